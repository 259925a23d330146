//! Spelling for reading, searching and matching; never for display.

use unicode_normalization::UnicodeNormalization;

/// Full-width forms made narrow (NFKC), spaces at the ends removed.
pub fn narrow(text: &str) -> String {
    if text.is_ascii() {
        return text.trim().to_owned();
    }
    text.nfkc().collect::<String>().trim().to_owned()
}

/// A text made narrow for reading numbers from it; `None` if a digit hides in another sign, as in
/// `10²` and `90①`, and would come to stand among the others. Units (`㎡`, `m²`) may have them.
pub fn narrow_number(text: &str) -> Option<String> {
    let mut before = None;
    for letter in text.chars() {
        let is_plain = letter.is_ascii() || ('０'..='９').contains(&letter);
        let mut parts = std::iter::once(letter).nfkc();
        let hides_digit = !is_plain && parts.clone().any(|part| part.is_ascii_digit());
        let is_unit = parts.next().is_some_and(char::is_alphabetic)
            || before.is_some_and(|before: char| before.is_ascii_alphabetic());
        if hides_digit && !is_unit {
            return None;
        }
        before = Some(letter);
    }
    Some(narrow(text))
}

/// The form under which two spellings of one name are equal: NFKC, lower case, no spaces, one kind
/// of hyphen, and the slips of machine reading undone (Cyrillic letters inside katakana words).
///
/// ```
/// use rashin_model::spelling::fold;
/// assert_eq!(fold("ＤＸ　推進"), fold("dx推進"));
/// assert_eq!(fold("デジタルデバ\u{439}\u{434}"), fold("デジタルデバイド"));
/// ```
pub fn fold(text: &str) -> String {
    fold_letters(text).filter(|letter| !letter.is_whitespace()).collect()
}

/// The letters of [`fold`] with the spaces left where they are, for finding words in a text.
pub fn fold_letters(text: &str) -> impl Iterator<Item = char> {
    text.nfkc().flat_map(char::to_lowercase).map(|letter| match letter {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ー' | '－' => '-',
        'й' => 'イ',
        'д' => 'ド',
        other => other,
    })
}
