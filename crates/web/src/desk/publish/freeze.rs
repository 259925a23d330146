//! Publishing.

use axum::extract::{Path, State};
use axum::response::Response;
use rashin_model::Sentence;
use rashin_service::publish::{preview_publication, publish};
use rashin_service::{Error, Refusal};

use crate::desk::fields::Fields;
use crate::desk::publish::page::show;
use crate::desk::publish::typed::{Typed, changed_meanwhile, plan_code};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::edition::short_hash;
use crate::site::Site;

/// Freezes a snapshot of what was confirmed; what was typed comes back with what is wrong.
pub async fn freeze(
    State(site): State<Site>,
    staff: Staff,
    Path(plan): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let plan = plan_code(&staff, &plan)?;
    let typed = Typed::of(&fields);
    if fields.has("back") {
        return show(&site, &staff, &plan, typed, &[]).await;
    }
    let day = match typed.day(site.today()) {
        Ok(day) => day,
        Err(refusal) => return show(&site, &staff, &plan, typed, &[refusal]).await,
    };
    if !fields.has("seen") {
        let seen = preview_publication(site.store(), &staff.actor, &plan, day, site.now()).await;
        if !seen.map_err(staff.refusal())?.warnings.is_empty() {
            let refusal = Refusal::new(
                "seen",
                Sentence::new(
                    "「公表の前に確かめること」を確かめた印がありません",
                    "nobody said that the list above was looked at",
                ),
                Sentence::new("確認の画面でチェックを入れてください", "tick the box of the confirmation"),
            );
            return show(&site, &staff, &plan, typed, &[refusal]).await;
        }
    }
    match publish(site.store(), &staff.actor, &plan, &typed.publishing(day), site.now()).await {
        Ok(snapshot) => {
            let (name, hash) = (&snapshot.name, short_hash(&snapshot.sha256));
            let message = Sentence::new(
                format!("「{name}」を公表しました（第{}号、SHA-256 {hash}…）。", snapshot.number),
                format!("\"{name}\" is published (number {}, SHA-256 {hash}…).", snapshot.number),
            );
            Ok(staff.done(&format!("/desk/publish/{plan}/snapshots"), &message))
        }
        Err(Error::Invalid(refusals)) => show(&site, &staff, &plan, typed, &refusals).await,
        Err(Error::Stale) => {
            let hint =
                Sentence::new("下の内容を確かめてから進んでください", "look at what stands below and go on from there");
            show(&site, &staff, &plan, typed, &[Refusal::new("base", changed_meanwhile(), hint)]).await
        }
        Err(other) => Err(staff.refusal()(other)),
    }
}
