//! The readings of an indicator against its target path.

use rashin_figures::{Observation, PathKind, View};
use rashin_model::Period;
use rashin_report::drawings;

use super::{Figure, Subject};
use crate::parts::source;
use crate::show;

/// The series that stands for the indicator.
pub fn series(subject: &Subject<'_>) -> Option<Figure> {
    let (lang, view) = (subject.lang, subject.view);
    let position = view.position(subject.wanted.indicator())?;
    let series = view.series(position)?;
    if drawings::series::points(series) < 2 {
        return None;
    }
    let figure = drawings::series::figure(lang, view, series);
    let indicator = view.indicator(position);
    let own = indicator.source.clone().or_else(|| source::of_indicator(view, position));
    let number = |value: f64| value.to_string();
    let rows = drawings::series::shown_periods(series).into_iter().zip(&figure.periods).map(|(period, drawn)| {
        let one = series.assessments.iter().find(|one| one.period == Some(period));
        let (value, absent) = match &drawn.observation {
            Observation::Reading(reading) => (number(reading.value), String::new()),
            Observation::Absent(why) => (String::new(), why.clone()),
            Observation::Open => (String::new(), String::new()),
        };
        let path = drawn.path.as_ref();
        let outlook = |pick: fn(&rashin_figures::Outlook) -> f64| {
            drawn.outlook.as_ref().map(|outlook| number(pick(outlook))).unwrap_or_default()
        };
        vec![
            indicator.code.to_string(),
            series.area.to_string(),
            Period::code(period),
            drawn.label.clone(),
            rashin_eval::show::unit(indicator),
            value,
            one.map(|one| one.state.code().to_owned()).unwrap_or_default(),
            absent,
            path.map(|path| number(path.value)).unwrap_or_default(),
            path.map(|path| kind(path.kind).to_owned()).unwrap_or_default(),
            outlook(|outlook| outlook.mean),
            outlook(|outlook| outlook.half.0),
            outlook(|outlook| outlook.half.1),
            outlook(|outlook| outlook.most.0),
            outlook(|outlook| outlook.most.1),
        ]
    });
    Some(Figure {
        title: show::name_text(indicator, lang).to_owned(),
        description: figure.caption.description.clone(),
        rows: rows.collect(),
        drawing: drawings::series::draw(&figure, View::new("series").language(drawings::language(lang))),
        source: own,
        heading: vec![
            "indicator",
            "area",
            "period",
            "label",
            "unit",
            "value",
            "state",
            "absent",
            "path",
            "path_kind",
            "outlook",
            "outlook_low50",
            "outlook_high50",
            "outlook_low80",
            "outlook_high80",
        ],
    })
}

/// The machine name of a point of the path.
fn kind(kind: PathKind) -> &'static str {
    match kind {
        PathKind::Baseline => "baseline",
        PathKind::Milestone => "milestone",
        PathKind::Target => "target",
    }
}
