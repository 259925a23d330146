//! Words that mean the same, found in a text.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::letters::{Letter, Script, letters};

/// Up to this many letters a katakana word is looked for as a whole word only: バス is not in バスケット.
const LONGEST_WHOLE_WORD: usize = 3;

/// The synonyms of the program, ready to be found.
pub struct Lexicon {
    /// Spellings by their first letter, the longest first.
    spellings: BTreeMap<char, Vec<Spelling>>,
}

struct Spelling {
    signs: Vec<char>,
    scripts: Vec<Script>,
    group: usize,
}

/// A place where a word of a group stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The group: the position of its row.
    pub group: usize,
    /// Its letters.
    pub letters: Range<usize>,
}

impl Named {
    /// The word of an index that stands for every word of the group. No other has a `=`.
    pub fn token(&self) -> String {
        format!("={}", self.group)
    }
}

/// The synonyms that ship with the program.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::of(rashin_shipped::synonyms()))
}

impl Lexicon {
    fn of(groups: &[Vec<&str>]) -> Self {
        let mut spellings: BTreeMap<char, Vec<Spelling>> = BTreeMap::new();
        for (group, words) in groups.iter().enumerate() {
            for word in words {
                let letters = letters(word);
                let spelling = Spelling {
                    signs: letters.iter().map(|letter| letter.sign).collect(),
                    scripts: letters.iter().map(|letter| letter.script).collect(),
                    group,
                };
                if let Some(first) = spelling.signs.first() {
                    spellings.entry(*first).or_default().push(spelling);
                }
            }
        }
        for own in spellings.values_mut() {
            own.sort_by_key(|spelling| (std::cmp::Reverse(spelling.signs.len()), spelling.group));
        }
        Self { spellings }
    }

    /// The groups named at a place, those with the longest word first.
    fn at<'a>(&'a self, letters: &'a [Letter], place: usize) -> impl Iterator<Item = Named> + 'a {
        let own = self.spellings.get(&letters[place].sign).into_iter().flatten();
        own.filter_map(move |spelling| {
            let end = spelling.end_in(letters, place)?;
            Some(Named { group: spelling.group, letters: place..end })
        })
    }

    /// Every place where a word of a group stands, words within words included.
    pub fn all_in(&self, letters: &[Letter]) -> Vec<Named> {
        let mut found: Vec<Named> = Vec::new();
        for place in 0..letters.len() {
            for named in self.at(letters, place) {
                // Two words of one group at one place count once.
                let is_within = |seen: &Named| seen.group == named.group && seen.letters.end >= named.letters.end;
                if !found.iter().rev().take(8).any(is_within) {
                    found.push(named);
                }
            }
        }
        found
    }

    /// The longest words from left to right, none over another; several groups where one word is in several.
    pub fn longest_in(&self, letters: &[Letter]) -> Vec<Named> {
        let mut found = Vec::new();
        let mut place = 0;
        while place < letters.len() {
            let longest = self.at(letters, place).next().map(|named| named.letters.end);
            found.extend(self.at(letters, place).filter(|named| Some(named.letters.end) == longest));
            place = longest.unwrap_or(place + 1);
        }
        found
    }
}

impl Spelling {
    /// Where the spelling ends if it stands at a place.
    fn end_in(&self, letters: &[Letter], place: usize) -> Option<usize> {
        let end = place + self.signs.len();
        let own = letters.get(place..end)?;
        if !own.iter().zip(&self.signs).all(|(letter, sign)| letter.sign == *sign) {
            return None;
        }
        let last = self.scripts.len() - 1;
        let goes_on = |edge: usize, beside: Option<&Letter>| {
            let is_word = match self.scripts[edge] {
                Script::Latin => true,
                Script::Katakana => self.signs.len() <= LONGEST_WHOLE_WORD,
                Script::Kanji => self.signs.len() == 1,
                Script::Hiragana | Script::Other => false,
            };
            is_word && beside.is_some_and(|beside| beside.script == self.scripts[edge])
        };
        let before = place.checked_sub(1).and_then(|before| letters.get(before));
        if goes_on(0, before) {
            return None;
        }
        // An English plural is the same word.
        let is_plural = self.scripts[last] == Script::Latin
            && letters.get(end).is_some_and(|letter| letter.sign == 's')
            && letters.get(end + 1).is_none_or(|letter| letter.script != Script::Latin);
        match goes_on(last, letters.get(end)) {
            false => Some(end),
            true if is_plural => Some(end + 1),
            true => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon_of(groups: &[&[&'static str]]) -> Lexicon {
        Lexicon::of(&groups.iter().map(|group| group.to_vec()).collect::<Vec<_>>())
    }

    fn groups(lexicon: &Lexicon, text: &str) -> Vec<usize> {
        lexicon.longest_in(&letters(text)).into_iter().map(|named| named.group).collect()
    }

    #[test]
    fn the_longest_word_is_taken_and_other_spellings_are_found() {
        let lexicon = lexicon_of(&[&["マイナンバー", "My Number"], &["マイナンバーカード", "My Number card"]]);
        assert_eq!(groups(&lexicon, "マイナンバーカードとﾏｲﾅﾝﾊﾞｰ"), [1, 0]);
        assert_eq!(groups(&lexicon, "my number cards"), [1]);
        assert_eq!(lexicon.all_in(&letters("マイナンバーカード")).len(), 2);
    }

    #[test]
    fn short_words_are_found_as_whole_words_only() {
        let lexicon = lexicon_of(&[&["バス", "bus"], &["税", "tax"], &["IT", "情報技術"]]);
        assert_eq!(groups(&lexicon, "バスケット、business、関税法、visit"), Vec::<usize>::new());
        assert_eq!(groups(&lexicon, "路線バス、a bus, 税を、ITと"), [0, 0, 1, 2]);
    }
}
