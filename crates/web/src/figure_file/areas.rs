//! The map of an indicator's areas, as tiles; of the period that `?period=` asks for.

use rashin_eval::areas::Scope;
use rashin_model::Lang;

use super::{Figure, Subject};
use crate::pages::indicator::areas::{Choice, tile_map};

/// The municipalities of the plan's prefecture.
pub fn municipalities(subject: &Subject<'_>) -> Option<Figure> {
    map(subject, Scope::Municipalities)
}

/// The prefectures.
pub fn prefectures(subject: &Subject<'_>) -> Option<Figure> {
    map(subject, Scope::Prefectures)
}

fn map(subject: &Subject<'_>, scope: Scope) -> Option<Figure> {
    let (lang, view) = (subject.lang, subject.view);
    let position = view.position(subject.wanted.indicator())?;
    let indicator = view.indicator(position);
    let drawn = tile_map(lang, view, position, Choice::of(subject.query()), scope)?;
    let text = |number: Option<usize>| number.map_or_else(String::new, |number| number.to_string());
    let rows = drawn.found.areas.iter().map(|one| {
        let (above, below) = one.counts.map_or_else(Default::default, |(above, below)| {
            (above.normalize().to_string(), below.normalize().to_string())
        });
        vec![
            indicator.code.to_string(),
            one.area.to_string(),
            view.area_name(one.area, Lang::Ja).0,
            drawn.found.period.code(),
            rashin_eval::show::unit(indicator),
            one.value.map_or_else(String::new, |value| value.normalize().to_string()),
            one.state.code().to_owned(),
            above,
            below,
            text(one.rank),
            drawn.found.ranked.to_string(),
            one.peers.map_or_else(String::new, |group| group.label(lang)),
            text(one.peer_rank.map(|(rank, _)| rank)),
            text(one.peer_rank.map(|(_, of)| of)),
            text(one.class.map(|class| class + 1)),
        ]
    });
    Some(Figure {
        title: drawn.caption.title.clone(),
        description: drawn.caption.description.clone(),
        rows: rows.collect(),
        drawing: drawn.drawing,
        source: indicator.source.clone(),
        heading: vec![
            "indicator",
            "area",
            "area_name",
            "period",
            "unit",
            "value",
            "state",
            "numerator",
            "denominator",
            "rank",
            "ranked",
            "peers",
            "peer_rank",
            "peers_ranked",
            "class",
        ],
    })
}
