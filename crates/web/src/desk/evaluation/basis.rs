//! How a computed mark came about, in words.

use rashin_eval::review::Basis;
use rashin_model::{Lang, Period};

/// In a few words, for under the mark.
pub fn basis(basis: Basis, lang: Lang) -> String {
    match (basis, lang) {
        (Basis::Recorded, _) => lang.pick("点検時の記録", "as recorded then").to_owned(),
        (Basis::Value(Some(period)), _) => period.short_name(lang),
        (Basis::Value(None), _) => String::new(),
        (Basis::Index(year), Lang::Ja) => format!("{}の指数", Period::FiscalYear(year).short_name(lang)),
        (Basis::Index(year), Lang::En) => format!("index of {}", Period::FiscalYear(year).short_name(lang)),
        (Basis::Marks(by), Lang::Ja) => format!("{}の他の観点から", by.label(lang)),
        (Basis::Marks(by), Lang::En) => format!("from other dimensions, {}", by.label(lang)),
        (Basis::SecondWorst { judged, of }, Lang::Ja) => format!("指標{of}件中{judged}件から"),
        (Basis::SecondWorst { judged, of }, Lang::En) => format!("from {judged} of {of} indicators"),
    }
}
