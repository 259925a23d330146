//! What is done with a theme.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rashin_model::tables::{CooperationItem, CooperationMeeting};
use rashin_model::{Code, Row, Sentence};
use rashin_service::Error;
use rashin_service::deliberation::{
    CooperationOutcome, add_working_group_date, report_items, settle_proposal, settle_theme,
};
use rashin_service::plan_desk::{RowEdit, stage_rows};

use crate::desk::cooperation::theme::theme_page;
use crate::desk::fields::Fields;
use crate::desk::plans::working::{code, working};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::row_form::typed;
use crate::site::Site;

/// The theme of an address.
type Of = Path<(String, String)>;

/// Adopts or declines a proposal.
pub async fn settle(State(site): State<Site>, staff: Staff, of: Of, fields: Fields) -> Result<Response, Refused> {
    let (plan, theme) = codes(&staff, &of)?;
    let settled = (fields.has("adopt"), fields.get("reason"));
    let version = fields.get("version").parse().ok();
    let done = settle_proposal(site.store(), &staff.actor, &plan, &theme, version, settled, site.now()).await;
    let message = if settled.0 {
        Sentence::new("採択しました。", "It was adopted.")
    } else {
        Sentence::new("見送りました。", "It was declined.")
    };
    answer(&site, &staff, (&plan, &theme), ("settle", &fields), done.map(|_| ()), &message).await
}

/// Adds a sub-item.
pub async fn add_item(State(site): State<Site>, staff: Staff, of: Of, fields: Fields) -> Result<Response, Refused> {
    let (plan, theme) = codes(&staff, &of)?;
    let working = working(&site, &staff, plan.as_str()).await?;
    let own = working.plan.cooperation_items.iter().filter(|row| row.cooperation == theme);
    let order = own.map(|row| row.order).max().unwrap_or(0) + 1;
    let mut cells = typed(&fields, CooperationItem::TABLE);
    cells.insert("cooperation".to_owned(), theme.to_string());
    cells.insert("order".to_owned(), order.to_string());
    let edit = RowEdit::add(CooperationItem::TABLE, cells);
    let done = stage_rows(site.store(), &staff.actor, &plan, &[edit], "", site.now()).await;
    let message = Sentence::new("内訳を加えました。", "The sub-item was added.");
    answer(&site, &staff, (&plan, &theme), ("items", &fields), done.map(|_| ()), &message).await
}

/// Adds a date of the working group.
pub async fn add_date(State(site): State<Site>, staff: Staff, of: Of, fields: Fields) -> Result<Response, Refused> {
    let (plan, theme) = codes(&staff, &of)?;
    let cells = typed(&fields, CooperationMeeting::TABLE);
    let done = add_working_group_date(site.store(), &staff.actor, &plan, &theme, cells, site.now()).await;
    let message = Sentence::new("開催日を加えました。", "The date was added.");
    answer(&site, &staff, (&plan, &theme), ("dates", &fields), done.map(|_| ()), &message).await
}

/// Saves the report.
pub async fn report(State(site): State<Site>, staff: Staff, of: Of, fields: Fields) -> Result<Response, Refused> {
    let (plan, theme) = codes(&staff, &of)?;
    let text = |name: &str| fields.get(name).replace("\r\n", "\n");
    let orders = fields.iter().filter_map(|(name, _)| name.strip_prefix("results-")?.parse::<u32>().ok());
    let reports: Vec<(u32, String, String)> =
        orders.map(|order| (order, text(&format!("results-{order}")), text(&format!("next-{order}")))).collect();
    let done = report_items(site.store(), &staff.actor, &plan, &theme, &reports, site.now()).await;
    let message = Sentence::new("報告を保存しました。", "The report was saved.");
    answer(&site, &staff, (&plan, &theme), ("report", &fields), done.map(|_| ()), &message).await
}

/// Continues or ends a theme.
pub async fn decide(State(site): State<Site>, staff: Staff, of: Of, fields: Fields) -> Result<Response, Refused> {
    let (plan, theme) = codes(&staff, &of)?;
    let outcome = CooperationOutcome {
        continues: fields.has("continue"),
        reason: fields.get("reason").to_owned(),
        title: fields.get("title").to_owned(),
    };
    let version = fields.get("version").parse().ok();
    match settle_theme(site.store(), &staff.actor, &plan, &theme, version, &outcome, site.now()).await {
        Ok(Some(next)) => Ok(staff.done(
            &format!("/desk/cooperation/{plan}/{next}"),
            &Sentence::new(
                "継続とし、翌年度の項目をつくりました。",
                "It is continued; this is the theme of the next year.",
            ),
        )),
        done => {
            let message = Sentence::new("終了としました。", "It was ended.");
            answer(&site, &staff, (&plan, &theme), ("outcome", &fields), done.map(|_| ()), &message).await
        }
    }
}

fn codes(staff: &Staff, Path((plan, theme)): &Of) -> Result<(Code, Code), Refused> {
    Ok((code(staff, plan)?, code(staff, theme)?))
}

async fn answer(
    site: &Site,
    staff: &Staff,
    (plan, theme): (&Code, &Code),
    sent: (&str, &Fields),
    done: Result<(), Error>,
    message: &Sentence,
) -> Result<Response, Refused> {
    match done {
        Ok(()) => Ok(staff.done(&format!("/desk/cooperation/{plan}/{theme}"), message)),
        Err(Error::Invalid(refusals)) => {
            let working = working(site, staff, plan.as_str()).await?;
            let page = theme_page(staff, &working, theme.as_str(), sent, &refusals)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(Error::Stale) => {
            let typed = sent.1.iter().filter(|(name, text)| *name != "version" && !text.trim().is_empty());
            Err(Refused::conflict(&staff.asked, typed.map(|(name, text)| (name.to_owned(), text.to_owned())).collect()))
        }
        Err(error) => Err(staff.refusal()(error)),
    }
}
