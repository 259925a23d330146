//! Words for searching: those that mean the same, and those that only make a question.

use std::sync::OnceLock;

use rashin_model::Lang;

const SYNONYMS: &str = include_str!("../../../words/synonyms.csv");
const QUESTION_WORDS: &str = include_str!("../../../words/question_words.csv");

/// Groups of words that mean the same in Japanese and English: the rows of `words/synonyms.csv`.
pub fn synonyms() -> &'static [Vec<&'static str>] {
    static GROUPS: OnceLock<Vec<Vec<&'static str>>> = OnceLock::new();
    GROUPS.get_or_init(|| {
        rows(SYNONYMS)
            .map(|(words, _)| words.split(';').map(str::trim).filter(|word| !word.is_empty()).collect())
            .collect()
    })
}

/// Words that make a question and say nothing of what is asked: the rows of `words/question_words.csv`.
pub fn question_words(lang: Lang) -> impl Iterator<Item = &'static str> {
    rows(QUESTION_WORDS).filter(move |(language, _)| *language == lang.tag()).map(|(_, word)| word)
}

/// The two cells of each line below the headings; no cell of these files needs quotes.
fn rows(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.lines().skip(1).filter_map(|line| line.split_once(','))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_group_has_two_words_and_no_word_twice() {
        for group in synonyms() {
            let different: BTreeSet<&str> = group.iter().copied().collect();
            assert!(group.len() >= 2 && different.len() == group.len(), "{group:?}");
        }
    }

    #[test]
    fn both_languages_have_question_words_without_repetition() {
        for lang in [Lang::Ja, Lang::En] {
            let words: Vec<&str> = question_words(lang).collect();
            let different: BTreeSet<&str> = words.iter().copied().collect();
            assert!(words.len() > 50 && different.len() == words.len(), "{lang:?}");
        }
    }

    #[test]
    fn the_files_need_no_quotes() {
        assert!(!SYNONYMS.contains('"') && !QUESTION_WORDS.contains('"'));
    }
}
