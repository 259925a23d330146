//! One comment: its response, who is to respond, and the row behind it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::people::{Action, Office};
use rashin_model::tables::{Comment, CommentState};
use rashin_model::{Cell, Code, Row, Sentence};
use rashin_service::deliberation::{assign_comment, may_respond, respond_to_comment};
use rashin_service::people::list_offices;
use rashin_service::plan_desk::Staged;
use rashin_service::records::Held;
use rashin_service::{Error, Refusal, WorkingPlan};

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::meetings::comments::one;
use crate::desk::nav::Section;
use crate::desk::plans::table::key_query;
use crate::desk::plans::working::{code, may, working};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::link;
use crate::parts::form::{Field, problems};
use crate::parts::row_lists::datalists;
use crate::parts::select::select;
use crate::site::Site;

/// The page.
pub async fn show_comment(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, comment)): Path<(String, String)>,
) -> Result<Markup, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let offices = list_offices(site.store()).await.map_err(staff.refusal())?;
    comment_page(&staff, &working, &offices, &code(&staff, &comment)?, &Fields::default(), &[])
}

/// Saves the response.
pub async fn respond(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, comment)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refused> {
    let (plan, comment) = (code(&staff, &plan)?, code(&staff, &comment)?);
    let state = CommentState::read(fields.get("state")).unwrap_or(CommentState::Open);
    let response = fields.get("response").replace("\r\n", "\n");
    let done = respond_to_comment(
        site.store(),
        &staff.actor,
        &plan,
        &comment,
        fields.get("version").parse().ok(),
        (&response, state),
        site.now(),
    );
    let done = done.await;
    answer(
        &site,
        &staff,
        (&plan, &comment),
        &fields,
        done,
        &Sentence::new("対応を保存しました。", "The response was saved."),
    )
    .await
}

/// Names the office that is to respond, and the group.
pub async fn assign(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, comment)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refused> {
    let (plan, comment) = (code(&staff, &plan)?, code(&staff, &comment)?);
    let version = fields.get("version").parse().ok();
    let given = (fields.get("response_by"), fields.get("group"));
    let done = assign_comment(site.store(), &staff.actor, &plan, &comment, version, given, site.now()).await;
    answer(
        &site,
        &staff,
        (&plan, &comment),
        &fields,
        done,
        &Sentence::new("担当を決めました。", "The office was named."),
    )
    .await
}

async fn answer(
    site: &Site,
    staff: &Staff,
    (plan, comment): (&Code, &Code),
    fields: &Fields,
    done: Result<Staged, Error>,
    message: &Sentence,
) -> Result<Response, Refused> {
    match done {
        Ok(_) => Ok(staff.done(&format!("/desk/comments/{plan}/{comment}"), message)),
        Err(Error::Invalid(refusals)) => {
            let working = working(site, staff, plan.as_str()).await?;
            let offices = list_offices(site.store()).await.map_err(staff.refusal())?;
            let page = comment_page(staff, &working, &offices, comment, fields, &refusals)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(Error::Stale) => {
            let typed = [("対応", "response"), ("対応する所属", "response_by"), ("まとめ", "group")];
            let typed = typed.iter().filter(|(_, field)| fields.has(field));
            Err(Refused::conflict(
                &staff.asked,
                typed.map(|(name, field)| ((*name).to_owned(), fields.get(field).to_owned())).collect(),
            ))
        }
        Err(error) => Err(staff.refusal()(error)),
    }
}

fn comment_page(
    staff: &Staff,
    working: &WorkingPlan,
    offices: &[Held<Office>],
    code: &Code,
    fields: &Fields,
    refusals: &[Refusal],
) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let plan = &working.plan;
    let comment = plan.comments.iter().find(|row| row.code == *code).ok_or_else(|| {
        staff.missing(
            "この意見はありません。意見の一覧から選び直してください",
            "There is no such comment. Choose it from the list.",
        )
    })?;
    let key = [code.to_string()];
    let held = working.staged_row(Comment::TABLE, &key);
    let version = html! { input type="hidden" name="version" value=(held.map(|held| held.version.to_string()).unwrap_or_default()); };
    let address = format!("/desk/comments/{}/{code}", plan.profile.code);
    let title = lang.pick("意見", "Comment");
    let again = |name: &str, otherwise: Option<&str>| {
        if fields.has(name) { fields.get(name).to_owned() } else { otherwise.unwrap_or_default().to_owned() }
    };
    let states: Vec<(String, String)> =
        CommentState::ALL.iter().map(|state| (state.code().to_owned(), state.label(lang).to_owned())).collect();
    let mut above = vec![(lang.pick("会議", "Meetings").to_owned(), "/desk/meetings".to_owned())];
    if let Some(meeting) = comment.meeting.as_ref().and_then(|code| plan.meetings.iter().find(|row| row.code == *code))
    {
        above.push((meeting.title.clone(), format!("/desk/meetings/{}/{}#comments", plan.profile.code, meeting.code)));
    } else {
        above.push((lang.pick("意見と対応", "Comments and responses").to_owned(), "/desk/comments".to_owned()));
    }
    let above: Vec<(&str, &str)> = above.iter().map(|(name, address)| (name.as_str(), address.as_str())).collect();
    let content = html! {
        (path(staff, &above, code.as_str()))
        div.page-head { h1 { (title) } }
        (problems(lang, refusals))
        (one(staff, plan, offices, comment))
        @if may_respond(&staff.actor, plan.area(), offices, comment) { section.part aria-labelledby="respond" {
            div.part-head { h2 id="respond" { (lang.pick("対応を書く", "Respond")) } }
            form.form method="post" action=(link::to(lang, &format!("{address}/respond"))) {
                (version)
                (Field::new("response", lang.pick("対応", "Response"), lang).value(&again("response", comment.response.as_deref()))
                    .hint(lang.pick("何をするか、しない場合はその理由", "what will be done, or why it will not")).problems(refusals).lines(5))
                (select("state", lang.pick("状態", "State"), &states, &again("state", Some(comment.state.code()))))
                div.form-actions { button.button type="submit" { (lang.pick("対応を保存する", "Save the response")) } }
            }
        } }
        @if may(staff, plan, Action::HoldMeeting) { section.part aria-labelledby="assign" {
            div.part-head { h2 id="assign" { (lang.pick("担当とまとめ", "Office and group")) } }
            form.form method="post" action=(link::to(lang, &format!("{address}/assign"))) {
                (version)
                div.form-fields {
                    (listed("response_by", lang.pick("対応する所属", "Office to respond"), &again("response_by", comment.response_by.as_deref()), "list-offices"))
                    (listed("group", lang.pick("まとめ（同じ趣旨の意見に同じ語）", "Group (one word for the same thrust)"), &again("group", comment.group.as_deref()), "list-groups"))
                }
                div.form-actions { button.button.button-quiet type="submit" { (lang.pick("決める", "Set")) } }
            }
            p { a href=(link::to(lang, &format!("/desk/plans/{}/tables/comments/row?{}", plan.profile.code, key_query(&key)))) { (lang.pick("意見そのものを直す", "Edit the comment itself")) } }
        } }
        (datalists(plan, &[Comment::TABLE]))
    };
    Ok(desk_page(staff, &DeskPage::new(title, Section::Meetings), &content))
}

/// A line that helps while typing.
fn listed(name: &str, label: &str, value: &str, list: &str) -> Markup {
    html! { div.field {
        label for=(name) { (label) }
        input.input id=(name) name=(name) value=(value) list=(list) autocomplete="off";
    } }
}
