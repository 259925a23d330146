//! Writing the copy of a site into a folder.

mod copied_plans;
mod folder;
mod progress;
mod work;

pub use copied_plans::{Copied, open_plans};
pub use folder::Folder;
pub use work::{Done, copy_site, planned};
