//! Writing the copy of a site into a folder.

mod chosen_data;
mod copied_plans;
mod copy_file;
mod folder;
mod progress;
mod work;

pub use chosen_data::{ChosenData, chosen_formats};
pub use copied_plans::{Copied, open_plans};
pub use folder::Folder;
pub use work::{Done, copy_site, planned};
