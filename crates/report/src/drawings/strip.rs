//! How many figures stand where.

use rashin_eval::plan::{Standing, Tally};
use rashin_figures::{Caption, State, StateCount, StateStrip, View, draw_state_strip};
use rashin_model::Lang;

use super::language;

/// The state of a figure's mark.
pub fn state_of(standing: Standing) -> State {
    match standing {
        Standing::Met => State::Met,
        Standing::OnPace => State::OnPace,
        Standing::SlightlyBehind => State::SlightlyBehind,
        Standing::Behind => State::Behind,
        Standing::Worse => State::Worse,
        Standing::NotJudged => State::NotMeasurable,
        Standing::NotDue => State::NotDue,
        Standing::NoValue => State::NoValue,
    }
}

/// A strip for a sheet of its own.
pub fn alone(tally: Tally, title: &str, lang: Lang) -> String {
    draw_state_strip(&drawing(tally, title, lang), View::new("states").language(language(lang)))
}

/// What a strip shows.
pub fn drawing(tally: Tally, title: &str, lang: Lang) -> StateStrip {
    let counted = Standing::ALL.iter().filter(|standing| tally.count(**standing) > 0);
    let count = |standing: &Standing| u32::try_from(tally.count(*standing)).unwrap_or(u32::MAX);
    StateStrip {
        caption: Caption::new(title, tally.words(lang)),
        counts: counted.map(|standing| StateCount { state: state_of(*standing), count: count(standing) }).collect(),
    }
}
