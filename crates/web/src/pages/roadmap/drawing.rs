//! The projects over the half-years, as a drawing.

use maud::{Markup, PreEscaped, html};
use rashin_figures::{
    Caption, HalfYear, Roadmap, RoadmapGroup, RoadmapRow, Size, Step as FigureStep, View, draw_roadmap, pair,
};
use rashin_model::tables::{Node, Step};
use rashin_model::{Lang, Period};

use crate::plan_view::PlanView;
use crate::{link, show};
use rashin_report::drawings::language;
use rashin_report::drawings::steps::{by_field, half_years, state_of};

/// The drawing, in both sizes.
pub fn drawing(lang: Lang, view: &PlanView, projects: &[&Node]) -> Markup {
    let roadmap = roadmap(lang, view, projects, true);
    let language = language(lang);
    let wide = draw_roadmap(&roadmap, View::new("roadmap-wide").language(language));
    let compact = draw_roadmap(&roadmap, View::new("roadmap-compact").language(language).size(Size::Compact));
    html! { figure.figure { div.figure-drawing { (PreEscaped(pair(&wide, &compact))) } } }
}

/// The drawing for a sheet of its own, on which there is nothing to follow.
pub fn alone(lang: Lang, view: &PlanView, projects: &[&Node]) -> String {
    draw_roadmap(&roadmap(lang, view, projects, false), View::new("roadmap").language(language(lang)))
}

fn roadmap(lang: Lang, view: &PlanView, projects: &[&Node], has_links: bool) -> Roadmap {
    let halves = half_years(&view.plan);
    let step = |node: &Node, half: Period| {
        view.steps(&node.code)
            .into_iter()
            .find(|step| Period::half_of(step.period.end()) == half)
            .map_or_else(FigureStep::default, figure_step)
    };
    let row = |node: &Node| RoadmapRow {
        label: show::node_text(node, lang).to_owned(),
        href: has_links.then(|| link::node(lang, &view.place, &node.code)),
        steps: halves.iter().map(|half| step(node, *half)).collect(),
    };
    let groups = by_field(view, projects).into_iter().map(|(field, own)| RoadmapGroup {
        title: show::node_text(field, lang).to_owned(),
        rows: own.into_iter().map(row).collect(),
    });
    Roadmap {
        caption: Caption::new(lang.pick("事業の半年ごとの計画と実績", "Projects by half-year, planned and actual"), ""),
        periods: halves.iter().map(|half| half_year(*half, lang)).collect(),
        current: halves.iter().position(|half| *half == Period::half_of(view.evaluation.as_of)),
        groups: groups.collect(),
    }
}

fn half_year(half: Period, lang: Lang) -> HalfYear {
    let year = Period::FiscalYear(half.fiscal_year());
    let is_first = matches!(half, Period::Half(_, 1));
    HalfYear {
        year: match lang {
            Lang::Ja => format!("{} {}", year.short_name(lang), half.fiscal_year()),
            Lang::En => year.short_name(lang),
        },
        half: if is_first { lang.pick("上期", "H1") } else { lang.pick("下期", "H2") }.to_owned(),
    }
}

fn figure_step(step: &Step) -> FigureStep {
    FigureStep {
        planned: step.planned.clone(),
        actual: step.actual.clone().or_else(|| step.done.clone()),
        state: step.state.map(state_of),
    }
}
