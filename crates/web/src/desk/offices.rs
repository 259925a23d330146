//! Governments and their offices.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use rashin_model::people::{Action, Government, GovernmentKind, Office};
use rashin_model::{AreaCode, Code, Lang, Plan, Sentence};
use rashin_service::people::{self, Candidate, NewOffice, list_governments, list_offices, subject};
use rashin_service::records::Held;
use rashin_service::{Error, Known, Refusal, Store, list_plans, view_plan};

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::form::{self, Field, tick};
use crate::site::Site;
use crate::{link, show};

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/desk/offices", get(show_offices))
        .route("/desk/offices/{area}/add", post(add))
        .route("/desk/offices/{area}/departments", post(add_departments))
        .route("/desk/offices/{area}/municipalities", post(add_municipalities))
        .route("/desk/office/{office}", get(show_office).post(change))
}

/// A government with what can be added to it.
struct Block {
    government: Held<Government>,
    offices: Vec<Held<Office>>,
    departments: Vec<String>,
    municipalities: Vec<Candidate>,
}

async fn show_offices(State(site): State<Site>, staff: Staff) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let blocks = blocks(&site, &staff).await?;
    if blocks.is_empty() {
        return Err(staff.may_not(Action::ManageOffices));
    }
    let title = lang.pick("団体と所属", "Governments and offices");
    let content = html! {
        (path(&staff, &[(lang.pick("管理", "Manage"), "/desk/manage")], title))
        div.page-head {
            h1 { (title) }
            p.page-lead { (lang.pick("計画の項目は、所管課の名称で所属と結び付きます。名称が変わったときは、前の名称を「別名」に残してください。",
                                     "Elements of a plan belong to offices by the names of departments. When a name changes, keep the earlier one among the other names.")) }
        }
        @for block in &blocks { (block_part(lang, block)) }
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Manage), &content))
}

async fn blocks(site: &Site, staff: &Staff) -> Result<Vec<Block>, Refused> {
    let known = plans(site.store()).await.map_err(staff.refusal())?;
    let all = list_offices(site.store()).await.map_err(staff.refusal())?;
    let mut blocks = Vec::new();
    for government in list_governments(site.store()).await.map_err(staff.refusal())? {
        let own = subject(site.store(), government.area).await.map_err(staff.refusal())?;
        if !staff.actor.may(Action::ManageOffices, &own) {
            continue;
        }
        let plans: Vec<&Plan> = known.iter().filter(|plan| plan.area() == government.area).collect();
        let mut departments: Vec<String> = Vec::new();
        for plan in &plans {
            for name in people::unknown_departments(site.store(), plan).await.map_err(staff.refusal())? {
                if !departments.contains(&name) {
                    departments.push(name);
                }
            }
        }
        let municipalities = if government.kind == GovernmentKind::Prefecture {
            people::unregistered_municipalities(site.store(), government.area, &plans).await.map_err(staff.refusal())?
        } else {
            Vec::new()
        };
        let offices = all.iter().filter(|office| office.government == government.area).cloned().collect();
        blocks.push(Block { government, offices, departments, municipalities });
    }
    // The prefecture first, then its municipalities by code.
    blocks.sort_by_key(|block| (block.government.kind != GovernmentKind::Prefecture, block.government.area));
    Ok(blocks)
}

