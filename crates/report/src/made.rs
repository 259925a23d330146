//! The forms of a document, and why it was not made.

use rashin_model::{Lang, Sentence};

use crate::document::Lack;
use crate::typeset::TypesetError;
use crate::workbook::UnwritableWorkbook;

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
