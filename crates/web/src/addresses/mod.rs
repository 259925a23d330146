//! Every address of the public site, in one place: for the map of the site, for the static copy, and for
//! tests that look at all of it.

mod of_api;

use std::collections::BTreeMap;
use std::sync::Arc;

use rashin_model::snapshot::Snapshot;
use rashin_model::{Code, Lang};
use rashin_opendata::DataFile;
use rashin_service::publish::list_snapshots;
use rashin_service::{Error, Store as _};

use crate::open_data::Held;
use crate::pages::compare::concepts;
use crate::pages::meeting;
use crate::pages::snapshots::AT_ONCE;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{asset, documents, figure_file, link, media};

/// An address, and what is there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// Path and query, with the language.
    pub path: String,
    /// What is there.
    pub kind: Kind,
}

/// What is at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A page in a language.
    Page,
    /// A page of one publication, in a language; what it shows may also be at the address of the plan.
    Lasting,
    /// A file, by its name.
    File,
    /// A file that was handed in, whose address has no ending, with the ending of its kind.
    HandedIn(&'static str),
    /// A document of the API, without an ending.
    Document,
    /// The style sheet or a script.
    Asset,
}

/// The addresses of a site.
#[derive(Debug, Default)]
pub struct Addresses {
    /// Each once, in the order of the plans.
    pub all: Vec<Address>,
    /// Addresses that lead to another one, with that one.
    pub aliases: Vec<(String, String)>,
    /// Which of them are files of open data.
    pub data: BTreeMap<String, DataAddress>,
}

/// A file of open data that has an address.
#[derive(Debug)]
pub struct DataAddress {
    /// The plan.
    pub plan: Code,
    /// The number of the publication, if the address names it.
    pub snapshot: Option<u32>,
    /// The file.
    pub file: DataFile,
}

impl Addresses {
    fn add(&mut self, kind: Kind, path: impl Into<String>) {
        self.all.push(Address { path: path.into(), kind });
    }

    fn both(&mut self, kind: Kind, address: impl Fn(Lang) -> String) {
        for lang in [Lang::Ja, Lang::En] {
            self.add(kind, address(lang));
        }
    }
}

/// Every public address: what the plans that were published have, in both languages, for the last
/// publication and for each by its number.
///
/// # Errors
/// [`Error::Store`].
pub async fn list_addresses(site: &Site) -> Result<Addresses, Error> {
    let mut found = Addresses::default();
    let views = site.all_published().await?;
    of_site(&mut found, &views);
    for view in views {
        of_plan(&mut found, &view);
        of_documents(&mut found, site, &view).await?;
        of_open_data(&mut found, site, view.clone()).await?;
        let plan = &view.plan.profile.code;
        let snapshots = list_snapshots(site.store(), plan).await?;
        for snapshot in &snapshots {
            let view = site.published(plan, Some(snapshot.number), None).await?;
            of_snapshot(&mut found, &view, snapshot);
            of_documents(&mut found, site, &view).await?;
            of_open_data(&mut found, site, view).await?;
        }
    }
    Ok(found)
}

/// The documents of meetings that were handed in and are kept, with the ending of what they are.
async fn of_documents(found: &mut Addresses, site: &Site, view: &PlanView) -> Result<(), Error> {
    for document in &view.plan.documents {
        let Some(sha256) = &document.file else { continue };
        let Some(file) = site.store().file(sha256).await.map_err(Error::Store)? else { continue };
        let name = format!("meetings/{}/documents/{}", document.meeting, document.order);
        found.add(Kind::HandedIn(media::ending(&file.media_type)), link::file(&view.place, &name));
    }
    Ok(())
}

/// The open data of a publication, wherever it is.
async fn of_open_data(found: &mut Addresses, site: &Site, view: Arc<PlanView>) -> Result<(), Error> {
    let held = Held::of(site, view).await?;
    for file in rashin_opendata::files(&held.release(site)) {
        let place = &held.view().place;
        let (address, plan) = (link::data_file(place, &file.name), held.view().plan.profile.code.clone());
        found.add(Kind::File, address.clone());
        found.data.insert(address, DataAddress { plan, snapshot: place.snapshot(), file });
    }
    Ok(())
}

/// The pages that a search engine is to know: those of the last publications.
///
/// # Errors
/// [`Error::Store`].
pub async fn list_pages(site: &Site) -> Result<Vec<(String, Option<Arc<PlanView>>)>, Error> {
    let mut found = Addresses::default();
    let mut pages = Vec::new();
    let mut take = |found: &mut Addresses, view: Option<&Arc<PlanView>>| {
        let own = std::mem::take(found).all.into_iter().filter(|address| address.kind == Kind::Page);
        pages.extend(own.map(|address| (address.path, view.cloned())));
    };
    let views = site.all_published().await?;
    of_site(&mut found, &views);
    take(&mut found, None);
    for view in views {
        of_plan(&mut found, &view);
        take(&mut found, Some(&view));
    }
    Ok(pages)
}

