//! A document in one of its two forms.

use rashin_model::{Lang, Sentence};

use crate::document::{Document, Lack};
use crate::print::print;
use crate::source::Source;
use crate::templates::Templates;
use crate::typeset::{Fonts, TypesetError};
use crate::workbook::{UnwritableWorkbook, workbook};

/// The forms of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Typeset pages.
    Pdf,
    /// Sheets for people and machine tables.
    Xlsx,
}

/// Why a document was not made.
#[derive(Debug)]
pub enum NotMade {
    /// The plan lacks what it is made of.
    Lack(Lack),
    /// The template is wrong, or letters are missing.
    Typeset(TypesetError),
    /// No workbook holds it.
    Workbook(UnwritableWorkbook),
}

impl Form {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Xlsx];

    /// The ending of file names.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
        }
    }

    /// The form with this ending, in either case.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.ending().eq_ignore_ascii_case(ending))
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

impl NotMade {
    /// What is wrong and the way out, in a language; several lines for several faults.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Lack(Lack(sentence)) => Sentence::text(sentence, lang).to_owned(),
            Self::Typeset(error) => error.text(lang),
            Self::Workbook(error) => error.text(lang),
        }
    }
}

/// Makes a document. The same source gives the same bytes.
///
/// # Errors
/// [`NotMade`] with the way out.
pub fn make(
    document: &Document,
    source: &Source<'_>,
    form: Form,
    fonts: &Fonts,
    templates: &Templates,
) -> Result<Vec<u8>, NotMade> {
    let content = document.content(source).map_err(NotMade::Lack)?;
    match form {
        Form::Pdf => print(document, source, &*content, fonts, templates).map_err(NotMade::Typeset),
        Form::Xlsx => workbook(document, source, &*content).map_err(NotMade::Workbook),
    }
}
