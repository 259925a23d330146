//! How a figure was computed: each formula with its name and its inputs filled in; what could not
//! be computed, with the reason.

mod inputs;
mod steps;

use maud::{Markup, html};
use rashin_eval::plan::Series;
use rashin_eval::{Reason, formula};
use rashin_model::Lang;

use crate::plan_view::PlanView;
use crate::show;

/// One step: the formula by its machine name, the inputs filled in, the result.
struct Step {
    formula: &'static str,
    name: (&'static str, &'static str),
    filled: String,
    result: Result<String, Reason>,
    why: Option<String>,
}

/// The steps for the latest value of a series.
pub fn calculation(lang: Lang, view: &PlanView, series: &Series) -> Markup {
    let (done, open): (Vec<_>, Vec<_>) =
        steps::steps(lang, view, series).into_iter().partition(|step| step.result.is_ok());
    let mut reasons: Vec<(Reason, Vec<&str>)> = Vec::new();
    for step in &open {
        let Err(reason) = step.result else { continue };
        let name = lang.pick(step.name.0, step.name.1);
        match reasons.iter_mut().find(|(seen, _)| *seen == reason) {
            Some((_, names)) => names.push(name),
            None => reasons.push((reason, vec![name])),
        }
    }
    html! {
        @if done.is_empty() {
            p {
                (lang.pick("目標か実績の数値がないため、計算した値はありません。", "Nothing was computed, because a target or a value is missing as a number."))
            }
        }
        @else { ol.calculation { @for step in &done { (self::step(lang, step)) } } }
        @if !series.latest().notes.is_empty() {
            ul { @for note in &series.latest().notes { li { (note.text(lang)) } } }
        }
        @if !reasons.is_empty() {
            h3 { (lang.pick("計算していないもの", "Not computed")) }
            dl.facts { @for (reason, names) in &reasons { div {
                dt { (reason.text(lang)) }
                dd { (names.join(lang.pick("、", ", "))) }
            } } }
        }
    }
}

fn step(lang: Lang, step: &Step) -> Markup {
    let described = formula::find(step.formula);
    html! { li.calculation-step {
        p.calculation-name {
            span { (lang.pick(step.name.0, step.name.1)) }
            @if let Some(described) = described { span.quiet { (show::formula(described.symbols(lang))) } }
        }
        @if let Ok(result) = &step.result {
            code.formula {
                (show::mixed(&show::plain_signs(&step.filled), lang))
                @if !step.filled.is_empty() { " = " }
                span.formula-result { (show::mixed(result, lang)) }
            }
        }
        @if let Some(described) = described {
            p.calculation-why {
                (lang.pick(described.ja, described.en))
                (lang.pick("。", "."))
                @if let Some(why) = &step.why { " " (show::mixed(why, lang)) }
            }
        }
    } }
}
