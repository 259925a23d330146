//! The projects over the half-years.

use rashin_model::Lang;
use rashin_model::tables::Node;

use super::{Figure, Subject};
use crate::pages::roadmap::{Choice, drawing};
use crate::show;

/// The projects that the roadmap is narrowed to.
pub fn roadmap(subject: &Subject<'_>) -> Option<Figure> {
    let (lang, view) = (subject.lang, subject.view);
    let choice = Choice::of(subject.query());
    let chosen: Vec<&Node> = view.projects().into_iter().filter(|node| choice.takes(view, node)).collect();
    if chosen.is_empty() || view.plan.steps.is_empty() {
        return None;
    }
    let field = |node: &Node| show::node_text(view.plan.path(node)[0], lang).to_owned();
    let rows = chosen.iter().flat_map(|node| {
        view.steps(&node.code).into_iter().map(|step| {
            let words = |text: Option<&String>| text.cloned().unwrap_or_default();
            vec![
                node.code.to_string(),
                show::node_text(node, lang).to_owned(),
                field(node),
                step.period.code(),
                words(step.planned.as_ref()),
                words(step.actual.as_ref().or(step.done.as_ref())),
                step.state.map(|state| state.code().to_owned()).unwrap_or_default(),
            ]
        })
    });
    let description = match lang {
        Lang::Ja => format!("{}事業の半年ごとの計画と実績", chosen.len()),
        Lang::En => format!("{} projects by half-year, planned and actual", chosen.len()),
    };
    Some(Figure {
        title: lang.pick("ロードマップ", "Roadmap").to_owned(),
        description,
        rows: rows.collect(),
        drawing: drawing::alone(lang, view, &chosen),
        source: None,
        heading: vec!["node", "title", "field", "period", "planned", "actual", "state"],
    })
}
