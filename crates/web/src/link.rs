//! Addresses of pages. Codes are letters, digits, `-` and `_` only, so they need no escaping.

use rashin_model::{Code, Lang};

/// An address in a language.
pub fn to(lang: Lang, address: &str) -> String {
    match lang {
        Lang::Ja => address.to_owned(),
        Lang::En => format!("/en{address}"),
    }
}

/// A plan.
pub fn plan(lang: Lang, plan: &Code) -> String {
    to(lang, &format!("/plans/{plan}"))
}

/// A node of a plan.
pub fn node(lang: Lang, plan: &Code, node: &Code) -> String {
    to(lang, &format!("/plans/{plan}/nodes/{node}"))
}

/// The list of indicators.
pub fn indicators(lang: Lang, plan: &Code) -> String {
    to(lang, &format!("/plans/{plan}/indicators"))
}

/// An indicator.
pub fn indicator(lang: Lang, plan: &Code, indicator: &Code) -> String {
    to(lang, &format!("/plans/{plan}/indicators/{indicator}"))
}

/// A composite index.
pub fn kpi(lang: Lang, plan: &Code, indicator: &Code) -> String {
    to(lang, &format!("/plans/{plan}/kpis/{indicator}"))
}

/// The roadmap.
pub fn roadmap(lang: Lang, plan: &Code) -> String {
    to(lang, &format!("/plans/{plan}/roadmap"))
}
