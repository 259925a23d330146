//! Which figures a plan has as files.

use axum::extract::RawQuery;
use rashin_model::{Code, Lang};

use super::{Figures, OF_INDICATOR, OF_INDICATORS, OF_KPI, OF_NODE, OF_PLAN, Subject};
use crate::link::Shown;
use crate::plan_view::PlanView;
use crate::wanted::Wanted;

/// The forms that every figure is given in.
pub const FORMS: [&str; 3] = ["svg", "png", "csv"];

/// Every figure for which there is something to draw, with what of the plan it shows.
pub fn list(view: &PlanView) -> Vec<(Shown<'_>, &'static str)> {
    let (nodes, indicators) = (view.plan.nodes.iter(), view.plan.indicators.iter().enumerate());
    let of_nodes = nodes.map(|node| (Shown::Node(&node.code), OF_NODE));
    let of_indicators = indicators.map(|(position, indicator)| {
        let code = &indicator.code;
        if view.is_composite(position) { (Shown::Kpi(code), OF_KPI) } else { (Shown::Indicator(code), OF_INDICATOR) }
    });
    let of_whole = [(Shown::Plan, OF_PLAN), (Shown::Indicators, OF_INDICATORS)].into_iter();
    let all = of_whole.chain(of_nodes).chain(of_indicators);
    all.flat_map(|(shown, figures)| drawn(view, shown, figures)).collect()
}

/// Those of some figures for which there is something to draw.
fn drawn<'a>(
    view: &'a PlanView,
    shown: Shown<'a>,
    figures: Figures,
) -> impl Iterator<Item = (Shown<'a>, &'static str)> {
    let (node, indicator) = match shown {
        Shown::Node(code) => (Some(code), None),
        Shown::Indicator(code) | Shown::Kpi(code) => (None, Some(code)),
        Shown::Plan | Shown::Indicators => (None, None),
    };
    let text = |code: Option<&Code>| code.map(Code::to_string);
    let wanted = Wanted::in_plan(&view.plan.profile.code, text(node), text(indicator));
    let query = RawQuery(None);
    figures.iter().filter_map(move |(name, draw)| {
        let subject = Subject { lang: Lang::Ja, view, wanted: &wanted, query: &query };
        draw(&subject).map(|_| (shown, *name))
    })
}
