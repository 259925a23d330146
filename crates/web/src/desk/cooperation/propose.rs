//! Proposing a theme.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::tables::Cooperation;
use rashin_model::{Row, Sentence};
use rashin_service::deliberation::propose_theme;
use rashin_service::{Error, Refusal, WorkingPlan};

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::plans::working::{may, name, working};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::link;
use crate::parts::row_form::{RowForm, problems, typed};
use crate::parts::row_lists::datalists;
use crate::site::Site;

/// What a proposal says.
const COLUMNS: &[&str] =
    &["title", "fiscal_year", "targets", "departments", "goal", "present", "issues", "measures", "effect", "note"];

/// The form.
pub async fn show_form(State(site): State<Site>, staff: Staff, Path(plan): Path<String>) -> Result<Markup, Refused> {
    let working = working(&site, &staff, &plan).await?;
    Ok(form_page(&staff, &working, &BTreeMap::new(), &[]))
}

/// Sends the proposal.
pub async fn send(
    State(site): State<Site>,
    staff: Staff,
    Path(plan): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let mut cells = typed(&fields, Cooperation::TABLE);
    cells.retain(|name, text| (COLUMNS.contains(&name.as_str()) || name == "proposers") && !text.is_empty());
    match propose_theme(site.store(), &staff.actor, &working.plan.profile.code, &cells, site.now()).await {
        Ok(theme) => Ok(staff.done(
            &format!("/desk/cooperation/{plan}/{theme}"),
            &Sentence::new(
                "提案しました。採択されるまで、内容を直せます。",
                "It was proposed. You can change it until it is adopted.",
            ),
        )),
        Err(Error::Invalid(refusals)) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, form_page(&staff, &working, &cells, &refusals)).into_response())
        }
        Err(error) => Err(staff.refusal()(error)),
    }
}

fn form_page(staff: &Staff, working: &WorkingPlan, cells: &BTreeMap<String, String>, refusals: &[Refusal]) -> Markup {
    let lang = staff.lang;
    let plan = &working.plan.profile.code;
    let title = lang.pick("項目を提案する", "Propose a theme");
    let form = RowForm { table: Cooperation::TABLE, plan: &working.plan, cells, refusals, lang, id: "" };
    let names_proposers = may(staff, &working.plan, Action::EditCooperation);
    let content = html! {
        (path(staff, &[(lang.pick("連携", "Cooperation"), "/desk/cooperation"), (name(staff, &working.plan), &format!("/desk/cooperation/{plan}"))], title))
        div.page-head { h1 { (title) } @if !names_proposers { p { (lang.pick("提案は、あなたの団体の名前で出ます。", "It is proposed in the name of your government.")) } } }
        (problems(lang, Cooperation::TABLE, "", refusals))
        form.form.form-wide method="post" action=(link::to(lang, &format!("/desk/cooperation/{plan}/propose"))) {
            div.form-fields {
                (form.only(COLUMNS))
                @if names_proposers { (form.only(&["proposers"])) }
            }
            div.form-actions { button.button type="submit" { (lang.pick("提案する", "Propose")) } }
        }
        (datalists(&working.plan, &[Cooperation::TABLE]))
    };
    desk_page(staff, &DeskPage::new(title, Section::Cooperation), &content)
}
