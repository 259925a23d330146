//! What a document is made of: an evaluated plan, and of which edition it is.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rashin_model::plan::titled;
use rashin_model::snapshot::Snapshot;
use rashin_model::{Lang, Period};
use rashin_service::AssessedPlan;

/// Of which edition a document is.
#[derive(Debug, Clone, Copy)]
pub enum Edition<'a> {
    /// Of what was published.
    Snapshot(&'a Snapshot),
    /// Of something that was not published.
    Working {
        /// The revision it begins from; none for a plan that is in no store.
        revision: Option<u32>,
        /// SHA-256 over the canonical content, as publications are hashed.
        sha256: &'a str,
    },
}

/// Everything a document is made of.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The plan with its evaluation.
    pub assessed: &'a AssessedPlan,
    /// Its edition.
    pub edition: Edition<'a>,
    /// Language of the words that are not the plan's.
    pub lang: Lang,
    /// Number at the top right, such as 資料1.
    pub number: Option<&'a str>,
    /// Code of the one element or meeting that the document is about, where it is about one.
    pub about: Option<&'a str>,
    /// Material of meetings by its SHA-256 in hexadecimal, as far as it is at hand.
    pub material: &'a BTreeMap<String, Vec<u8>>,
}

impl Source<'_> {
    /// The last line: plan, edition, day, hash.
    pub fn last_line(&self) -> String {
        let plan = &self.assessed.plan.profile;
        let as_of = day(self.assessed.evaluation.as_of, self.lang);
        let (edition, sha256) = match self.edition {
            Edition::Snapshot(snapshot) => {
                let name = titled(&snapshot.name, snapshot.name_en.as_deref(), self.lang).0;
                let number = snapshot.number;
                let text = match self.lang {
                    Lang::Ja => format!("公表版{number}「{name}」"),
                    Lang::En => format!("publication {number}, {name}"),
                };
                (text, &snapshot.sha256[..])
            }
            Edition::Working { revision, sha256 } => {
                let stage = plan.stage.label(self.lang);
                let text = match (self.lang, revision) {
                    (Lang::Ja, Some(number)) => format!("第{number}版（{stage}、未公表の内容を含む）"),
                    (Lang::En, Some(number)) => format!("revision {number} ({stage}, with what is not published)"),
                    (Lang::Ja, None) => format!("{stage}（未公表）"),
                    (Lang::En, None) => format!("{stage} (not published)"),
                };
                (text, sha256)
            }
        };
        match self.lang {
            Lang::Ja => format!("{}（{}）　{edition}　基準日 {as_of}　SHA-256 {sha256}", plan.title, plan.code),
            Lang::En => {
                let title = titled(&plan.title, plan.title_en.as_deref(), self.lang).0;
                format!("{title} ({}), {edition}, as of {as_of}, SHA-256 {sha256}", plan.code)
            }
        }
    }
}

/// A day, with era and Gregorian year in Japanese.
pub(crate) fn day(day: Date, lang: Lang) -> String {
    Period::Date(day).name(lang)
}
