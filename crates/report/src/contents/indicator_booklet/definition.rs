//! What an indicator is: code, offices, where it is used, definition, unit, sources.

use rashin_model::tables::IndicatorKind;
use rashin_model::{Lang, Period};
use rashin_service::AssessedPlan;
use rashin_service::units::unit;

use crate::contents::facts::Fact;
use crate::indices;

/// Facts of a few letters.
pub(super) fn short(assessed: &AssessedPlan, position: usize, lang: Lang) -> Vec<Fact> {
    let indicator = assessed.indicator(position);
    let period = |period: Option<Period>| period.map(|period| period.name(lang)).unwrap_or_default();
    let facts = [
        Fact::of(lang, lang.pick("コード", "Code"), indicator.code.as_str()),
        Fact::of(lang, lang.pick("所管課", "Office"), assessed.offices(position).join(lang.pick("・", ", "))),
        Fact::of(lang, lang.pick("単位", "Unit"), unit(indicator, lang)),
        Fact::of(lang, lang.pick("種類", "Kind"), indicator.kind.label(lang)),
        Fact::of(lang, lang.pick("方向", "Direction"), indicator.direction.label(lang)),
        Fact::of(
            lang,
            lang.pick("頻度", "Frequency"),
            indicator.frequency.map_or("", |frequency| frequency.label(lang)),
        ),
        Fact::of(
            lang,
            lang.pick("公表までの月数", "Months until known"),
            indicator.lag_months.map(|months| months.to_string()).unwrap_or_default(),
        ),
        Fact::of(lang, lang.pick("累計の起点", "Counted from"), period(indicator.cumulative_from)),
        Fact::of(lang, lang.pick("終了", "Ended"), period(indicator.ended)),
        Fact::of(
            lang,
            lang.pick("参考値", "For reference"),
            if indicator.reference_only { lang.pick("判定しない", "not judged") } else { "" },
        ),
    ];
    facts.into_iter().flatten().collect()
}

/// Facts of a line or more.
pub(super) fn long(assessed: &AssessedPlan, position: usize, lang: Lang) -> Vec<Fact> {
    let indicator = assessed.indicator(position);
    let own = |text: &Option<String>| text.clone().unwrap_or_default();
    let listed = |texts: Vec<String>| texts.join(lang.pick("、", ", "));
    let breaks = indicator.breaks.iter().map(|period| period.name(lang)).collect();
    let before = indicator.succeeds.iter().map(ToString::to_string).collect();
    let is_composite = indicator.kind == IndicatorKind::Composite;
    let index = assessed.index(position).filter(|_| is_composite);
    let facts = [
        Fact::of(lang, lang.pick("使われる項目", "Used at"), listed(used_at(assessed, position, lang))),
        Fact::of(lang, lang.pick("定義", "Definition"), own(&indicator.definition)),
        index.and_then(|index| Fact::of(lang, lang.pick("方法", "Method"), indices::method(lang, index))),
        Fact::of(lang, lang.pick("分子", "Numerator"), own(&indicator.numerator)),
        Fact::of(lang, lang.pick("分母", "Denominator"), own(&indicator.denominator)),
        Fact::of(lang, lang.pick("値の出典", "Source of the values"), own(&indicator.source)),
        Fact::of(lang, lang.pick("掲載資料", "Published in"), assessed.paper_of(position).unwrap_or_default()),
        Fact::of(lang, lang.pick("定義の変更", "Definition changed"), listed(breaks)),
        Fact::of(lang, lang.pick("前身の指標", "Continues"), listed(before)),
        Fact::of(lang, lang.pick("備考", "Remark"), own(&indicator.note)),
    ];
    facts.into_iter().flatten().collect()
}

/// The elements at which it is used, with its role there.
fn used_at(assessed: &AssessedPlan, position: usize, lang: Lang) -> Vec<String> {
    let told = assessed.used_at(position).map(|(row, node)| {
        let number = node.number.as_ref().map_or_else(String::new, |number| format!("{number} "));
        let title = node.title_in(lang);
        let again = if row.repeated { lang.pick("、再掲", ", shown again") } else { "" };
        let (open, close) = (lang.pick("（", " ("), lang.pick("）", ")"));
        format!("{number}{title}{open}{}{again}{close}", row.role.label(lang))
    });
    told.collect()
}
