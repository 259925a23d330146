//! How many figures stand where: as a drawing for the eye, as a sentence for everyone.

use maud::{Markup, PreEscaped};
use rashin_eval::plan::{Standing, Tally};
use rashin_figures::{Caption, Language, Size, State, StateCount, StateStrip, View, draw_state_strip, pair};
use rashin_model::Lang;

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

/// A strip of counted standings.
pub fn strip(id: &str, tally: Tally, title: &str, lang: Lang) -> Markup {
    if tally.total() == 0 {
        return maud::html! { p.quiet { (lang.pick("この項目には指標がありません。", "There are no indicators here.")) } };
    }
    let count = |standing: &Standing| u32::try_from(tally.count(*standing)).unwrap_or(u32::MAX);
    let counted = Standing::ALL.iter().filter(|standing| tally.count(**standing) > 0);
    let words: Vec<String> = counted.clone().map(|standing| format!("{} {}", standing.label(lang), tally.count(*standing))).collect();
    let strip = StateStrip {
        caption: Caption::new(title, words.join(lang.pick("、", ", "))),
        counts: counted.map(|standing| StateCount { state: figure_state(*standing), count: count(standing) }).collect(),
    };
    let (wide_id, compact_id) = (format!("{id}-wide"), format!("{id}-compact"));
    let language = figure_language(lang);
    let wide = draw_state_strip(&strip, View::new(&wide_id).language(language));
    let compact = draw_state_strip(&strip, View::new(&compact_id).language(language).size(Size::Compact));
    PreEscaped(pair(&wide, &compact))
}

/// The tally in plain words.
pub fn sentence(tally: Tally, lang: Lang) -> String {
    let count = |standing| tally.count(standing);
    let behind = count(Standing::SlightlyBehind) + count(Standing::Behind) + count(Standing::Worse);
    let open = count(Standing::NotJudged) + count(Standing::NotDue) + count(Standing::NoValue);
    let judged = [
        (count(Standing::Met), lang.pick("目標を達成", "at the target")),
        (count(Standing::OnPace), lang.pick("順調", "on pace")),
        (behind, lang.pick("遅れまたは悪化", "behind or worse than at the start")),
    ];
    let parts: Vec<String> = judged.iter().filter(|(count, _)| *count > 0).map(|(count, words)| match lang {
        Lang::Ja => format!("{count}件が{words}"),
        Lang::En => format!("{count} {words}"),
    }).collect();
    let total = tally.total();
    let judged_text = parts.join(lang.pick("、", ", "));
    match (lang, parts.is_empty(), open) {
        (Lang::Ja, true, _) => format!("{total}件の指標があります。判定できる実績値は、まだありません。"),
        (Lang::Ja, false, 0) => format!("{total}件の指標のうち、{judged_text}です。"),
        (Lang::Ja, false, _) => format!("{total}件の指標のうち、{judged_text}です。{open}件は、目標か実績値がないため判定していません。"),
        (Lang::En, true, _) => format!("{total} indicators; none of them can be judged yet."),
        (Lang::En, false, 0) => format!("Of {total} indicators: {judged_text}."),
        (Lang::En, false, _) => format!("Of {total} indicators: {judged_text}. {open} are not judged because a target or a value is missing."),
    }
}
