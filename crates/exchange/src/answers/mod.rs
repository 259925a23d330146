//! One workbook per request: what an office is asked, with what is known, to be filled in and
//! handed back.
//!
//! Out: [`write_answer_workbook`]. In: [`AnswerFile::open`] says what a file claims to be,
//! [`AnswerFile::read`] takes its answers against the request they are expected for and tells where
//! things stand that must not, and [`judge_answers`] has the service check what the values mean and
//! tells what would change, cell by cell.

mod answer_file;
mod answer_sheet;
mod background;
mod column;
mod cover;
mod entry;
mod extent;
mod grades;
mod identity;
mod judge;
mod known;
mod line;
mod old_workbook;
mod old_workbook_guard;
mod open_document;
mod read;
mod readings;
mod returned;
mod sheet;
mod steps;
mod style;
mod take;
mod write;
mod wrong_file;

pub use answer_file::AnswerFile;
pub use answer_sheet::AnswerSheet;
pub use background::Background;
pub use identity::Identity;
pub use judge::{CellChange, Judged, JudgedRow, evidence_with, judge_answers};
pub use returned::{ReturnedAnswers, ReturnedRow};
pub use write::{answer_file_name, write_answer_workbook};
pub use wrong_file::{MAX_ANSWER_BYTES, WrongFile};