fn block_part(lang: Lang, block: &Block) -> Markup {
    let area = block.government.area;
    let id = format!("government-{area}");
    let to = |what: &str| link::to(lang, &format!("/desk/offices/{area}/{what}"));
    html! { section.part aria-labelledby=(id) {
        div.part-head {
            h2 id=(id) { (show::title(&block.government.name, block.government.name_en.as_deref(), lang)) }
            p.quiet { (block.government.kind.label(lang)) " " (area) }
        }
        @if block.offices.is_empty() { p.quiet { (lang.pick("所属はまだありません。", "There is no office yet.")) } }
        @else { ul.tag-row { @for office in &block.offices { li {
            a.tag href=(link::to(lang, &format!("/desk/office/{}", office.code))) {
                (show::title(&office.name, office.name_en.as_deref(), lang))
                @if office.dissolved { " " (lang.pick("（廃止）", "(dissolved)")) }
            }
        } } } }
        @if !block.departments.is_empty() {
            details {
                summary { (lang.pick("計画の所管課から登録する", "Register departments that the plans name")) " (" (block.departments.len()) ")" }
                form.form.form-wide method="post" action=(to("departments")) {
                    div.filter-choices { @for name in &block.departments { (tick("name", name, &show::mixed(name, lang), true)) } }
                    div.form-actions { button.button type="submit" { (lang.pick("選んだものを登録する", "Register those ticked")) } }
                }
            }
        }
        @if !block.municipalities.is_empty() {
            details {
                summary { (lang.pick("市町村を登録する", "Register municipalities")) " (" (block.municipalities.len()) ")" }
                form.form.form-wide method="post" action=(to("municipalities")) {
                    p.quiet { (lang.pick("市町村ごとに、その市町村として答える所属が1つできます。", "Each gets one office, which answers for it as a whole.")) }
                    div.filter-choices { @for candidate in &block.municipalities {
                        (tick("area", &candidate.area.to_string(), &show::title(&candidate.name, candidate.name_en.as_deref(), lang), true))
                    } }
                    div.form-actions { button.button type="submit" { (lang.pick("選んだものを登録する", "Register those ticked")) } }
                }
            }
        }
        details {
            summary { (lang.pick("所属を1つ足す", "Add one office")) }
            form.form-inline method="post" action=(to("add")) {
                (Field::new("name", lang.pick("名称", "Name"), lang).id(&format!("name-{area}")).required().line())
                button.button.button-quiet type="submit" { (lang.pick("足す", "Add")) }
            }
        }
    } }
}

async fn add(
    State(site): State<Site>,
    staff: Staff,
    Path(area): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    register(&site, &staff, &area, &[NewOffice::called(fields.get("name"))]).await
}

async fn add_departments(
    State(site): State<Site>,
    staff: Staff,
    Path(area): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let offices: Vec<NewOffice> = fields.all("name").map(NewOffice::called).collect();
    register(&site, &staff, &area, &offices).await
}

async fn register(site: &Site, staff: &Staff, area: &str, offices: &[NewOffice]) -> Result<Response, Refused> {
    let area = government(staff, area)?;
    let added =
        people::add_offices(site.store(), &staff.actor, area, offices, site.now()).await.map_err(staff.refusal())?;
    let message = match added {
        0 => Sentence::new(
            "登録したものはありません。名称が空か、同じ名称の所属がもうあります。",
            "Nothing was added: the name is blank or there is an office of this name.",
        ),
        _ => Sentence::new(format!("所属を{added}件登録しました。"), format!("Offices added: {added}.")),
    };
    Ok(staff.done("/desk/offices", &message))
}

async fn add_municipalities(
    State(site): State<Site>,
    staff: Staff,
    Path(area): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let area = government(&staff, &area)?;
    let known = plans(site.store()).await.map_err(staff.refusal())?;
    let plans: Vec<&Plan> = known.iter().filter(|plan| plan.area() == area).collect();
    let mut chosen = people::unregistered_municipalities(site.store(), area, &plans).await.map_err(staff.refusal())?;
    chosen.retain(|candidate| fields.all("area").any(|area| area == candidate.area.to_string()));
    let added = people::add_municipalities(site.store(), &staff.actor, area, &chosen, site.now())
        .await
        .map_err(staff.refusal())?;
    let message = Sentence::new(format!("市町村を{added}件登録しました。"), format!("Municipalities added: {added}."));
    Ok(staff.done("/desk/offices", &message))
}

/// The last edition of every plan: what their departments and areas are called.
pub async fn plans(store: &impl Store) -> Result<Vec<Plan>, Error> {
    let mut plans = Vec::new();
    for header in list_plans(store).await? {
        plans.push(view_plan(store, &header.revision.plan, Known::Now).await?.plan);
    }
    Ok(plans)
}

