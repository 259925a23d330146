//! One sheet of rows: what is known in locked cells, what is asked for in open ones.

use rashin_model::Lang;
use rashin_model::cell::Cell;
use rashin_model::review::{Asked, AskedKind};
use rashin_model::tables::{ReadingStatus, StepState};
use rashin_service::review::Row as AskedRow;
use rust_xlsxwriter::{IgnoreError, ProtectionOptions, Worksheet, XlsxError};

use super::answer_sheet::{is_open, links, progress};
use super::column::{ASKED, EVIDENCE, Entry, SheetColumn, columns_of};
use super::entry::{Allowed, Row};
use super::known::Known;
use super::style::AnswerStyle;
use super::{AnswerSheet, extent, grades, readings, steps};
use crate::write::exact_number;

/// Machine names (hidden), title, headings.
pub(super) const HEADINGS: u32 = 3;
/// Lines that a row is high at least, so that there is room to write.
const LINES: u32 = 3;
/// Columns that stay in sight: the hidden key and the name.
const FROZEN: u16 = 2;

/// What a sheet holds.
pub(super) struct SheetContent<'a> {
    /// What sort of rows.
    pub kind: AskedKind,
    /// The columns that it has.
    pub columns: Vec<&'static SheetColumn>,
    /// The rows.
    pub rows: Vec<(&'a AskedRow, Row)>,
}

impl<'a> SheetContent<'a> {
    /// The sheet for one sort of rows; `None` if none is asked for.
    pub fn of(sheet: AnswerSheet<'a>, kind: AskedKind) -> Option<Self> {
        let mut rows: Vec<(&AskedRow, Row)> = sheet.asked(kind).map(|asked| (asked, row_of(sheet, asked))).collect();
        for (asked, row) in &mut rows {
            row.known.push(("progress", Known::Text(progress(asked))));
        }
        let needed = |column: &&SheetColumn| kind != AskedKind::Reading || readings::needs(sheet, column.name);
        let columns = columns_of(kind).iter().filter(needed).collect();
        (!rows.is_empty()).then_some(Self { kind, columns, rows })
    }

    /// The columns that say what is known.
    pub fn known_columns(&self) -> impl Iterator<Item = &'static SheetColumn> {
        self.columns.iter().copied().filter(|column| column.entry == Entry::None && column.name != ASKED)
    }

    /// What a row says in a locked column.
    pub fn known<'r>(row: &'r Row, column: &str) -> Option<&'r Known> {
        row.known.iter().find(|(name, _)| *name == column).map(|(_, known)| known)
    }

    /// Writes the sheet.
    pub fn write(
        &self,
        worksheet: &mut Worksheet,
        sheet: AnswerSheet<'_>,
        style: &AnswerStyle,
    ) -> Result<(), XlsxError> {
        worksheet.set_name(self.kind.label(Lang::Ja))?;
        self.write_headings(worksheet, sheet, style)?;
        for (line, (asked, row)) in (HEADINGS..).zip(&self.rows) {
            self.write_row(worksheet, line, (asked, row), style)?;
        }
        self.finish(worksheet, sheet)
    }

    fn write_headings(
        &self,
        worksheet: &mut Worksheet,
        sheet: AnswerSheet<'_>,
        style: &AnswerStyle,
    ) -> Result<(), XlsxError> {
        let title = format!("{}　{}", self.kind.label(Lang::Ja), sheet.rows.round.name);
        worksheet.write_string_with_format(1, 1, title, &style.title)?;
        for (position, column) in (0_u16..).zip(&self.columns) {
            worksheet.write_string(0, position, column.name)?;
            let heading = if column.entry == Entry::None { &style.known_heading } else { &style.typed_heading };
            worksheet.write_string_with_format(2, position, format!("{}\n{}", column.ja, column.en), heading)?;
            worksheet.set_column_width(position, self.width(column))?;
        }
        worksheet.set_row_hidden(0)?.set_column_hidden(0)?;
        worksheet.set_row_height(1, 24)?.set_row_height(2, 32)?;
        Ok(())
    }

    /// The width of a column: a number that does not fit would be shown as ###.
    fn width(&self, column: &SheetColumn) -> u32 {
        let numbers = self.rows.iter().filter_map(|(_, row)| match Self::known(row, column.name) {
            Some(Known::Number { width, .. }) => Some(width + 3),
            _ => None,
        });
        numbers.max().unwrap_or(0).max(column.width)
    }

    fn write_row(
        &self,
        worksheet: &mut Worksheet,
        line: u32,
        (asked, row): (&AskedRow, &Row),
        style: &AnswerStyle,
    ) -> Result<(), XlsxError> {
        let is_open = is_open(asked);
        let mut lines = LINES;
        for (position, column) in (0_u16..).zip(&self.columns) {
            if column.name == ASKED {
                worksheet.write_string(line, position, asked.asked.to_string())?;
                continue;
            }
            if column.entry == Entry::None {
                let known = Self::known(row, column.name);
                lines = lines.max(known.map_or(1, |known| known.lines(self.width(column))));
                write_known(worksheet, (line, position), known, style)?;
                continue;
            }
            let allowed = row.allowed.iter().find(|(name, _)| *name == column.name).map(|(_, allowed)| allowed);
            let text = typed_so_far(asked, column.name);
            lines = lines.max(extent::lines(&text, column.width));
            let format = match (allowed, column.entry) {
                (Some(_), Entry::Number) if is_open => &style.number,
                (Some(_), _) if is_open => &style.text,
                _ => &style.closed,
            };
            match exact_number(&text).filter(|_| column.entry == Entry::Number) {
                Some(number) => worksheet.write_number_with_format(line, position, number, format)?,
                None if text.is_empty() => worksheet.write_blank(line, position, format)?,
                None => worksheet.write_string_with_format(line, position, &text, format)?,
            };
            if let Some(check) = allowed.filter(|_| is_open).map(Allowed::validation).transpose()?.flatten() {
                worksheet.add_data_validation(line, position, line, position, &check)?;
            }
        }
        worksheet.set_row_height(line, extent::height(lines))?;
        Ok(())
    }

    fn finish(&self, worksheet: &mut Worksheet, sheet: AnswerSheet<'_>) -> Result<(), XlsxError> {
        let last_row = HEADINGS + u32::try_from(self.rows.len()).unwrap_or(u32::MAX) - 1;
        let last_column = u16::try_from(self.columns.len() - 1).unwrap_or(u16::MAX);
        worksheet.set_freeze_panes(HEADINGS, FROZEN)?;
        let first_typed = self.columns.iter().position(|column| column.entry != Entry::None).unwrap_or(1);
        let first_typed = u16::try_from(first_typed).unwrap_or(1);
        worksheet.set_selection(HEADINGS, first_typed, HEADINGS, first_typed)?;
        worksheet.ignore_error_range(HEADINGS, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
        worksheet.protect_with_options(&permitted());
        set_paper(worksheet, sheet);
        worksheet.set_repeat_rows(1, HEADINGS - 1)?.set_print_area(1, 1, last_row, last_column)?;
        Ok(())
    }
}

