//! What would change for the public, and the form that leads to publishing.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::{Code, Lang};
use rashin_service::publish::{Publication, preview_publication};
use rashin_service::{Error, Refusal};

use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::publish::typed::{Typed, plan_code};
use crate::desk::publish::{changes, rows};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::differences::{Names, counts};
use crate::parts::form::{Field, problems, refusal_text};
use crate::site::Site;
use crate::{edition, link, show};

/// The page.
pub async fn show_preview(
    State(site): State<Site>,
    staff: Staff,
    Path(plan): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refused> {
    let plan = plan_code(&staff, &plan)?;
    let query = query.unwrap_or_default();
    let as_of = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "as_of");
    let typed = Typed { as_of: as_of.map(|(_, day)| day.into_owned()).unwrap_or_default(), ..Typed::default() };
    show(&site, &staff, &plan, typed, &[]).await
}

/// The page with what was typed and what is wrong with it.
///
/// # Errors
/// What the service said.
pub async fn show(
    site: &Site,
    staff: &Staff,
    plan: &Code,
    typed: Typed,
    refusals: &[Refusal],
) -> Result<Response, Refused> {
    let mut refusals = refusals.to_vec();
    let day = typed.day(site.today()).unwrap_or_else(|refusal| {
        refusals.push(refusal);
        site.today()
    });
    let publication = match preview_publication(site.store(), &staff.actor, plan, day, site.now()).await {
        Err(Error::Invalid(more)) => {
            refusals.extend(more);
            preview_publication(site.store(), &staff.actor, plan, site.today(), site.now()).await
        }
        other => other,
    }
    .map_err(staff.refusal())?;
    let status = if refusals.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, preview_page(staff, plan, &publication, &typed, &refusals)).into_response())
}

fn preview_page(staff: &Staff, plan: &Code, publication: &Publication, typed: &Typed, refusals: &[Refusal]) -> Markup {
    let lang = staff.lang;
    let title = lang.pick("公表の内容を確かめる", "What would change for the public");
    let after = &publication.after;
    let before = publication.before.as_ref().unwrap_or(after);
    let names = Names::of(&before.plan, &after.plan, lang);
    let content = html! {
        (path(staff, &[(lang.pick("公表", "Publish"), "/desk/publish")], after.plan.short_title(lang).0))
        div.page-head {
            h1 { (title) }
            p.page-lead { (show::titled(after.plan.title(lang), lang)) }
        }
        (problems(lang, refusals))
        div.stack {
            (summary(lang, plan, publication))
            (blocked(lang, publication))
            (warnings(lang, publication))
            (as_of_form(lang, plan, publication, typed, refusals))
        }
        (changes::changes(lang, publication, &names))
        (rows::staged(lang, plan, publication, &names))
        (publish_form(lang, plan, publication, typed, refusals))
    };
    desk_page(staff, &DeskPage::new(title, Section::Publish), &content)
}

/// In a few words: what is published now, and how much would change.
pub fn summary(lang: Lang, plan: &Code, publication: &Publication) -> Markup {
    html! { dl.facts {
        div {
            dt { (lang.pick("いまの公表版", "Published now")) }
            dd { @match &publication.last {
                Some(last) => {
                    a href=(link::plan(lang, &link::Place::of(plan))) { (edition::name(last, lang)) }
                    (lang.pick("（基準日 ", " (as of ")) (show::day(last.as_of, lang)) (lang.pick("）", ")"))
                }
                None => (lang.pick("まだ公表していません。これが最初の公表になります", "nothing yet; this would be the first publication")),
            } }
        }
        div {
            dt { (lang.pick("変わること", "What would change")) }
            dd {
                @if publication.last.is_none() { (lang.pick("計画の全体が公表されます", "the whole plan goes out")) }
                @else if publication.changes_nothing() { (lang.pick("何も変わりません", "nothing")) }
                @else {
                    @let tables = counts(lang, &publication.differences);
                    @if tables.is_empty() { (lang.pick("表の内容は同じです（基準日が変わります）", "the tables are the same; the day differs")) } @else { (show::mixed(&tables, lang)) }
                    @if !publication.standings.is_empty() {
                        (lang.pick("、状況の変わる指標 ", "; indicators that stand elsewhere: ")) (show::count(publication.standings.len(), lang))
                    }
                    @if !publication.marks.is_empty() {
                        (lang.pick("、計算による評価の変化 ", "; computed marks that differ: ")) (show::count(publication.marks.len(), lang))
                    }
                }
            }
        }
        div { dt { (lang.pick("基準日", "As of")) } dd { (show::day(publication.after.evaluation.as_of, lang)) } }
    } }
}

