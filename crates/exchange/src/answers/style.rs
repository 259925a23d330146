//! How the cells of an answer workbook look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::write::Style;

const LINE: u32 = 0xB4_B4_B4;
/// What is to be filled in.
const YELLOW: u32 = 0xFF_F9_DB;
/// What can no longer be changed, or does not apply.
const GREY: u32 = 0xEC_EC_EC;

/// The formats of an answer workbook.
pub(super) struct AnswerStyle {
    /// The title of a sheet.
    pub title: Format,
    /// A line under a title.
    pub line: Format,
    /// The heading of a section on the first sheet.
    pub section: Format,
    /// Running text on the first sheet.
    pub prose: Format,
    /// A link to a sheet.
    pub link: Format,
    /// What a fact on the first sheet is called.
    pub label: Format,
    /// The heading of a column that says what is known.
    pub known_heading: Format,
    /// The heading of a column to fill in.
    pub typed_heading: Format,
    /// A locked cell.
    pub known: Format,
    /// A cell to fill in with a number.
    pub number: Format,
    /// A cell to fill in with a text or a choice.
    pub text: Format,
    /// A cell of a column to fill in that is closed in this row.
    pub closed: Format,
}

impl AnswerStyle {
    /// The one style there is.
    pub fn new() -> Self {
        let base = Style::new();
        let boxed = |format: &Format| format.clone().set_border(FormatBorder::Thin).set_border_color(LINE);
        let section = base.title.clone().set_font_size(12);
        let label = boxed(&base.heading).set_align(FormatAlign::Top);
        // Numbers keep the general format: where a cell has one of its own, a share typed as 52.5%
        // is held as 0.525 and no longer shows it.
        let number = boxed(&base.number).set_background_color(YELLOW).set_unlocked();
        Self {
            title: base.title.clone(),
            line: base.number.clone(),
            section,
            prose: boxed(&base.prose),
            link: boxed(&base.prose).set_font_color(0x0F_41_AF).set_underline(FormatUnderline::Single),
            label,
            known_heading: base.heading.clone().set_align(FormatAlign::Center),
            typed_heading: base.required.clone().set_align(FormatAlign::Center),
            known: boxed(&base.prose),
            number,
            text: boxed(&base.text).set_background_color(YELLOW).set_unlocked(),
            closed: boxed(&base.prose).set_background_color(GREY).set_font_color(0x59_59_59),
        }
    }
}
