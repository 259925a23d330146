//! Definition, source, frequency, owner of an indicator.

use jiff::civil::Date;
use maud::{Markup, html};
use rashin_model::tables::Frequency;
use rashin_model::{Lang, Period};

use crate::pages::compare;
use crate::parts::source;
use crate::plan_view::PlanView;
use crate::{link, show};

/// What is known of an indicator besides its values.
pub fn facts(lang: Lang, view: &PlanView, position: usize) -> Markup {
    let indicator = view.indicator(position);
    let japanese = |text: &Option<String>| text.as_deref().map(|text| show::japanese(text, lang));
    let plain = |text: String| Some(html! { (text) }).filter(|_| !text.is_empty());
    let unit = show::unit(indicator, lang);
    let rows = [
        (lang.pick("定義", "Definition"), japanese(&indicator.definition)),
        (
            lang.pick("単位", "Unit"),
            (!unit.is_empty()).then(|| {
                if unit.is_ascii() {
                    html! { (unit) }
                } else {
                    show::japanese(&unit, lang)
                }
            }),
        ),
        (lang.pick("分子", "Numerator"), japanese(&indicator.numerator)),
        (lang.pick("分母", "Denominator"), japanese(&indicator.denominator)),
        (lang.pick("累計の起点", "Counted from"), indicator.cumulative_from.and_then(|from| plain(from.name(lang)))),
        (lang.pick("値の出典", "Source of the values"), japanese(&indicator.source)),
        (lang.pick("掲載資料", "Published in"), Some(papers(lang, view, position))),
        (
            lang.pick("頻度", "Frequency"),
            indicator.frequency.and_then(|frequency| plain(frequency.label(lang).to_owned())),
        ),
        (
            lang.pick("公表までの月数", "Months until known"),
            indicator.lag_months.and_then(|months| plain(months.to_string())),
        ),
        (
            lang.pick("次の値の時期", "Next value"),
            next_value(view, position).map(|(day, is_over)| {
                html! {
                    (show::day(day, lang)) @if is_over { (lang.pick("（過ぎています）", " (overdue)")) }
                }
            }),
        ),
        (
            lang.pick("所管課", "Office"),
            (!view.offices(position).is_empty()).then(|| show::offices(view.offices(position), lang)),
        ),
        (lang.pick("定義の変更", "Definition changed"), plain(breaks(lang, &indicator.breaks))),
        (lang.pick("備考", "Remark"), japanese(&indicator.note)),
        (lang.pick("比べる", "Compare"), comparisons(lang, view, position)),
        (lang.pick("使われる項目", "Used at"), used_at(lang, view, position)),
        (lang.pick("コード", "Code"), Some(html! { code { (indicator.code) } })),
    ];
    html! { dl.facts {
        @for (name, value) in rows { @if let Some(value) = value { div { dt { (name) } dd { (value) } } } }
    } }
}

/// The paper of the plan, and where in it.
fn papers(lang: Lang, view: &PlanView, position: usize) -> Markup {
    let (place, paper) = (source::of_indicator(view, position), source::of_plan(view));
    let beside = paper.as_deref().filter(|_| place != paper);
    html! {
        (source::named(place.as_deref(), lang))
        @if let Some(paper) = beside { span.cell-note { (show::japanese(paper, lang)) } }
    }
}

fn breaks(lang: Lang, breaks: &[Period]) -> String {
    breaks.iter().map(|period| period.name(lang)).collect::<Vec<_>>().join(lang.pick("、", ", "))
}

/// The ways to see it beside others; only from the last publication, which is what is compared.
fn comparisons(lang: Lang, view: &PlanView, position: usize) -> Option<Markup> {
    let code = &view.indicator(position).code;
    let concept = view.plan.concepts.iter().find(|entry| entry.indicator == *code).map(|entry| &entry.concept);
    let has_areas = !compare::scopes(view, position).is_empty();
    if !view.is_last || (concept.is_none() && !has_areas) {
        return None;
    }
    let areas = format!("/compare?indicator={}/{code}", view.plan.profile.code);
    Some(html! { ul {
        @if let Some(concept) = concept { li {
            a href=(link::concept(lang, concept)) { (lang.pick("ほかの計画と", "With other plans")) }
        } }
        @if has_areas { li {
            a href=(link::to(lang, &areas)) { (lang.pick("地域と年を並べて", "Areas and years side by side")) }
        } }
    } })
}

fn used_at(lang: Lang, view: &PlanView, position: usize) -> Option<Markup> {
    view.used_at(position).next()?;
    Some(html! { ul { @for (row, node) in view.used_at(position) { li {
        a href=(link::node(lang, &view.place, &node.code)) { (show::node(node, lang)) }
        span.cell-note { (row.role.label(lang)) @if row.repeated { (lang.pick("、再掲", ", shown again")) } }
    } } } })
}

/// The day by which the next value should be known, and whether that day is over.
fn next_value(view: &PlanView, position: usize) -> Option<(Date, bool)> {
    let indicator = view.indicator(position);
    let months = match indicator.frequency? {
        Frequency::Yearly => 12,
        Frequency::HalfYearly => 6,
        Frequency::Quarterly => 3,
        Frequency::Monthly => 1,
        Frequency::Once | Frequency::Irregular => return None,
    };
    let latest = view.latest(position)?.period?;
    let wait = jiff::Span::new().months(months + i64::from(indicator.lag_months.unwrap_or(0)));
    let day = latest.end().checked_add(wait).ok()?;
    Some((day, day < view.evaluation.as_of))
}
