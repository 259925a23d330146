//! How far indicators have come from their start to their target: the bars of a table.

use rashin_figures::{Bars, Caption, ProgressBar, View, draw_bars};

use super::{Figure, Subject};
use crate::filter::Filter;
use crate::parts::cells;
use crate::show;
use rashin_report::drawings::language;

/// Of the indicators that the list is narrowed to.
pub fn of_list(subject: &Subject<'_>) -> Option<Figure> {
    let found = Filter::of(subject.query()).apply(subject.view, subject.lang);
    of(subject, &found, subject.lang.pick("指標の進捗率", "Progress of the indicators").to_owned())
}

/// Of the indicators used at a node.
pub fn of_node(subject: &Subject<'_>) -> Option<Figure> {
    let node = subject.view.plan.node(subject.wanted.node())?;
    let used: Vec<usize> = subject.view.uses(&node.code).map(|(_, position)| position).collect();
    let title = format!(
        "{} {}",
        show::node_text(node, subject.lang),
        subject.lang.pick("指標の進捗率", "progress of the indicators")
    );
    Some(Figure { source: node.source.clone(), ..of(subject, &used, title)? })
}

/// Of one indicator.
pub fn of_indicator(subject: &Subject<'_>) -> Option<Figure> {
    let position = subject.view.position(subject.wanted.indicator())?;
    of(subject, &[position], subject.lang.pick("進捗率", "Progress").to_owned())
}

fn of(subject: &Subject<'_>, positions: &[usize], title: String) -> Option<Figure> {
    let (lang, view) = (subject.lang, subject.view);
    let moved: Vec<(usize, ProgressBar)> = positions
        .iter()
        .filter_map(|&position| Some((position, cells::progress_bar(lang, view.latest(position)?)?)))
        .collect();
    if moved.is_empty() {
        return None;
    }
    let name = |position: usize| show::name_text(view.indicator(position), lang).to_owned();
    let row = |(position, bar): &(usize, ProgressBar)| {
        let period = view.latest(*position).and_then(|latest| latest.period);
        let ratio = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        vec![
            view.indicator(*position).code.to_string(),
            name(*position),
            period.map(rashin_model::Period::code).unwrap_or_default(),
            ratio(bar.progress),
            ratio(bar.planned),
        ]
    };
    let rows = moved.iter().map(row).collect();
    let description = lang.pick(
        "帯は現状値から目標値まで。▲は、その時点までに来ているはずの位置。",
        "The bar runs from baseline to target; ▲ is where the plan should have been by then.",
    );
    let bars = Bars {
        caption: Caption::new(&title, description),
        rows: moved.into_iter().map(|(position, bar)| (name(position), bar)).collect(),
    };
    Some(Figure {
        drawing: draw_bars(&bars, View::new("progress").language(language(lang))),
        title,
        description: description.to_owned(),
        source: None,
        heading: vec!["indicator", "name", "period", "progress", "planned_share"],
        rows,
    })
}
