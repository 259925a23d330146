//! Which documents there are.

use rashin_model::{Lang, Sentence};
use rashin_service::AssessedPlan;

use crate::content::Content;
use crate::contents::{
    comments_and_responses, cooperation_report, element_sheets, evaluation_summary, indicator_booklet, kpi_report,
    meeting_pack, progress_table, roadmap,
};
use crate::source::Source;

/// Every document, in the order of lists.
pub const DOCUMENTS: &[Document] = &[
    progress_table::DOCUMENT,
    evaluation_summary::DOCUMENT,
    element_sheets::DOCUMENT,
    kpi_report::DOCUMENT,
    roadmap::DOCUMENT,
    cooperation_report::DOCUMENT,
    indicator_booklet::DOCUMENT,
    comments_and_responses::DOCUMENT,
    meeting_pack::DOCUMENT,
];

/// The document with this code.
pub fn document(code: &str) -> Option<&'static Document> {
    DOCUMENTS.iter().find(|document| document.code == code)
}

/// What a document can be narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// It is always of the whole plan.
    Plan,
    /// Of the whole plan, or of one element and what lies below it.
    Element,
    /// Of one meeting.
    Meeting,
}

/// Why there is no such document of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack(pub Sentence);

impl Lack {
    /// A reason in both languages.
    pub fn new(ja: impl Into<String>, en: impl Into<String>) -> Self {
        Self(Sentence::new(ja, en))
    }
}

/// A kind of document.
#[derive(Clone, Copy)]
pub struct Document {
    /// Its name in addresses and commands.
    pub code: &'static str,
    /// Its title, in Japanese and English.
    pub title: (&'static str, &'static str),
    /// What is in it, in Japanese and English.
    pub about: (&'static str, &'static str),
    /// What it can be narrowed to.
    pub scope: Scope,
    /// The template that sets it.
    pub template: &'static str,
    /// The machine tables that its Excel twin has.
    pub tables: &'static [&'static str],
    /// Why a plan has no such document; `None` where it has one.
    pub lack: fn(&AssessedPlan) -> Option<Lack>,
    /// Makes its content; only of plans that have it.
    pub make: fn(&Source<'_>) -> Result<Box<dyn Content>, Lack>,
}

impl Document {
    /// Its title in a language.
    pub fn title(&self, lang: Lang) -> &'static str {
        lang.pick(self.title.0, self.title.1)
    }

    /// What is in it.
    pub fn about(&self, lang: Lang) -> &'static str {
        lang.pick(self.about.0, self.about.1)
    }

    /// Its content.
    ///
    /// # Errors
    /// Why there is none: the plan lacks what it is made of, or there is no element or meeting of that code.
    pub fn content(&self, source: &Source<'_>) -> Result<Box<dyn Content>, Lack> {
        match (self.lack)(source.assessed) {
            Some(lack) => Err(lack),
            None => (self.make)(source),
        }
    }
}
