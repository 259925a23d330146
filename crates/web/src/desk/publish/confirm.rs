//! The last look before a snapshot is frozen.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::{Code, Sentence};
use rashin_service::publish::{Publication, preview_publication};
use rashin_service::{Error, Refusal};

use crate::desk::fields::Fields;
use crate::desk::flash;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::publish::page::{show, summary, warnings};
use crate::desk::publish::typed::{Typed, changed_meanwhile, plan_code};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::form::tick;
use crate::site::Site;
use crate::{link, show as text};

/// Whoever comes here by an address alone begins with the preview.
pub async fn back(staff: Staff, Path(plan): Path<String>) -> Result<Response, Refused> {
    let plan = plan_code(&staff, &plan)?;
    Ok(flash::go_on(staff.lang, &format!("/desk/publish/{plan}")))
}

/// The page.
pub async fn confirm(
    State(site): State<Site>,
    staff: Staff,
    Path(plan): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let plan = plan_code(&staff, &plan)?;
    let typed = Typed::of(&fields);
    let day = match typed.day(site.today()) {
        Ok(day) => day,
        Err(refusal) => return show(&site, &staff, &plan, typed, &[refusal]).await,
    };
    let publication = match preview_publication(site.store(), &staff.actor, &plan, day, site.now()).await {
        Err(Error::Invalid(refusals)) => return show(&site, &staff, &plan, typed, &refusals).await,
        other => other.map_err(staff.refusal())?,
    };
    let mut refusals = publication.refusals.clone();
    if typed.base != publication.base {
        let hint =
            Sentence::new("下の内容を確かめてから進んでください", "look at what stands below and go on from there");
        refusals.push(Refusal::new("base", changed_meanwhile(), hint));
    }
    if typed.name.trim().is_empty() {
        refusals.push(Refusal::new(
            "name",
            Sentence::new("公表版の名称がありません", "the publication has no name"),
            Sentence::new("名称を入力してください", "enter one"),
        ));
    }
    if !refusals.is_empty() {
        return show(&site, &staff, &plan, typed, &refusals).await;
    }
    Ok(confirm_page(&staff, &plan, &publication, &typed).into_response())
}

fn confirm_page(staff: &Staff, plan: &Code, publication: &Publication, typed: &Typed) -> Markup {
    let lang = staff.lang;
    let title = lang.pick("公表の確認", "Confirm the publication");
    let address = format!("/desk/publish/{plan}");
    let hidden = [
        ("name", &typed.name),
        ("name_en", &typed.name_en),
        ("as_of", &typed.as_of),
        ("note", &typed.note),
        ("base", &publication.base),
    ];
    let above = [
        (lang.pick("公表", "Publish"), "/desk/publish"),
        (publication.after.plan.short_title(lang).0, address.as_str()),
    ];
    let content = html! {
        (path(staff, &above, title))
        div.page-head {
            h1 { (title) }
            p.page-lead {
                (lang.pick("公表すると、公開ページ・データ・APIがすぐにこの内容に変わります。公表したものは取り消せません。直すときは、新しく公表します。",
                           "Public pages, files and API show this at once. A publication cannot be taken back; what is wrong is corrected by another one."))
            }
        }
        div.stack {
        (warnings(lang, publication))
        dl.facts {
            div { dt { (lang.pick("名称", "Name")) } dd { (text::mixed(typed.name.trim(), lang)) } }
            @if !typed.name_en.trim().is_empty() {
                div { dt { (lang.pick("英語の名称", "Name in English")) } dd { (text::mixed(typed.name_en.trim(), lang)) } }
            }
            @if !typed.note.trim().is_empty() {
                div { dt { (lang.pick("注記", "Remark")) } dd { (text::mixed(typed.note.trim(), lang)) } }
            }
        }
        (summary(lang, plan, publication))
        p { "SHA-256 " code.hash { (publication.sha256) } }
        }
        form.form method="post" action=(link::to(lang, &address)) {
            @for (name, value) in hidden { input type="hidden" name=(name) value=(value); }
            @if !publication.warnings.is_empty() {
                (tick("seen", "yes", &html! { (lang.pick("上の「公表の前に確かめること」を確かめました", "I looked at what is listed above")) }, false))
            }
            div.form-actions {
                button.button type="submit" { (lang.pick("公表する", "Publish")) }
                button.button.button-quiet type="submit" name="back" value="yes" { (lang.pick("戻って直す", "Back")) }
            }
        }
    };
    desk_page(staff, &DeskPage::new(title, Section::Publish), &content)
}
