//! How is the plan graded? Marks rolled up by field, disagreements with their reasons, indices.

pub mod basis;
mod chosen;
mod disagreements;
mod files;
mod form;
mod rollup;

use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::routing::get;
use maud::{Markup, html};

use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::desk::working_view::working_view;
use crate::pages::plan::kpis;
use crate::site::Site;
use crate::{link, show};
use chosen::Chosen;

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/desk/plans/{plan}/evaluation", get(show_evaluation))
        .route("/desk/plans/{plan}/evaluation/rollup.csv", get(files::rollup_csv))
        .route("/desk/plans/{plan}/evaluation/disagreements.csv", get(files::disagreements_csv))
        .route("/desk/plans/{plan}/evaluation/indices.csv", get(files::indices_csv))
}

async fn show_evaluation(
    State(site): State<Site>,
    Path(plan): Path<String>,
    query: RawQuery,
    staff: Staff,
) -> Result<Markup, Refused> {
    let view = working_view(&site, &staff, &plan).await?;
    let lang = staff.lang;
    let title = lang.pick("評価のまとめ", "Evaluation");
    let chosen = Chosen::of(&view, query.0.as_deref().unwrap_or_default());
    let address = format!("/desk/plans/{plan}");
    let content = html! {
        (path(&staff, &[(lang.pick("計画", "Plans"), "/desk/plans"), (view.plan.short_title(lang).0, &address)], title))
        div.page-head {
            h1 { (title) }
            p.page-lead { (lang.pick("数値から計算した評価、自己評価、委員会と本部の評価を並べ、食い違いとその理由を見ます。作業中の計画によるもので、公表はされていません。",
                                     "Computed marks beside self-given ones and those of committee and headquarters, where they part and why. This is the plan as it is worked on; none of it is public.")) }
            p { a href=(link::to(lang, &format!("{address}/target-quality"))) { (lang.pick("目標の点検へ", "Quality of targets")) } }
        }
        @match &chosen {
            None => div.notice {
                p.notice-title { (lang.pick("点検がまだありません", "No review yet")) }
                p { (lang.pick("点検を開き、評価基準を選ぶと、ここに評価のまとめが表示されます。", "Open a review and choose a rubric; its marks are summed up here.")) }
                p { a.button href=(link::to(lang, "/desk/reviews")) { (lang.pick("点検へ", "To the reviews")) } }
            },
            Some(chosen) => {
                div.stack { (form::form(lang, &view, chosen)) p.table-note {
                    (show::title(&chosen.review.name, chosen.review.name_en.as_deref(), lang)) " "
                    (lang.pick("基準日", "as of")) " " (show::day(chosen.reviewed(&view).day(), lang))
                } }
                (rollup::rollup(lang, &view, chosen))
                (disagreements::disagreements(lang, &view, chosen))
            },
        }
        (kpis::kpis(lang, &view))
        @if view.composites().next().is_some() {
            p.file-list { a href=(format!("{address}/evaluation/indices.csv")) { (lang.pick("指数と網羅率（CSV）", "Indices and coverage (CSV)")) } }
        }
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Plans), &content))
}
