//! Figures as files: what a page draws, as SVG, PNG and CSV at addresses of its own,
//! `.../figures/{name}.{svg|png|csv}` below the plan, the list, the node, the indicator or the index.
//!
//! A figure is a name and a function in one of the lists below; addresses, languages, formats, publications and
//! what stands around the drawing follow from that.

mod areas;
mod contributions;
mod cooperation;
mod index;
mod list;
mod logic;
mod progress;
mod roadmap;
mod series;
mod serve;
mod sheet;
mod states;

pub use list::{FORMS, list};

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::get;
use rashin_model::Lang;

use crate::language::Asked;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;

/// What a figure is asked of.
pub struct Subject<'a> {
    /// The language.
    pub lang: Lang,
    /// The plan.
    pub view: &'a PlanView,
    /// The node or indicator of the address.
    pub wanted: &'a Wanted,
    /// What the list or the roadmap is narrowed to.
    query: &'a RawQuery,
}

impl Subject<'_> {
    /// The query string.
    fn query(&self) -> RawQuery {
        RawQuery(self.query.0.clone())
    }
}

/// A figure with all that its files say.
pub struct Figure {
    /// What is drawn.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// The drawing (SVG), at the width of a sheet of paper.
    pub drawing: String,
    /// The paper or survey that the figures come from.
    pub source: Option<String>,
    /// The columns of what is drawn, by machine name.
    pub heading: Vec<&'static str>,
    /// The rows; blank for what is not there. As long as the heading.
    pub rows: Vec<Vec<String>>,
}

/// How a figure is made; `None` where there is nothing to draw.
type Draw = fn(&Subject<'_>) -> Option<Figure>;

/// The figures of one kind of page, by name.
type Figures = &'static [(&'static str, Draw)];

const OF_PLAN: Figures = &[
    ("backcast", logic::backcast),
    ("dates", cooperation::dates),
    ("kpis", index::kpis),
    ("logic", logic::logic),
    ("proposers", cooperation::proposers),
    ("roadmap", roadmap::roadmap),
    ("states", states::of_plan),
];
const OF_INDICATORS: Figures = &[("progress", progress::of_list), ("states", states::of_list)];
const OF_NODE: Figures = &[
    ("backcast", logic::backcast),
    ("logic", logic::logic),
    ("progress", progress::of_node),
    ("states", states::of_node),
];
const OF_INDICATOR: Figures = &[
    ("municipalities", areas::municipalities),
    ("prefectures", areas::prefectures),
    ("progress", progress::of_indicator),
    ("series", series::series),
];
const OF_KPI: Figures = &[("contributions", contributions::contributions), ("index", index::years)];

/// The routes of figures below the address of a plan.
pub fn routes(plan: &str) -> Router<Site> {
    let of = |above: &str, figures: Figures| {
        let give = move |site: State<Site>, wanted: Path<Wanted>, query: RawQuery, asked: Asked| {
            serve::serve(site, wanted, query, asked, figures)
        };
        Router::new().route(&format!("{plan}{above}/figures/{{figure}}"), get(give))
    };
    of("", OF_PLAN)
        .merge(of("/indicators", OF_INDICATORS))
        .merge(of("/nodes/{node}", OF_NODE))
        .merge(of("/indicators/{indicator}", OF_INDICATOR))
        .merge(of("/kpis/{indicator}", OF_KPI))
}
