//! Texts as machines want them: one line, no characters that depend on a machine.
//!
//! Source: 行政データにおける機械可読性に関するルール (デジタル庁, 2026-03-31), rules 1-06, 1-08 and 1-14.

use std::borrow::Cow;

use rashin_model::spelling::narrow;

/// A text on one line, without characters that depend on a machine: ① becomes (1), ㈱ (株), Ⅱ II, ㎡ m2;
/// line breaks, tabs and runs of spaces become one space.
///
/// ```
/// use rashin_opendata::machine_text;
/// assert_eq!(machine_text("①　㈱や Ⅱ型\n㎡"), "(1)　(株)や II型 m2");
/// ```
pub fn machine_text(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let mut last = 'x';
    let is_plain = text.chars().all(|letter| {
        let is_run = is_space(letter) && is_space(last);
        last = letter;
        !is_run && !letter.is_control() && !is_machine_dependent(letter)
    });
    if is_plain {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        if letter.is_control() || is_space(letter) {
            if !out.ends_with(is_space) {
                out.push(if letter.is_control() { ' ' } else { letter });
            }
        } else if is_half_width_kana(letter) {
            // A voiced sound is two half-width characters: the run is taken together.
            let mut run = String::from(letter);
            while let Some(next) = rest.next_if(|next| is_half_width_kana(*next)) {
                run.push(next);
            }
            out.push_str(&narrow(&run));
        } else if is_machine_dependent(letter) {
            push_plain(letter, &mut out);
        } else {
            out.push(letter);
        }
    }
    Cow::Owned(out)
}

fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\u{3000}' | '\u{A0}')
}

fn is_half_width_kana(letter: char) -> bool {
    matches!(letter, '\u{FF61}'..='\u{FF9F}')
}

/// Whether a character reads differently, or not at all, on another machine: enclosed numbers and
/// letters, Roman numerals in one character, squared words and units, half-width kana, private use.
pub fn is_machine_dependent(letter: char) -> bool {
    matches!(letter,
        '\u{2460}'..='\u{24FF}'
        | '\u{2776}'..='\u{2793}'
        | '\u{2150}'..='\u{218B}'
        | '\u{3200}'..='\u{32FF}'
        | '\u{3300}'..='\u{33FF}'
        | '\u{2116}' | '\u{2121}'
        | '\u{FF61}'..='\u{FF9F}'
        | '\u{E000}'..='\u{F8FF}'
        | '\u{1F100}'..='\u{1F2FF}')
}

fn push_plain(letter: char, out: &mut String) {
    let plain = match enclosed_number(letter) {
        Some(number) => format!("({number})"),
        None => narrow(letter.encode_utf8(&mut [0; 4])),
    };
    // Of a character of private use nothing is known: 〓 says that one stood there.
    let is_known = !plain.chars().any(is_machine_dependent);
    out.push_str(if is_known { &plain } else { "〓" });
}

/// The number in a circle: ①, ⓫, ⓵, ❷, ㉑.
fn enclosed_number(letter: char) -> Option<u32> {
    let code = u32::from(letter);
    Some(match code {
        0x2460..=0x2473 => code - 0x2460 + 1,
        0x24EA | 0x24FF => 0,
        0x24EB..=0x24F4 => code - 0x24EB + 11,
        0x24F5..=0x24FE => code - 0x24F5 + 1,
        0x2776..=0x2793 => (code - 0x2776) % 10 + 1,
        0x3251..=0x325F => code - 0x3251 + 21,
        0x32B1..=0x32BF => code - 0x32B1 + 36,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_left_as_it_is() {
        for text in ["デジタル化　推進", "90.0%以上", "A & B", "「～」…－", ""] {
            assert_eq!(machine_text(text), text);
        }
    }

    #[test]
    fn paragraphs_become_one_line() {
        assert_eq!(machine_text("一行目\r\n\r\n二行目\t三\n"), "一行目 二行目 三");
        assert_eq!(machine_text("　見出し　　 本文"), "見出し　本文");
    }

    #[test]
    fn what_depends_on_a_machine_is_written_out() {
        let cases = [
            ("⑳", "(20)"),
            ("❷", "(2)"),
            ("⓫", "(11)"),
            ("Ⅳ", "IV"),
            ("№1", "No1"),
            ("ｱｲｶﾞ", "アイガ"),
            ("㍿", "株式会社"),
            ("\u{E000}", "〓"),
        ];
        for (given, plain) in cases {
            assert_eq!(machine_text(given), plain, "{given}");
            assert!(!machine_text(given).chars().any(is_machine_dependent), "{given}");
        }
    }
}
