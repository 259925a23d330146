//! Giving an office more time, or taking its request back.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::review::{Request, RequestState};
use rashin_model::{Cell as _, Lang, Sentence};
use rashin_service::records::{Held, find};
use rashin_service::review::{BoardRow, extend_request, withdraw_request};
use rashin_service::rights::Subject;
use rashin_service::{Error, Refusal};

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::reviews::board::{Board, address, load_board};
use crate::desk::staff::Staff;
use crate::parts::form::{self, Field};
use crate::site::Site;
use crate::{link, show};

/// The page with both forms.
pub async fn show_change(
    State(site): State<Site>,
    staff: Staff,
    Path(at): Path<(String, String, String)>,
) -> Result<Markup, Refused> {
    let (board, place) = enter(&site, &staff, &at).await?;
    Ok(change_page(&staff, &board, &board.rows[place], "", "", &[]))
}

/// Does it.
pub async fn change(
    State(site): State<Site>,
    staff: Staff,
    Path(at): Path<(String, String, String)>,
    fields: Fields,
) -> Result<Response, Refused> {
    let (board, place) = enter(&site, &staff, &at).await?;
    let row = &board.rows[place];
    let key = format!("{}/{}/{}", row.request.plan, row.request.review, row.request.office);
    let request: Option<Held<Request>> = find(site.store(), &key).await.map_err(staff.refusal())?;
    let Some(request) = request else {
        return Err(staff.missing("照会がありません。", "There is no such request."));
    };
    let (store, actor, reason) = (site.store(), &staff.actor, fields.get("reason"));
    let again = |refusals: &[Refusal]| {
        let page = change_page(&staff, &board, row, fields.get("due"), reason, refusals);
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    };
    let (outcome, said) = if fields.get("do") == "withdraw" {
        let done = withdraw_request(store, actor, &request, board.owner, reason, site.now()).await;
        (done, Sentence::new("照会を取り下げました。", "The request was withdrawn."))
    } else {
        let day = match Date::read(fields.get("due").trim()) {
            Ok(day) => day,
            Err(misread) => return Ok(again(&[Refusal::new("due", misread.sentence, misread.hint)])),
        };
        let done = extend_request(store, actor, &request, board.owner, day, reason, site.now()).await;
        (done, Sentence::new("期限を変えました。", "The due date was changed."))
    };
    match outcome {
        Ok(()) => Ok(staff.done(&address(&board.round), &said)),
        Err(Error::Invalid(refusals)) => Ok(again(&refusals)),
        Err(other) => Err(staff.refusal()(other)),
    }
}

async fn enter(
    site: &Site,
    staff: &Staff,
    (plan, review, office): &(String, String, String),
) -> Result<(Board, usize), Refused> {
    let board = load_board(site, staff, plan, review).await?;
    let subject = Subject::of_government(board.owner);
    staff.actor.require(Action::ChangeReview, &subject).map_err(staff.refusal())?;
    let place = board.rows.iter().position(|row| row.request.office == *office.as_str());
    let place = place.ok_or_else(|| staff.missing("照会がありません。", "There is no such request."))?;
    Ok((board, place))
}

fn change_page(staff: &Staff, board: &Board, row: &BoardRow, day: &str, reason: &str, refusals: &[Refusal]) -> Markup {
    let lang = staff.lang;
    let (round, request) = (&board.round, &row.request);
    let name = lang.pick(&round.name, round.name_en.as_deref().unwrap_or(&round.name));
    let title = format!("{} {}", row.office.name, lang.pick("への照会の変更", "– change the request"));
    let action =
        link::to(lang, &format!("/desk/requests/{}/{}/{}/change", request.plan, request.review, request.office));
    let content = html! {
        (path(staff, &[(lang.pick("点検", "Reviews"), "/desk/reviews"), (name, &address(round))], &title))
        div.page-head {
            h1 { (show::mixed(&title, lang)) }
            p.page-lead { (lang.pick("いまの期限は", "It is due on ")) (show::day(request.due, lang)) (lang.pick("です。", ".")) }
        }
        (form::problems(lang, refusals))
        div.row-columns {
            section aria-labelledby="extend" {
                h2 id="extend" { (extend_title(lang, request.state)) }
                form.form method="post" action=(action) {
                    (Field::new("due", lang.pick("新しい期限", "New due date"), lang).value(day).required().hint(lang.pick("例 令和8年12月11日、2026-12-11", "such as 2026-12-11")).problems(refusals).line())
                    (Field::new("reason", lang.pick("理由", "Reason"), lang).value(reason).required().lines(2))
                    div.form-actions { button.button type="submit" name="do" value="extend" { (extend_title(lang, request.state)) } }
                }
            }
            @if request.state == RequestState::Open { section aria-labelledby="withdraw" {
                h2 id="withdraw" { (lang.pick("照会を取り下げる", "Withdraw the request")) }
                p { (lang.pick("この所属には、もう回答を求めません。期限を付け直すと、また照会できます。", "The office is no longer asked. Giving it a due date asks it again.")) }
                form.form method="post" action=(action) {
                    div.field {
                        label for="withdraw-reason" { (lang.pick("理由", "Reason")) }
                        textarea.input id="withdraw-reason" name="reason" rows="2" required {}
                    }
                    div.form-actions { button.button.button-danger type="submit" name="do" value="withdraw" { (lang.pick("取り下げる", "Withdraw")) } }
                }
            } }
        }
    };
    desk_page(staff, &DeskPage::new(&title, Section::Reviews), &content)
}

fn extend_title(lang: Lang, state: RequestState) -> &'static str {
    match state {
        RequestState::Open => lang.pick("期限を変える", "Change the due date"),
        RequestState::Withdrawn => lang.pick("もう一度照会する", "Ask again"),
    }
}
