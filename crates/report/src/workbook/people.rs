//! Writing a sheet for people.

use rashin_model::amount::to_f64;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::sheet::{Block, Sheet};
use super::style::Style;
use crate::frame::Frame;
use crate::table::{Cell, Table};

/// How wide a sheet is, in half-width letters: across, upright. What is printed is fitted to the paper.
const WIDTHS: (f64, f64) = (130.0, 88.0);
/// Height of a line of text in points.
const LINE: f64 = 13.5;
/// The highest row that spreadsheets know, in points.
const HIGHEST: f64 = 409.0;
/// How much wider a letter of the title is than one of the text.
const TITLE: f64 = 1.7;
/// 9 is A4.
const A4: u8 = 9;

/// Writes a sheet: title, 資料 number, blocks, the last line.
pub(super) fn write(out: &mut Worksheet, sheet: &Sheet<'_>, frame: &Frame, style: &Style) -> Result<(), XlsxError> {
    let width = if sheet.is_landscape { WIDTHS.0 } else { WIDTHS.1 };
    let tables =
        || sheet.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(*table) } else { None });
    // The columns of the sheet are those of its widest table.
    let widest = tables().max_by_key(|table| table.columns.len());
    let columns = widest.map_or_else(|| vec![width], |table| widths(table, width));
    for (column, width) in (0_u16..).zip(&columns) {
        out.set_column_width(column, *width)?;
    }
    let last = u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    out.write_string_with_format(0, 0, &frame.title, &style.title)?;
    let mut row = 1;
    if let Some(number) = &frame.number
        && last > 0
    {
        // Beside the title where that leaves room, else below it: what stands right of a title cuts it off.
        let room: f64 = columns[..usize::from(last)].iter().sum();
        let beside = room > half_widths(&frame.title) * TITLE;
        out.write_string_with_format(u32::from(!beside), last, number, &style.number_of_material)?;
        row += u32::from(!beside);
    }
    for line in [frame.subtitle.as_deref(), frame.notice].into_iter().flatten() {
        out.write_string_with_format(row, 0, line, &style.line)?;
        row += 1;
    }
    row += 1;
    let mut head = None;
    for block in &sheet.blocks {
        match block {
            Block::Heading(text) => {
                write_line(out, row, last, text, &columns, &style.heading)?;
                row += 1;
            }
            Block::Lines(lines) => {
                for line in lines {
                    write_line(out, row, last, line, &columns, &style.line)?;
                    row += 1;
                }
                row += 1;
            }
            Block::Table(table) => {
                head.get_or_insert(row);
                row = write_table(out, row, table, &columns, style)? + 1;
            }
        }
    }
    write_line(out, row, last, &frame.last_line, &columns, &style.line)?;
    out.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    if sheet.is_landscape {
        out.set_landscape();
    }
    out.set_footer("&R&P / &N");
    // One table: its heads stay in sight, and are printed on every page.
    if let Some(head) = head.filter(|_| tables().count() == 1) {
        out.set_freeze_panes(head + 1, 0)?;
        out.set_repeat_rows(head, head)?;
    }
    Ok(())
}

fn widths(table: &Table, width: f64) -> Vec<f64> {
    let all: f64 = table.columns.iter().map(|column| column.width).sum();
    table.columns.iter().map(|column| (column.width / all * width).max(5.0)).collect()
}

/// A line across the sheet.
fn write_line(
    out: &mut Worksheet,
    row: u32,
    last: u16,
    line: &str,
    columns: &[f64],
    format: &Format,
) -> Result<(), XlsxError> {
    if last == 0 {
        out.write_string_with_format(row, 0, line, format)?;
    } else {
        out.merge_range(row, 0, row, last, line, format)?;
    }
    out.set_row_height(row, height(line, columns.iter().sum()))?;
    Ok(())
}

