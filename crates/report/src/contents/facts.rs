//! What is known of something, a line each; and drawings.

use rashin_model::Lang;
use serde::Serialize;

/// A fact under its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    name: String,
    colon: &'static str,
    value: String,
}

/// A drawing that the template places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drawing {
    /// The name under which the template reads it.
    pub file: String,
    /// What it shows, in words.
    pub alt: String,
    /// The drawing (SVG).
    #[serde(skip)]
    pub svg: String,
}

impl Fact {
    /// A fact; `None` for one without a value.
    pub fn of(lang: Lang, name: impl Into<String>, value: impl Into<String>) -> Option<Self> {
        let value = value.into();
        let colon = lang.pick("：", ": ");
        (!value.is_empty()).then(|| Self { name: name.into(), colon, value })
    }

    /// As one line.
    pub fn line(&self) -> String {
        format!("{}{}{}", self.name, self.colon, self.value)
    }
}

impl Drawing {
    /// Name and bytes, as documents hand them to the template.
    pub fn file(&self) -> (String, Vec<u8>) {
        (self.file.clone(), self.svg.clone().into_bytes())
    }
}
