//! The plan as it is worked on: rows are staged, looked at beside the last edition, and become part
//! of the next one.

mod content;
mod correct_reading;
mod discard_staged;
mod make_edition;
mod new_problems;
mod plan_rows;
mod preview_edition;
mod row_change;
mod row_edit;
mod row_rights;
mod stage_rows;
mod stage_workbook;
mod succeed_indicators;

pub use content::{content_of, is_content};
pub use correct_reading::correct_reading;
pub use discard_staged::discard_staged;
pub use make_edition::{Edition, EditionMade, make_edition, make_edition_of};
pub use plan_rows::{cells_of, row_of, rows_of};
pub use preview_edition::preview_edition;
pub use row_edit::RowEdit;
pub use row_rights::may_edit;
pub(crate) use row_rights::office_called;
pub(crate) use stage_rows::{Note, stage};
pub use stage_rows::{Staged, stage_rows};
pub use stage_workbook::{preview_workbook, stage_workbook};
pub use succeed_indicators::{Succession, Successor, succeed_indicators};
