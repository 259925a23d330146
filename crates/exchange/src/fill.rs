//! Reads the rows of one table, whatever file they stand in.

use rashin_model::table::CellProblem;
use rashin_model::{Misread, Row, Sentence};

use crate::container::Container;
use crate::filling::{Cells, Filling, Wanted};
use crate::heading::{Heading, HeadingProblem};
use crate::judge::allowed;
use crate::origin::Origin;
use crate::report::{Report, Spot};
use crate::rows::{Note, RawRow, Rows};

/// Reads every row of the table at `position` of the container and hands it to `take`, which says
/// whether it could be used.
pub(crate) fn read_table(
    container: &mut dyn Container,
    position: usize,
    wanted: &Wanted<'_>,
    report: &mut Report,
    mut take: impl FnMut(&mut Filling<'_>, &RawRow, bool) -> bool,
) {
    let origin = Origin::new(container.names()[position].clone(), container.addressing());
    let max_rows = container.max_rows();
    let mut rows = match container.open(position) {
        Ok(rows) => rows,
        Err(misread) => return lose(wanted, report, origin, *misread),
    };
    let mut row = RawRow::default();
    let heading = match find_heading(&mut *rows, &mut row, wanted) {
        Ok(Some(found)) => found,
        // An empty file or sheet is a table without rows.
        Ok(None) => {
            report.origins.insert(wanted.table, origin);
            return;
        }
        Err(misread) => return lose(wanted, report, origin, *misread),
    };
    let (heading, problems) = heading;
    let mut filling =
        Filling { wanted, report, origin, heading, formulas: Cells::default(), first_days: Cells::default() };
    filling.judge_heading(row.line, problems);
    let mut is_first = true;
    let mut count = 0;
    let broken_off = loop {
        match rows.next(&mut row) {
            Ok(false) => break None,
            Err(misread) => break Some(misread),
            Ok(true) if row.is_blank() => continue,
            Ok(true) => {}
        }
        if std::mem::take(&mut is_first) && filling.heading.is_said_again_by(wanted.columns, &row) {
            continue;
        }
        count += 1;
        if count > max_rows {
            break Some(Misread::new(
                Sentence::new(
                    format!("行が上限の {max_rows} 行を超えています"),
                    format!("it has more rows than the limit of {max_rows}"),
                ),
                Sentence::new("年ごとなどに分けて取り込んでください", "split it, by year for instance"),
            ));
        }
        let is_sound = filling.judge_cells(&row);
        if take(&mut filling, &row, is_sound) {
            filling.origin.lines.push(row.line);
        } else {
            filling.leave_unread(&row);
        }
    };
    drop(rows);
    filling.warn_of_cells();
    let Filling { report, origin, .. } = filling;
    match broken_off {
        Some(misread) => lose(wanted, report, origin, *misread),
        None => {
            report.origins.insert(wanted.table, origin);
        }
    }
}

/// The first row that is not blank, if it is the heading.
fn find_heading(
    rows: &mut dyn Rows,
    row: &mut RawRow,
    wanted: &Wanted<'_>,
) -> Result<Option<(Heading, Vec<HeadingProblem>)>, Box<Misread>> {
    while rows.next(row)? {
        if row.is_blank() {
            continue;
        }
        return Heading::read(wanted.columns, row).map(Some).ok_or_else(|| {
            Misread::new(
                Sentence::new("見出しの行がありません", "there is no row of headings"),
                allowed(wanted.columns),
            )
        });
    }
    Ok(None)
}

fn lose(wanted: &Wanted<'_>, report: &mut Report, origin: Origin, misread: Misread) {
    report.error("unreadable-table", wanted.table, &origin, Spot::default(), misread);
    report.unsure.insert(wanted.table);
    report.lost_codes |= wanted.code.is_some();
    report.origins.insert(wanted.table, origin);
}

impl Filling<'_> {
    /// Reports the cells that a row could not be read from, but for those that were reported already.
    pub fn misread_cells(&mut self, row: &RawRow, problems: Vec<CellProblem>) {
        for (column, misread) in problems {
            let position = self.heading.positions[column];
            let is_known = position.is_none_or(|position| row.notes.contains(&Note::Error(position)));
            if !is_known {
                let spot = Spot { line: Some(row.line), column: position, called: self.wanted.columns[column].name };
                self.report.error("unreadable-cell", self.wanted.table, &self.origin, spot, *misread);
            }
        }
    }

    fn leave_unread(&mut self, row: &RawRow) {
        self.report.unsure.insert(self.wanted.table);
        if let Some(code) = self.wanted.code {
            self.report.unread_codes.push(rashin_model::spelling::narrow(self.heading.cell(row, code)));
        }
    }
}

/// Reads a row of its own type and puts it into `rows`.
pub(crate) fn take_row<R: Row>(filling: &mut Filling<'_>, row: &RawRow, is_sound: bool, rows: &mut Vec<R>) -> bool {
    let read = R::read(|column| filling.heading.cell(row, column));
    match read {
        Ok(read) => {
            if is_sound {
                rows.push(read);
            }
            is_sound
        }
        Err(problems) => {
            filling.misread_cells(row, problems);
            false
        }
    }
}
