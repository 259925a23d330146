//! How many indicators stand where.

use rashin_eval::plan::Standing;
use rashin_report::drawings;

use super::{Figure, Subject};
use crate::filter::Filter;
use crate::show;

/// Of the whole plan.
pub fn of_plan(subject: &Subject<'_>) -> Option<Figure> {
    let title = subject.lang.pick("指標の状況", "Standing of the indicators");
    of(subject, subject.view.plain_indicators().collect(), title.to_owned())
}

/// Of the indicators that the list is narrowed to.
pub fn of_list(subject: &Subject<'_>) -> Option<Figure> {
    let found = Filter::of(subject.query()).apply(subject.view, subject.lang);
    let plain = found.into_iter().filter(|&position| !subject.view.is_composite(position));
    let title = subject.lang.pick("一覧の指標の状況", "Standing of the indicators listed");
    of(subject, plain.collect(), title.to_owned())
}

/// Of a node and all below it.
pub fn of_node(subject: &Subject<'_>) -> Option<Figure> {
    let node = subject.view.plan.node(subject.wanted.node())?;
    let name = show::node_text(node, subject.lang);
    let title = format!("{name} {}", subject.lang.pick("指標の状況", "standing of the indicators"));
    let figure = of(subject, subject.view.indicators_under(node), title)?;
    Some(Figure { source: node.source.clone(), ..figure })
}

fn of(subject: &Subject<'_>, positions: Vec<usize>, title: String) -> Option<Figure> {
    let (lang, view) = (subject.lang, subject.view);
    let tally = view.tally(positions);
    if tally.judged() == 0 {
        return None;
    }
    let counted = Standing::ALL.into_iter().filter(|standing| tally.count(*standing) > 0);
    let row = |standing: Standing| {
        vec![standing.code().to_owned(), standing.label(lang).to_owned(), tally.count(standing).to_string()]
    };
    Some(Figure {
        description: tally.words(lang),
        drawing: drawings::strip::alone(tally, &title, lang),
        title,
        source: None,
        heading: vec!["standing", "label", "count"],
        rows: counted.map(row).collect(),
    })
}
