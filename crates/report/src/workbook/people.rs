//! Writing a sheet for people.

use rashin_model::amount::to_f64;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::changes::pieces;
use super::extent::{BOLD, Face, HEADING, PLAIN, TITLE};
use super::grid::Grid;
use super::paper::{Paper, Row};
use super::sheet::{Block, Sheet};
use super::style::{FONT, Style};
use crate::frame::Frame;
use crate::table::{Cell, Table};

/// Height of a row that nothing is written in, in points.
const BLANK: f64 = 15.0;
/// The highest row that spreadsheets know, in points.
const HIGHEST: f64 = 409.0;
/// A head up to this low, in rows and points, leaves room for what is under it when it stays in sight.
const NEAR: (u32, f64) = (8, 150.0);
/// The longest header that spreadsheets take.
const LONGEST_HEADER: usize = 255;
/// How much wider than the 資料 number its box may be.
const WIDEST_BOX: f64 = 3.0;

/// Writes a sheet: title, 資料 number, blocks, the last line.
pub(super) fn write(out: &mut Worksheet, sheet: &Sheet<'_>, frame: &Frame, style: &Style) -> Result<(), XlsxError> {
    let tables: Vec<&Table> = sheet
        .blocks
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(*table) } else { None })
        .collect();
    let paper = Paper { is_landscape: sheet.is_landscape };
    let grid = Grid::of(&tables, paper);
    for (column, letters) in (0_u16..).zip(grid.letters()) {
        out.set_column_width(column, letters)?;
    }
    let mut people = People { out, style, grid, rows: Vec::new() };
    people.title(frame)?;
    for line in [frame.subtitle.as_deref(), frame.notice].into_iter().flatten() {
        people.line(line)?;
    }
    people.blank()?;
    let mut head = None;
    for block in &sheet.blocks {
        match block {
            Block::Heading(text) => people.across(text, &style.heading, HEADING, true)?,
            Block::Lines(lines) => {
                for line in lines {
                    people.line(line)?;
                }
                people.blank()?;
            }
            Block::Table(table) => {
                head = Some(people.row());
                people.table(table)?;
                people.blank()?;
            }
        }
    }
    // The last line does not stand on a page alone.
    people.rows.iter_mut().rev().take(2).for_each(|row| row.keeps_next = true);
    people.line(&frame.last_line)?;
    let People { out, grid, rows, .. } = people;
    paper.set(out);
    out.set_header(header(frame)).set_footer("&R&P / &N");
    let is_group = |cells: &Vec<Cell>| matches!(cells[..], [Cell::Group { .. }]);
    let has_groups = tables.iter().any(|table| table.rows.iter().any(is_group));
    let mut repeated = None;
    if let ([table], Some(head)) = (&tables[..], head.filter(|head| is_near(*head, &rows))) {
        // One table: its heads stay in sight, and are printed on every page.
        out.set_freeze_panes(head + 1, 0)?;
        out.set_repeat_rows(head, head)?;
        repeated = Some(rows[head as usize].height);
        let last = head + u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
        let is_plain = !has_groups && rows[head as usize..].iter().all(|row| !row.is_part);
        if is_plain && table.rows.len() > 1 {
            out.autofilter(head, 0, last, grid.last())?;
        }
    }
    // Rows that follow one repeated head are divided well by any program.
    if repeated.is_none() || has_groups {
        out.set_page_breaks(&paper.breaks(&rows, repeated.unwrap_or(0.0)))?;
    }
    Ok(())
}

/// Whether a head may stay in sight.
fn is_near(head: u32, rows: &[Row]) -> bool {
    let above: f64 = rows.iter().take(head as usize + 1).map(|row| row.height).sum();
    head < NEAR.0 && above <= NEAR.1
}

/// The plan and the 資料 number at the top of every page.
fn header(frame: &Frame) -> String {
    // An ampersand begins a code of its own there.
    let plain = |text: &str| text.replace('&', "&&");
    let left = format!("&L&9&\"{FONT},Regular\"{}", plain(&frame.short_title));
    let number = frame.number.as_deref().map(|number| format!("&R&\"{FONT},Bold\"{}", plain(number)));
    let number = number.unwrap_or_default();
    let all = format!("{left}{number}");
    if all.encode_utf16().count() > LONGEST_HEADER { number } else { all }
}

/// A sheet as it is written, row by row.
struct People<'a> {
    out: &'a mut Worksheet,
    style: &'a Style,
    grid: Grid,
    rows: Vec<Row>,
}

