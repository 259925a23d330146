//! What each member adds towards 100, as a drawing.

use maud::{Markup, PreEscaped, html};
use rashin_eval::composite::Part;
use rashin_eval::plan::Index;
use rashin_eval::show as text;
use rashin_figures::{
    Caption, Contribution, Contributions, IndexLevel, Member, ReferenceMember, Size, Tick, View, draw_contributions,
    pair,
};
use rashin_model::{Code, Lang};

use super::{coverage, is_reference, now};
use crate::link::Shown;
use crate::parts::figure_menu::FigureMenu;
use crate::plan_view::PlanView;
use crate::show;
use rashin_report::drawings::language;

/// The section with the drawing.
pub fn drawing(lang: Lang, view: &PlanView, code: &Code, index: &Index) -> Markup {
    let title = lang.pick("目標100に対する各指標の寄与", "What each member adds towards 100");
    let figure = figure(lang, view, index, title);
    let how = if index.value().is_ok() { "#how" } else { "#method" };
    let language = language(lang);
    let wide = draw_contributions(&figure, View::new("kpi-wide").language(language), &tick);
    let compact = draw_contributions(&figure, View::new("kpi-compact").language(language).size(Size::Compact), &tick);
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

/// The drawing for a sheet of its own.
pub fn alone(lang: Lang, figure: &Contributions) -> String {
    draw_contributions(figure, View::new("contributions").language(language(lang)), &tick)
}

fn tick(tick: Tick) -> String {
    format!("{:.0}", tick.value)
}

/// What the drawing shows.
pub fn figure(lang: Lang, view: &PlanView, index: &Index, title: &str) -> Contributions {
    let known = index.latest().is_some();
    let parts = index.members.iter().copied().zip(&now(index).parts);
    let (reference, members): (Vec<_>, Vec<_>) = parts.partition(|(member, _)| is_reference(view, *member));
    let label = text::figure(index.value(), 1).unwrap_or_else(|reason| reason.text(lang).to_owned());
    Contributions {
        caption: Caption::new(title, label.clone()),
        index: IndexLevel { value: index.value().ok(), label },
        start: index.start.index.ok(),
        start_label: text::figure(index.start.index, 1)
            .map(|start| format!("{} {start}", lang.pick("開始時", "start")))
            .unwrap_or_default(),
        members: members.into_iter().map(|(position, part)| member(lang, view, position, part, known)).collect(),
        reference: reference.into_iter().map(|(position, _)| reference_member(lang, view, position)).collect(),
        coverage: if known { coverage(lang, now(index)) } else { String::new() },
    }
}

fn member(lang: Lang, view: &PlanView, position: usize, part: &Part, known: bool) -> Member {
    let weight = show::plain_percent(part.share).map(|share| match lang {
        Lang::Ja => format!("重み{share}%"),
        Lang::En => format!("weight {share}%"),
    });
    let points = |figure: f64| text::figure(Ok(figure), 1).unwrap_or_default();
    let contribution = match (part.contribution, part.share) {
        (Ok(own), Ok(share)) if known => Contribution::Points {
            points: own,
            full: share * 100.0,
            label: format!("{} / {}", points(own), points(share * 100.0)),
        },
        _ => Contribution::Absent(
            part.used.err().map_or_else(|| lang.pick("値なし", "no value"), |reason| reason.text(lang)).to_owned(),
        ),
    };
    Member {
        name: show::name_text(view.indicator(position), lang).to_owned(),
        weight: weight.unwrap_or_default(),
        contribution,
    }
}

fn reference_member(lang: Lang, view: &PlanView, position: usize) -> ReferenceMember {
    let indicator = view.indicator(position);
    let value = view.latest(position).and_then(|latest| latest.actual);
    ReferenceMember {
        name: show::name_text(indicator, lang).to_owned(),
        value: value.map_or_else(
            || lang.pick("値なし", "no value").to_owned(),
            |value| show::value_text(indicator, value, lang),
        ),
    }
}
