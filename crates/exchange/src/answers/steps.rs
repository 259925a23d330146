//! What a row of the sheet of half-year steps says, and what may be typed into it.

use rashin_model::tables::{Step, StepState};
use rashin_model::{Code, Lang, Period};

use super::AnswerSheet;
use super::entry::{Allowed, Row};
use super::known::Known;

/// The row for the step of a project in a half-year.
pub(super) fn row(sheet: AnswerSheet<'_>, node: &Code, period: Period) -> Row {
    let steps = sheet.background.steps(node);
    let planned = steps.iter().find(|step| step.period == period).and_then(|step| step.planned.as_deref());
    let last = steps.iter().rev().find(|step| step.period.end() < period.start() && is_reported(step));
    let known = vec![
        ("name", Known::Text(element_name(sheet, node))),
        ("period", Known::Text(period.name(Lang::Ja).replace('（', "\n（"))),
        ("planned", Known::text(planned)),
        ("last", Known::Text(last.map_or_else(|| "報告なし".to_owned(), |step| told(step)))),
    ];
    let text = |message: &str| Allowed::Text { message: message.to_owned() };
    let states = StepState::LABELS.iter().map(|label| (*label).to_owned()).collect();
    let allowed = vec![
        ("state", Allowed::Choice { words: states, message: "計画に対する進み具合を選びます".to_owned() }),
        ("actual", text("この半年に行ったこと")),
        ("done", text("この半年に終わったこと")),
        ("cause", text("遅れ・中止のときは、その要因")),
        ("next", text("次の半年に行うこと")),
    ];
    Row { known, allowed }
}

/// What an element is called, under what it stands, and its code.
pub(super) fn element_name(sheet: AnswerSheet<'_>, code: &Code) -> String {
    let Some(node) = sheet.background.node(code) else {
        let name = sheet.background.indicator(code).map_or_else(String::new, |about| format!("{}\n", about.name));
        return format!("{name}{code}");
    };
    let number = node.number.as_deref().map_or_else(String::new, |number| format!("{number} "));
    let above = node.parent.as_ref().and_then(|parent| sheet.background.node(parent));
    let above = above.map_or_else(String::new, |above| format!("（{}）\n", above.title));
    format!("{number}{}\n{above}{code}", node.title)
}

fn is_reported(step: &Step) -> bool {
    step.state.is_some() || step.actual.is_some()
}

fn told(step: &Step) -> String {
    let state = step.state.map_or_else(String::new, |state| format!("［{}］", state.label(Lang::Ja)));
    let mut lines = vec![format!(
        "{}{state} {}",
        step.period.short_name(Lang::Ja),
        step.actual.as_deref().or(step.done.as_deref()).unwrap_or_default()
    )];
    lines.extend(step.cause.as_ref().map(|cause| format!("要因：{cause}")));
    lines.extend(step.next.as_ref().map(|next| format!("今後：{next}")));
    lines.join("\n")
}
