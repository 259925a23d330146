//! Who would be asked for how much, before anybody is.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::people::Office;
use rashin_model::review::{Asked, AskedKind};
use rashin_model::{Code, Lang};
use rashin_service::people::list_offices;
use rashin_service::records::Held;
use rashin_service::review::{AskedRows, Opening, preview_review};
use rashin_service::view_working_plan;

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::reviews::set_up::{enter, refused};
use crate::desk::reviews::setting::read_setting;
use crate::desk::staff::Staff;
use crate::parts::form::tick;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{link, show};

/// Fields that the preview itself has, and that need not be carried over.
const OWN: [&str; 1] = ["without"];
/// The most rows without an office that are listed one by one.
const MOST_LISTED: usize = 50;

/// The page.
pub async fn show_preview(State(site): State<Site>, staff: Staff, fields: Fields) -> Result<Response, Refused> {
    let view = enter(&site, &staff, fields.get("plan")).await?;
    let plan = &view.plan.profile.code;
    let setting = read_setting(plan, &fields);
    let Some(opening) = setting.opening.filter(|_| setting.refusals.is_empty()) else {
        return Ok(refused(&staff, &view, &fields, &setting.refusals));
    };
    let working = view_working_plan(site.store(), &staff.actor, plan).await.map_err(staff.refusal())?;
    let rows = preview_review(site.store(), &staff.actor, &working, &opening.round, rashin_shipped::rubrics())
        .await
        .map_err(staff.refusal())?;
    let offices = list_offices(site.store()).await.map_err(staff.refusal())?;
    Ok(preview_page(&staff, &view, &fields, &opening, &rows, &offices).into_response())
}

fn preview_page(
    staff: &Staff,
    view: &PlanView,
    fields: &Fields,
    opening: &Opening,
    rows: &AskedRows,
    offices: &[Held<Office>],
) -> Markup {
    let lang = staff.lang;
    let title = lang.pick("照会先を確かめる", "Who is asked");
    let total: usize = rows.by_office.values().map(Vec::len).sum();
    let content = html! {
        (path(staff, &[(lang.pick("点検", "Reviews"), "/desk/reviews")], title))
        div.page-head {
            h1 { (title) }
            p.page-lead {
                strong { (show::mixed(&opening.round.name, lang)) } " "
                @if lang == Lang::Ja { (rows.by_office.len()) "の所属に、あわせて" (total) "件を照会します。" }
                @else { (rows.by_office.len()) " offices are asked for " (total) " rows." }
            }
        }
        (unassigned(lang, view, rows))
        form method="post" action=(link::to(lang, "/desk/reviews")) {
            @for (name, value) in fields.iter().filter(|(name, _)| !OWN.contains(name) && !name.starts_with("due-")) {
                input type="hidden" name=(name) value=(value);
            }
            (table(lang, fields, opening, &rows.by_office, offices))
            div.form-actions {
                button.button type="submit" { (lang.pick("点検を開き、照会する", "Open the review and ask")) }
                button.button.button-quiet type="submit" formaction=(link::to(lang, "/desk/reviews/new")) formnovalidate { (lang.pick("条件を直す", "Change the settings")) }
            }
        }
    };
    desk_page(staff, &DeskPage::new(title, Section::Reviews), &content)
}

fn table(
    lang: Lang,
    fields: &Fields,
    opening: &Opening,
    by_office: &BTreeMap<Code, Vec<Asked>>,
    offices: &[Held<Office>],
) -> Markup {
    let count = |rows: &[Asked], kind: AskedKind| rows.iter().filter(|row| row.kind() == kind).count();
    html! { div.table-region tabindex="0" role="region" aria-label=(lang.pick("照会先の表", "Table of who is asked")) { table.table.table-stack {
        thead { tr {
            th scope="col" { (lang.pick("所属", "Office")) }
            @for kind in &opening.round.asks { th.cell-number scope="col" { (kind.label(lang)) } }
            th scope="col" { (lang.pick("提出期限", "Due")) }
            th scope="col" { (lang.pick("照会しない", "Leave out")) }
        } }
        tbody { @for (office, rows) in by_office {
            @let known = offices.iter().find(|held| held.code == *office);
            @let name = known.map_or_else(|| html! { (office) }, |held| show::title(&held.name, held.name_en.as_deref(), lang));
            @let due = opening.due.get(office).copied().unwrap_or(opening.round.due);
            @let label = known.map_or_else(String::new, |held| format!("{} {}", held.name, lang.pick("提出期限", "due")));
            tr {
                th.cell-name scope="row" { (name) }
                @for kind in &opening.round.asks { td.cell-number data-label=(kind.label(lang)) { span.num { (count(rows, *kind)) } } }
                td data-label=(lang.pick("提出期限", "Due")) { input.input.input-day type="text" name=(format!("due-{office}")) value=(due) aria-label=(label); }
                td data-label=(lang.pick("照会しない", "Leave out")) {
                    (tick("without", office.as_str(), &html! { span.visually-hidden { (name) " " } (lang.pick("照会しない", "leave out")) }, fields.all("without").any(|own| own == office.as_str())))
                }
            }
        } }
    } } }
}

/// Rows that nobody would be asked for, by the name the plan gives, with the way out.
fn unassigned(lang: Lang, view: &PlanView, rows: &AskedRows) -> Markup {
    let mut by_name: BTreeMap<&str, Vec<&Asked>> = BTreeMap::new();
    for (asked, name) in &rows.unassigned {
        by_name.entry(name).or_default().push(asked);
    }
    html! { @if !by_name.is_empty() { section.notice.notice-caution aria-labelledby="unassigned" {
        h2.notice-title id="unassigned" {
            @if lang == Lang::Ja { "照会先の分からない行が" (rows.unassigned.len()) "件あります" }
            @else { (rows.unassigned.len()) " rows have no office to ask" }
        }
        p { (lang.pick("計画の所管課と同じ名前の所属がありません。所属を登録する（または所属の別名に加える）と、照会できます。このまま開くこともでき、その場合これらの行は照会されません。",
                       "No office is called as the plan says. Add one of that name (or as another name of an office) to ask it. You can open the review as it is; these rows are then not asked.")) }
        ul { @for (name, asked) in &by_name { li {
            @if name.is_empty() { (lang.pick("（所管課の記載なし）", "(the plan names no office)")) } @else { strong { (show::mixed(&office_name(view, name, lang), lang)) } }
            " " span.quiet { (show::count(asked.len(), lang)) }
            @if asked.len() <= MOST_LISTED { details {
                summary { (lang.pick("行を見る", "Which rows")) }
                ul { @for one in asked { li { (one.element()) } } }
            } }
        } } }
        p { a href=(link::to(lang, "/desk/offices")) { (lang.pick("所属を登録する", "Add an office")) } }
    } } }
}

/// An area without staff here is told by its name.
fn office_name(view: &PlanView, name: &str, lang: Lang) -> String {
    match <rashin_model::AreaCode as rashin_model::Cell>::read(name) {
        Ok(area) => view.area_name(area, lang).0,
        Err(_) => name.to_owned(),
    }
}
