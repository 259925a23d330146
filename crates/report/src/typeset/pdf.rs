//! Pages and PDF.

use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, pdf};

use super::fonts::Fonts;
use super::glyphs::missing_letters;
use super::trouble::{Trouble, TypesetError};
use super::world::Desk;
use crate::templates::Templates;

/// What is to be set.
pub struct Set<'a> {
    /// Name of the template that is the document.
    pub main: &'a str,
    /// Templates by name.
    pub templates: &'a Templates,
    /// The context and the figures, by the names under which templates read them.
    pub files: Vec<(String, Vec<u8>)>,
    /// What tells this document from every other one, the same whenever it is printed again.
    pub identity: String,
}

/// Ending of the names of files that are bound page by page.
const BOUND: &str = ".pdf";

/// Sets a document as a tagged PDF that keeps PDF/UA-1. One that binds pages of other PDF files is tagged as
/// well, and claims nothing of theirs.
///
/// # Errors
/// [`TypesetError::Template`] with file and line; [`TypesetError::Letters`] with every letter that no
/// font has.
pub fn typeset(fonts: &Fonts, set: Set<'_>) -> Result<Vec<u8>, TypesetError> {
    let binds = set.files.iter().any(|(name, _)| name.ends_with(BOUND));
    let desk = Desk::new(fonts, set.main, set.templates, set.files)?;
    let wrong = |diagnostics: &[typst::diag::SourceDiagnostic]| {
        TypesetError::Template(diagnostics.iter().map(|diagnostic| Trouble::of(&desk, diagnostic)).collect())
    };
    let document: PagedDocument = typst::compile(&desk).output.map_err(|diagnostics| wrong(&diagnostics))?;
    let missing = missing_letters(&document);
    if !missing.is_empty() {
        return Err(TypesetError::Letters(missing));
    }
    let standards = PdfStandards::new(&[if binds { PdfStandard::V_2_0 } else { PdfStandard::Ua_1 }])
        .expect("one standard agrees with itself");
    let options = PdfOptions {
        ident: Smart::Custom(set.identity),
        creator: Smart::Custom(Some("Rashin".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    pdf(&document, &options).map_err(|diagnostics| wrong(&diagnostics))
}
