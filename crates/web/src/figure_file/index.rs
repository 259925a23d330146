//! The composite indices against 100: all of a plan now, one over the years.

use rashin_figures::{Bars, Caption, ProgressBar, View, draw_bars};
use rashin_report::drawings;

use super::{Figure, Subject};
use crate::pages::kpi::years::{drawing, has_course};
use crate::parts::source;
use crate::show;

/// The indices of a plan that can be computed.
pub fn kpis(subject: &Subject<'_>) -> Option<Figure> {
    let (lang, view) = (subject.lang, subject.view);
    let known: Vec<(usize, f64)> =
        view.composites().filter_map(|position| Some((position, view.index(position)?.value().ok()?))).collect();
    if known.is_empty() {
        return None;
    }
    let name = |position: usize| show::name_text(view.indicator(position), lang).to_owned();
    let row = |&(position, value): &(usize, f64)| {
        let point = view.index(position).and_then(|index| index.latest());
        let start = view.index(position).and_then(|index| index.start.index.ok());
        vec![
            view.indicator(position).code.to_string(),
            name(position),
            point.map(|point| format!("FY{}", point.fiscal_year)).unwrap_or_default(),
            value.to_string(),
            start.map(|start| start.to_string()).unwrap_or_default(),
        ]
    };
    let bar = |value: f64| ProgressBar {
        progress: Some(value / 100.0),
        label: rashin_eval::show::figure(Ok(value), 1).unwrap_or_default(),
        ..ProgressBar::default()
    };
    let title = lang.pick("KPIの指数（目標100）", "KPI indices (target 100)");
    let bars = Bars {
        caption: Caption::new(title, ""),
        rows: known.iter().map(|&(position, value)| (name(position), bar(value))).collect(),
    };
    Some(Figure {
        title: title.to_owned(),
        description: String::new(),
        drawing: draw_bars(&bars, View::new("kpis").language(drawings::language(lang))),
        source: None,
        heading: vec!["indicator", "name", "period", "index", "start"],
        rows: known.iter().map(row).collect(),
    })
}

/// One index year by year.
pub fn years(subject: &Subject<'_>) -> Option<Figure> {
    let (lang, view) = (subject.lang, subject.view);
    let position = view.position(subject.wanted.indicator())?;
    let index = view.index(position).filter(|index| has_course(index))?;
    let drawn = drawing(lang, view, index);
    let rows = index.points.iter().map(|point| {
        let composite = &point.composite;
        let number = |figure: rashin_eval::Figure| figure.map(|value| value.to_string()).unwrap_or_default();
        vec![
            view.indicator(position).code.to_string(),
            format!("FY{}", point.fiscal_year),
            number(composite.index),
            number(composite.coverage),
            composite.index.err().map(|reason| reason.code().to_owned()).unwrap_or_default(),
        ]
    });
    Some(Figure {
        title: drawn.caption.title.clone(),
        description: drawn.caption.description.clone(),
        rows: rows.collect(),
        drawing: drawings::series::draw(&drawn, View::new("series").language(drawings::language(lang))),
        source: source::of_indicator(view, position),
        heading: vec!["indicator", "period", "index", "coverage", "reason"],
    })
}
