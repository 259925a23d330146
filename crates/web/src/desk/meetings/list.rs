//! Meetings, those to come first.

use axum::extract::State;
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::tables::{CommentState, Meeting, TaskState};
use rashin_service::WorkingPlan;
use rashin_service::deliberation::sorted_meetings;

use crate::desk::frame::{DeskPage, desk_page};
use crate::desk::nav::Section;
use crate::desk::plans::working::{all_working, may};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::site::Site;
use crate::{link, show};

/// Meetings that were, shown at once per plan.
const MOST_PAST: usize = 30;

/// The page.
pub async fn show_meetings(State(site): State<Site>, staff: Staff) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let plans = all_working(&site, &staff).await?;
    let title = lang.pick("会議", "Meetings");
    let open_comments: usize = plans
        .iter()
        .map(|working| working.plan.comments.iter().filter(|row| row.state == CommentState::Open).count())
        .sum();
    let open_tasks: usize =
        plans.iter().map(|working| working.plan.tasks.iter().filter(|row| row.state == TaskState::Open).count()).sum();
    let content = html! {
        div.page-head { h1 { (title) } }
        ul.desk-rooms {
            li { a.desk-room href=(link::to(lang, "/desk/comments?state=open")) {
                span.desk-room-name { (lang.pick("意見と対応", "Comments and responses")) }
                span.quiet { (lang.pick("未対応 ", "open: ")) (show::count(open_comments, lang)) }
            } }
            li { a.desk-room href=(link::to(lang, "/desk/tasks")) {
                span.desk-room-name { (lang.pick("対応事項", "Tasks")) }
                span.quiet { (lang.pick("対応中 ", "open: ")) (show::count(open_tasks, lang)) }
            } }
        }
        @for working in &plans { (meetings(&site, &staff, working)) }
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Meetings), &content))
}

fn meetings(site: &Site, staff: &Staff, working: &WorkingPlan) -> Markup {
    let lang = staff.lang;
    let plan = &working.plan.profile.code;
    let (to_come, past) = sorted_meetings(&working.plan, site.today());
    let holds = may(staff, &working.plan, Action::HoldMeeting);
    html! { @if holds || !working.plan.meetings.is_empty() { section.part aria-labelledby=(format!("of-{plan}")) {
        div.part-head {
            h2 id=(format!("of-{plan}")) { (show::titled(working.plan.short_title(lang), lang)) }
            @if holds { a.button href=(link::to(lang, &format!("/desk/meetings/{plan}/new"))) { (lang.pick("会議を加える", "Add a meeting")) } }
        }
        h3 { (lang.pick("これからの会議", "To come")) }
        @if to_come.is_empty() { p.quiet { (lang.pick("予定はありません。", "None is planned.")) } }
        @else { (table(lang, lang.pick("これからの会議の表", "Table of meetings to come"), working, &to_come)) }
        @if !past.is_empty() {
            h3 { (lang.pick("これまでの会議", "Past")) }
            (table(lang, lang.pick("これまでの会議の表", "Table of past meetings"), working, &past[..past.len().min(MOST_PAST)]))
            @if past.len() > MOST_PAST {
                p { a href=(link::to(lang, &format!("/desk/plans/{plan}/tables/meetings"))) { (lang.pick("すべての会議を表で見る", "All meetings as a table")) } }
            }
        }
    } } }
}

fn table(lang: rashin_model::Lang, label: &str, working: &WorkingPlan, meetings: &[&Meeting]) -> Markup {
    let plan = &working.plan;
    html! {
        div.table-region tabindex="0" role="region" aria-label=(format!("{label} {}", working.plan.short_title(lang).0)) { table.table.table-stack {
            thead { tr {
                th scope="col" { (lang.pick("会議", "Meeting")) }
                th scope="col" { (lang.pick("期日", "Date")) }
                th scope="col" { (lang.pick("会議体", "Body")) }
                th scope="col" { (lang.pick("状態", "State")) }
                th.cell-number scope="col" { (lang.pick("資料", "Material")) }
                th.cell-number scope="col" { (lang.pick("意見", "Comments")) }
            } }
            tbody { @for meeting in meetings {
                @let body = plan.bodies.iter().find(|body| body.code == meeting.body);
                tr {
                    th scope="row" { a href=(link::to(lang, &format!("/desk/meetings/{}/{}", plan.profile.code, meeting.code))) {
                        (show::title(&meeting.title, meeting.title_en.as_deref(), lang))
                    } }
                    td data-label=(lang.pick("期日", "Date")) { @if let Some(date) = meeting.date { (date.name(lang)) } @else { span.quiet { (lang.pick("未定", "not set")) } } }
                    td data-label=(lang.pick("会議体", "Body")) { @if let Some(body) = body { (show::title(&body.name, body.name_en.as_deref(), lang)) } }
                    td data-label=(lang.pick("状態", "State")) { (meeting.status.label(lang)) }
                    td.cell-number data-label=(lang.pick("資料", "Material")) { span.num { (plan.documents.iter().filter(|row| row.meeting == meeting.code).count()) } }
                    td.cell-number data-label=(lang.pick("意見", "Comments")) { span.num { (plan.comments.iter().filter(|row| row.meeting.as_ref() == Some(&meeting.code)).count()) } }
                }
            } }
        } }
    }
}
