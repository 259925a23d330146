//! A document as PDF.

use crate::content::Content;
use crate::document::Document;
use crate::frame::Frame;
use crate::source::Source;
use crate::templates::Templates;
use crate::typeset::{Fonts, Set, TypesetError, typeset};

/// Sets a document as a tagged PDF (PDF/UA-1).
///
/// # Errors
/// What is wrong with the template, or which letters no font has.
pub fn print(
    document: &Document,
    source: &Source<'_>,
    content: &dyn Content,
    fonts: &Fonts,
    templates: &Templates,
) -> Result<Vec<u8>, TypesetError> {
    let frame = Frame::new(source, fonts.families(), document.title(source.lang), content.subtitle());
    let mut files = content.files();
    files.push(("context.json".to_owned(), content.context(&frame)));
    let identity = format!("{} {} {}", document.code, frame.last_line, source.about.unwrap_or_default());
    typeset(fonts, Set { main: document.template, templates, files, identity })
}
