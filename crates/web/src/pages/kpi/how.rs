//! How an index was computed: the sub-index of each member with its inputs filled in, then their mean.

use maud::{Markup, html};
use rashin_eval::composite::{Anchor, Composite, Part};
use rashin_eval::plan::{Index, Series};
use rashin_eval::{Direction, formula, show as text};
use rashin_model::{Decimal, Lang, Period};

use super::coverage;
use crate::plan_view::PlanView;
use crate::show;

/// The section; nothing while there is no index.
pub fn how(lang: Lang, view: &PlanView, index: &Index) -> Markup {
    let Some(point) = index.latest().filter(|point| point.composite.index.is_ok()) else { return html! {} };
    let composite = &point.composite;
    let parts: Vec<(usize, &Part)> = index.members.iter().copied().zip(&composite.parts).collect();
    let counted: Vec<(usize, &Part)> = parts.iter().copied().filter(|(_, part)| part.contribution.is_ok()).collect();
    let left_out = parts.iter().filter(|(member, part)| {
        part.contribution.is_err() && view.series(*member).is_some_and(|series| series.promise.last().is_some())
    });
    let described = formula::find("composite");
    html! { section.part aria-labelledby="how" {
        div.part-head {
            h2 id="how" { (lang.pick("この指数の計算", "How this index was computed")) }
            p.quiet { (Period::FiscalYear(point.fiscal_year).name(lang)) }
        }
        ol.calculation {
            @for &(member, part) in &counted { (sub_index(lang, view, index, point.fiscal_year, member, part)) }
            li.calculation-step {
                p.calculation-name {
                    span { (lang.pick("指数", "Index")) }
                    @if let Some(described) = described { span.quiet { (show::formula(described.symbols(lang))) } }
                }
                code.formula {
                    (sum(&counted)) " = " span.formula-result { (text::figure(composite.index, 1).unwrap_or_default()) }
                }
                p.calculation-why {
                    @if let Some(described) = described { (lang.pick(described.ja, described.en)) (lang.pick("。", ".")) " " }
                    (lang.pick("数えた構成指標: ", "Members counted: ")) (coverage(lang, composite)) (lang.pick("。", "."))
                    @if let Some(range) = range(lang, composite) { " " (range) }
                }
            }
        }
        @let left_out: Vec<_> = left_out.collect();
        @if !left_out.is_empty() {
            h3 { (lang.pick("数えなかったもの", "Not counted")) }
            dl.facts { @for (member, part) in left_out { div {
                dt { (show::name(view.indicator(*member), lang)) }
                dd { @if let Err(reason) = part.used { (reason.text(lang)) } }
            } } }
        }
    } }
}

/// The sub-index of a member.
fn sub_index(lang: Lang, view: &PlanView, index: &Index, year: i16, member: usize, part: &Part) -> Markup {
    let indicator = view.indicator(member);
    let used = text::figure(part.used, 1).unwrap_or_default();
    let raw = text::figure(part.raw, 1).unwrap_or_default();
    let symbols = match (index.recipe.anchor, is_reversed(view, member)) {
        (Anchor::Ratio, false) => "100·y/T",
        (Anchor::Ratio, true) => "100·T/y",
        (Anchor::Gap, _) => "100·(y − b)/(T − b)",
    };
    html! { li.calculation-step {
        p.calculation-name { span { (show::name(indicator, lang)) } span.quiet { (symbols) } }
        code.formula {
            @if let Some(filled) = filled(view, index, year, member) { (filled) " = " }
            span.formula-result { (raw) }
        }
        @if raw != used {
            p.calculation-why {
                @if lang == Lang::Ja { "0から100に収めて " (used) "。" } @else { "Held between 0 and 100: " (used) "." }
            }
        }
    } }
}

fn is_reversed(view: &PlanView, member: usize) -> bool {
    view.series(member).is_some_and(|series| series.promise.direction == Some(Direction::Lower))
}

/// The formula of a sub-index with its inputs.
fn filled(view: &PlanView, index: &Index, year: i16, member: usize) -> Option<String> {
    let series = view.series(member)?;
    let shown = |value: Decimal| text::grouped(value, view.indicator(member).decimals);
    let y = shown(value_of_year(series, year)?);
    let target = shown(series.promise.last()?.value);
    Some(match index.recipe.anchor {
        Anchor::Ratio if is_reversed(view, member) => format!("100 × {target} ÷ {y}"),
        Anchor::Ratio => format!("100 × {y} ÷ {target}"),
        Anchor::Gap => {
            let start = shown(series.promise.start.as_ref()?.value);
            format!("100 × ({y} − {start}) ÷ ({target} − {start})")
        }
    })
}

/// The last value of a fiscal year.
fn value_of_year(series: &Series, year: i16) -> Option<Decimal> {
    let of_year = |period: Option<Period>| period.is_some_and(|period| period.fiscal_year() == year);
    series.assessments.iter().rev().filter(|one| of_year(one.period)).find_map(|one| one.actual)
}

/// The mean with its inputs: shares of the weight times sub-indices.
fn sum(counted: &[(usize, &Part)]) -> String {
    let term = |part: &Part| {
        let share = show::plain_percent(part.share).unwrap_or_default();
        format!("{share}% × {}", text::figure(part.used, 1).unwrap_or_default())
    };
    counted.iter().map(|(_, part)| term(part)).collect::<Vec<_>>().join(" + ")
}

/// How much the choice of the method matters.
fn range(lang: Lang, composite: &Composite) -> Option<String> {
    let (low, high) = composite.range().ok()?;
    let (low, high) = (text::figure(Ok(low), 1).ok()?, text::figure(Ok(high), 1).ok()?);
    Some(match lang {
        Lang::Ja => format!("重みを等しくしても、幾何平均にしても、{low}から{high}の間。"),
        Lang::En => format!("With equal weights or a geometric mean it would lie between {low} and {high}."),
    })
}
