//! What a meeting decided, and the tasks that follow.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::tables::{Decision, DecisionKind, DecisionState, Task};
use rashin_model::{Row, Sentence};
use rashin_service::deliberation::add_decision;
use rashin_service::plan_desk::Staged;

use crate::desk::fields::Fields;
use crate::desk::meetings::comments::element_name;
use crate::desk::meetings::desk::{Desk, Sent};
use crate::desk::meetings::tasks;
use crate::desk::plans::table::key_query;
use crate::desk::plans::working::may;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::row_form::{RowForm, problems, typed};
use crate::site::Site;
use crate::{link, show};

/// What is asked for.
const COLUMNS: &[&str] = &["text", "reason", "kind", "element", "due"];

/// The decisions with their tasks, and the form for another.
pub fn section(staff: &Staff, desk: &Desk, sent: &Sent<'_>) -> Markup {
    let lang = staff.lang;
    let plan = &desk.working.plan;
    let own: Vec<&Decision> =
        plan.decisions.iter().filter(|row| row.meeting.as_ref() == Some(&desk.meeting.code)).collect();
    let again = sent.of("decisions");
    let mut cells: BTreeMap<String, String> =
        again.map(|(fields, _)| typed(fields, Decision::TABLE)).unwrap_or_default();
    cells.entry("kind".to_owned()).or_insert_with(|| DecisionKind::Adopt.code().to_owned());
    let refusals = again.map_or(&[][..], |(_, refusals)| refusals);
    let form = RowForm { table: Decision::TABLE, plan, cells: &cells, refusals, lang, id: "decision-" };
    let decides = may(staff, plan, Action::Decide);
    html! { section.part id="decisions" aria-labelledby="decisions-head" {
        div.part-head { h2 id="decisions-head" { (lang.pick("決定と対応事項", "Decisions and tasks")) } p.quiet { (show::count(own.len(), lang)) } }
        @for decision in &own { (one(staff, desk, decision, decides)) }
        @if own.is_empty() { p.quiet { (lang.pick("まだありません。", "None yet.")) } }
        @if decides { details.opens open[again.is_some()] {
            summary { (lang.pick("決定を記録する", "Record a decision")) }
            (problems(lang, Decision::TABLE, "decision-", refusals))
            form.form.form-wide method="post" action=(link::to(lang, &format!("{}/decisions", desk.address()))) {
                div.form-fields { (form.only(COLUMNS)) }
                div.form-actions { button.button type="submit" { (lang.pick("記録する", "Record it")) } }
            }
        } }
    } }
}

fn one(staff: &Staff, desk: &Desk, decision: &Decision, decides: bool) -> Markup {
    let lang = staff.lang;
    let plan = &desk.working.plan;
    let follow: Vec<&Task> = plan.tasks.iter().filter(|task| task.decision.as_ref() == Some(&decision.code)).collect();
    let key = [decision.code.to_string()];
    html! { div.decision {
        p.comment-by {
            span { (decision.kind.label(lang)) }
            @if let Some(element) = &decision.element { span { (element_name(lang, plan, element.as_str())) } }
            (show::quiet_mark(if decision.state == DecisionState::Done { "done" } else { "open" }, decision.state.label(lang)))
            @if let Some(due) = decision.due { span { (lang.pick("期限 ", "due ")) (due.name(lang)) } }
        }
        p.decision-text { (show::japanese(&decision.text, lang)) }
        @if let Some(reason) = &decision.reason { p { (lang.pick("理由：", "Reason: ")) (show::japanese(reason, lang)) } }
        @if !follow.is_empty() { ul.plain-list { @for task in &follow { li { (tasks::line(staff, plan, desk.today, task)) } } } }
        @if decides {
            details.opens {
                summary { (lang.pick("対応事項を加える", "Add a task")) }
                (tasks::add_form(lang, plan, Some(&decision.code), &desk.address()))
            }
            p.row { a href=(link::to(lang, &format!("/desk/plans/{}/tables/decisions/row?{}", plan.profile.code, key_query(&key)))) {
                (lang.pick("決定を直す・完了にする", "Edit the decision, or mark it as carried out"))
            } }
        }
    } }
}

/// Records a decision of a meeting.
pub async fn add(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, meeting)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refused> {
    let desk = Desk::load(&site, &staff, &plan, &meeting).await?;
    let mut cells = typed(&fields, Decision::TABLE);
    cells.retain(|name, text| COLUMNS.contains(&name.as_str()) && !text.is_empty());
    cells.insert("meeting".to_owned(), desk.meeting.code.to_string());
    let code = &desk.working.plan.profile.code;
    let done = add_decision(site.store(), &staff.actor, code, &cells, site.now()).await;
    let done = done.map(|_| Staged { rows: 1, warnings: Vec::new() });
    desk.answer(
        &staff,
        ("decisions", &fields),
        done,
        &Sentence::new("決定を記録しました。", "The decision was recorded."),
    )
}
