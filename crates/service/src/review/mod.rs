//! The review: ask, answer, approve, close.

mod answers;
mod asked_offices;
mod asked_period;
mod asked_rows;
mod ball;
mod board;
mod change_review;
mod check_answer;
mod contest;
mod draft;
mod endorse_answers;
mod hand_back;
mod left_over;
mod open_review;
mod remark;
mod remarkable;
mod submission;
mod submit_answers;
mod take_answers;

pub use answers::{Row, RowSet, list_answers, list_rounds, load_rows, view_round};
pub use asked_rows::{AskedRows, asked_rows};
pub use ball::Ball;
pub use board::{BoardRow, count_steps, view_board, view_own_requests};
pub use change_review::{close_review, extend_request, reopen_review, withdraw_request, withdraw_review};
pub use check_answer::{AnsweredRow, Checked, Checks, Finding, check_answer, table_of};
pub use contest::{contest_value, list_contests, settle_contest};
pub use draft::{Draft, save_draft};
pub use endorse_answers::endorse_answers;
pub use hand_back::{recall_answers, return_answers};
pub use left_over::{LeftOver, left_over};
pub use open_review::{Opening, open_review, preview_review};
pub use remark::{add_remark, list_remarks};
pub use submission::Submission;
pub(crate) use submit_answers::account_code;
pub use submit_answers::submit_answers;
pub use take_answers::approve_answers;
