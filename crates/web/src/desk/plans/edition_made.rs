//! Making the edition that was looked at.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rashin_model::people::Action;
use rashin_model::tables::Stage;
use rashin_model::{Cell, Misread, Sentence};
use rashin_service::plan_desk::{Edition, make_edition};
use rashin_service::rights::Subject;
use rashin_service::{Error, Refusal};

use crate::desk::fields::Fields;
use crate::desk::plans::edition::{edition_page, seen};
use crate::desk::plans::working::working;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::site::Site;

/// Makes it.
pub async fn make(
    State(site): State<Site>,
    staff: Staff,
    Path(plan): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let own = Subject::of_government(working.edition.area());
    staff.actor.require(Action::MakeEdition, &own).map_err(staff.refusal())?;
    let is_same =
        fields.get("revision") == working.header.revision.number.to_string() && fields.get("seen") == seen(&working);
    if !is_same {
        let typed = [("改める理由", "reason"), ("効力の生じる日", "effective_on")];
        let typed = typed.iter().map(|(name, field)| ((*name).to_owned(), fields.get(field).to_owned()));
        return Err(Refused::conflict(&staff.asked, typed.collect()));
    }
    let made = match edition(&fields) {
        Ok(edition) => make_edition(site.store(), &staff.actor, &working, &edition, site.now()).await,
        Err(refusals) => Err(Error::Invalid(refusals)),
    };
    match made {
        Ok(made) => Ok(staff.done(
            &format!("/desk/plans/{plan}"),
            &Sentence::new(
                format!(
                    "第{}版をつくりました（取り込んだ行 {}件）。公表の画面から公表できます。",
                    made.revision, made.rows
                ),
                format!("Revision {} was made ({} rows). It can be published now.", made.revision, made.rows),
            ),
        )),
        Err(Error::Invalid(refusals)) => {
            let page = edition_page(&staff, &working, &fields, &site.today().to_string(), &refusals);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(staff.refusal()(error)),
    }
}

/// What was typed.
///
/// # Errors
/// The fields that cannot be read.
pub fn edition(fields: &Fields) -> Result<Edition, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let mut wrong = |place: &str, misread: Box<Misread>| {
        let Misread { sentence, hint } = *misread;
        refusals.push(Refusal::new(place, sentence, hint));
    };
    let day = jiff::civil::Date::read(fields.get("effective_on").trim());
    let day = day.map_err(|misread| wrong("effective_on", misread)).ok();
    let stage = Stage::read(fields.get("stage")).map_err(|misread| wrong("stage", misread)).ok();
    match (day, stage) {
        (Some(effective_on), Some(stage)) => {
            Ok(Edition { effective_on, stage, reason: fields.get("reason").to_owned() })
        }
        _ => Err(refusals),
    }
}
