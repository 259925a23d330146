//! What stands in a value cell instead of a number: `－`, `調整中`, `X`, `適宜`.
//!
//! A table of values gives way to such words before its row is typed: the value becomes blank, and
//! the status says why. No number ever stands in for what is not there.

mod refusal;
mod status;
mod word;

use refusal::{contradiction, reason_lost, says_too_little, two_promises};
use status::Status;
use word::{Absence, is_schedule};

use crate::cell::{Cell, Misread};
use crate::table::{CellProblem, Table};
use crate::tables::{ReadingStatus, TargetStatus};

/// Cells of a row that are to be read as other texts than they hold, and what is wrong with them.
#[derive(Default)]
pub struct Moved<'a> {
    /// The cells by position, with the texts to read.
    pub cells: Vec<(usize, &'a str)>,
    /// Words that contradict the rest of their row.
    pub problems: Vec<CellProblem>,
}

/// A row before it is typed.
struct Cells<'f, 'a> {
    table: &'static Table,
    cell: &'f dyn Fn(usize) -> &'a str,
    moved: Moved<'a>,
}

impl<'a> Cells<'_, 'a> {
    fn at(&self, name: &str) -> &'a str {
        self.table.position(name).map_or("", |position| (self.cell)(position))
    }

    /// What the cell holds after the moves so far.
    fn now(&self, name: &str) -> &'a str {
        let position = self.table.position(name);
        let moved = self.moved.cells.iter().find(|(at, _)| Some(*at) == position);
        moved.map_or_else(|| self.at(name), |(_, text)| text)
    }

    fn set(&mut self, name: &str, text: &'a str) {
        self.moved.cells.extend(self.table.position(name).map(|position| (position, text)));
    }

    /// Reports a word, and blanks its cell so that it is reported only once.
    fn refuse(&mut self, name: &str, misread: Misread) {
        self.set(name, "");
        self.moved.problems.extend(self.table.position(name).map(|position| (position, Box::new(misread))));
    }
}

/// Moves the word in the value cell of a target to its status, and a schedule to its text.
pub fn in_target<'a>(table: &'static Table, cell: &dyn Fn(usize) -> &'a str) -> Moved<'a> {
    let mut cells = Cells { table, cell, moved: Moved::default() };
    let value = cells.at("value");
    if !may_be_word(value) {
        return cells.moved;
    }
    if let Some(absence) = Absence::parse(value) {
        move_to_status::<TargetStatus>(&mut cells, value, absence);
    } else if is_schedule(value) {
        move_schedule(&mut cells, value);
    }
    cells.moved
}

/// Moves the word in the value cell of a reading to its status; numerator and denominator follow it.
pub fn in_reading<'a>(table: &'static Table, cell: &dyn Fn(usize) -> &'a str) -> Moved<'a> {
    let mut cells = Cells { table, cell, moved: Moved::default() };
    let value = cells.at("value");
    if let Some(absence) = may_be_word(value).then(|| Absence::parse(value)).flatten() {
        move_to_status::<ReadingStatus>(&mut cells, value, absence);
    }
    for part in ["numerator", "denominator"] {
        let text = cells.at(part);
        let Some(absence) = may_be_word(text).then(|| Absence::parse(text)).flatten() else { continue };
        let status = ReadingStatus::read(cells.now("status")).ok();
        // Parts have no status of their own: a word that says more than the row's would be lost.
        let is_said = matches!(absence, Absence::NoFigure | Absence::NotApplicable)
            || (ReadingStatus::of(absence).is_some() && status == ReadingStatus::of(absence));
        if is_said {
            cells.set(part, "");
        } else {
            cells.refuse(part, reason_lost(text));
        }
    }
    cells.moved
}

/// Whether a cell may hold a word: nearly all hold nothing or a number, which its first byte shows.
fn may_be_word(text: &str) -> bool {
    text.bytes().next().is_some_and(|first| !first.is_ascii_digit())
}

fn move_to_status<S: Status>(cells: &mut Cells<'_, '_>, value: &str, absence: Absence) {
    let status = match cells.at("status") {
        "" => None,
        text => match S::read(text) {
            Ok(status) => Some(status),
            // The status is reported as it stands; the word beside it is not at issue.
            Err(_) => return cells.set("value", ""),
        },
    };
    let is_vague = absence == Absence::NoFigure || S::of(absence).is_none();
    match status {
        Some(status) if status != S::DEFAULT => {
            let in_words = absence == Absence::NoFigure && !cells.at("text").is_empty();
            if S::of(absence) == Some(status) || (is_vague && !status.needs_number()) || in_words {
                cells.set("value", "");
            } else {
                cells.refuse("value", contradiction(value, status.names()));
            }
        }
        _ if absence == Absence::NoFigure && !cells.at("text").is_empty() => {
            cells.set("value", "");
            cells.set("status", S::IN_WORDS.names().0);
        }
        _ => {
            if let Some(status) = S::of(absence) {
                cells.set("value", "");
                cells.set("status", status.names().0);
            } else {
                // Without any status the row would be reported a second time for lacking one.
                cells.set("status", S::DEFAULT.names().0);
                cells.refuse("value", says_too_little(value));
            }
        }
    }
}

fn move_schedule<'a>(cells: &mut Cells<'_, 'a>, value: &'a str) {
    let status = match cells.at("status") {
        "" => Ok(TargetStatus::Words),
        text => TargetStatus::read(text),
    };
    let text = cells.at("text");
    match status {
        Ok(status @ (TargetStatus::Pending | TargetStatus::NotPublished)) => {
            cells.refuse("value", contradiction(value, status.names()));
        }
        _ if !text.is_empty() && text != value => cells.refuse("value", two_promises(value)),
        Ok(_) => {
            cells.set("value", "");
            cells.set("status", TargetStatus::Words.code());
            cells.set("text", value);
        }
        Err(_) => cells.set("value", ""),
    }
}
