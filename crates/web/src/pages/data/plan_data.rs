//! The open data of one plan, or of one of its publications.

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::snapshot::Snapshot;
use rashin_opendata::{Group, Release, files};

use super::about;
use super::files::Files;
use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::link::Place;
use crate::open_data::Held;
use crate::parts::breadcrumb;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;
use crate::{edition, link, show};

/// Every table in every format, with terms, definitions and history.
pub async fn show_plan_data(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Markup, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let held = Held::of(&site, view.clone()).await.map_err(PageError::of(&asked))?;
    let release = held.release(&site);
    let lang = asked.lang;
    let title = lang.pick("データ", "Data");
    let listed = files(&release);
    let files = Files { place: &view.place, all: &listed, sizes: release.sizes };
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[], &html! { (title) }))
        div.page-head {
            h1 { (title) }
            p.page-lead { (lang.pick("この計画のすべての表を、機械で読める形で取得できます。", "Every table of this plan, in forms that machines read.")) }
        }
        section.part aria-labelledby="about" {
            h2.visually-hidden id="about" { (lang.pick("このデータについて", "About the data")) }
            (facts(lang, &view, &release))
        }
        section.part aria-labelledby="all" {
            h2 id="all" { (lang.pick("まとめて取得する", "Everything at once")) }
            (files.of_all(lang))
        }
        section.part aria-labelledby="tables" {
            h2 id="tables" { (lang.pick("テーブルごとに取得する", "Table by table")) }
            p.prose { (lang.pick("空欄は「値がない」ことを表し、0ではありません。理由は status、state、…_reason の項目にあります。項目の意味と単位は「項目定義」、コードの意味は「コード表」にあります。",
                                 "A blank cell means that there is no value; it is never zero, and the fields status, state and ..._reason say why. Fields and units are defined in \"Definitions of fields\", codes in \"Code lists\".")) }
            @for group in Group::ALL { (files.of_group(lang, group)) }
        }
        section.part aria-labelledby="terms" {
            h2 id="terms" { (lang.pick("利用条件と引用", "Terms and citation")) }
            (about::licence(lang, release.licence))
            p { (lang.pick("引用の例：", "To cite: ")) }
            blockquote.prose { (show::mixed(&citation(lang, &view, &release), lang)) }
        }
        section.part aria-labelledby="history" {
            h2 id="history" { (lang.pick("更新履歴", "Update history")) }
            (history(lang, &view, &held.history))
        }
        section.part aria-labelledby="catalogues" {
            h2 id="catalogues" { (lang.pick("データカタログ・APIから使う", "For catalogues and programs")) }
            (about::catalogues(lang))
            p.file-list {
                a href=(link::api(&view.place, "indicators")) { (lang.pick("この計画のAPI（指標）", "API of this plan (indicators)")) }
                a href=(link::to(lang, "/data")) { (lang.pick("すべての計画のデータ", "Data of all plans")) }
            }
        }
    };
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Data)) }, &content))
}

fn facts(lang: Lang, view: &PlanView, release: &Release<'_>) -> Markup {
    let snapshot = release.snapshot;
    let plan = &view.plan.profile;
    html! { dl.facts {
        div { dt { (lang.pick("公表した団体", "Publisher")) } dd { (show::area(view, view.plan.area(), lang)) } }
        div { dt { (lang.pick("公表版", "Publication")) } dd { (edition::name(snapshot, lang)) } }
        div { dt { (lang.pick("公表日", "Published on")) } dd { (show::day_of(snapshot.at, lang)) } }
        div { dt { (lang.pick("基準日", "As of")) } dd { (show::day(snapshot.as_of, lang)) } }
        div { dt { (lang.pick("対象の期間", "Period")) } dd { (show::term(view, lang)) } }
        div {
            dt { (lang.pick("利用条件", "Licence")) }
            dd { @match release.licence {
                Some(licence) => (licence.name(lang)),
                None => (lang.pick("示されていません", "not declared")),
            } }
        }
        div {
            dt { (lang.pick("文字コード", "Encoding")) }
            dd { (lang.pick("UTF-8。CSVはBOMなしとBOM付きの両方", "UTF-8; CSV without and with BOM")) }
        }
        @if plan.invented {
            div { dt { (lang.pick("注意", "Note")) } dd { (lang.pick("架空の数値です", "The figures are invented")) } }
        }
    } }
}

/// How the data are named in a text: publisher, plan, publication, day, address, hash.
fn citation(lang: Lang, view: &PlanView, release: &Release<'_>) -> String {
    let snapshot = release.snapshot;
    let (publisher, title) = (release.publisher(lang), view.plan.title(lang).0);
    let day = show::day_of(snapshot.at, lang);
    let (address, hash) = (release.address(), edition::short_hash(&snapshot.sha256));
    let name = rashin_model::plan::titled(&snapshot.name, snapshot.name_en.as_deref(), lang).0;
    match lang {
        Lang::Ja => format!("{publisher}「{title}」データ、{name}（{day}公表）、{address}、SHA-256 {hash}"),
        Lang::En => format!("{publisher}, \"{title}\", data, {name} (published {day}), {address}, SHA-256 {hash}"),
    }
}

fn history(lang: Lang, view: &PlanView, history: &[Snapshot]) -> Markup {
    html! {
        div.table-region role="region" tabindex="0" aria-label=(lang.pick("更新履歴の表", "Table of updates")) {
            table.table {
                caption { (lang.pick("これまでの公表版。どの版のデータも、そのときのまま取得できます", "Every publication; the data of each stay as they were")) }
                thead { tr {
                    th scope="col" { (lang.pick("公表版", "Publication")) }
                    th scope="col" { (lang.pick("公表日", "Published on")) }
                    th scope="col" { (lang.pick("基準日", "As of")) }
                    th scope="col" { "SHA-256" }
                } }
                tbody { @for snapshot in history.iter().rev() {
                    @let place = Place::of_snapshot(&view.plan.profile.code, snapshot.number);
                    tr {
                        th scope="row" { a href=(link::data(lang, &place)) { (edition::name(snapshot, lang)) } }
                        td { (show::day_of(snapshot.at, lang)) }
                        td { (show::day(snapshot.as_of, lang)) }
                        td { code.hash { (edition::short_hash(&snapshot.sha256)) } }
                    }
                } }
            }
        }
    }
}
