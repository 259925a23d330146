//! How wide a text will be, and how to shorten or break it: estimates without a font.

/// Estimated width of a text at a font size. The estimate is a little generous, so that what is
/// fitted by it also fits in other fonts.
pub(crate) fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(char_em).sum::<f64>() * size
}

/// Width of a character in ems, after the widest of the fonts that pages and documents use
/// (BIZ UDPGothic).
fn char_em(character: char) -> f64 {
    match character {
        ' ' | '\'' | ',' | '.' | ':' | ';' | '_' | 'i' | 'l' | '!' => 0.36,
        '(' | ')' | '[' | ']' | '/' | '-' | '|' | '*' | '"' | 'I' | 'f' | 'j' | 'r' | 't' => 0.5,
        '%' | '&' | '@' | 'm' | 'w' | 'M' | 'O' | 'Q' | 'W' => 0.98,
        'A'..='Z' | '+' | '=' | '<' | '>' | '#' | '$' | '?' => 0.8,
        '0'..='9' => 0.74,
        other if other.is_ascii() => 0.7,
        // Half-width katakana.
        '\u{ff61}'..='\u{ff9f}' => 0.55,
        // Combining marks take no room of their own.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' => 0.0,
        // Latin, Greek and Cyrillic letters beyond ASCII.
        '\u{80}'..='\u{52f}' => 0.75,
        _ => 1.0,
    }
}

/// The text, or as much of it as fits into `width` with an ellipsis.
pub(crate) fn shorten(text: &str, size: f64, width: f64) -> String {
    if text_width(text, size) <= width {
        return text.to_owned();
    }
    let room = width - size;
    let mut used = 0.0;
    let mut kept = String::new();
    for character in text.chars() {
        used += char_em(character) * size;
        if used > room {
            break;
        }
        kept.push(character);
    }
    format!("{}…", kept.trim_end())
}

/// The text in at most `lines` lines of `width`, the last one shortened. Japanese breaks
/// anywhere but before a closing mark, other scripts at spaces where there are any.
pub(crate) fn wrap(text: &str, size: f64, width: f64, lines: usize) -> Vec<String> {
    let mut rest = text.trim();
    let mut wrapped = Vec::new();
    while wrapped.len() + 1 < lines && text_width(rest, size) > width {
        let cut = break_at(rest, size, width);
        if cut == 0 || cut >= rest.len() {
            break;
        }
        wrapped.push(rest[..cut].trim_end().to_owned());
        rest = rest[cut..].trim_start();
    }
    wrapped.push(shorten(rest, size, width));
    wrapped
}

/// Byte position of the last good break within `width`.
fn break_at(text: &str, size: f64, width: f64) -> usize {
    let mut used = 0.0;
    let mut best = 0;
    let mut last_fitting = 0;
    let mut previous: Option<char> = None;
    for (position, character) in text.char_indices() {
        let breakable = previous.is_some_and(|p| p == ' ' || !p.is_ascii() || !character.is_ascii());
        if position > 0 && breakable && !is_closing(character) && !previous.is_some_and(is_opening) {
            best = position;
        }
        if position > 0 {
            last_fitting = position;
        }
        used += char_em(character) * size;
        if used > width {
            break;
        }
        previous = Some(character);
    }
    if best > 0 { best } else { last_fitting }
}

fn is_closing(character: char) -> bool {
    "、。，．・）」』】〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ%％)],.".contains(character)
}

fn is_opening(character: char) -> bool {
    "（「『【〔(".contains(character)
}

#[cfg(test)]
mod tests {
    use super::{shorten, text_width, wrap};

    #[test]
    fn japanese_is_as_wide_as_its_characters_are_many() {
        assert!((text_width("電子申請", 14.0) - 56.0).abs() < 1e-9);
        assert!(text_width("2022", 14.0) < text_width("年度年度", 14.0));
    }

    #[test]
    fn a_text_that_fits_is_kept_and_one_that_does_not_ends_in_an_ellipsis() {
        assert_eq!(shorten("電子申請", 10.0, 40.0), "電子申請");
        assert_eq!(shorten("電子申請率", 10.0, 40.0), "電子申…");
        assert_eq!(shorten("電", 10.0, 0.0), "…");
    }

    #[test]
    fn a_line_does_not_start_with_a_closing_mark() {
        assert_eq!(wrap("キャッシュレス", 10.0, 20.0, 4)[0], "キャ");
        assert_eq!(wrap("市町村（全部）", 10.0, 60.0, 2), ["市町村（全", "部）"]);
    }

    #[test]
    fn english_breaks_at_spaces() {
        assert_eq!(wrap("Online procedures offered", 10.0, 120.0, 2), ["Online procedures", "offered"]);
    }
}
