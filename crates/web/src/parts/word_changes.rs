//! What changed in a text, word by word.

use maud::{Markup, html};
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// The old text and the new one as one: what went struck out, what came underlined.
pub fn word_changes(before: &str, after: &str) -> Markup {
    let (old, new) = (words(before), words(after));
    html! { @for operation in capture_diff_slices(Algorithm::Patience, &old, &new) {
        @let (tag, gone, come) = operation.as_tag_tuple();
        @if tag == DiffTag::Equal { (old[gone].concat()) } @else {
            @if !gone.is_empty() { del { (old[gone].concat()) } }
            @if !come.is_empty() { ins { (new[come].concat()) } }
        }
    } }
}

/// What a letter belongs to: a run of the same kind is a word.
#[derive(PartialEq, Clone, Copy)]
enum Kind {
    Latin,
    Number,
    Hiragana,
    Katakana,
    Kanji,
    Space,
    /// Punctuation: every sign stands for itself.
    Sign,
}

fn kind(letter: char) -> Kind {
    match letter {
        '0'..='9' | '０'..='９' | '.' | '．' | ',' | '，' | '%' | '％' => Kind::Number,
        'ぁ'..='ゟ' => Kind::Hiragana,
        'ァ'..='ヺ' | 'ー' | 'ヽ'..='ヿ' | 'ｦ'..='ﾟ' => Kind::Katakana,
        '々' | '〆' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Kind::Kanji,
        letter if letter.is_whitespace() => Kind::Space,
        letter if letter.is_alphanumeric() => Kind::Latin,
        _ => Kind::Sign,
    }
}

/// Cuts a text where the script changes. Japanese has no spaces; a run of kanji or katakana is nearly
/// always a word, a run of hiragana its ending or a particle. Long runs of kanji are cut after two, as
/// compounds are built.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut last: Option<(Kind, usize)> = None;
    for (at, letter) in text.char_indices() {
        let own = kind(letter);
        let goes_on =
            last.is_some_and(|(kind, length)| kind == own && own != Kind::Sign && (own != Kind::Kanji || length < 2));
        match last {
            Some((_, length)) if goes_on => last = Some((own, length + 1)),
            _ => {
                if at > start {
                    words.push(&text[start..at]);
                }
                start = at;
                last = Some((own, 1));
            }
        }
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{word_changes, words};

    #[test]
    fn japanese_is_cut_where_the_script_changes() {
        assert_eq!(
            words("オンライン申請を2025年度までに90%にする"),
            ["オンライン", "申請", "を", "2025", "年度", "までに", "90%", "にする"]
        );
    }

    #[test]
    fn only_the_words_that_changed_are_marked() {
        assert_eq!(
            word_changes("書かない窓口を広げる", "書かない窓口を全県に広げる").into_string(),
            "書かない窓口を<ins>全県に</ins>広げる"
        );
        assert_eq!(word_changes("90%以上", "95%以上").into_string(), "<del>90%</del><ins>95%</ins>以上");
    }

    #[test]
    fn markup_in_a_text_stays_text() {
        assert_eq!(word_changes("", "<b>").into_string(), "<ins>&lt;b&gt;</ins>");
    }
}
