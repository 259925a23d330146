//! Why should this work?

mod element;
mod figure;
mod list;
mod model;
mod table;

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::LinkKind;

pub use figure::alone;
pub use model::{Chain, parts};

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::link;
use crate::parts::breadcrumb;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;

/// The logic model of a plan and its backcast.
pub async fn show_logic(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Markup, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let lang = asked.lang;
    if view.plan.links.is_empty() {
        return Err(PageError::not_found(&asked));
    }
    let title = lang.pick("ロジックモデル", "Logic model");
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[], &html! { (title) }))
        div.page-head { h1 { (title) } p.page-lead { (lead(lang, &view)) } }
        (chain(lang, &view, Chain::Logic))
        (chain(lang, &view, Chain::Backcast))
        (table::table(lang, &view))
    };
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Logic)) }, &content))
}

fn lead(lang: Lang, view: &PlanView) -> String {
    let has_backcast = view.plan.links.iter().any(|tie| tie.kind == LinkKind::Backcast);
    let count = view.plan.links.len();
    match (lang, has_backcast) {
        (Lang::Ja, true) => format!(
            "取組がどのようにめざす姿につながると考えているか、めざす姿から逆算して何が必要かを、{count}のつながりで示します。"
        ),
        (Lang::Ja, false) => {
            format!("取組や指標がどのように上位の目標につながると考えているかを、{count}のつながりで示します。")
        }
        (Lang::En, true) => {
            format!(
                "How the plan expects its work to lead to the state wished for, and what that state asks for, in {count} ties."
            )
        }
        (Lang::En, false) => {
            format!("How the plan expects its work and indicators to lead to what stands above them, in {count} ties.")
        }
    }
}

/// The section of the logic model or of the backcast; nothing where there are no such ties.
fn chain(lang: Lang, view: &PlanView, chain: Chain) -> Markup {
    let parts = parts(view, chain);
    let (id, title) = match chain {
        Chain::Logic => ("model", lang.pick("めざす姿へのつながり", "What leads to what")),
        Chain::Backcast => {
            ("backcast", lang.pick("将来からの逆算（バックキャスト）", "Looking back from the future (backcast)"))
        }
    };
    html! { @if !parts.is_empty() { section.part aria-labelledby=(id) {
        div.part-head {
            h2 id=(id) { (title) }
            p.quiet { (how_to_read(lang, chain)) }
        }
        @for part in &parts {
            @if let Some(field) = part.field {
                h3 { a href=(link::node(lang, &view.place, &field.code)) { (crate::show::node(field, lang)) } }
            }
            (figure::figure(lang, view, chain, part))
            (list::list(lang, view, chain, part))
        }
    } } }
}

fn how_to_read(lang: Lang, chain: Chain) -> &'static str {
    match chain {
        Chain::Logic => {
            lang.pick("矢印は、支えるものから支えられるものへ", "arrows run from what contributes to what it leads to")
        }
        Chain::Backcast => {
            lang.pick("矢印は、将来の姿から今必要なものへ", "arrows run from the future to what it needs now")
        }
    }
}
