//! Who may do what: asked here and nowhere else.

mod actor;
mod subject;
mod table;

pub use actor::{Actor, Appointed};
pub use subject::Subject;
pub use table::{RIGHTS, Right, Scope};
