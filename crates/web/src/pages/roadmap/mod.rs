//! What happens when?

mod choice;
pub mod drawing;
mod table;

use axum::extract::{Path, RawQuery, State};
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::Node;

pub use choice::Choice;

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::link::{self, Shown};
use crate::parts::breadcrumb;
use crate::parts::figure_menu::FigureMenu;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;

/// The projects over the half-years.
pub async fn show_roadmap(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    query: RawQuery,
    asked: Asked,
) -> Result<Markup, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let lang = asked.lang;
    let choice = Choice::of(query);
    let all = view.projects();
    if all.is_empty() {
        return Err(PageError::not_found(&asked));
    }
    let chosen: Vec<&Node> = all.iter().copied().filter(|node| choice.takes(&view, node)).collect();
    let title = lang.pick("ロードマップ", "Roadmap");
    let query = choice.query();
    let menu = FigureMenu { query: &query, table: Some("table"), ..FigureMenu::of(Shown::Plan, "roadmap") };
    let has_steps = !view.plan.steps.is_empty();
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[], &html! { (title) }))
        div.page-head { h1 { (title) } p.page-lead { (lead(lang, &view, all.len())) } }
        (choice.form(lang, &view, &all))
        section.part aria-labelledby="projects" {
            div.list-head {
                h2.visually-hidden id="projects" { (lang.pick("事業", "Projects")) }
                p.list-count {
                    @if lang == Lang::Ja {
                        (all.len())
                        "事業中 "
                        (chosen.len())
                        "事業"
                    } @else { (chosen.len()) " of " (all.len()) }
                }
                p.file-list {
                    a href=(link::file(&view.place, if has_steps { "tables/steps.csv" } else { "tables/nodes.csv" })) {
                        "CSV"
                    }
                    a href=(link::api(&view.place, "roadmap")) { "JSON" }
                }
            }
            @if chosen.is_empty() {
                div.empty {
                    p.empty-title { (lang.pick("条件に合う事業はありません", "No project matches")) }
                    p { a href="?" { (lang.pick("条件を消す", "Clear the filter")) } }
                }
            }
            @else if has_steps {
                (drawing::drawing(lang, &view, &chosen))
                (menu.draw(lang, &view, title))
                details id="table" {
                    summary { (lang.pick("最新の報告を表で見る", "The latest reports as a table")) }
                    (table::table(lang, &view, &chosen))
                }
            }
            @else { (table::table(lang, &view, &chosen)) }
        }
    };
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Roadmap)) }, &content))
}

fn lead(lang: Lang, view: &PlanView, count: usize) -> String {
    let reported = view.plan.steps.iter().filter(|step| step.state.is_some()).map(|step| step.period).max();
    match (lang, reported) {
        (Lang::Ja, Some(period)) => {
            format!("{count}の事業を半年ごとに点検しています。{}まで報告されています。", period.name(lang))
        }
        (Lang::En, Some(period)) => {
            format!("{count} projects, checked each half-year; reported up to {}.", period.name(lang))
        }
        (Lang::Ja, None) => format!("{count}の事業があります。半年ごとの計画と実績は公表されていません。"),
        (Lang::En, None) => format!("{count} projects. Their half-year plans and results are not published."),
    }
}
