//! What each member adds towards 100, as a drawing.

use maud::{Markup, PreEscaped, html};
use rashin_eval::plan::Index;
use rashin_figures::{Size, View, pair};
use rashin_model::{Code, Lang};
use rashin_report::drawings::contributions::{draw, figure};
use rashin_report::drawings::language;

use crate::link::Shown;
use crate::parts::figure_menu::FigureMenu;
use crate::plan_view::PlanView;

/// The section with the drawing.
pub fn drawing(lang: Lang, view: &PlanView, code: &Code, index: &Index) -> Markup {
    let title = lang.pick("目標100に対する各指標の寄与", "What each member adds towards 100");
    let figure = figure(lang, view, index, title);
    let how = if index.value().is_ok() { "#how" } else { "#method" };
    let language = language(lang);
    let wide = draw(&figure, View::new("kpi-wide").language(language));
    let compact = draw(&figure, View::new("kpi-compact").language(language).size(Size::Compact));
    html! { section.stack aria-labelledby="drawing" {
        div.part-head { h2 id="drawing" { (title) } }
        figure.figure {
            div.figure-drawing { (PreEscaped(pair(&wide, &compact))) }
            figcaption {
                (FigureMenu { table: Some("members"), how: Some(how), ..FigureMenu::of(Shown::Kpi(code), "contributions") }
                    .draw(lang, view, title))
            }
        }
    } }
}
