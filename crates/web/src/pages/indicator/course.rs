//! The values so far against what was promised, with the definition beside.

use maud::{Markup, html};
use rashin_eval::plan::Series;
use rashin_model::Lang;

use super::facts;
use crate::parts::figures;
use crate::plan_view::PlanView;
use crate::show;

/// The figure and what is `below` it, beside the facts; without a figure while there is nothing to draw.
pub fn course_and_facts(lang: Lang, view: &PlanView, position: usize, series: &Series, below: &Markup) -> Markup {
    let facts = |class: &'static str| {
        html! { section class=(class) aria-labelledby="definition" {
            div.part-head { h2 id="definition" { (lang.pick("定義と出典", "Definition and source")) } }
            (facts::facts(lang, view, position))
        } }
    };
    if points(series) < 2 {
        return html! { (facts("part facts-wide")) (below) };
    }
    html! { div.part.columns.columns-wide-first {
        div {
            section.stack aria-labelledby="series" {
                div.part-head {
                    h2 id="series" { (lang.pick("推移", "Course")) }
                    @if series.area != view.plan.area() { p.quiet { (show::area(view, series.area, lang)) } }
                }
                figure.figure { div.figure-drawing { (figures::series_figure(lang, view, series)) } }
            }
            (below)
        }
        (facts("stack"))
    } }
}

/// How many points there are to draw: values, start, targets.
fn points(series: &Series) -> usize {
    let values = series.assessments.iter().filter(|one| one.actual.is_some()).filter_map(|one| one.period);
    let start = series.promise.start.as_ref().filter(|start| !start.assumed).map(|start| start.period);
    let mut periods: Vec<_> =
        values.chain(start).chain(series.promise.targets.iter().map(|target| target.period)).collect();
    periods.sort();
    periods.dedup();
    periods.len()
}
