//! The values so far against what was promised, with the definition beside.

use maud::{Markup, html};
use rashin_eval::plan::Series;
use rashin_model::Lang;
use rashin_report::drawings;

use super::facts;
use crate::link::Shown;
use crate::parts::figure_menu::FigureMenu;
use crate::parts::{figures, series_table};
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
    let shown = Shown::Indicator(&view.indicator(position).code);
    if drawings::series::points(series) < 2 {
        return html! { (facts("part facts-wide")) (below) };
    }
    html! { div.part.columns.columns-wide-first {
        div {
            section.stack aria-labelledby="series" {
                div.part-head {
                    h2 id="series" { (lang.pick("推移", "Course")) }
                    @if series.area != view.plan.area() { p.quiet { (show::area(view, series.area, lang)) } }
                }
                figure.figure data-island="series" {
                    div.figure-drawing { (figures::series_figure(lang, view, series)) }
                    (series_table::series_table(lang, view, series))
                    figcaption {
                        (FigureMenu { table: Some("series-table"), how: Some("#how"), ..FigureMenu::of(shown, "series") }
                            .draw(lang, view, lang.pick("推移", "Course")))
                    }
                }
            }
            (below)
        }
        (facts("stack"))
    } }
}
