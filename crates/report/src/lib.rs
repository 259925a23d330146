//! Documents of a plan: a typed context and a template give a PDF, the same content an Excel twin.
//!
//! [`DOCUMENTS`] lists them. A document is made of a [`Source`] (a plan with its evaluation, and of which
//! edition it is) on a [`Press`]. The same source gives the same bytes: there is no clock and no random number
//! in here.

mod content;
mod contents;
mod document;
pub mod drawings;
mod frame;
pub mod indices;
mod made;
mod press;
mod print;
mod source;
mod table;
mod templates;
mod typeset;
mod workbook;

pub use content::Content;
pub use document::{DOCUMENTS, Document, Lack, Scope, document};
pub use frame::Frame;
pub use made::{Form, NotMade};
pub use press::Press;
pub use source::{Edition, Source};
pub use table::{Cell, Column, Table};
pub use templates::{Templates, UnreadableTemplate};
pub use typeset::{Fonts, Trouble, TypesetError, UnusableFont};
pub use workbook::{Block, Sheet, UnwritableWorkbook};
