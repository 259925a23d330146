//! What a query string asks: the question, what the answers are narrowed to, which page of them.

use axum::extract::RawQuery;
use rashin_model::{Code, Lang};
use rashin_search::{Filter, Kind};

use crate::link;

/// Letters of a question that go back into the box.
const SHOWN: usize = 300;

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The question, as it was typed.
    pub question: String,
    /// A plan.
    pub plan: Option<Code>,
    /// A kind.
    pub kind: Option<Kind>,
    /// The page, from 1.
    pub page: usize,
}

impl Wanted {
    /// From a query string; what is not understood is left out.
    pub fn of(RawQuery(query): RawQuery) -> Self {
        let mut wanted = Self { page: 1, ..Self::default() };
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            let value = value.trim();
            match name.as_ref() {
                "q" => value.clone_into(&mut wanted.question),
                "plan" => wanted.plan = Code::new(value),
                "kind" => wanted.kind = Kind::of(value),
                "page" => wanted.page = value.parse().unwrap_or(1).max(1),
                _ => {}
            }
        }
        wanted
    }

    /// To what the answers are narrowed.
    pub fn filter(&self) -> Filter {
        Filter { plan: self.plan.clone(), kind: self.kind }
    }

    /// The question for the box, without what cannot be typed.
    pub fn question_shown(&self) -> String {
        self.question.chars().filter(|sign| !sign.is_control()).take(SHOWN).collect()
    }

    /// What a new question keeps.
    pub fn narrowed(&self) -> Vec<(&str, &str)> {
        let plan = self.plan.as_ref().map(|plan| ("plan", plan.as_str()));
        plan.into_iter().chain(self.kind.map(|kind| ("kind", kind.code()))).collect()
    }

    /// The address of the same question, narrowed otherwise, at a page.
    pub fn address(&self, lang: Lang, plan: Option<&Code>, kind: Option<Kind>, page: usize) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", &self.question_shown());
        if let Some(plan) = plan {
            query.append_pair("plan", plan.as_str());
        }
        if let Some(kind) = kind {
            query.append_pair("kind", kind.code());
        }
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        link::to(lang, &format!("/ask?{}", query.finish()))
    }
}
