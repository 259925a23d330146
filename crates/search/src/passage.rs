//! A passage: a piece of a plan that can be an answer, with the page it stands on.

use rashin_model::{Code, Lang};

use crate::kind::Kind;

/// A text in Japanese, and in English where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// In Japanese.
    pub ja: String,
    /// In English.
    pub en: Option<String>,
}

impl Named {
    /// A text in both languages.
    pub fn new(ja: impl Into<String>, en: Option<impl Into<String>>) -> Self {
        Self { ja: ja.into(), en: en.map(Into::into) }
    }

    /// The text in a language, or in Japanese; with the language it is in.
    pub fn pick(&self, lang: Lang) -> (&str, Lang) {
        rashin_model::plan::titled(&self.ja, self.en.as_deref(), lang)
    }
}

/// A piece of a plan that can be an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The plan it is of.
    pub plan: Code,
    /// What it is taken from.
    pub kind: Kind,
    /// The address of its page without the language: `/plans/...`, with the place on the page where one is known.
    pub address: String,
    /// The title of its page.
    pub title: Named,
    /// The heading it stands under, where the page has several.
    pub heading: Named,
    /// What it says.
    pub text: Named,
    /// Words by which it is found, though it does not show them: where it belongs, other words for it.
    pub context: String,
}