/// Writes heads and rows; comes back with the row behind them.
fn write_table(
    out: &mut Worksheet,
    first: u32,
    table: &Table,
    columns: &[f64],
    style: &Style,
) -> Result<u32, XlsxError> {
    let spans = spans(table, columns);
    for ((from, to), head) in spans.iter().zip(&table.columns) {
        if to > from {
            out.merge_range(first, *from, first, *to, "", &style.head)?;
        }
        out.write_string_with_format(first, *from, &head.head, &style.head)?;
    }
    let mut row = first;
    for cells in &table.rows {
        row += 1;
        if let [Cell::Group { text }] = &cells[..] {
            write_group(out, row, spans.last().map_or(0, |span| span.1), text, style)?;
            continue;
        }
        let mut highest = LINE;
        for (cell, (from, to)) in cells.iter().zip(&spans) {
            if to > from {
                out.merge_range(row, *from, row, *to, "", &style.cell)?;
            }
            write_cell(out, row, *from, cell, style)?;
            let width: f64 = columns[usize::from(*from)..=usize::from(*to)].iter().sum();
            highest = highest.max(height(&cell.plain(), width));
        }
        out.set_row_height(row, highest.min(HIGHEST))?;
    }
    Ok(row + 1)
}

/// The first and the last column of the sheet that each column of a table takes, so that a table with fewer
/// columns than the sheet is as wide as it.
fn spans(table: &Table, columns: &[f64]) -> Vec<(u16, u16)> {
    let all: f64 = table.columns.iter().map(|column| column.width).sum();
    let room: f64 = columns.iter().sum();
    let count = table.columns.len();
    let (mut spans, mut from, mut wanted, mut reached) = (Vec::with_capacity(count), 0, 0.0, 0.0);
    for (place, column) in table.columns.iter().enumerate() {
        wanted += column.width / all * room;
        // Every column behind this one keeps at least one of the sheet.
        let last = columns.len() - (count - place);
        let mut to = from;
        reached += columns[to];
        while to < last && (place + 1 == count || reached + columns[to + 1] / 2.0 < wanted) {
            to += 1;
            reached += columns[to];
        }
        let narrow = |column: usize| u16::try_from(column).unwrap_or(u16::MAX);
        spans.push((narrow(from), narrow(to)));
        from = to + 1;
    }
    spans
}

/// Writes what heads the rows under it, across them.
fn write_group(out: &mut Worksheet, row: u32, last: u16, text: &str, style: &Style) -> Result<(), XlsxError> {
    match last {
        0 => out.write_string_with_format(row, 0, text, &style.group)?,
        _ => out.merge_range(row, 0, row, last, text, &style.group)?,
    };
    Ok(())
}

fn write_cell(out: &mut Worksheet, row: u32, column: u16, cell: &Cell, style: &Style) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => out.write_blank(row, column, &style.cell)?,
        Cell::Number { value, .. } => {
            let decimals = (value.scale() as usize).min(style.numbers.len() - 1);
            out.write_number_with_format(row, column, to_f64(*value), &style.numbers[decimals])?
        }
        Cell::Strong { text } => out.write_string_with_format(row, column, text, &style.strong)?,
        Cell::Mark { .. } => out.write_string_with_format(row, column, cell.plain(), &style.mark)?,
        _ => out.write_string_with_format(row, column, cell.plain(), &style.cell)?,
    };
    Ok(())
}

/// How high a text is when it is broken at a width, in points.
fn height(text: &str, width: f64) -> f64 {
    let lines: f64 = text.lines().map(|line| (half_widths(line) / (width - 1.0).max(1.0)).ceil().max(1.0)).sum();
    lines.max(1.0) * LINE + 3.0
}

/// The width of a line in half-width letters.
fn half_widths(line: &str) -> f64 {
    line.chars().map(|letter| if letter.is_ascii() { 1.0 } else { 2.0 }).sum()
}

#[cfg(test)]
mod tests {
    use super::spans;
    use crate::table::{Column, Table};

    #[test]
    fn a_table_with_fewer_columns_is_as_wide_as_the_sheet() {
        let table = |widths: &[f64]| Table::new(widths.iter().map(|width| Column::new("a", *width)).collect());
        let columns = [10.0, 20.0, 30.0, 20.0, 20.0];
        assert_eq!(spans(&table(&[1.0; 5]), &columns), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]);
        assert_eq!(spans(&table(&[1.0, 1.0]), &columns), [(0, 2), (3, 4)]);
        assert_eq!(spans(&table(&[9.0, 1.0]), &columns), [(0, 3), (4, 4)]);
        assert_eq!(spans(&table(&[1.0]), &columns), [(0, 4)]);
    }
}
