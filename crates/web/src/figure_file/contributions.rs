//! What each member of an index adds towards 100.

use rashin_eval::Reason;
use rashin_report::drawings::contributions as drawing;
use rashin_report::indices::now;

use super::{Figure, Subject};
use crate::parts::source;
use crate::show;

/// The members of the index now, or at the start while no value is there.
pub fn contributions(subject: &Subject<'_>) -> Option<Figure> {
    let (lang, view) = (subject.lang, subject.view);
    let position = view.position(subject.wanted.indicator())?;
    let index = view.index(position).filter(|index| index.start.members > 0)?;
    let name = show::name_text(view.indicator(position), lang);
    let title = format!("{name} {}", lang.pick("目標100に対する各指標の寄与", "what each member adds towards 100"));
    let year = index.latest().map(|point| format!("FY{}", point.fiscal_year)).unwrap_or_default();
    let parts = &now(index).parts;
    let number = |figure: Result<f64, Reason>| figure.map(|value| value.to_string()).unwrap_or_default();
    let rows = index.members.iter().zip(parts).map(|(&member, part)| {
        let indicator = view.indicator(member);
        vec![
            indicator.code.to_string(),
            show::name_text(indicator, lang).to_owned(),
            year.clone(),
            number(part.raw),
            number(part.used),
            number(part.share),
            number(part.contribution),
            part.used.err().map(|reason| reason.code().to_owned()).unwrap_or_default(),
        ]
    });
    let drawn = drawing::figure(lang, view, index, &title);
    Some(Figure {
        description: drawn.index.label.clone(),
        rows: rows.collect(),
        drawing: drawing::alone(lang, &drawn),
        title,
        source: source::of_indicator(view, position),
        heading: vec!["indicator", "name", "period", "sub_index", "used", "share", "contribution", "reason"],
    })
}
