//! Tasks: one's own, those that are late, closing one.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use maud::{Markup, html};
use rashin_model::people::Office;
use rashin_model::tables::{Task, TaskState};
use rashin_model::{Cell, Code, Lang, Plan, Row, Sentence};
use rashin_service::deliberation::{Closing, add_task, close_task, may_close};
use rashin_service::people::list_offices;
use rashin_service::records::Held;
use rashin_service::{Error, Refusal, WorkingPlan};

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::meetings::comments::element_name;
use crate::desk::nav::Section;
use crate::desk::plans::working::{all_working, code, working};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::form::{Field, problems};
use crate::parts::row_form::{RowForm, typed};
use crate::parts::select::select;
use crate::site::Site;
use crate::{link, show};

/// What a new task is made of.
const COLUMNS: &[&str] = &["text", "department", "due", "element"];

/// A task in a line, which leads to it.
pub fn line(staff: &Staff, plan: &Plan, today: Date, task: &Task) -> Markup {
    let lang = staff.lang;
    html! {
        a href=(link::to(lang, &format!("/desk/tasks/{}/{}", plan.profile.code, task.code))) { (show::japanese(&task.text, lang)) }
        " " span.quiet { (show::japanese(&task.department, lang)) }
        @if let Some(due) = task.due { " " span.quiet { (lang.pick("期限 ", "due ")) (show::day(due, lang)) } }
        " " (state(lang, today, task))
    }
}

fn state(lang: Lang, today: Date, task: &Task) -> Markup {
    if is_late(task, today) {
        return show::mark("late", lang.pick("期限を過ぎています", "late"));
    }
    show::quiet_mark(if task.state == TaskState::Open { "open" } else { "done" }, task.state.label(lang))
}

fn is_late(task: &Task, today: Date) -> bool {
    task.state == TaskState::Open && task.due.is_some_and(|due| due < today)
}

/// The form for a task; `back` is the page it returns to.
pub fn add_form(lang: Lang, plan: &Plan, decision: Option<&Code>, back: &str) -> Markup {
    let cells = std::collections::BTreeMap::new();
    let id = decision.map_or_else(|| "task-".to_owned(), |code| format!("task-{code}-"));
    let form = RowForm { table: Task::TABLE, plan, cells: &cells, refusals: &[], lang, id: &id };
    html! { form.form.form-wide method="post" action=(link::to(lang, &format!("/desk/tasks/{}", plan.profile.code))) {
        @if let Some(decision) = decision { input type="hidden" name="decision" value=(decision); }
        input type="hidden" name="back" value=(back);
        div.form-fields { (form.only(COLUMNS)) }
        div.form-actions { button.button type="submit" { (lang.pick("加える", "Add")) } }
    } }
}

/// Adds a task.
pub async fn add(
    State(site): State<Site>,
    staff: Staff,
    Path(plan): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let plan = code(&staff, &plan)?;
    let mut cells = typed(&fields, Task::TABLE);
    cells.retain(|name, text| (COLUMNS.contains(&name.as_str()) || name == "decision") && !text.is_empty());
    add_task(site.store(), &staff.actor, &plan, &cells, site.now()).await.map_err(staff.refusal())?;
    let back = Some(fields.get("back")).filter(|back| back.starts_with("/desk/")).unwrap_or("/desk/tasks");
    Ok(staff.done(back, &Sentence::new("対応事項を加えました。", "The task was added.")))
}

