//! What documents are made with: fonts and templates.

use std::fmt;

use crate::document::Document;
use crate::made::{Form, NotMade};
use crate::print::print;
use crate::source::Source;
use crate::templates::Templates;
use crate::typeset::Fonts;
use crate::workbook::workbook;

/// Fonts and templates.
pub struct Press {
    own_fonts: Option<Fonts>,
    templates: Templates,
}

impl fmt::Debug for Press {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Press").field("families", &self.fonts().families()).finish_non_exhaustive()
    }
}

impl Default for Press {
    fn default() -> Self {
        Self::new(None, Templates::shipped())
    }
}

impl Press {
    /// A press with fonts of one's own, or those that ship.
    pub fn new(own_fonts: Option<Fonts>, templates: Templates) -> Self {
        Self { own_fonts, templates }
    }

    fn fonts(&self) -> &Fonts {
        self.own_fonts.as_ref().unwrap_or_else(|| Fonts::shipped())
    }

    /// Makes a document. The same source gives the same bytes.
    ///
    /// # Errors
    /// [`NotMade`] with the way out.
    pub fn make(&self, document: &Document, source: &Source<'_>, form: Form) -> Result<Vec<u8>, NotMade> {
        let content = document.content(source).map_err(NotMade::Lack)?;
        match form {
            Form::Pdf => print(document, source, &*content, self.fonts(), &self.templates).map_err(NotMade::Typeset),
            Form::Xlsx => workbook(document, source, &*content).map_err(NotMade::Workbook),
        }
    }
}
