//! Addresses of pages. Codes are letters, digits, `-` and `_` only, so they need no escaping.

use rashin_model::{Code, Lang};

/// Where the pages of a plan are: at its own address, which shows the last publication, or at that of
/// one publication, which shows it for ever. Links of a page stay within its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    plan: Code,
    snapshot: Option<u32>,
}

impl Place {
    /// The address of a plan itself.
    pub fn of(plan: &Code) -> Self {
        Self { plan: plan.clone(), snapshot: None }
    }

    /// The address of one of its publications.
    pub fn of_snapshot(plan: &Code, number: u32) -> Self {
        Self { plan: plan.clone(), snapshot: Some(number) }
    }

    /// The number of the publication that its address names.
    pub fn snapshot(&self) -> Option<u32> {
        self.snapshot
    }

    /// The address that all others begin with, without the language.
    fn path(&self) -> String {
        let plan = &self.plan;
        self.snapshot.map_or_else(|| format!("/plans/{plan}"), |number| format!("/plans/{plan}/snapshots/{number}"))
    }
}

/// An address in a language.
pub fn to(lang: Lang, address: &str) -> String {
    match lang {
        Lang::Ja => address.to_owned(),
        Lang::En => format!("/en{address}"),
    }
}

/// A plan.
pub fn plan(lang: Lang, place: &Place) -> String {
    to(lang, &place.path())
}

/// The page of questions, asking something already where a question is given.
pub fn ask(lang: Lang, question: Option<&str>) -> String {
    let query =
        question.map(|question| form_urlencoded::Serializer::new(String::new()).append_pair("q", question).finish());
    to(lang, &query.map_or_else(|| "/ask".to_owned(), |query| format!("/ask?{query}")))
}

/// The questions asked often about a plan.
pub fn faq(lang: Lang, place: &Place) -> String {
    to(lang, &format!("{}/faq", place.path()))
}

/// A node of a plan.
pub fn node(lang: Lang, place: &Place, node: &Code) -> String {
    to(lang, &format!("{}/nodes/{node}", place.path()))
}

/// The list of indicators.
pub fn indicators(lang: Lang, place: &Place) -> String {
    to(lang, &format!("{}/indicators", place.path()))
}

/// An indicator.
pub fn indicator(lang: Lang, place: &Place, indicator: &Code) -> String {
    to(lang, &format!("{}/indicators/{indicator}", place.path()))
}

/// A composite index.
pub fn kpi(lang: Lang, place: &Place, indicator: &Code) -> String {
    to(lang, &format!("{}/kpis/{indicator}", place.path()))
}

/// The roadmap.
pub fn roadmap(lang: Lang, place: &Place) -> String {
    to(lang, &format!("{}/roadmap", place.path()))
}

/// The bodies and their meetings.
pub fn meetings(lang: Lang, place: &Place) -> String {
    to(lang, &format!("{}/meetings", place.path()))
}

/// A meeting.
pub fn meeting(lang: Lang, place: &Place, meeting: &Code) -> String {
    to(lang, &format!("{}/meetings/{meeting}", place.path()))
}

/// What prefecture and municipalities pursue together.
pub fn cooperation(lang: Lang, place: &Place) -> String {
    to(lang, &format!("{}/cooperation", place.path()))
}

/// A cooperation theme.
pub fn theme(lang: Lang, place: &Place, theme: &Code) -> String {
    to(lang, &format!("{}/cooperation/{theme}", place.path()))
}

/// The open data of a plan.
pub fn data(lang: Lang, place: &Place) -> String {
    to(lang, &format!("{}/data", place.path()))
}

/// A file of the open data of a plan.
pub fn data_file(place: &Place, name: &str) -> String {
    format!("{}/data/{name}", place.path())
}

/// The documents of a plan.
pub fn documents(lang: Lang, place: &Place) -> String {
    to(lang, &format!("{}/documents", place.path()))
}

/// A document of a plan, by the name of its file.
pub fn document(lang: Lang, place: &Place, file: &str) -> String {
    format!("{}/{file}", documents(lang, place))
}

/// How the plan came about.
pub fn history(lang: Lang, place: &Place) -> String {
    to(lang, &format!("{}/history", place.path()))
}

/// Why the plan should work.
pub fn logic(lang: Lang, place: &Place) -> String {
    to(lang, &format!("{}/logic", place.path()))
}

/// The list of a plan's publications.
pub fn snapshots(lang: Lang, plan: &Code) -> String {
    to(lang, &format!("/plans/{plan}/snapshots"))
}

/// Indicators that measure one thing, beside each other.
pub fn concept(lang: Lang, concept: &Code) -> String {
    to(lang, &format!("/compare/{concept}"))
}

/// A file of a plan, by its name below the plan's address.
pub fn file(place: &Place, name: &str) -> String {
    format!("{}/{name}", place.path())
}

/// A document of the API, by its name below the plan's address there.
pub fn api(place: &Place, name: &str) -> String {
    let query = place.snapshot.map(|number| format!("?snapshot={number}")).unwrap_or_default();
    format!("/api/v1/plans/{}/{name}{query}", place.plan)
}

/// What of a plan a figure shows, as the part of its address before `figures/`.
#[derive(Debug, Clone, Copy)]
pub enum Shown<'a> {
    /// The plan as a whole.
    Plan,
    /// The list of indicators.
    Indicators,
    /// A node.
    Node(&'a Code),
    /// An indicator.
    Indicator(&'a Code),
    /// A composite index.
    Kpi(&'a Code),
}

/// A figure as a file, by its name and ending: `series.svg`.
pub fn figure(lang: Lang, place: &Place, shown: Shown<'_>, file: &str) -> String {
    let above = match shown {
        Shown::Plan => String::new(),
        Shown::Indicators => "/indicators".to_owned(),
        Shown::Node(code) => format!("/nodes/{code}"),
        Shown::Indicator(code) => format!("/indicators/{code}"),
        Shown::Kpi(code) => format!("/kpis/{code}"),
    };
    to(lang, &format!("{}{above}/figures/{file}", place.path()))
}
