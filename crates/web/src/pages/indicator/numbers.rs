//! The figures that say most, large.

use maud::{Markup, html};
use rashin_eval::Reason;
use rashin_eval::plan::{Series, Standing};
use rashin_eval::show as text;
use rashin_model::{Decimal, Lang};

use crate::parts::cells;
use crate::parts::summary::why_not_judged;
use crate::plan_view::PlanView;
use crate::show;

/// Value, target, how far, and whether the target will be reached.
pub fn numbers(lang: Lang, view: &PlanView, position: usize, series: &Series) -> Markup {
    html! { div.number-row {
        (actual(lang, view, position, series))
        (target(lang, view, position, series))
        (progress(lang, series))
        @if let Ok(outlook) = &series.latest().outlook {
            div.big-number.number-small {
                p.big-number-label { (lang.pick("目標を達成できるか", "Will the target be reached?")) }
                p.big-number-verdict {
                    strong {
                        (match lang { Lang::Ja => outlook.verdict.text_ja(), Lang::En => outlook.verdict.text_en() })
                    }
                }
                p.big-number-words { a href="#how" { (lang.pick("計算を見る", "See how this was computed")) } }
            }
        }
    } }
}

fn big(lang: Lang, view: &PlanView, position: usize, value: Decimal) -> Markup {
    let indicator = view.indicator(position);
    html! { p.big-number-value { (text::grouped(value, indicator.decimals)) (show::unit_markup(indicator, lang)) } }
}

fn actual(lang: Lang, view: &PlanView, position: usize, series: &Series) -> Markup {
    let (indicator, latest) = (view.indicator(position), series.latest());
    html! { div.big-number {
        p.big-number-label {
            (lang.pick("実績値", "Actual"))
            @if let Some(period) = latest.period { " " (period.name(lang)) }
            @if series.area != view.plan.area() { " " (show::area(view, series.area, lang)) }
            @if latest.actual.is_some() && latest.state.is_judged() { " " (show::state(latest.state, lang)) }
        }
        @match latest.actual {
            Some(value) => (big(lang, view, position, value)),
            None => div.big-number-words { (cells::actual(lang, view, position).content) }
        }
        p.big-number-words {
            (show::standing(Standing::of(latest), lang))
            @if let Some(reason) = why_not_judged(latest) { " " (reason.text(lang)) }
        }
        @if let Ok(change) = text::signed(latest.change, indicator.decimals) {
            p.big-number-words {
                (lang.pick("前の値から ", "since the value before: "))
                span.num { (change) (show::unit_of_change_markup(indicator, lang)) }
            }
        }
    } }
}

fn target(lang: Lang, view: &PlanView, position: usize, series: &Series) -> Markup {
    html! { div.big-number.number-small {
        p.big-number-label {
            (lang.pick("目標値", "Target"))
            @if let Some(end) = series.promise.last() { " " (end.period.name(lang)) }
        }
        @match series.promise.last() {
            Some(end) => { (big(lang, view, position, end.value)) p.big-number-words { (end.stated.word(lang)) } },
            None => div.big-number-words { (cells::target(lang, view, position).content) },
        }
    } }
}

/// Progress; where there is no start attainment, which is another number and says so.
fn progress(lang: Lang, series: &Series) -> Markup {
    let latest = series.latest();
    let planned = latest.planned_share.map(|planned| planned.share);
    if planned == Err(Reason::NoTimeElapsed) {
        return html! { div.big-number.number-small {
            p.big-number-label { (lang.pick("進捗率", "Progress")) }
            p.big-number-words {
                (lang.pick("この値は計画の起点の値です。進捗は次の値から計算します。", "This is the value at the start; progress begins with the next one."))
            }
        } };
    }
    if let Ok(percent) = text::percent(latest.progress) {
        return html! { div.big-number.number-small {
            p.big-number-label { (lang.pick("進捗率", "Progress")) }
            p.big-number-value { (percent) span.unit { "%" } }
            @if let Ok(planned) = text::percent(planned) {
                p.big-number-words { (lang.pick("その時点の予定は ", "planned by then: ")) (planned) "%" }
            }
        } };
    }
    let attainment = text::percent(latest.attainment);
    html! { @if let Ok(percent) = attainment { div.big-number.number-small {
        p.big-number-label { (lang.pick("達成率", "Attainment")) }
        p.big-number-value { (percent) span.unit { "%" } }
        p.big-number-words {
            @if series.promise.direction == Some(rashin_eval::Direction::Lower) {
                (lang.pick("目標値 ÷ 実績値", "target ÷ actual"))
            } @else { (lang.pick("実績値 ÷ 目標値", "actual ÷ target")) }
        }
    } } }
}
