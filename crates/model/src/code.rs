//! The stable, human code of an element: `akita-08`, `aomori-kpi-4`.

use std::sync::Arc;

use crate::cell::{self, Cell, Misread};
use crate::lang::Sentence;
use crate::table::Form;

/// A code: letters of ASCII, digits, `-` and `_`, at most 64 of them. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(Arc<str>);

impl Code {
    const MAX_LENGTH: usize = 64;

    /// A code, if `text` has the form of one.
    pub fn new(text: &str) -> Option<Self> {
        let fits = !text.is_empty()
            && text.len() <= Self::MAX_LENGTH
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        fits.then(|| Self(text.into()))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Code {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl Cell for Code {
    const FORM: Form = Form::Code;

    fn read(text: &str) -> Result<Self, Box<Misread>> {
        cell::required(text)?;
        Self::new(text).or_else(|| Self::new(&crate::spelling::narrow(text))).ok_or_else(|| {
            Misread::new(
                Sentence::new(
                    format!("「{text}」はコードの形ではありません"),
                    format!("\"{text}\" does not have the form of a code"),
                ),
                Sentence::new(
                    "半角の英数字とハイフンを64字以内で使ってください（例 mie-1-2-3）",
                    "use at most 64 ASCII letters, digits and hyphens (such as mie-1-2-3)",
                ),
            )
        })
    }

    fn write(&self) -> String {
        self.as_str().to_owned()
    }
}
