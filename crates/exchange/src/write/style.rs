//! How the cells of a workbook look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// A typeface made for reading official papers; programs without it take their own.
const FONT: &str = "BIZ UDPゴシック";
const DARK: u32 = 0x0F_41_AF;
const PALE: u32 = 0xE8_F1_FE;
const LINE: u32 = 0xB4_B4_B4;

/// The formats of a workbook.
pub(crate) struct Style {
    /// The machine names in the first row.
    pub name: Format,
    /// The Japanese heading of a column that may be blank.
    pub heading: Format,
    /// The Japanese heading of a column that must not be blank.
    pub required: Format,
    /// Texts, so marked that a spreadsheet takes nothing in them for a number or a date.
    pub text: Format,
    /// Numbers.
    pub number: Format,
    /// Numbers that are held as text, so that they keep their decimals.
    pub number_text: Format,
    /// The title of the first sheet.
    pub title: Format,
    /// Running text on the first sheet.
    pub prose: Format,
}

impl Style {
    /// The one style there is.
    pub fn new() -> Self {
        let base = || Format::new().set_font_name(FONT).set_font_size(10);
        let cell = || base().set_align(FormatAlign::Top);
        let heading = || {
            base()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_border(FormatBorder::Thin)
                .set_border_color(LINE)
        };
        Self {
            name: base()
                .set_font_color(0x59_59_59)
                .set_background_color(0xF2_F2_F2)
                .set_border(FormatBorder::Thin)
                .set_border_color(LINE),
            heading: heading().set_background_color(PALE),
            required: heading().set_background_color(DARK).set_font_color(0xFF_FF_FF),
            text: cell().set_text_wrap().set_num_format("@"),
            number: cell(),
            number_text: cell().set_num_format("@").set_align(FormatAlign::Right),
            title: base().set_bold().set_font_size(16),
            prose: cell().set_text_wrap(),
        }
    }
}

/// The width of a text in half-width letters.
pub(crate) fn display_width(text: &str) -> usize {
    text.lines().map(|line| line.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()).max().unwrap_or(0)
}