impl People<'_> {
    /// The row that is written next.
    fn row(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    fn blank(&mut self) -> Result<(), XlsxError> {
        self.room(BLANK, false).map(|_| ())
    }

    /// Makes room of a height: one row, or several for what is higher than rows are. Comes back with the first and
    /// the last.
    fn room(&mut self, height: f64, keeps_next: bool) -> Result<(u32, u32), XlsxError> {
        let first = self.row();
        let mut parts = 1.0;
        while height / parts > HIGHEST {
            parts += 1.0;
        }
        let mut left = parts;
        while left > 0.0 {
            self.out.set_row_height(self.row(), height / parts)?;
            self.rows.push(Row { height: height / parts, keeps_next, is_part: parts > 1.0 });
            left -= 1.0;
        }
        Ok((first, self.row() - 1))
    }

    /// Makes cells one, and gives them a format.
    fn merge(&mut self, rows: (u32, u32), columns: (u16, u16), format: &Format) -> Result<(), XlsxError> {
        if rows.0 < rows.1 || columns.0 < columns.1 {
            self.out.merge_range(rows.0, columns.0, rows.1, columns.1, "", format)?;
        }
        Ok(())
    }

    /// The title, and the 資料 number beside it where both have room.
    fn title(&mut self, frame: &Frame) -> Result<(), XlsxError> {
        let last = self.grid.last();
        let whole = self.grid.width((0, last));
        let mut end = last;
        if let Some(number) = &frame.number {
            let needed = BOLD.cell(number) + BOLD.width("　");
            let first = (1..=last).rev().find(|first| self.grid.width((*first, last)) >= needed);
            let fits = |first: &u16| {
                let own = self.grid.width((*first, last));
                own <= needed * WIDEST_BOX && TITLE.cell(&frame.title) <= whole - own
            };
            if let Some(first) = first.filter(fits) {
                self.merge((0, 0), (first, last), &self.style.number_of_material)?;
                self.out.write_string_with_format(0, first, number, &self.style.number_of_material)?;
                end = first - 1;
            }
        }
        let width = self.grid.width((0, end));
        self.room(TITLE.height(&frame.title, width), true)?;
        self.merge((0, 0), (0, end), &self.style.title)?;
        self.out.write_string_with_format(0, 0, &frame.title, &self.style.title)?;
        Ok(())
    }

    /// A line of text across the sheet.
    fn line(&mut self, text: &str) -> Result<(), XlsxError> {
        self.across(text, &self.style.line, PLAIN, false)
    }

    /// A text across the sheet.
    fn across(&mut self, text: &str, format: &Format, face: Face, keeps_next: bool) -> Result<(), XlsxError> {
        let columns = (0, self.grid.last());
        let rows = self.room(face.height(text, self.grid.width(columns)), keeps_next)?;
        self.merge(rows, columns, format)?;
        self.out.write_string_with_format(rows.0, 0, text, format)?;
        Ok(())
    }

    /// Heads and rows.
    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let spans = self.grid.spans(table);
        let head = |place: usize| &table.columns[place].head[..];
        let rows = self.room(self.highest(&spans, |place| (head(place).to_owned(), BOLD)), true)?;
        for (place, span) in spans.iter().enumerate() {
            self.merge(rows, *span, &self.style.head)?;
            self.out.write_string_with_format(rows.0, span.0, head(place), &self.style.head)?;
        }
        for cells in &table.rows {
            if let [Cell::Group { text }] = &cells[..] {
                self.across(text, &self.style.group, BOLD, true)?;
                continue;
            }
            let rows = self.room(self.highest(&spans, |place| shown(&cells[place])), false)?;
            for (span, cell) in spans.iter().zip(cells) {
                self.merge(rows, *span, &self.style.cell)?;
                self.cell(rows.0, span.0, cell)?;
            }
        }
        Ok(())
    }

    /// How high a row is whose cells hold texts.
    fn highest(&self, spans: &[(u16, u16)], text: impl Fn(usize) -> (String, Face)) -> f64 {
        let height = |(place, span): (usize, &(u16, u16))| {
            let (text, face) = text(place);
            face.height(&text, self.grid.width(*span))
        };
        spans.iter().enumerate().map(height).fold(0.0, f64::max)
    }

    fn cell(&mut self, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        let (out, style) = (&mut *self.out, self.style);
        match cell {
            Cell::Blank => out.write_blank(row, column, &style.cell)?,
            Cell::Number { value, .. } => {
                let decimals = (value.scale() as usize).min(style.numbers.len() - 1);
                out.write_number_with_format(row, column, to_f64(*value), &style.numbers[decimals])?
            }
            Cell::Strong { text } => out.write_string_with_format(row, column, text, &style.strong)?,
            Cell::Mark { .. } => out.write_string_with_format(row, column, cell.plain(), &style.mark)?,
            _ => {
                let text = cell.plain();
                let pieces = pieces(cell, &text);
                if pieces.iter().any(|piece| piece.is_changed) {
                    let format = |is_changed| if is_changed { &style.changed } else { &style.unchanged };
                    let rich: Vec<(&Format, &str)> =
                        pieces.iter().map(|piece| (format(piece.is_changed), piece.text)).collect();
                    out.write_rich_string_with_format(row, column, &rich, &style.cell)?
                } else {
                    out.write_string_with_format(row, column, &text, &style.cell)?
                }
            }
        };
        Ok(())
    }
}

/// What a cell shows, and how it is set; a number has one line.
fn shown(cell: &Cell) -> (String, Face) {
    match cell {
        Cell::Number { .. } => (String::new(), PLAIN),
        Cell::Strong { .. } | Cell::Mark { .. } => (cell.plain(), BOLD),
        _ => (cell.plain(), PLAIN),
    }
}
