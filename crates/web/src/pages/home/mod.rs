//! Which plans are here?

mod lately;

use axum::extract::State;
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::Level;

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, page};
use crate::parts::{search_box, strip, summary};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{edition, link, show};

/// The list of plans.
pub async fn show_home(State(site): State<Site>, asked: Asked) -> Result<Markup, PageError> {
    let plans = site.all_published().await.map_err(PageError::of(&asked))?;
    let lang = asked.lang;
    let content = html! {
        div.page-head {
            h1 { (lang.pick("計画は、いま、どこまで来たか", "Where the plans stand")) }
            p.page-lead { (lang.pick("計画が約束したこと、起きたこと、その評価と決定。どの数字も、計算と出典までたどれます。",
                                     "What plans promised, what happened, how it was judged and decided. Every figure leads to its formula and its source.")) }
        }
        @if !plans.is_empty() { (search_box::search_box(lang, "", &[])) }
        section.part aria-labelledby="plans" {
            div.part-head { h2 id="plans" { (lang.pick("計画", "Plans")) } p.quiet { (count(&plans, lang)) } }
            @if plans.is_empty() {
                div.notice {
                    p.notice-title { (lang.pick("公表された計画は、まだありません", "No plan has been published yet")) }
                    p {
                        (lang.pick("計画は、担当の職員が公表すると、ここに並びます。", "Plans appear here once staff publish them. "))
                        a href=(link::to(lang, "/desk/publish")) { (lang.pick("職員の方は公表の画面へ", "Staff: to the pages of publishing")) }
                    }
                    p {
                        (lang.pick("運用担当の方は、次のコマンドで計画のフォルダーかExcelを取り込み、そのまま公表できます。", "The operator can import a plan folder or workbook and publish it with this command:"))
                    }
                    p { code.formula { "rashin import PATH --publish NAME" } }
                }
            }
            ul.card-list { @for view in &plans { (card(lang, view)) } }
        }
        (lately::lately(&site, lang, &plans).await.map_err(PageError::of(&asked))?)
    };
    Ok(page(&asked, &Page { title: lang.pick("計画の一覧", "Plans"), plan: None }, &content))
}

fn count(plans: &[std::sync::Arc<PlanView>], lang: Lang) -> String {
    let invented = plans.iter().filter(|view| view.plan.profile.invented).count();
    match (lang, invented) {
        (Lang::Ja, 0) => format!("{}件", plans.len()),
        (Lang::Ja, _) => format!("{}件（うち架空の例 {invented}件）", plans.len()),
        (Lang::En, 0) => format!("{}", plans.len()),
        (Lang::En, _) => format!("{} (of which invented: {invented})", plans.len()),
    }
}

fn card(lang: Lang, view: &PlanView) -> Markup {
    let plan = &view.plan.profile.code;
    let indicators: Vec<usize> = view.plain_indicators().collect();
    let tally = view.tally(indicators.iter().copied());
    html! {
        li.card.card-plan.card-invented[view.plan.profile.invented] {
            div.stack-tight {
                p.card-over {
                    span { (show::area(view, view.plan.area(), lang)) }
                    span.tag { (view.plan.profile.stage.label(lang)) }
                    @if view.plan.profile.invented { span.tag { (lang.pick("架空の例", "invented example")) } }
                }
                h3.card-title { a href=(link::plan(lang, &view.place)) { (show::titled(view.plan.title(lang), lang)) } }
                p.quiet { (show::term(view, lang)) }
            }
            @if !indicators.is_empty() { div.stack-tight {
                p { (summary::summary(lang, view, &indicators)) }
                (strip::small_strip(&format!("strip-{plan}"), tally, lang.pick("指標の状況", "Standing of the indicators"), lang))
            } }
            p.card-foot {
                span { (shape(lang, view)) }
                @if let Some(snapshot) = &view.snapshot {
                    span { (edition::name(snapshot, lang)) (lang.pick("、", ", ")) (show::day_of(snapshot.at, lang)) (lang.pick("公表", "")) }
                }
            }
        }
    }
}

/// How many elements the plan has on each level.
pub fn shape(lang: Lang, view: &PlanView) -> String {
    let count = |level: &Level| view.plan.nodes.iter().filter(|node| node.level == level.code).count();
    let levels = view.plan.levels.iter().map(|level| (view.plan.level_name(&level.code, lang), count(level)));
    let indices = (0..view.plan.indicators.len()).filter(|&position| view.is_composite(position)).count();
    let figures = [
        (lang.pick("指標", "Indicators"), view.plan.indicators.len() - indices),
        (lang.pick("KPIの指数", "KPI indices"), indices),
    ];
    let parts = levels.chain(figures).filter(|(_, count)| *count > 0).map(|(name, count)| match lang {
        Lang::Ja => format!("{name} {count}"),
        Lang::En => format!("{name}: {count}"),
    });
    parts.collect::<Vec<_>>().join(lang.pick("、", ", "))
}
