//! How much room a text takes: spreadsheets do not make rows with merged cells fit.

/// What a cell has beside and above its text, in points.
const PADDING: f64 = 5.0;
const MARGIN: f64 = 3.5;
/// Programs set the same letters a little wider or narrower.
const SLACK: f64 = 0.97;
/// Letters that no line begins with, and those that no line ends with.
const CLOSING: &str = "、。，．）］｝」』】〕〉》・：；？！％…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%),.]";
const OPENING: &str = "（［｛「『【〔〈《([";

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    /// Its size in points.
    size: f64,
    /// How much wider it is for being bold.
    weight: f64,
}

/// Text of cells and lines.
pub(super) const PLAIN: Face = Face { size: 10.0, weight: 1.0 };
/// Text that stands out.
pub(super) const BOLD: Face = Face { size: 10.0, weight: 1.04 };
/// Headings.
pub(super) const HEADING: Face = Face { size: 12.0, weight: 1.04 };
/// The title.
pub(super) const TITLE: Face = Face { size: 16.0, weight: 1.04 };

impl Face {
    /// How wide a text is on one line, in points.
    pub(super) fn width(self, text: &str) -> f64 {
        text.chars().map(em).sum::<f64>() * self.size * self.weight
    }

    /// How wide a cell is that holds a text on one line, in points.
    pub(super) fn cell(self, text: &str) -> f64 {
        self.width(text) / SLACK + PADDING
    }

    /// How wide a cell is that breaks no word of a text, in points.
    pub(super) fn longest_word(self, text: &str) -> f64 {
        text.lines().flat_map(Words).map(|word| self.cell(word.trim_end())).fold(0.0, f64::max)
    }

    /// How high a cell is whose text is broken at a width, both in points.
    pub(super) fn height(self, text: &str, width: f64) -> f64 {
        let room = ((width - PADDING) * SLACK).max(1.0);
        let lines: f64 = text.lines().map(|line| self.lines(line, room)).sum();
        lines.max(1.0) * self.size * 1.25 + MARGIN
    }

    /// On how many lines a line comes, each as full as words allow.
    fn lines(self, line: &str, room: f64) -> f64 {
        let (mut lines, mut at) = (1.0, 0.0);
        for word in Words(line) {
            // Spaces at the end of a line need no room.
            let needed = self.width(word.trim_end());
            if at > 0.0 && at + needed > room {
                lines += 1.0;
                at = 0.0;
            }
            if needed <= room {
                at += self.width(word);
                continue;
            }
            for letter in word.chars() {
                let wide = em(letter) * self.size * self.weight;
                if at > 0.0 && at + wide > room {
                    lines += 1.0;
                    at = 0.0;
                }
                at += wide;
            }
        }
        lines
    }
}

/// What of a line is not broken, piece by piece, each with the spaces behind it.
struct Words<'a>(&'a str);

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let mut before = self.0.chars().next()?;
        let mut end = self.0.len();
        for (at, letter) in self.0.char_indices().skip(1) {
            if may_break(before, letter) {
                end = at;
                break;
            }
            before = letter;
        }
        let (word, behind) = self.0.split_at(end);
        self.0 = behind;
        Some(word)
    }
}

/// Whether a line may end between two letters.
fn may_break(before: char, letter: char) -> bool {
    let is_of_word = |letter: char| letter < '\u{2028}';
    if letter.is_whitespace() {
        return false;
    }
    if before.is_whitespace() {
        return true;
    }
    let is_in_word = is_of_word(before) && is_of_word(letter);
    !(is_in_word || CLOSING.contains(letter) || OPENING.contains(before))
}

/// The width of a letter beside the size of the text, in the typeface of sheets or wider.
fn em(letter: char) -> f64 {
    match letter {
        ' ' | '!' | '\'' | ',' | '.' | ':' | ';' | '|' | 'i' | 'j' | 'l' => 0.37,
        '"' | '(' | ')' | '*' | '-' | '/' | '\\' | '[' | ']' | '^' | '_' | '`' | '{' | '}' | '~' | 'f' | 'r' | 't'
        | 'I' => 0.51,
        '%' | '@' | 'M' | 'W' | 'm' | 'w' => 1.0,
        '#' | '$' | '&' | '+' | '<'..='>' | 'A'..='Z' => 0.85,
        'a'..='z' => 0.69,
        '0'..='9' | '?' => 0.77,
        '、' | '。' => 0.6,
        '「' | '」' | '（' | '）' | '・' | '：' | '\u{2010}'..='\u{2013}' | '\u{2018}'..='\u{201f}' | '｡'..='ﾟ' => {
            0.55
        }
        '\u{a0}'..='\u{24f}' => 0.8,
        'ぁ'..='ヿ' => 0.96,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::{BOLD, PLAIN, TITLE, Words};

    fn lines(text: &str, room: f64) -> f64 {
        PLAIN.lines(text, room)
    }

    #[test]
    fn lines_are_broken_between_words_and_between_letters_of_japanese() {
        assert_eq!(Words("New plan 年度の（案）").collect::<Vec<_>>(), ["New ", "plan ", "年", "度", "の", "（案）"]);
        assert_eq!(Words("2026年度、1.5%増").collect::<Vec<_>>(), ["2026", "年", "度、", "1.5%", "増"]);
        // Ten letters and ten letters fit on a line each, although twenty would fit on one and a half.
        assert_eq!((lines("aaaaaaaaaa aaaaaaaaaa", 110.0), lines("aaaaaaaaaa aaaaaaaaaa", 160.0)), (2.0, 1.0));
        assert_eq!(
            (lines("漢字漢字漢", 50.0), lines("漢字漢字漢字", 50.0), lines("漢字漢字漢。", 50.0)),
            (1.0, 2.0, 2.0)
        );
    }

    #[test]
    fn a_word_that_no_line_holds_is_broken_anywhere() {
        assert_eq!((lines("aaaaaaaaaa", 35.0), lines("", 35.0)), (2.0, 1.0));
    }

    #[test]
    fn digits_are_wider_than_half_a_full_width_letter() {
        assert!(PLAIN.width("00") > PLAIN.width("漢") * 1.5);
        assert!(BOLD.width("0") > PLAIN.width("0"));
        assert!(PLAIN.longest_word("a bbbb\ncc") < PLAIN.cell("bbbbb"));
    }

    #[test]
    fn every_line_of_a_text_makes_a_row_higher() {
        let one = PLAIN.height("漢", 100.0);
        let heights = ["", "漢\n漢"].map(|text| PLAIN.height(text, 100.0));
        let broken = PLAIN.height("漢字漢字漢字漢字漢字", 60.0);
        assert_eq!((heights, broken), ([one, one + 12.5], one + 12.5));
        assert!(TITLE.height("漢", 100.0) > 20.0);
    }
}
