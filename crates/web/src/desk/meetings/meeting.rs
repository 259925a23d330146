//! The page of a meeting.

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::Row;
use rashin_model::tables::{Comment, Decision, Document, Meeting, Task};
use rashin_service::deliberation::is_embargoed;

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::meetings::desk::{Desk, Sent};
use crate::desk::meetings::{agenda, attendance, comments, decisions, facts, material_form};
use crate::desk::nav::Section;
use crate::desk::plans::working::name;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::row_lists::datalists;
use crate::show;
use crate::site::Site;

/// The page.
pub async fn show_meeting(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, meeting)): Path<(String, String)>,
) -> Result<Markup, Refused> {
    let desk = Desk::load(&site, &staff, &plan, &meeting).await?;
    Ok(meeting_page(&staff, &desk, &Sent { form: "", fields: &Fields::default(), refusals: &[] }))
}

/// The page, with a form that was sent and is shown again.
pub fn meeting_page(staff: &Staff, desk: &Desk, sent: &Sent<'_>) -> Markup {
    let lang = staff.lang;
    let meeting = &desk.meeting;
    let body = desk.working.plan.bodies.iter().find(|body| body.code == meeting.body);
    let content = html! {
        (path(staff, &[(lang.pick("会議", "Meetings"), "/desk/meetings"), (name(staff, &desk.working.plan), "/desk/meetings")],
              rashin_model::plan::titled(&meeting.title, meeting.title_en.as_deref(), lang).0))
        div.page-head {
            h1 { (show::title(&meeting.title, meeting.title_en.as_deref(), lang)) }
            p {
                @if let Some(body) = body { (show::title(&body.name, body.name_en.as_deref(), lang)) " " }
                @if let Some(number) = &meeting.number { (show::japanese(number, lang)) " " }
                @if let Some(date) = meeting.date { (date.name(lang)) " " }
                span.tag { (meeting.status.label(lang)) }
                @if is_embargoed(meeting, desk.today) { @if let Some(until) = meeting.embargo_until {
                    " " span.tag.tag-work { (lang.pick("資料は解禁前（", "material held back until ")) (show::day(until, lang)) (lang.pick("まで）", "")) }
                } }
            }
        }
        nav.file-list aria-label=(lang.pick("この画面", "This page")) {
            a href="#agenda" { (lang.pick("次第", "Agenda")) }
            a href="#material" { (lang.pick("資料", "Material")) }
            a href="#attendance" { (lang.pick("出席者", "Attendance")) }
            a href="#minutes" { (lang.pick("議事録", "Minutes")) }
            a href="#comments" { (lang.pick("意見", "Comments")) }
            a href="#decisions" { (lang.pick("決定", "Decisions")) }
        }
        (agenda::section(staff, desk, sent))
        (material_form::section(staff, desk, sent))
        (attendance::section(staff, desk, sent))
        (facts::minutes(staff, desk, sent))
        (comments::section(staff, desk, sent))
        (decisions::section(staff, desk, sent))
        (facts::section(staff, desk, sent))
        (datalists(&desk.working.plan, &[Meeting::TABLE, Comment::TABLE, Decision::TABLE, Task::TABLE, Document::TABLE]))
    };
    let title = rashin_model::plan::titled(&meeting.title, meeting.title_en.as_deref(), lang).0;
    desk_page(staff, &DeskPage::new(title, Section::Meetings), &content)
}
