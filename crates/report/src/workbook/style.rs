//! How the cells of sheets for people look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline};

/// A typeface made for reading official papers; programs without it take their own.
pub(super) const FONT: &str = "BIZ UDPゴシック";
/// The face that the widths of columns are counted in: one that every program has, or has one as wide as.
const COUNTED: (&str, u32) = ("Arial", 10);
const PALE: u32 = 0xE8_F1_FE;
const LINE: u32 = 0x94_94_94;

/// The formats of a workbook.
pub(super) struct Style {
    pub title: Format,
    pub heading: Format,
    pub line: Format,
    pub number_of_material: Format,
    pub head: Format,
    pub cell: Format,
    pub strong: Format,
    pub mark: Format,
    pub group: Format,
    /// Words of a cell that the source marks as changed, and those beside them.
    pub changed: Format,
    pub unchanged: Format,
    /// Numbers, by their decimals.
    pub numbers: Vec<Format>,
}

/// The format of cells without one of their own.
pub(super) fn counted() -> Format {
    Format::new().set_font_name(COUNTED.0).set_font_size(COUNTED.1)
}

impl Style {
    pub(super) fn new() -> Self {
        let base = || Format::new().set_font_name(FONT).set_font_size(10).set_align(FormatAlign::Top);
        let boxed = || base().set_border(FormatBorder::Thin).set_border_color(LINE).set_text_wrap();
        let number = |decimals: usize| {
            let fraction = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals)) };
            boxed().set_num_format(format!("#,##0{fraction}")).set_align(FormatAlign::Right).set_indent(1)
        };
        Self {
            title: base().set_bold().set_font_size(16).set_text_wrap(),
            heading: base().set_bold().set_font_size(12).set_text_wrap(),
            line: base().set_text_wrap(),
            number_of_material: base()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_border(FormatBorder::Thin),
            head: boxed()
                .set_bold()
                .set_background_color(PALE)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            cell: boxed(),
            strong: boxed().set_bold(),
            mark: boxed().set_bold().set_align(FormatAlign::Center),
            group: boxed().set_bold().set_background_color(PALE),
            changed: base().set_underline(FormatUnderline::Single),
            unchanged: base(),
            numbers: (0..=8).map(number).collect(),
        }
    }
}
