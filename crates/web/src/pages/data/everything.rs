//! The open data of every plan.

use axum::extract::State;
use maud::{Markup, html};
use rashin_model::Lang;

use super::about;
use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, page};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{edition, link, show};

/// The data of every plan, and what there is for catalogues.
pub async fn show_data(State(site): State<Site>, asked: Asked) -> Result<Markup, PageError> {
    let plans = site.all_published().await.map_err(PageError::of(&asked))?;
    let lang = asked.lang;
    let title = lang.pick("データ", "Data");
    let content = html! {
        div.page-head {
            h1 { (title) }
            p.page-lead { (lang.pick("公表した計画のすべての表を、機械で読める形で取得できます。値がないところは空欄で、0とは区別し、理由を別の項目に置いています。",
                                     "Every table of the published plans, in forms that machines read. Where there is no value the cell is blank, never zero, and a field beside it says why.")) }
        }
        section.part aria-labelledby="plans" {
            h2 id="plans" { (lang.pick("計画ごとのデータ", "Data of each plan")) }
            @if plans.is_empty() {
                div.empty {
                    p.empty-title { (lang.pick("公表された計画は、まだありません", "No plan has been published yet")) }
                    p { (lang.pick("計画が公表されると、そのデータがここに並びます。", "The data of a plan appear here once it is published.")) }
                }
            }
            ul.card-list { @for view in &plans { (card(lang, view)) } }
        }
        section.part aria-labelledby="terms" {
            h2 id="terms" { (lang.pick("利用条件", "Terms of use")) }
            (about::licence(lang, site.settings().licence.as_ref()))
        }
        section.part aria-labelledby="catalogues" {
            h2 id="catalogues" { (lang.pick("データカタログ・APIから使う", "For catalogues and programs")) }
            (about::catalogues(lang))
        }
        section.part aria-labelledby="formats" {
            h2 id="formats" { (lang.pick("ファイルの形式", "Formats")) }
            (about::formats(lang))
        }
    };
    Ok(page(&asked, &Page { title, plan: None }, &content))
}

fn card(lang: Lang, view: &PlanView) -> Markup {
    html! { li.card.card-invented[view.plan.profile.invented] {
        p.card-over {
            span { (show::area(view, view.plan.area(), lang)) }
            @if view.plan.profile.invented { span.tag { (lang.pick("架空の例", "invented example")) } }
        }
        h3.card-title { a href=(link::data(lang, &view.place)) { (show::titled(view.plan.title(lang), lang)) } }
        p.file-list {
            @for (file, format) in [
                ("tables.xlsx", "Excel"),
                ("datapackage.zip", lang.pick("CSV一式", "All CSV")),
                ("values.sdmx.csv", "SDMX-CSV"),
            ] {
                a href=(link::data_file(&view.place, file)) { (format) span.visually-hidden { (of_plan(lang, view)) } }
            }
        }
        @if let Some(snapshot) = &view.snapshot {
            p.card-foot {
                span { (edition::name(snapshot, lang)) (lang.pick("、", ", ")) (show::day_of(snapshot.at, lang)) (lang.pick("公表", "")) }
            }
        }
    } }
}

/// What a link to a file says besides its format to who hears it alone.
fn of_plan(lang: Lang, view: &PlanView) -> String {
    let profile = &view.plan.profile;
    let english = profile.short_title_en.as_deref().or(profile.title_en.as_deref());
    match lang {
        Lang::Ja => format!("（{}のデータ）", view.plan.short_title(lang).0),
        Lang::En => format!(" (data of {})", english.unwrap_or(profile.code.as_str())),
    }
}
