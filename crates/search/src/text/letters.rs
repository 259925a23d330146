//! The letters of a text under one spelling, each with its place in the text as it was written.

use std::ops::Range;

use rashin_model::spelling::fold_letters;

/// The kind of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Chinese characters.
    Kanji,
    /// The syllables of grammar.
    Hiragana,
    /// The syllables of foreign words.
    Katakana,
    /// Letters and digits of everything else.
    Latin,
    /// Spaces and signs.
    Other,
}

/// A letter as it is searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The letter: narrow, lower case, slips of machine reading undone.
    pub sign: char,
    /// Its kind.
    pub script: Script,
    /// The bytes it was written with.
    pub bytes: Range<usize>,
}

/// The shortest katakana word that may be written with or without a long last vowel (サーバ, サーバー).
const LEAST_LONG_WORD: usize = 3;

/// The letters of a text. Spaces inside an abbreviation (`D X`) and long vowels at the end of a word are left out.
pub fn letters(text: &str) -> Vec<Letter> {
    let mut found: Vec<Letter> = Vec::with_capacity(text.len());
    let mut starts = text.char_indices().peekable();
    while let Some((start, _)) = starts.next() {
        while starts.next_if(|(_, next)| is_mark(*next)).is_some() {}
        let end = starts.peek().map_or(text.len(), |(next, _)| *next);
        for sign in fold_letters(&text[start..end]) {
            let is_katakana_before = found.last().is_some_and(|before| before.script == Script::Katakana);
            // The spelling of names knows one hyphen, and the long vowel is one: in a katakana word it is a vowel.
            let sign = if sign == '-' && is_katakana_before { 'ー' } else { sign };
            found.push(Letter { sign, script: script(sign), bytes: start..end });
        }
    }
    without_last_vowels(without_torn_spaces(text, found))
}

/// Marks that belong to the letter before: the voice marks of half-width kana, accents.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{ff9e}' | '\u{ff9f}')
}

fn script(sign: char) -> Script {
    match sign {
        '\u{3005}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Script::Kanji,
        '\u{3041}'..='\u{309f}' => Script::Hiragana,
        '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' => Script::Katakana,
        _ if sign.is_alphanumeric() => Script::Latin,
        _ => Script::Other,
    }
}

/// Machine reading tears abbreviations apart: `D X` is DX.
fn without_torn_spaces(text: &str, letters: Vec<Letter>) -> Vec<Letter> {
    let is_capital = |place: Option<&Letter>| {
        place.is_some_and(|letter| {
            let written = text[letter.bytes.clone()].chars().next();
            letter.sign.is_ascii_alphabetic() && written.is_some_and(char::is_uppercase)
        })
    };
    let is_latin = |place: Option<&Letter>| place.is_some_and(|letter| letter.script == Script::Latin);
    let at = |place: usize, step: isize| place.checked_add_signed(step).and_then(|place| letters.get(place));
    let is_torn = |place: usize| {
        letters[place].sign == ' '
            && is_capital(at(place, -1))
            && is_capital(at(place, 1))
            && !is_latin(at(place, -2))
            && !is_latin(at(place, 2))
    };
    let torn: Vec<bool> = (0..letters.len()).map(is_torn).collect();
    letters.into_iter().zip(torn).filter(|(_, is_torn)| !is_torn).map(|(letter, _)| letter).collect()
}

/// サーバー and サーバ are one word: the long vowel at its end goes to the letter before.
fn without_last_vowels(letters: Vec<Letter>) -> Vec<Letter> {
    let mut kept: Vec<Letter> = Vec::with_capacity(letters.len());
    let mut word = 0;
    let mut rest = letters.into_iter().peekable();
    while let Some(letter) = rest.next() {
        word = if letter.script == Script::Katakana { word + 1 } else { 0 };
        let is_last = rest.peek().is_none_or(|next| next.script != Script::Katakana);
        match kept.last_mut() {
            Some(before) if letter.sign == 'ー' && is_last && word > LEAST_LONG_WORD => {
                before.bytes.end = letter.bytes.end;
            }
            _ => kept.push(letter),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(text: &str) -> String {
        letters(text).iter().map(|letter| letter.sign).collect()
    }

    #[test]
    fn spellings_of_one_word_have_the_same_letters() {
        for (one, other) in [
            ("ＤＸ推進", "dx推進"),
            ("D X推進", "DX推進"),
            ("デジタルデバ\u{439}\u{434}", "デジタルデバイド"),
            ("ﾃﾞｼﾞﾀﾙ", "デジタル"),
            ("サーバー", "サーバ"),
            ("サ－バ", "サーバ"),
        ] {
            assert_eq!(signs(one), signs(other));
        }
        assert_eq!(signs("plan A and B"), "plan a and b");
        assert_eq!(signs("データ"), "データ");
    }

    #[test]
    fn letters_know_the_bytes_they_were_written_with() {
        let text = "ﾃﾞｰﾀと①";
        let own: Vec<&str> = letters(text).iter().map(|letter| &text[letter.bytes.clone()]).collect();
        assert_eq!(own, ["ﾃﾞ", "ｰ", "ﾀ", "と", "①"]);
    }
}
