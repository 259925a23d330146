//! The themes of a plan, year by year.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::tables::{Cooperation, CooperationState};
use rashin_model::{AreaCode, Lang, Period, Plan};

use crate::desk::flash::go_on;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::plans::working::{all_working, may, name, working};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::site::Site;
use crate::{link, show};

/// The plans that have themes; goes on to the only one.
pub async fn choose_plan(State(site): State<Site>, staff: Staff) -> Result<Response, Refused> {
    let lang = staff.lang;
    let plans = all_working(&site, &staff).await?;
    let address = |plan: &Plan| format!("/desk/cooperation/{}", plan.profile.code);
    if let [only] = plans.as_slice() {
        return Ok(go_on(lang, &address(&only.plan)));
    }
    let title = lang.pick("連携推進項目", "Cooperation themes");
    let content = html! {
        div.page-head { h1 { (title) } }
        @if plans.is_empty() { div.empty { p.empty-title { (lang.pick("見られる計画がありません", "There is no plan to see")) } } }
        ul.desk-rooms { @for working in &plans { li { a.desk-room href=(link::to(lang, &address(&working.plan))) {
            span.desk-room-name { (show::titled(working.plan.title(lang), lang)) }
            span.quiet { (show::count(working.plan.cooperation.len(), lang)) }
        } } } }
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Cooperation), &content).into_response())
}

/// The themes.
pub async fn show_themes(State(site): State<Site>, staff: Staff, Path(plan): Path<String>) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let working = working(&site, &staff, &plan).await?;
    let mut years: Vec<Period> = working.plan.cooperation.iter().map(|theme| theme.fiscal_year).collect();
    years.sort_by_key(|year| std::cmp::Reverse(year.start()));
    years.dedup();
    let title = lang.pick("連携推進項目", "Cooperation themes");
    let content = html! {
        (path(&staff, &[(lang.pick("連携", "Cooperation"), "/desk/cooperation")], name(&staff, &working.plan)))
        div.page-head { h1 { (title) } p { (show::titled(working.plan.title(lang), lang)) } }
        @if may(&staff, &working.plan, Action::ProposeCooperation) { p {
            a.button href=(link::to(lang, &format!("/desk/cooperation/{plan}/propose"))) { (lang.pick("項目を提案する", "Propose a theme")) }
        } }
        @if years.is_empty() { div.empty {
            p.empty-title { (lang.pick("連携推進項目はまだありません", "There is no theme yet")) }
            p { (lang.pick("市町村または企画担当が提案すると、ここに年度ごとに並びます。", "Once a municipality or the planning office proposes one, it is listed here by year.")) }
        } }
        @for year in years { section.part aria-labelledby=(format!("of-{year}")) {
            div.part-head { h2 id=(format!("of-{year}")) { (year.name(lang)) } }
            (table(lang, &working.plan, year))
        } }
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Cooperation), &content))
}

fn table(lang: Lang, plan: &Plan, year: Period) -> Markup {
    let mut themes: Vec<&Cooperation> = plan.cooperation.iter().filter(|theme| theme.fiscal_year == year).collect();
    themes.sort_by_key(|theme| theme.order);
    let label = match lang {
        Lang::Ja => format!("{}の項目の表", year.name(lang)),
        Lang::En => format!("Table of themes, {}", year.name(lang)),
    };
    html! { div.table-region tabindex="0" role="region" aria-label=(label) { table.table.table-stack {
        thead { tr {
            th scope="col" { (lang.pick("項目", "Theme")) }
            th scope="col" { (lang.pick("提案", "Proposed by")) }
            th scope="col" { (lang.pick("採否", "State")) }
            th.cell-number scope="col" { (lang.pick("WG開催", "Meetings")) }
            th scope="col" { (lang.pick("翌年度", "Next year")) }
        } }
        tbody { @for theme in themes { tr {
            th scope="row" { a href=(link::to(lang, &format!("/desk/cooperation/{}/{}", plan.profile.code, theme.code))) { (show::title(&theme.title, theme.title_en.as_deref(), lang)) } }
            td data-label=(lang.pick("提案", "Proposed by")) { (areas(lang, plan, &theme.proposers)) }
            td data-label=(lang.pick("採否", "State")) { (state(lang, theme)) }
            td.cell-number data-label=(lang.pick("WG開催", "Meetings")) { span.num { (plan.cooperation_meetings.iter().filter(|row| row.cooperation == theme.code).count()) } }
            td data-label=(lang.pick("翌年度", "Next year")) { @if let Some(decision) = theme.decision { (decision.label(lang)) } }
        } } }
    } } }
}

/// How far a theme has come.
pub fn state(lang: Lang, theme: &Cooperation) -> &'static str {
    theme.state.unwrap_or(CooperationState::Adopted).label(lang)
}

/// Areas by their names.
pub fn areas(lang: Lang, plan: &Plan, areas: &[AreaCode]) -> Markup {
    html! { @for (place, area) in areas.iter().enumerate() {
        @if place > 0 { (lang.pick("、", ", ")) }
        @let (name, own) = rashin_service::area_name(plan, *area, lang);
        (show::titled((&name, own), lang))
    } }
}
