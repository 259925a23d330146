//! What keeps the targets of the plan from saying anything?

mod file;
mod filter;
mod table;

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::get;
use maud::{Markup, html};
use rashin_eval::target_quality::{Finding, Flaw, Severity, target_quality};
use rashin_model::Lang;

use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::desk::working_view::working_view;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{link, show};
use filter::Filter;

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/desk/plans/{plan}/target-quality", get(show_target_quality))
        .route("/desk/plans/{plan}/target-quality.csv", get(file::target_quality_csv))
}

async fn show_target_quality(
    State(site): State<Site>,
    Path(plan): Path<String>,
    query: RawQuery,
    staff: Staff,
) -> Result<Markup, Refused> {
    let view = working_view(&site, &staff, &plan).await?;
    let lang = staff.lang;
    let title = lang.pick("目標の点検", "Quality of targets");
    let filter = Filter::of(query.0.as_deref().unwrap_or_default());
    let all = target_quality(&view.plan, &view.evaluation);
    let found: Vec<&Finding> = all.iter().filter(|one| filter.lets_through(&view, one)).collect();
    let address = format!("/desk/plans/{plan}");
    let file = link::to(lang, &format!("{address}/target-quality.csv?{}", filter.query()));
    let content = html! {
        (path(&staff, &[(lang.pick("計画", "Plans"), "/desk/plans"), (view.plan.short_title(lang).0, &address)], title))
        div.page-head {
            h1 { (title) }
            p.page-lead { (lang.pick("目標として働いていないもの、評価できないもの、値の届いていないものを、指標ごとに示します。作業中の計画によるものです。",
                                     "Targets that ask for nothing or cannot be judged, and series without values, indicator by indicator; from the plan as it is worked on.")) }
            p { a href=(link::to(lang, &format!("{address}/evaluation"))) { (lang.pick("評価のまとめへ", "Evaluation")) } }
        }
        @if all.is_empty() {
            div.notice { p { (lang.pick("気になる点は見つかりませんでした。", "Nothing was found.")) } }
        } @else {
            (counts(lang, &view, &all))
            div.part { (filter::form(lang, &view, &all, &filter)) }
            section.part aria-labelledby="findings" {
                div.list-head {
                    h2 id="findings" { (lang.pick("見つかった点", "Findings")) }
                    p.list-count { (shown(lang, all.len(), found.len())) }
                    p.file-list { a href=(file) { "CSV" } }
                }
                @if found.is_empty() {
                    p.quiet { (lang.pick("条件に合うものはありません。条件を変えてください。", "Nothing matches; change the conditions.")) }
                } @else { (table::table(lang, &view, &found)) }
            }
        }
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Plans), &content))
}

fn shown(lang: Lang, all: usize, found: usize) -> String {
    match lang {
        Lang::Ja => format!("{all}件中 {found}件"),
        Lang::En => format!("{found} of {all}"),
    }
}

/// How many there are of each, with the way to them; and how many indicators have none.
fn counts(lang: Lang, view: &PlanView, all: &[Finding]) -> Markup {
    let mut flawed: Vec<usize> = all.iter().map(|one| one.indicator).collect();
    flawed.dedup();
    let number = |flaw: Flaw| all.iter().filter(|one| one.flaw == flaw).count();
    html! {
        section.part aria-labelledby="counts" {
            h2 id="counts" { (lang.pick("種類ごとの件数", "How many of each")) }
            p { (without(lang, view.plan.indicators.len(), view.plan.indicators.len() - flawed.len())) }
            div.table-region tabindex="0" role="region" aria-label=(lang.pick("種類ごとの件数の表", "Table of counts")) {
                table.table.table-stack {
                    thead { tr {
                        th scope="col" { (lang.pick("種類", "What")) }
                        th scope="col" { (lang.pick("重さ", "Severity")) }
                        th.cell-number scope="col" { (lang.pick("件数", "Number")) }
                    } }
                    tbody { @for flaw in Flaw::ALL { @if number(*flaw) > 0 { tr {
                        th.cell-name scope="row" { a href=(format!("?flaw={}#findings", flaw.code())) { (flaw.label(lang)) } }
                        td data-label=(lang.pick("重さ", "Severity")) { (severity(flaw.severity(), lang)) }
                        td.cell-number data-label=(lang.pick("件数", "Number")) { (number(*flaw)) }
                    } } } }
                }
            }
        }
    }
}

fn without(lang: Lang, all: usize, sound: usize) -> String {
    match lang {
        Lang::Ja => format!("指標{all}件のうち、気になる点がないもの {sound}件。"),
        Lang::En => format!("{sound} of {all} indicators have no finding."),
    }
}

/// How much a finding matters, as a mark with its word.
fn severity(severity: Severity, lang: Lang) -> Markup {
    let state = match severity {
        Severity::Severe => "late",
        Severity::Notable => "slightly_behind",
        Severity::Minor => "reference",
    };
    show::quiet_mark(state, severity.label(lang))
}
