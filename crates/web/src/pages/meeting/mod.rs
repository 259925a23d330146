//! Who said and decided what?

mod agenda;
mod attendance;
mod documents;
mod files;
mod head;
mod tasks;

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::{Comment, Decision, Meeting};

pub use files::{open_document, table_csv, table_names};

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::parts::talk::{self, Beside};
use crate::parts::{breadcrumb, sittings, source};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;
use crate::{link, show};

/// A meeting.
pub async fn show_meeting(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Markup, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let meeting = sittings::find(&view, wanted.meeting()).ok_or_else(|| PageError::not_found(&asked))?;
    let lang = asked.lang;
    let withheld = meeting.embargo_until.filter(|until| site.today() <= *until);
    let comments: Vec<&Comment> =
        view.plan.comments.iter().filter(|row| is_of(row.meeting.as_ref(), meeting)).collect();
    let decisions: Vec<&Decision> =
        view.plan.decisions.iter().filter(|row| is_of(row.meeting.as_ref(), meeting)).collect();
    let list = (link::meetings(lang, &view.place), html! { (lang.pick("会議", "Meetings")) });
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[list], &sittings::title(lang, meeting)))
        (head::head(lang, &view, meeting))
        @if let Some(until) = withheld { div.notice {
            p.notice-title { (lang.pick("資料と記録は、まだ公表されていません", "Material and records are not public yet")) }
            p {
                @if lang == Lang::Ja { (show::day(until, lang)) "が終わるまで、この会議の資料・意見・決定は公表しない扱いです。" }
                @else { "Documents, comments and decisions of this meeting are held back until the end of " (show::day(until, lang)) "." }
            }
        } }
        (agenda::agenda(lang, &view, meeting))
        (documents::documents(lang, &view, meeting))
        (talk::decisions(lang, &view, &decisions, Beside::Element))
        (tasks::tasks(lang, &view, &decisions))
        (talk::comments(lang, &view, &comments, Beside::Element))
        (minutes(lang, meeting))
        (attendance::attendance(lang, &view, meeting))
        @if withheld.is_none() && holds_nothing(&view, meeting) { (only_the_day(lang, &view, meeting)) }
        (files::list(lang, &view, meeting))
        (neighbours(lang, &view, meeting))
        (origin(lang, &view, meeting))
    };
    let (title, _) = rashin_model::plan::titled(&meeting.title, meeting.title_en.as_deref(), lang);
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Meetings)) }, &content))
}

fn is_of(named: Option<&rashin_model::Code>, meeting: &Meeting) -> bool {
    named == Some(&meeting.code)
}

/// Whether nothing but the day of a meeting is known.
fn holds_nothing(view: &PlanView, meeting: &Meeting) -> bool {
    let (plan, code) = (&view.plan, &meeting.code);
    meeting.minutes.is_none()
        && !plan.agenda.iter().any(|row| row.meeting == *code)
        && !plan.documents.iter().any(|row| row.meeting == *code)
        && !plan.attendance.iter().any(|row| row.meeting == *code)
        && !plan.comments.iter().any(|row| is_of(row.meeting.as_ref(), meeting))
        && !plan.decisions.iter().any(|row| is_of(row.meeting.as_ref(), meeting))
}

/// What is said in place of a record, with the way to the others.
fn only_the_day(lang: Lang, view: &PlanView, meeting: &Meeting) -> Markup {
    html! { div.notice {
        p.notice-title { (lang.pick("期日のほかに公表された記録はありません", "Nothing but the date of this meeting is published")) }
        p {
            a href=(format!("{}#{}", link::meetings(lang, &view.place), meeting.body)) {
                (lang.pick("この会議体のほかの会議を見る", "See the other meetings of this body"))
            }
        }
    } }
}

fn minutes(lang: Lang, meeting: &Meeting) -> Markup {
    html! { @if let Some(minutes) = &meeting.minutes { section.part aria-labelledby="minutes" {
        div.part-head { h2 id="minutes" { (lang.pick("議事録", "Minutes")) } }
        div.prose.stack-tight { @for line in minutes.lines().filter(|line| !line.trim().is_empty()) {
            p { (show::japanese(line, lang)) }
        } }
    } } }
}

/// The meetings of the same body before and after.
fn neighbours(lang: Lang, view: &PlanView, meeting: &Meeting) -> Markup {
    let own = sittings::of_body(view, &meeting.body);
    let place = own.iter().position(|one| one.code == meeting.code).unwrap_or_default();
    let before = place.checked_sub(1).and_then(|place| own.get(place));
    let after = own.get(place + 1);
    let side = |word: &str, other: &Meeting| {
        html! {
            span.quiet { (word) }
            a href=(link::meeting(lang, &view.place, &other.code)) { (sittings::title(lang, other)) }
            @if let Some(date) = other.date { span.cell-note { (date.name(lang)) } }
        }
    };
    html! { @if before.is_some() || after.is_some() {
        nav.neighbours aria-label=(lang.pick("前後の会議", "Meetings before and after")) {
            div { @if let Some(before) = before { (side(lang.pick("前の会議", "Before"), before)) } }
            div.neighbour-after { @if let Some(after) = after { (side(lang.pick("次の会議", "After"), after)) } }
        }
    } }
}

fn origin(lang: Lang, view: &PlanView, meeting: &Meeting) -> Markup {
    let paper = source::of_plan(view);
    html! { p.origin {
        (lang.pick("出典: ", "Source: ")) (source::named(meeting.source.as_deref().or(paper.as_deref()), lang))
    } }
}
