//! Deliberating: meetings with their material, comments and responses, decisions and tasks, cooperation
//! themes, marks of the committee.

mod agenda;
mod attendance;
mod comments;
mod cooperation;
mod decisions;
mod documents;
mod free_code;
mod marks;
mod material;
mod media;
mod meetings;
mod row_list;
mod withheld;

pub use agenda::set_agenda;
pub use attendance::set_attendance;
pub use comments::{add_comment, assign_comment, may_respond, respond_to_comment};
pub use cooperation::{
    CooperationOutcome, add_working_group_date, propose_theme, report_items, settle_proposal, settle_theme,
};
pub use decisions::{Closing, add_decision, add_task, close_task, may_close};
pub use documents::{DocumentLine, add_document, next_number, renumber_documents, set_documents};
pub use marks::{MarkGiven, Markable, give_marks, markable};
pub use material::{is_embargoed, load_material, may_see_material};
pub use media::{LARGEST_FILE, keep_material};
pub use meetings::{add_meeting, sorted_meetings};
pub use withheld::withhold_embargoed;