/// Open tasks, the late ones first; one's own or all.
pub async fn show_tasks(State(site): State<Site>, staff: Staff, RawQuery(query): RawQuery) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let plans = all_working(&site, &staff).await?;
    let offices = list_offices(site.store()).await.map_err(staff.refusal())?;
    let asked =
        Fields::of(form_urlencoded::parse(query.as_deref().unwrap_or_default().as_bytes()).into_owned().collect());
    let has_own = staff.account.assignments.iter().any(|assignment| assignment.office.is_some());
    let which = match asked.get("which") {
        "" if has_own => "mine",
        "" => "open",
        other => other,
    };
    let today = site.today();
    let mut found: Vec<(&Plan, &Task)> = plans
        .iter()
        .flat_map(|working| working.plan.tasks.iter().map(|task| (&working.plan, task)))
        .filter(|(_, task)| match which {
            "mine" => task.state == TaskState::Open && is_own(&staff, &offices, task),
            "late" => is_late(task, today),
            "all" => true,
            _ => task.state == TaskState::Open,
        })
        .collect();
    found.sort_by_key(|(_, task)| (task.state != TaskState::Open, task.due.unwrap_or(Date::MAX)));
    let choices = [
        ("mine", lang.pick("自分の所属", "Of my office")),
        ("open", lang.pick("対応中すべて", "All open")),
        ("late", lang.pick("期限を過ぎたもの", "Late")),
        ("all", lang.pick("完了も含む", "With closed ones")),
    ];
    let title = lang.pick("対応事項", "Tasks");
    let content = html! {
        (path(&staff, &[(lang.pick("会議", "Meetings"), "/desk/meetings")], title))
        div.page-head { h1 { (title) } p { (lang.pick("決定から生まれ、終わるまで残ります。次の点検でも担当の所属に示します。", "They come from decisions and stay until closed; the office sees them at its next request.")) } }
        nav.row aria-label=(lang.pick("絞り込み", "Which")) { @for (value, name) in choices {
            a.button.button-small.button-quiet[value != which] href=(link::to(lang, &format!("/desk/tasks?which={value}"))) aria-current=[(value == which).then_some("true")] { (name) }
        } }
        p.list-count { (show::count(found.len(), lang)) }
        @if found.is_empty() {
            div.empty { p.empty-title { (lang.pick("対応事項はありません", "No task here")) }
                p { (lang.pick("会議の画面で決定を記録し、そこから対応事項を加えます。", "Record a decision on the page of a meeting, and add tasks to it.")) } }
        } @else { (table(&staff, today, &found)) }
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Meetings), &content))
}

fn is_own(staff: &Staff, offices: &[Held<Office>], task: &Task) -> bool {
    let called = offices.iter().filter(|office| office.is_called(&task.department));
    let own = |office: &Held<Office>| {
        staff.account.assignments.iter().any(|assignment| assignment.office.as_ref() == Some(&office.code))
    };
    called.into_iter().any(own)
}

fn table(staff: &Staff, today: Date, found: &[(&Plan, &Task)]) -> Markup {
    let lang = staff.lang;
    html! { div.table-region tabindex="0" role="region" aria-label=(lang.pick("対応事項の表", "Table of tasks")) { table.table.table-stack {
        thead { tr {
            th scope="col" { (lang.pick("内容", "Task")) }
            th scope="col" { (lang.pick("担当課", "Office")) }
            th scope="col" { (lang.pick("期限", "Due")) }
            th scope="col" { (lang.pick("状態", "State")) }
            th scope="col" { (lang.pick("もとの決定", "Decision")) }
        } }
        tbody { @for (plan, task) in found {
            @let decision = task.decision.as_ref().and_then(|code| plan.decisions.iter().find(|row| row.code == *code));
            tr {
                th scope="row" { a href=(link::to(lang, &format!("/desk/tasks/{}/{}", plan.profile.code, task.code))) { (show::japanese(&task.text, lang)) } }
                td data-label=(lang.pick("担当課", "Office")) { (show::japanese(&task.department, lang)) }
                td data-label=(lang.pick("期限", "Due")) { @if let Some(due) = task.due { (show::day(due, lang)) } @else { span.quiet { (lang.pick("なし", "none")) } } }
                td data-label=(lang.pick("状態", "State")) { (state(lang, today, task)) }
                td.cell-words data-label=(lang.pick("もとの決定", "Decision")) { @if let Some(decision) = decision { (show::japanese(&decision.text, lang)) } }
            }
        } }
    } } }
}

/// One task.
pub async fn show_task(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, task)): Path<(String, String)>,
) -> Result<Markup, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let offices = list_offices(site.store()).await.map_err(staff.refusal())?;
    task_page(&staff, &working, &offices, site.today(), &code(&staff, &task)?, &Fields::default(), &[])
}

