//! The words of a text as an index keeps them: pairs of neighbouring letters for Japanese, which is written
//! without spaces, and stems for the rest.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use rashin_model::Lang;

use super::letters::{Letter, Script};
use super::lexicon::lexicon;

/// Letters that tie words together; a pair of one of them and a letter of another script is no part of a word.
const PARTICLES: [char; 10] = ['を', 'の', 'に', 'は', 'が', 'で', 'と', 'も', 'へ', 'や'];

/// Stretches of Japanese letters, and words of other letters.
pub fn runs(letters: &[Letter]) -> Vec<Range<usize>> {
    let is_latin = |place: usize| letters[place].script == Script::Latin;
    let mut found: Vec<Range<usize>> = Vec::new();
    for place in (0..letters.len()).filter(|place| letters[*place].script != Script::Other) {
        match found.last_mut() {
            Some(run) if run.end == place && is_latin(run.start) == is_latin(place) => run.end = place + 1,
            _ => found.push(place..place + 1),
        }
    }
    found
}

/// The words of a running text.
pub fn text_tokens(letters: &[Letter]) -> Vec<String> {
    tokens(letters, false)
}

/// The words of a title, in which each Chinese character counts by itself, too.
pub fn title_tokens(letters: &[Letter]) -> Vec<String> {
    tokens(letters, true)
}

fn tokens(letters: &[Letter], every_kanji: bool) -> Vec<String> {
    let mut found: Vec<String> =
        runs(letters).into_iter().flat_map(|run| tokens_of_run(&letters[run], every_kanji)).collect();
    found.extend(lexicon().all_in(letters).into_iter().map(|named| named.token()));
    found
}

/// The words of one run; `every_kanji` says whether a Chinese character beside another counts by itself.
pub fn tokens_of_run(run: &[Letter], every_kanji: bool) -> Vec<String> {
    if run.first().is_some_and(|letter| letter.script == Script::Latin) {
        let word: String = run.iter().map(|letter| letter.sign).collect();
        return if is_stop_word(&word) { Vec::new() } else { vec![stem(&word)] };
    }
    let is_kanji = |place: Option<&Letter>| place.is_some_and(|letter| letter.script == Script::Kanji);
    let mut found = Vec::new();
    for (place, letter) in run.iter().enumerate() {
        let next = run.get(place + 1);
        let alone = !is_kanji(next) && !is_kanji(place.checked_sub(1).and_then(|before| run.get(before)));
        if letter.script == Script::Kanji && (every_kanji || alone) {
            found.push(letter.sign.to_string());
        }
        if let Some(next) = next.filter(|next| is_pair(letter, next)) {
            found.push([letter.sign, next.sign].iter().collect());
        }
    }
    found
}

/// Whether two neighbours can be part of one word.
fn is_pair(letter: &Letter, next: &Letter) -> bool {
    let ties = |one: &Letter, other: &Letter| PARTICLES.contains(&one.sign) && other.script != Script::Hiragana;
    !ties(letter, next) && !ties(next, letter)
}

/// Whether an English word says nothing of what a text is about.
pub fn is_stop_word(word: &str) -> bool {
    static WORDS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| rashin_shipped::question_words(Lang::En).collect()).contains(word)
}

/// An English word without the ending of the plural (Harman's S stemmer, 1991): its rules leave other words alone,
/// which a stemmer for verbs does not, and they are the same in the script of the static copy.
pub fn stem(word: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if word.len() < 4 || !word.is_ascii() {
        return word.to_owned();
    }
    if word.ends_with("ies") && !ends(&["eies", "aies"]) {
        return format!("{}y", &word[..word.len() - 3]);
    }
    if word.ends_with("es") && !ends(&["aes", "ees", "oes"]) {
        return word[..word.len() - 1].to_owned();
    }
    if word.ends_with('s') && !ends(&["us", "ss"]) {
        return word[..word.len() - 1].to_owned();
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::letters::letters;
    use super::*;

    fn plain(text: &str) -> Vec<String> {
        text_tokens(&letters(text)).into_iter().filter(|token| !token.starts_with('=')).collect()
    }

    #[test]
    fn japanese_falls_into_pairs_without_the_letters_that_tie_words() {
        assert_eq!(plain("県庁の橋を診る"), ["県庁", "橋", "診", "診る"]);
    }

    #[test]
    fn other_words_lose_their_plural_and_words_of_questions_are_left_out() {
        assert_eq!(plain("What are the cities and measures of DX?"), ["city", "measure", "dx"]);
        assert_eq!([stem("bus"), stem("process"), stem("taxes")], ["bus", "process", "taxe"]);
    }

    #[test]
    fn a_title_counts_each_chinese_character() {
        assert!(title_tokens(&letters("県税")).contains(&"税".to_owned()));
        assert!(!text_tokens(&letters("県税")).contains(&"税".to_owned()));
    }
}
