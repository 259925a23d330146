//! How the cells of sheets for people look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// A typeface made for reading official papers; programs without it take their own.
const FONT: &str = "BIZ UDPゴシック";
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
    /// Numbers, by their decimals.
    pub numbers: Vec<Format>,
}

impl Style {
    pub(super) fn new() -> Self {
        let base = || Format::new().set_font_name(FONT).set_font_size(10).set_align(FormatAlign::Top);
        let boxed = || base().set_border(FormatBorder::Thin).set_border_color(LINE).set_text_wrap();
        let number = |decimals: usize| {
            let fraction = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals)) };
            boxed().set_num_format(format!("#,##0{fraction}"))
        };
        Self {
            title: base().set_bold().set_font_size(16),
            heading: base().set_bold().set_font_size(12).set_text_wrap(),
            line: base().set_text_wrap(),
            number_of_material: base().set_bold().set_align(FormatAlign::Center).set_border(FormatBorder::Thin),
            head: boxed()
                .set_bold()
                .set_background_color(PALE)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            cell: boxed(),
            strong: boxed().set_bold(),
            mark: boxed().set_bold().set_align(FormatAlign::Center),
            group: boxed().set_bold().set_background_color(PALE),
            numbers: (0..=8).map(number).collect(),
        }
    }
}