/// Closes a task, or opens it again.
pub async fn close(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, task)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refused> {
    let (plan, task) = (code(&staff, &plan)?, code(&staff, &task)?);
    let state = TaskState::read(fields.get("state")).unwrap_or(TaskState::Open);
    let closing = Closing { state, result: fields.get("result").replace("\r\n", "\n"), on: site.today() };
    let version = fields.get("version").parse().ok();
    match close_task(site.store(), &staff.actor, &plan, &task, version, &closing, site.now()).await {
        Ok(_) => Ok(staff.done(&format!("/desk/tasks/{plan}/{task}"), &Sentence::new("保存しました。", "Saved."))),
        Err(Error::Invalid(refusals)) => {
            let working = working(&site, &staff, plan.as_str()).await?;
            let offices = list_offices(site.store()).await.map_err(staff.refusal())?;
            let page = task_page(&staff, &working, &offices, site.today(), &task, &fields, &refusals)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(Error::Stale) => Err(Refused::conflict(&staff.asked, vec![("結果".to_owned(), closing.result)])),
        Err(error) => Err(staff.refusal()(error)),
    }
}

fn task_page(
    staff: &Staff,
    working: &WorkingPlan,
    offices: &[Held<Office>],
    today: Date,
    code: &Code,
    fields: &Fields,
    refusals: &[Refusal],
) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let plan = &working.plan;
    let task = plan.tasks.iter().find(|row| row.code == *code).ok_or_else(|| {
        staff.missing(
            "この対応事項はありません。一覧から選び直してください",
            "There is no such task. Choose it from the list.",
        )
    })?;
    let decision = task.decision.as_ref().and_then(|code| plan.decisions.iter().find(|row| row.code == *code));
    let held = working.staged_row(Task::TABLE, &[code.to_string()]);
    let states: Vec<(String, String)> =
        TaskState::ALL.iter().map(|state| (state.code().to_owned(), state.label(lang).to_owned())).collect();
    let chosen = if fields.has("state") { fields.get("state") } else { TaskState::Done.code() };
    let result = if fields.has("result") { fields.get("result") } else { task.result.as_deref().unwrap_or("") };
    let title = lang.pick("対応事項", "Task");
    let content = html! {
        (path(staff, &[(lang.pick("会議", "Meetings"), "/desk/meetings"), (lang.pick("対応事項", "Tasks"), "/desk/tasks")], code.as_str()))
        div.page-head { h1 { (show::japanese(&task.text, lang)) } p { (state(lang, today, task)) } }
        (problems(lang, refusals))
        dl.facts.facts-flat {
            dt { (lang.pick("担当課", "Office")) } dd { (show::japanese(&task.department, lang)) }
            @if let Some(due) = task.due { dt { (lang.pick("期限", "Due")) } dd { (show::day(due, lang)) } }
            @if let Some(element) = &task.element { dt { (lang.pick("対象", "Element")) } dd { (element_name(lang, plan, element.as_str())) } }
            @if let Some(decision) = decision { dt { (lang.pick("もとの決定", "Decision")) } dd {
                @match &decision.meeting {
                    Some(meeting) => a href=(link::to(lang, &format!("/desk/meetings/{}/{meeting}#decisions", plan.profile.code))) { (show::japanese(&decision.text, lang)) },
                    None => (show::japanese(&decision.text, lang)),
                }
            } }
            @if let Some(on) = task.closed_on { dt { (lang.pick("完了日", "Closed on")) } dd { (show::day(on, lang)) } }
            @if let Some(result) = &task.result { dt { (lang.pick("結果", "Result")) } dd.changed-text { (show::japanese(result, lang)) } }
        }
        @if may_close(&staff.actor, plan.area(), offices, task) { section.part aria-labelledby="close" {
            div.part-head { h2 id="close" { (lang.pick("終える・開き直す", "Close or open again")) } }
            form.form method="post" action=(link::to(lang, &format!("/desk/tasks/{}/{code}", plan.profile.code))) {
                input type="hidden" name="version" value=(held.map(|held| held.version.to_string()).unwrap_or_default());
                (select("state", lang.pick("状態", "State"), &states, chosen))
                (Field::new("result", lang.pick("結果", "Result"), lang).value(result)
                    .hint(lang.pick("何をしたか。取りやめたときは、その理由", "what was done, or why it was dropped")).problems(refusals).lines(4))
                div.form-actions { button.button type="submit" { (lang.pick("保存する", "Save")) } }
            }
        } }
    };
    Ok(desk_page(staff, &DeskPage::new(title, Section::Meetings), &content))
}
