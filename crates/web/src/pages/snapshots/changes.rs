//! What changed from one publication to the next.

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::difference::differences;
use rashin_service::publish::list_snapshots;

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::parts::{breadcrumb, differences as parts};
use crate::site::Site;
use crate::wanted::Wanted;
use crate::{edition, link, show};

/// What a publication changed; there is no such page for the first.
pub async fn show_changes(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Markup, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let lang = asked.lang;
    let snapshot = view.snapshot.as_ref().ok_or_else(|| PageError::not_found(&asked))?;
    let all = list_snapshots(site.store(), &snapshot.plan).await.map_err(PageError::of(&asked))?;
    let before = all.iter().rev().find(|held| held.number < snapshot.number);
    let before = before.ok_or_else(|| PageError::not_found(&asked))?;
    let earlier = site.load_public(before).await.map_err(PageError::of(&asked))?.0.plan;
    let found = differences(&earlier, &view.plan);
    let title = lang.pick("前の公表版との違い", "Changed since the publication before");
    let list = (link::snapshots(lang, &snapshot.plan), html! { (lang.pick("公表版", "Publications")) });
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[list], &html! { (title) }))
        div.page-head {
            h1 { (title) }
            p.page-lead { (edition::name(before, lang)) " → " (edition::name(snapshot, lang)) }
            p.quiet {
                (lang.pick("基準日 ", "as of ")) (show::day(before.as_of, lang)) " → " (show::day(snapshot.as_of, lang))
            }
        }
        section.part aria-labelledby="changes" {
            h2.visually-hidden id="changes" { (lang.pick("表ごとの違い", "Differences by table")) }
            @if found.is_empty() {
                div.empty { p.empty-title { (lang.pick("表の内容は同じです", "The tables are the same")) } }
            }
            (parts::differences(lang, &earlier, &view.plan, &found))
        }
    };
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Snapshots)) }, &content))
}
