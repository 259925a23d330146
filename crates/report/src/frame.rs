//! What stands around every document.

use rashin_model::plan::titled;
use serde::Serialize;

use crate::source::Source;

/// The frame of a document, as templates read it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Frame {
    /// `ja` or `en`.
    pub lang: &'static str,
    /// Families of fonts in the order in which a letter is looked for.
    pub fonts: Vec<String>,
    /// Title of the document.
    pub title: String,
    /// Line under it.
    pub subtitle: Option<String>,
    /// Name of the plan at the top of every page.
    pub short_title: String,
    /// What the document is, for those who cannot see it.
    pub about: String,
    /// Whose document it is.
    pub publisher: String,
    /// 資料 number.
    pub number: Option<String>,
    /// Said at the foot of every page: that the plan is invented.
    pub notice: Option<&'static str>,
    /// Plan, edition, day, hash.
    pub last_line: String,
}

#[derive(Serialize)]
struct Context<'a, T> {
    frame: &'a Frame,
    body: &'a T,
}

impl Frame {
    /// The frame of a document with a title and a line under it.
    pub fn new(source: &Source<'_>, fonts: &[String], title: &str, subtitle: Option<String>) -> Self {
        let (lang, profile) = (source.lang, &source.assessed.plan.profile);
        let plan = titled(&profile.title, profile.title_en.as_deref(), lang).0;
        Self {
            lang: lang.tag(),
            fonts: fonts.to_vec(),
            title: title.to_owned(),
            subtitle,
            short_title: source.assessed.plan.short_title(lang).0.to_owned(),
            about: format!("{title}: {plan}"),
            publisher: source.assessed.area_name(profile.area_code, lang).0,
            number: source.number.map(ToOwned::to_owned),
            notice: profile.invented.then(|| {
                lang.pick(
                    "この計画は架空のものです（地域も数値も実在しません）",
                    "This plan is invented; no place or figure is real",
                )
            }),
            last_line: source.last_line(),
        }
    }

    /// Frame and content as JSON.
    ///
    /// # Panics
    /// Never: a content is texts, numbers and lists.
    pub fn with(&self, body: &impl Serialize) -> Vec<u8> {
        serde_json::to_vec(&Context { frame: self, body }).expect("texts, numbers and lists")
    }
}
