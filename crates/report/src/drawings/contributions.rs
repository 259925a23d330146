//! What each member of an index adds towards 100.

use rashin_eval::composite::Part;
use rashin_eval::plan::Index;
use rashin_eval::show as text;
use rashin_figures::{
    Caption, Contribution, Contributions, IndexLevel, Member, ReferenceMember, Tick, View, draw_contributions,
};
use rashin_model::Lang;
use rashin_service::AssessedPlan;
use rashin_service::units::value_text;

use super::language;
use crate::indices::{coverage, is_reference, now};

/// The drawing as SVG.
pub fn draw(figure: &Contributions, view: View<'_>) -> String {
    draw_contributions(figure, view, &tick)
}

/// The drawing for a sheet of its own.
pub fn alone(lang: Lang, figure: &Contributions) -> String {
    draw(figure, View::new("contributions").language(language(lang)))
}

/// What the drawing shows: the members of the index now, or at the start while no value is there.
pub fn figure(lang: Lang, assessed: &AssessedPlan, index: &Index, title: &str) -> Contributions {
    let known = index.latest().is_some();
    let parts = index.members.iter().copied().zip(&now(index).parts);
    let (reference, members): (Vec<_>, Vec<_>) = parts.partition(|(member, _)| is_reference(assessed, *member));
    let label = text::figure(index.value(), 1).unwrap_or_else(|reason| reason.text(lang).to_owned());
    Contributions {
        caption: Caption::new(title, label.clone()),
        index: IndexLevel { value: index.value().ok(), label },
        start: index.start.index.ok(),
        start_label: text::figure(index.start.index, 1)
            .map(|start| format!("{} {start}", lang.pick("開始時", "start")))
            .unwrap_or_default(),
        members: members.into_iter().map(|(position, part)| member(lang, assessed, position, part, known)).collect(),
        reference: reference.into_iter().map(|(position, _)| reference_member(lang, assessed, position)).collect(),
        coverage: if known { coverage(lang, now(index)) } else { String::new() },
    }
}

fn tick(tick: Tick) -> String {
    format!("{:.0}", tick.value)
}

fn member(lang: Lang, assessed: &AssessedPlan, position: usize, part: &Part, known: bool) -> Member {
    let weight = text::plain_percent(part.share).map(|share| match lang {
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
        name: assessed.indicator(position).name_in(lang).to_owned(),
        weight: weight.unwrap_or_default(),
        contribution,
    }
}

fn reference_member(lang: Lang, assessed: &AssessedPlan, position: usize) -> ReferenceMember {
    let indicator = assessed.indicator(position);
    let value = assessed.latest(position).and_then(|latest| latest.actual);
    ReferenceMember {
        name: indicator.name_in(lang).to_owned(),
        value: value
            .map_or_else(|| lang.pick("値なし", "no value").to_owned(), |value| value_text(indicator, value, lang)),
    }
}
