//! Opening a review: everybody is asked.

use axum::extract::State;
use axum::response::Response;
use rashin_model::Sentence;
use rashin_service::review::open_review;
use rashin_service::{Error, Refusal, view_working_plan};

use crate::desk::fields::Fields;
use crate::desk::refusal::Refused;
use crate::desk::reviews::board::address;
use crate::desk::reviews::set_up::{enter, refused};
use crate::desk::reviews::setting::read_setting;
use crate::desk::staff::Staff;
use crate::site::Site;

/// Opens a review.
pub async fn open(State(site): State<Site>, staff: Staff, fields: Fields) -> Result<Response, Refused> {
    let view = enter(&site, &staff, fields.get("plan")).await?;
    let plan = &view.plan.profile.code;
    let setting = read_setting(plan, &fields);
    let Some(opening) = setting.opening.filter(|_| setting.refusals.is_empty()) else {
        return Ok(refused(&staff, &view, &fields, &setting.refusals));
    };
    let working = view_working_plan(site.store(), &staff.actor, plan).await.map_err(staff.refusal())?;
    let rubrics = rashin_shipped::rubrics();
    match open_review(site.store(), &staff.actor, &working, &opening, rubrics, site.now()).await {
        Ok(requests) => {
            let rows: usize = requests.iter().map(|request| request.rows.len()).sum();
            let said = Sentence::new(
                format!("点検を開き、{}の所属に{rows}件を照会しました。", requests.len()),
                format!("The review is open: {} offices are asked for {rows} rows.", requests.len()),
            );
            Ok(staff.done(&address(&opening.round), &said))
        }
        Err(Error::Invalid(refusals)) => Ok(refused(&staff, &view, &fields, &refusals)),
        Err(Error::Stale) => Ok(refused(&staff, &view, &fields, &[taken(opening.round.code.as_str())])),
        Err(other) => Err(staff.refusal()(other)),
    }
}

/// There is a review of that code.
fn taken(code: &str) -> Refusal {
    Refusal::new(
        "code",
        Sentence::new(
            format!("コード「{code}」の点検はもう開かれています"),
            format!("there is a review \"{code}\" already"),
        ),
        Sentence::new("別のコードを入力してください", "enter another code"),
    )
}
