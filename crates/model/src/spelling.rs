//! Spelling for reading, searching and matching; never for display.

use unicode_normalization::UnicodeNormalization;

/// Full-width forms made narrow (NFKC), spaces at the ends removed.
pub fn narrow(text: &str) -> String {
    if text.is_ascii() {
        return text.trim().to_owned();
    }
    text.nfkc().collect::<String>().trim().to_owned()
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
    text.nfkc()
        .flat_map(char::to_lowercase)
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match letter {
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ー' | '－' => '-',
            'й' => 'イ',
            'д' => 'ド',
            other => other,
        })
        .collect()
}
