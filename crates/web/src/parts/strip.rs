//! How many figures stand where, drawn for the eye.

use maud::{Markup, PreEscaped, html};
use rashin_eval::plan::{Standing, Tally};
use rashin_figures::{Size, View, draw_state_strip, pair};
use rashin_model::Lang;
use rashin_report::drawings::language;
use rashin_report::drawings::strip::drawing;

use crate::show;

/// A strip across the page, in both sizes.
pub fn strip(id: &str, tally: Tally, title: &str, lang: Lang) -> Markup {
    if tally.judged() == 0 {
        return key(tally, lang);
    }
    let strip = drawing(tally, title, lang);
    let (wide_id, compact_id) = (format!("{id}-wide"), format!("{id}-compact"));
    let language = language(lang);
    let wide = draw_state_strip(&strip, View::new(&wide_id).language(language));
    let compact = draw_state_strip(&strip, View::new(&compact_id).language(language).size(Size::Compact));
    PreEscaped(pair(&wide, &compact))
}

/// A strip within a card.
pub fn small_strip(id: &str, tally: Tally, title: &str, lang: Lang) -> Markup {
    if tally.judged() == 0 {
        return key(tally, lang);
    }
    let view = View::new(id).language(language(lang)).size(Size::Compact);
    PreEscaped(draw_state_strip(&drawing(tally, title, lang), view))
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
