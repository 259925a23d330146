//! A question taken apart: what is asked for, without the words that only make a question of it.

use std::ops::Range;
use std::sync::OnceLock;

use rashin_model::Lang;

use crate::text::{Letter, Script, letters, lexicon, runs, tokens_of_run};

/// Letters of a question that are read; a longer one is cut there.
const LONGEST: usize = 300;
/// Things asked for that are looked for; the rest of a long question is left out.
const MOST_UNITS: usize = 24;

/// Letters that end a word: what follows or precedes them in hiragana is grammar.
const PARTICLES: [&str; 11] = ["を", "の", "に", "は", "が", "で", "と", "も", "へ", "や", "か"];

/// A question, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The question as it was asked, cut to what is read.
    pub asked: String,
    /// Whether it was longer than is read.
    pub is_cut: bool,
    /// What is asked for.
    pub(crate) units: Vec<Unit>,
}

/// A thing that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Unit {
    /// The words of the index that stand for it.
    pub tokens: Vec<String>,
    /// How much it counts.
    pub weight: f32,
    /// Groups of synonyms it belongs to; none for a word as it stands.
    pub groups: Vec<usize>,
    /// The letters of the word, for marking it.
    pub signs: Vec<char>,
    /// The script of those letters.
    pub script: Script,
}

impl Question {
    /// Reads a question.
    pub fn of(asked: &str) -> Self {
        let asked = asked.trim();
        let end = asked.char_indices().nth(LONGEST).map_or(asked.len(), |(end, _)| end);
        // What is neither letter nor sign (line ends, control characters) is a space.
        let text: String = asked[..end].chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
        let letters = letters(&text);
        let mut units = units(&letters, true);
        if units.is_empty() {
            // Whoever asks for nothing but little words may mean them.
            units = self::units(&letters, false);
        }
        units.truncate(MOST_UNITS);
        Self { is_cut: end < asked.len(), asked: text, units }
    }

    /// Whether nothing is asked for that could be found.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }
}

/// The things asked for, each once; `strict` leaves out words that only make a question.
fn units(letters: &[Letter], strict: bool) -> Vec<Unit> {
    let mut found: Vec<Unit> = Vec::new();
    let mut add = |unit: Option<Unit>| {
        if let Some(unit) = unit.filter(|unit| found.iter().all(|known| known.tokens != unit.tokens)) {
            found.push(unit);
        }
    };
    let mut rest = 0;
    let named = lexicon().longest_in(letters);
    let mut at = 0;
    while at < named.len() {
        let place = named[at].letters.clone();
        let same: Vec<usize> =
            named[at..].iter().take_while(|other| other.letters == place).map(|other| other.group).collect();
        at += same.len();
        words(&letters[rest..place.start], rest > 0, strict).into_iter().for_each(&mut add);
        add(Some(named_unit(&letters[place.clone()], same)));
        rest = place.end;
    }
    words(&letters[rest..], rest > 0, strict).into_iter().for_each(&mut add);
    found
}

/// A word that has synonyms.
fn named_unit(own: &[Letter], groups: Vec<usize>) -> Unit {
    Unit {
        tokens: groups.iter().map(|group| format!("={group}")).collect(),
        weight: 1.5,
        groups,
        signs: own.iter().map(|letter| letter.sign).collect(),
        script: own[0].script,
    }
}

/// The words of a stretch without synonyms; `follows` says whether a word stands before it.
fn words(stretch: &[Letter], follows: bool, strict: bool) -> Vec<Option<Unit>> {
    let kept: Vec<Range<usize>> =
        if strict { without_questions(stretch) } else { std::iter::once(0..stretch.len()).collect() };
    let mut found = Vec::new();
    for part in kept {
        for run in runs(&stretch[part.clone()]) {
            let run = part.start + run.start..part.start + run.end;
            for word in same_script(&stretch[run.clone()]) {
                let word = run.start + word.start..run.start + word.end;
                let before = word.start > 0 || follows;
                found.push(word_unit(&stretch[word], before && strict, strict));
            }
        }
    }
    found
}

/// A stretch without the words of questions that hold a Chinese character, the longest first.
fn without_questions(stretch: &[Letter]) -> Vec<Range<usize>> {
    static WORDS: OnceLock<Vec<Vec<char>>> = OnceLock::new();
    let all = WORDS.get_or_init(|| {
        let is_mixed = |word: &&str| word.chars().any(|sign| matches!(sign, '\u{3400}'..='\u{9fff}'));
        let mut all: Vec<Vec<char>> =
            rashin_shipped::question_words(Lang::Ja).filter(is_mixed).map(|word| word.chars().collect()).collect();
        all.sort_by_key(|word| std::cmp::Reverse(word.len()));
        all
    });
    let stands = |word: &[char], place: usize| {
        stretch.get(place..place + word.len()).is_some_and(|own| own.iter().zip(word).all(|(a, b)| a.sign == *b))
    };
    let (mut kept, mut from, mut place) = (Vec::new(), 0, 0);
    while place < stretch.len() {
        match all.iter().find(|word| stands(word, place)) {
            Some(word) => {
                kept.push(from..place);
                place += word.len();
                from = place;
            }
            None => place += 1,
        }
    }
    kept.push(from..stretch.len());
    kept.retain(|part| !part.is_empty());
    kept
}