/// What is there once.
fn of_site(found: &mut Addresses, views: &[Arc<PlanView>]) {
    found.both(Kind::Page, |lang| link::to(lang, "/"));
    found.both(Kind::Page, |lang| link::to(lang, "/compare"));
    for concept in concepts(views) {
        found.both(Kind::Page, |lang| link::concept(lang, concept.code));
        found.both(Kind::File, |lang| format!("{}.csv", link::concept(lang, concept.code)));
        found.add(Kind::Document, format!("/api/v1/concepts/{}", concept.code));
    }
    found.both(Kind::Page, |lang| link::ask(lang, None));
    found.both(Kind::Page, |lang| link::to(lang, "/api"));
    found.both(Kind::Page, |lang| link::to(lang, "/data"));
    of_api::of_site(found);
    of_api::of_prefectures(found);
    found.add(Kind::Asset, "/search-index.js");
    for document in ["package_list", "package_search"] {
        found.add(Kind::Document, format!("/data/ckan/api/3/action/{document}"));
    }
    for file in ["/data/catalog.jsonld", "/data/catalog.ttl", "/robots.txt", "/sitemap.xml"] {
        found.add(Kind::File, file);
    }
    found.aliases.push(("/en".to_owned(), "/en/".to_owned()));
    found.aliases.push(("/favicon.ico".to_owned(), asset::icon().to_owned()));
    for asset in asset::public_addresses() {
        found.add(Kind::Asset, asset);
    }
}

/// What a plan has at its own address.
fn of_plan(found: &mut Addresses, view: &PlanView) {
    let plan = &view.plan.profile.code;
    let last = view.snapshot.as_ref().map_or(0, |snapshot| snapshot.number);
    found.both(Kind::Page, |lang| link::snapshots(lang, plan));
    // The list goes on on further pages, each from the last number of the one before.
    let further = (1..=last).rev().step_by(AT_ONCE).skip(1);
    for before in further {
        found.both(Kind::Page, |lang| format!("{}?before={}", link::snapshots(lang, plan), before + 1));
    }
    of_view(found, view, Kind::Page);
}

/// What a publication has at its lasting address.
fn of_snapshot(found: &mut Addresses, view: &PlanView, snapshot: &Snapshot) {
    let (plan, number) = (&view.plan.profile.code, snapshot.number);
    if number > 1 {
        found.both(Kind::Lasting, |lang| format!("{}/{number}/changes", link::snapshots(lang, plan)));
    }
    of_view(found, view, Kind::Lasting);
}

/// The pages, files and documents of a view, wherever it is.
fn of_view(found: &mut Addresses, view: &PlanView, kind: Kind) {
    let place = &view.place;
    found.both(kind, |lang| link::plan(lang, place));
    found.both(kind, |lang| link::indicators(lang, place));
    found.both(kind, |lang| link::roadmap(lang, place));
    found.both(kind, |lang| link::faq(lang, place));
    found.both(kind, |lang| link::data(lang, place));
    found.both(kind, |lang| link::history(lang, place));
    found.both(kind, |lang| link::documents(lang, place));
    for name in documents::file_names(view) {
        found.both(Kind::File, |lang| link::document(lang, place, &name));
    }
    if !view.plan.links.is_empty() {
        found.both(kind, |lang| link::logic(lang, place));
    }
    for node in &view.plan.nodes {
        found.both(kind, |lang| link::node(lang, place, &node.code));
    }
    for (position, indicator) in view.plan.indicators.iter().enumerate() {
        of_indicator(found, view, kind, &indicator.code, view.is_composite(position));
    }
    of_deliberation(found, view, kind);
    for name in ["plan.xlsx", "evaluation.csv", "indicators.csv", "indicators.xlsx"] {
        found.add(Kind::File, link::file(place, name));
    }
    for (table, _) in view.plan.written() {
        found.add(Kind::File, link::file(place, &format!("tables/{}.csv", table.name)));
    }
    for (shown, name) in figure_file::list(view) {
        for form in figure_file::FORMS {
            found.both(Kind::File, |lang| link::figure(lang, place, shown, &format!("{name}.{form}")));
        }
    }
    of_api::of_view(found, view, place);
}

/// Meetings and cooperation, where a plan has them.
fn of_deliberation(found: &mut Addresses, view: &PlanView, kind: Kind) {
    let (place, plan) = (&view.place, &view.plan);
    if !plan.bodies.is_empty() || !plan.meetings.is_empty() {
        found.both(kind, |lang| link::meetings(lang, place));
    }
    for meeting in &plan.meetings {
        found.both(kind, |lang| link::meeting(lang, place, &meeting.code));
        for name in meeting::table_names(view, meeting) {
            found.add(Kind::File, link::file(place, &format!("meetings/{}/{name}", meeting.code)));
        }
    }
    if !plan.cooperation.is_empty() {
        found.both(kind, |lang| link::cooperation(lang, place));
    }
    for theme in &plan.cooperation {
        found.both(kind, |lang| link::theme(lang, place, &theme.code));
    }
}

/// An indicator has a page of one of two kinds; its address of the other kind leads there.
fn of_indicator(found: &mut Addresses, view: &PlanView, kind: Kind, code: &Code, is_composite: bool) {
    let place = &view.place;
    for lang in [Lang::Ja, Lang::En] {
        let (indicator, kpi) = (link::indicator(lang, place, code), link::kpi(lang, place, code));
        let (own, alias) = if is_composite { (kpi, indicator) } else { (indicator, kpi) };
        found.add(kind, own.clone());
        found.aliases.push((alias, own));
    }
    found.add(Kind::File, link::file(place, &format!("indicators/{code}.csv")));
}