/// A4 landscape, as wide as the sheet, with what it is and page numbers at the foot.
pub(super) fn set_paper(worksheet: &mut Worksheet, sheet: AnswerSheet<'_>) {
    // An ampersand begins a code of its own there.
    let plain = |text: &str| text.replace('&', "&&");
    let foot = format!(
        "&L&8{}　{}&C&8{}　{}&R&8&P / &N",
        plain(&sheet.government()),
        plain(&sheet.rows.office.name),
        plain(&sheet.background.plan.profile.title),
        plain(&sheet.rows.round.name)
    );
    // 9 is A4; margins are in inches.
    worksheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    worksheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    if foot.encode_utf16().count() <= 255 {
        worksheet.set_footer(foot);
    }
}

/// What may be done in spite of the protection: making columns and rows fit, and what a spreadsheet
/// does to the format of a cell by itself when a share or a day is typed.
pub(super) fn permitted() -> ProtectionOptions {
    ProtectionOptions { format_cells: true, format_columns: true, format_rows: true, ..ProtectionOptions::default() }
}

fn row_of(sheet: AnswerSheet<'_>, row: &AskedRow) -> Row {
    match &row.asked {
        Asked::Reading { indicator, area, period } => readings::row(sheet, indicator, *area, *period),
        Asked::Step { node, period } => steps::row(sheet, node, *period),
        Asked::Grade { node, rubric, dimension } => grades::row(sheet, node, rubric, dimension),
    }
}

fn write_known(
    worksheet: &mut Worksheet,
    (line, position): (u32, u16),
    known: Option<&Known>,
    style: &AnswerStyle,
) -> Result<(), XlsxError> {
    match known {
        Some(Known::Number { number, .. }) => {
            let format = known.map_or_else(|| style.known.clone(), |known| known.format(&style.known));
            worksheet.write_number_with_format(line, position, *number, &format)?
        }
        Some(Known::Text(text)) if !text.is_empty() => {
            worksheet.write_string_with_format(line, position, text, &style.known)?
        }
        _ => worksheet.write_blank(line, position, &style.known)?,
    };
    Ok(())
}

/// What an answer says so far in a column, as the office would type it.
fn typed_so_far(row: &AskedRow, column: &str) -> String {
    if column == EVIDENCE {
        return links(row).join("\n");
    }
    let text = row.cells().get(column).cloned().unwrap_or_default();
    let label = match column {
        "status" => ReadingStatus::read(&text).ok().map(|word| word.label(Lang::Ja)),
        "state" => StepState::read(&text).ok().map(|word| word.label(Lang::Ja)),
        _ => None,
    };
    label.map_or(text, str::to_owned)
}
