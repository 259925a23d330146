//! How many figures stand where, drawn for the eye.

use maud::{Markup, PreEscaped, html};
use rashin_eval::plan::{Standing, Tally};
use rashin_figures::{Caption, Language, Size, State, StateCount, StateStrip, View, draw_state_strip, pair};
use rashin_model::Lang;

use crate::show;

/// The language of a figure.
pub fn figure_language(lang: Lang) -> Language {
    match lang {
        Lang::Ja => Language::Japanese,
        Lang::En => Language::English,
    }
}

/// The state of a figure's mark.
pub fn figure_state(standing: Standing) -> State {
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

/// How many of a tally are judged.
pub fn judged(tally: Tally) -> usize {
    [Standing::Met, Standing::OnPace, Standing::SlightlyBehind, Standing::Behind, Standing::Worse]
        .into_iter()
        .map(|standing| tally.count(standing))
        .sum()
}

/// A strip across the page, in both sizes.
pub fn strip(id: &str, tally: Tally, title: &str, lang: Lang) -> Markup {
    if judged(tally) == 0 {
        return key(tally, lang);
    }
    let strip = drawing(tally, title, lang);
    let (wide_id, compact_id) = (format!("{id}-wide"), format!("{id}-compact"));
    let language = figure_language(lang);
    let wide = draw_state_strip(&strip, View::new(&wide_id).language(language));
    let compact = draw_state_strip(&strip, View::new(&compact_id).language(language).size(Size::Compact));
    PreEscaped(pair(&wide, &compact))
}

/// A strip within a card.
pub fn small_strip(id: &str, tally: Tally, title: &str, lang: Lang) -> Markup {
    if judged(tally) == 0 {
        return key(tally, lang);
    }
    let view = View::new(id).language(figure_language(lang)).size(Size::Compact);
    PreEscaped(draw_state_strip(&drawing(tally, title, lang), view))
}

/// A strip for a sheet of its own.
pub fn alone(tally: Tally, title: &str, lang: Lang) -> String {
    draw_state_strip(&drawing(tally, title, lang), View::new("states").language(figure_language(lang)))
}

/// The standings that occur with their counts, in words.
pub fn words(tally: Tally, lang: Lang) -> String {
    let counted = Standing::ALL.iter().filter(|standing| tally.count(**standing) > 0);
    let words: Vec<String> =
        counted.map(|standing| format!("{} {}", standing.label(lang), tally.count(*standing))).collect();
    words.join(lang.pick("、", ", "))
}

fn drawing(tally: Tally, title: &str, lang: Lang) -> StateStrip {
    let counted = Standing::ALL.iter().filter(|standing| tally.count(**standing) > 0);
    let count = |standing: &Standing| u32::try_from(tally.count(*standing)).unwrap_or(u32::MAX);
    StateStrip {
        caption: Caption::new(title, words(tally, lang)),
        counts: counted.map(|standing| StateCount { state: figure_state(*standing), count: count(standing) }).collect(),
    }
}

/// The counts in words with their marks: where there is no room for a strip, or nothing to judge.
pub fn key(tally: Tally, lang: Lang) -> Markup {
    html! { @if tally.total() > 0 { ul.strip-key {
        @for standing in Standing::ALL {
            @let count = tally.count(standing);
            @if count > 0 {
                li {
                    (show::quiet_mark(show::standing_state(standing), standing.label(lang)))
                    " "
                    span.num { (count) }
                }
            }
        }
    } } }
}
