//! What is said of composite indices: how much of one has values, how it is made, how it was computed. Pages
//! and documents say the same.

mod calculation;

pub use calculation::{Calculation, Step, calculation};

use rashin_eval::composite::{Anchor, Composite};
use rashin_eval::plan::Index;
use rashin_eval::show::plain_percent;
use rashin_model::Lang;
use rashin_service::AssessedPlan;

/// The composite that stands for now: the latest, or that of the start while no value is there.
pub fn now(index: &Index) -> &Composite {
    index.latest().map_or(&index.start, |point| &point.composite)
}

/// Whether a member is kept for reference only.
pub fn is_reference(assessed: &AssessedPlan, member: usize) -> bool {
    assessed.series(member).is_none_or(|series| series.promise.last().is_none())
}

/// How much of an index has values.
pub fn coverage(lang: Lang, composite: &Composite) -> String {
    let percent = plain_percent(composite.coverage).unwrap_or_default();
    match lang {
        Lang::Ja => format!("{}件中{}件、重みの{percent}%", composite.members, composite.counted),
        Lang::En => format!("{} of {}, {percent}% of the weight", composite.counted, composite.members),
    }
}

/// How many members there are, and how many have a target, while none has a value.
pub fn members(lang: Lang, index: &Index) -> String {
    let (all, targeted) = (index.members.len(), index.start.members);
    match lang {
        Lang::Ja => format!("{all}件（目標が公表されたもの {targeted}件）"),
        Lang::En => format!("{all} ({targeted} with a published target)"),
    }
}

/// What members without a target do to an index.
pub fn reference_note(lang: Lang) -> &'static str {
    lang.pick(
        "指数に影響しません。目標値が公表されると指数に入ります",
        "they change nothing until a target is published",
    )
}

/// How an index is made.
pub fn method(lang: Lang, index: &Index) -> String {
    let anchor = match (index.recipe.anchor, lang) {
        (Anchor::Ratio, Lang::Ja) => "実績値÷目標値（低いほど良い指標は逆）",
        (Anchor::Ratio, Lang::En) => "value ÷ target (reversed where lower is better)",
        (Anchor::Gap, Lang::Ja) => "現状値から目標値までの進捗率",
        (Anchor::Gap, Lang::En) => "the share of the way from baseline to target",
    };
    let clip = if index.recipe.clip { lang.pick("0から100に収めて", "held between 0 and 100, ") } else { "" };
    let least = plain_percent(Ok(index.recipe.minimum_coverage)).unwrap_or_default();
    match lang {
        Lang::Ja => format!(
            "構成指標ごとに{anchor}を100倍し、{clip}重みで平均した指数。目標は100。値のある重みが{least}%に満たないときは計算しない。"
        ),
        Lang::En => format!(
            "For each member 100 × {anchor}, {clip}averaged by weight. The target is 100. No index is given while less than {least}% of the weight has a value."
        ),
    }
}