/// The parts of a run in one script.
fn same_script(run: &[Letter]) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for (place, letter) in run.iter().enumerate() {
        match parts.last_mut() {
            Some(part) if run[part.start].script == letter.script => part.end = place + 1,
            _ => parts.push(place..place + 1),
        }
    }
    parts
}

/// A word as it stands; `None` where nothing is left of it.
fn word_unit(word: &[Letter], follows: bool, strict: bool) -> Option<Unit> {
    let script = word[0].script;
    let signs: Vec<char> = word.iter().map(|letter| letter.sign).collect();
    let signs = if script == Script::Hiragana && strict { content(&signs, follows)? } else { signs };
    let letters: Vec<Letter> = signs.iter().map(|sign| Letter { sign: *sign, script, bytes: 0..0 }).collect();
    let tokens = tokens_of_run(&letters, false);
    let long = |least: usize| f32::from(u8::try_from(signs.len().saturating_sub(least).min(4)).unwrap_or(4));
    let weight = match (script, signs.len()) {
        (Script::Latin, _) if signs.iter().all(char::is_ascii_digit) => 0.4,
        (Script::Latin, _) => 1.0,
        (Script::Kanji, 1) => 0.5,
        (Script::Kanji, _) => 1.0 + 0.2 * long(2),
        (Script::Katakana, _) => 1.0 + 0.1 * long(3),
        (_, 2) => 0.4,
        _ => 0.8,
    };
    (!tokens.is_empty()).then_some(Unit { tokens, weight, groups: Vec::new(), signs, script })
}

/// What is left of hiragana without its grammar; `None` where nothing is.
fn content(signs: &[char], follows: bool) -> Option<Vec<char>> {
    static WORDS: OnceLock<Vec<Vec<char>>> = OnceLock::new();
    let all = WORDS.get_or_init(|| {
        let is_plain = |word: &&str| word.chars().all(|sign| matches!(sign, '\u{3041}'..='\u{309f}'));
        let mut all: Vec<Vec<char>> =
            rashin_shipped::question_words(Lang::Ja).filter(is_plain).map(|word| word.chars().collect()).collect();
        all.sort_by_key(|word| std::cmp::Reverse(word.len()));
        all
    });
    if is_made_of(signs, all) {
        return None;
    }
    // Whole words of grammar go from the end; from the beginning particles only, and only behind a word.
    let is_edge = |word: &[char]| word.len() > 1 || PARTICLES.contains(&word.iter().collect::<String>().as_str());
    let mut rest = signs;
    while let Some(word) = all.iter().find(|word| is_edge(word) && rest.ends_with(word)) {
        rest = &rest[..rest.len() - word.len()];
    }
    while let Some(first) = rest.first().filter(|first| follows && PARTICLES.contains(&first.to_string().as_str())) {
        debug_assert!(!first.is_ascii());
        rest = &rest[1..];
    }
    (rest.len() > 1 && !is_made_of(rest, all)).then(|| rest.to_vec())
}

/// Whether letters fall into words of a list without a rest.
fn is_made_of(signs: &[char], words: &[Vec<char>]) -> bool {
    let mut reached = vec![false; signs.len() + 1];
    reached[0] = true;
    for from in 0..signs.len() {
        if reached[from] {
            for word in words.iter().filter(|word| signs[from..].starts_with(word)) {
                reached[from + word.len()] = true;
            }
        }
    }
    reached[signs.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_of(asked: &str) -> Vec<String> {
        Question::of(asked).units.iter().map(|unit| unit.signs.iter().collect()).collect()
    }

    #[test]
    fn what_is_asked_for_is_left_of_a_question() {
        assert_eq!(words_of("よりみち号の稼働はどうなっていますか"), ["よりみち", "号", "稼働"]);
        assert_eq!(words_of("こはるとは何ですか"), ["こはる"]);
        assert_eq!(words_of("What is the digital divide?"), ["digital divide"]);
        assert_eq!(words_of("個人番号カード"), ["個人番号カード"]);
    }

    #[test]
    fn strange_questions_are_read_without_harm() {
        assert!(Question::of("").is_empty() && Question::of(" \u{0}\u{7}\n").is_empty());
        assert!(Question::of("+-!(){}[]^\"~*?:\\/ && ||").is_empty());
        let long = Question::of(&"橋と川".repeat(5_000));
        assert!(long.is_cut && long.asked.chars().count() == LONGEST && long.units.len() <= MOST_UNITS);
    }

    #[test]
    fn little_words_alone_are_taken_for_what_is_asked() {
        assert!(!Question::of("これから").is_empty());
    }
}