fn blocked(lang: Lang, publication: &Publication) -> Markup {
    html! { @if !publication.refusals.is_empty() { section.notice.notice-error aria-labelledby="blocked" {
        h2.notice-title id="blocked" { (lang.pick("このままでは公表できません", "This cannot be published as it is")) }
        ul { @for refusal in &publication.refusals { li {
            code { (refusal.place) } " " (show::mixed(&refusal_text(refusal, lang), lang))
        } } }
    } } }
}

/// What to think about before publishing.
pub fn warnings(lang: Lang, publication: &Publication) -> Markup {
    html! { @if !publication.warnings.is_empty() { section.notice.notice-caution aria-labelledby="warnings" {
        h2.notice-title id="warnings" {
            (lang.pick("公表の前に確かめること", "To be looked at before publishing")) " " (show::count(publication.warnings.len(), lang))
        }
        ul { @for warning in &publication.warnings { li {
            (show::mixed(warning.sentence.text(lang), lang)) (lang.pick("。", ". "))
            span.quiet { (show::mixed(warning.hint.text(lang), lang)) (lang.pick("。", ".")) }
        } } }
    } } }
}

fn as_of_form(lang: Lang, plan: &Code, publication: &Publication, typed: &Typed, refusals: &[Refusal]) -> Markup {
    let day = publication.after.evaluation.as_of.to_string();
    let shown = if typed.as_of.trim().is_empty() { &day } else { &typed.as_of };
    html! { form.form-inline method="get" action=(link::to(lang, &format!("/desk/publish/{plan}"))) {
        (Field::new("as_of", lang.pick("基準日", "As of"), lang)
            .hint(lang.pick("この日の時点で評価します。例 2026-03-31、令和8年3月31日", "Figures are evaluated as of this day, such as 2026-03-31."))
            .value(shown).problems(refusals).line())
        button.button.button-quiet type="submit" { (lang.pick("この日で見直す", "Look again as of this day")) }
    } }
}

fn publish_form(lang: Lang, plan: &Code, publication: &Publication, typed: &Typed, refusals: &[Refusal]) -> Markup {
    let as_of = publication.after.evaluation.as_of.to_string();
    html! { section.part aria-labelledby="publish" {
        div.part-head { h2 id="publish" { (lang.pick("公表する", "Publish")) } }
        @if publication.refusals.is_empty() {
            form.form method="post" action=(link::to(lang, &format!("/desk/publish/{plan}/confirm"))) {
                input type="hidden" name="base" value=(publication.base);
                input type="hidden" name="as_of" value=(as_of);
                (Field::new("name", lang.pick("公表版の名称", "Name of the publication"), lang)
                    .hint(lang.pick("公開ページに出ます。例 令和6年度上期の点検結果", "It stands on public pages, such as 令和6年度上期の点検結果."))
                    .value(&typed.name).required().problems(refusals).line())
                (Field::new("name_en", lang.pick("英語の名称", "Name in English"), lang)
                    .hint(lang.pick("空欄のときは、英語のページにも日本語の名称が出ます。", "Where it is blank, English pages show the Japanese one."))
                    .value(&typed.name_en).problems(refusals).line())
                (Field::new("note", lang.pick("読む人への注記", "Remark for readers"), lang)
                    .value(&typed.note).problems(refusals).lines(3))
                div.form-actions { button.button type="submit" { (lang.pick("確認の画面へ", "To the confirmation")) } }
            }
        } @else {
            p { (lang.pick("上の「このままでは公表できません」を解消すると、公表できます。", "Mend what is listed above first.")) }
        }
    } }
}