fn government(staff: &Staff, area: &str) -> Result<AreaCode, Refused> {
    AreaCode::parse(area).ok_or_else(|| staff.missing("この団体はありません。", "There is no such government."))
}

async fn show_office(State(site): State<Site>, staff: Staff, Path(office): Path<String>) -> Result<Markup, Refused> {
    let held = managed_office(&site, &staff, &office).await?;
    let typed = NewOffice {
        name: held.name.clone(),
        name_en: held.name_en.clone().unwrap_or_default(),
        aliases: held.aliases.join("\n"),
    };
    Ok(office_page(&staff, &held, &typed, held.dissolved, &[]))
}

async fn change(
    State(site): State<Site>,
    staff: Staff,
    Path(office): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let held = managed_office(&site, &staff, &office).await?;
    let new = NewOffice {
        name: fields.get("name").to_owned(),
        name_en: fields.get("name_en").to_owned(),
        aliases: fields.get("aliases").to_owned(),
    };
    let (version, dissolved) = (fields.get("version").parse().unwrap_or(0), fields.has("dissolved"));
    let (store, at) = (site.store(), site.now());
    match people::change_office(store, &staff.actor, &held.code, version, &new, dissolved, at).await {
        Ok(()) => Ok(staff.done("/desk/offices", &Sentence::new("所属を保存しました。", "The office was saved."))),
        Err(Error::Stale) => Err(Refused::conflict(
            &staff.asked,
            vec![
                (staff.lang.pick("名称", "Name").to_owned(), new.name),
                (staff.lang.pick("英語の名称", "Name in English").to_owned(), new.name_en),
                (staff.lang.pick("別名", "Other names").to_owned(), new.aliases),
            ],
        )),
        Err(Error::Invalid(refusals)) => {
            let page = office_page(&staff, &held, &new, dissolved, &refusals);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(staff.refusal()(error)),
    }
}

async fn managed_office(site: &Site, staff: &Staff, office: &str) -> Result<Held<Office>, Refused> {
    let office =
        Code::new(office).ok_or_else(|| staff.missing("この所属はありません。", "There is no such office."))?;
    let held = people::find_office(site.store(), &office).await.map_err(staff.refusal())?;
    let own = subject(site.store(), held.government).await.map_err(staff.refusal())?;
    staff.actor.require(Action::ManageOffices, &own).map_err(staff.refusal())?;
    Ok(held)
}

fn office_page(staff: &Staff, held: &Held<Office>, typed: &NewOffice, dissolved: bool, refusals: &[Refusal]) -> Markup {
    let lang = staff.lang;
    let steps = [
        (lang.pick("管理", "Manage"), "/desk/manage"),
        (lang.pick("団体と所属", "Governments and offices"), "/desk/offices"),
    ];
    let content = html! {
        (path(staff, &steps, &held.name))
        div.page-head { h1 { (show::mixed(&held.name, lang)) } p.quiet { (held.code) } }
        (form::problems(lang, refusals))
        form.form method="post" action=(link::to(lang, &format!("/desk/office/{}", held.code))) {
            input type="hidden" name="version" value=(held.version);
            (Field::new("name", lang.pick("名称", "Name"), lang).value(&typed.name).problems(refusals)
                .hint(lang.pick("計画に書かれる名称です。", "As plans write it.")).required().line())
            (Field::new("name_en", lang.pick("英語の名称", "Name in English"), lang).value(&typed.name_en).line())
            (Field::new("aliases", lang.pick("別名", "Other names"), lang).value(&typed.aliases)
                .hint(lang.pick("前の名称や別の書き方を、1行に1つ。", "Earlier names and other spellings, one a line.")).lines(3))
            (tick("dissolved", "yes", &html! { (lang.pick("廃止された（もう照会しない）", "Dissolved: it is asked for nothing")) }, dissolved))
            div.form-actions { button.button type="submit" { (lang.pick("保存する", "Save")) } }
        }
    };
    desk_page(staff, &DeskPage::new(&held.name, Section::Manage), &content)
}
