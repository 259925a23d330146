//! Numbers, texts and ids as SVG accepts them.

/// A coordinate with at most two decimals, the same text on every machine; what is not a finite
/// number becomes 0 so that the drawing stays valid.
pub(crate) fn coordinate(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

/// Appends text for XML: the five special characters as entities, and characters that XML
/// forbids (control characters, U+FFFE, U+FFFF) left out.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
}

/// An id that XML and CSS selectors accept, from any text.
pub(super) fn clean_id(id: &str) -> String {
    let cleaned: String = id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
    if cleaned.starts_with(|c: char| c.is_ascii_alphabetic()) { cleaned } else { format!("fig{cleaned}") }
}

#[cfg(test)]
mod tests {
    use super::{clean_id, coordinate, push_escaped};

    #[test]
    fn a_coordinate_has_at_most_two_decimals_and_no_negative_zero() {
        assert_eq!(coordinate(12.0), "12");
        assert_eq!(coordinate(1.255_1), "1.26");
        assert_eq!(coordinate(100.0), "100");
        assert_eq!(coordinate(-0.001), "0");
        assert_eq!(coordinate(f64::NAN), "0");
        assert_eq!(coordinate(f64::NEG_INFINITY), "0");
    }

    #[test]
    fn text_is_escaped_and_control_characters_are_dropped() {
        let mut out = String::new();
        push_escaped(&mut out, "<a href='x'>&\"\u{0}\u{b}\n終");
        assert_eq!(out, "&lt;a href=&#39;x&#39;&gt;&amp;&quot; 終");
    }

    #[test]
    fn an_id_is_safe_in_html_and_css() {
        assert_eq!(clean_id("akita-08.1"), "akita-08-1");
        assert_eq!(clean_id("8\"><script>"), "fig8---script-");
        assert_eq!(clean_id(""), "fig");
    }
}
