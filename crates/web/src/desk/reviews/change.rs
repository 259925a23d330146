//! Closing, reopening and withdrawing a review: what it does is said before it is done.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::{Lang, Sentence};
use rashin_service::review::{close_review, reopen_review, withdraw_review};
use rashin_service::rights::Subject;
use rashin_service::{Error, Refusal};
use serde::Deserialize;

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::reviews::board::{Board, address, load_board};
use crate::desk::staff::Staff;
use crate::link;
use crate::parts::form::{self, Field};
use crate::site::Site;

/// What is to be done.
#[derive(Debug, Default, Deserialize)]
pub struct What {
    #[serde(default, rename = "do")]
    what: String,
}

/// The page that asks whether to do it.
pub async fn show_change(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, review)): Path<(String, String)>,
    Query(what): Query<What>,
) -> Result<Markup, Refused> {
    let board = enter(&site, &staff, &plan, &review).await?;
    Ok(change_page(&staff, &board, &what.what, "", &[]))
}

/// Does it.
pub async fn change(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, review)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refused> {
    let board = enter(&site, &staff, &plan, &review).await?;
    let (store, actor, round, owner) = (site.store(), &staff.actor, &board.round, board.owner);
    let (what, reason) = (fields.get("do"), fields.get("reason"));
    let (outcome, said) = match what {
        "close" => (
            close_review(store, actor, round, owner, site.now()).await,
            Sentence::new("受付を終えました。", "The review is closed."),
        ),
        "reopen" => (
            reopen_review(store, actor, round, owner, reason, site.now()).await,
            Sentence::new("受付を再開しました。", "The review takes answers again."),
        ),
        _ => (
            withdraw_review(store, actor, round, owner, reason, site.now()).await,
            Sentence::new("点検を取り下げました。", "The review was withdrawn."),
        ),
    };
    match outcome {
        Ok(()) => Ok(staff.done(&address(round), &said)),
        Err(Error::Invalid(refusals)) => {
            let page = change_page(&staff, &board, what, reason, &refusals);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(other) => Err(staff.refusal()(other)),
    }
}

async fn enter(site: &Site, staff: &Staff, plan: &str, review: &str) -> Result<Board, Refused> {
    let board = load_board(site, staff, plan, review).await?;
    let subject = Subject::of_government(board.owner);
    staff.actor.require(Action::ChangeReview, &subject).map_err(staff.refusal())?;
    Ok(board)
}

fn change_page(staff: &Staff, board: &Board, what: &str, reason: &str, refusals: &[Refusal]) -> Markup {
    let lang = staff.lang;
    let round = &board.round;
    let name = lang.pick(&round.name, round.name_en.as_deref().unwrap_or(&round.name));
    let (title, consequence, wants_reason, is_dangerous) = words(lang, what);
    let back = address(round);
    let content = html! {
        (path(staff, &[(lang.pick("点検", "Reviews"), "/desk/reviews"), (name, &back)], title))
        div.page-head { h1 { (title) } p.page-lead { (consequence) } }
        (form::problems(lang, refusals))
        form.form method="post" action=(link::to(lang, &format!("{back}/change"))) {
            input type="hidden" name="do" value=(what);
            @if wants_reason {
                (Field::new("reason", lang.pick("理由", "Reason"), lang).hint(lang.pick("照会先にも伝わります。", "Those who were asked see it.")).value(reason).required().problems(refusals).lines(3))
            }
            div.form-actions {
                button.button.button-danger[is_dangerous] type="submit" { (title) }
                a href=(link::to(lang, &back)) { (lang.pick("やめる", "Do not")) }
            }
        }
    };
    desk_page(staff, &DeskPage::new(title, Section::Reviews), &content)
}

/// Title, consequence, whether a reason is wanted, whether it is hard to undo.
fn words(lang: Lang, what: &str) -> (&'static str, &'static str, bool, bool) {
    match what {
        "close" => (
            lang.pick("受付を終える", "Close the review"),
            lang.pick(
                "承認済みの回答は確定し、ほかの回答は受け付けられなくなります。理由を添えて再開できます。",
                "Approved answers are locked and no others are taken. It can be reopened with a reason.",
            ),
            false,
            false,
        ),
        "reopen" => (
            lang.pick("受付を再開する", "Reopen the review"),
            lang.pick(
                "もう一度回答と承認を受け付けます。確定した回答は承認済みに戻り、差し戻せるようになります。",
                "Answers are taken and approved again. Locked answers are approved ones again and can be returned.",
            ),
            true,
            false,
        ),
        _ => (
            lang.pick("点検を取り下げる", "Withdraw the review"),
            lang.pick(
                "照会をすべて取り下げます。承認済みの値は計画に残ります。再開もできます。",
                "Nobody is asked any more. Approved values stay in the plan. It can be reopened.",
            ),
            true,
            true,
        ),
    }
}
