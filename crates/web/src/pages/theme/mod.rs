//! What is this cooperation theme, and what came of it?

mod items;

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::Cooperation;

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::parts::{breadcrumb, links, source, talk, theme_dates, themes};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;
use crate::{link, show};

/// A cooperation theme.
pub async fn show_theme(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Markup, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let theme = themes::find(&view, wanted.theme()).ok_or_else(|| PageError::not_found(&asked))?;
    let lang = asked.lang;
    let list = (link::cooperation(lang, &view.place), html! { (lang.pick("連携", "Cooperation")) });
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[list], &themes::title(lang, theme)))
        (head(lang, &view, theme))
        (outcome(lang, &view, theme))
        (aim(lang, theme))
        (items::items(lang, &view, theme))
        (dates(lang, &view, theme))
        (talk::about(lang, &view, Some(&theme.code)))
        (links::links(lang, &view, &theme.code))
        p.origin {
            (lang.pick("出典: ", "Source: "))
            (source::named(theme.source.as_deref().or(source::of_plan(&view).as_deref()), lang))
        }
    };
    let (title, _) = rashin_model::plan::titled(&theme.title, theme.title_en.as_deref(), lang);
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Cooperation)) }, &content))
}

fn head(lang: Lang, view: &PlanView, theme: &Cooperation) -> Markup {
    html! {
        div.page-head {
            p.card-over {
                span.tag { (theme.fiscal_year.name(lang)) }
                (themes::decision(lang, theme))
            }
            h1 { (themes::title(lang, theme)) }
        }
        dl.facts {
            div {
                dt { (lang.pick("提案", "Proposed by")) }
                dd {
                    @if theme.proposers.is_empty() { span.quiet { (lang.pick("記載なし", "not given")) } }
                    (themes::areas(lang, view, &theme.proposers))
                }
            }
            div {
                dt { (lang.pick("取り組む市町村", "Taking part")) }
                dd {
                    @if theme.targets.is_empty() { (lang.pick("すべての市町村", "every municipality")) }
                    (themes::areas(lang, view, &theme.targets))
                }
            }
            @if !theme.departments.is_empty() { div {
                dt { (lang.pick("所管課", "Office")) } dd { (show::offices(&theme.departments, lang)) }
            } }
            @if let Some(note) = &theme.note { div {
                dt { (lang.pick("備考", "Remark")) } dd { (show::japanese(note, lang)) }
            } }
        }
    }
}

/// What was decided, why, and the themes of the years before and after.
fn outcome(lang: Lang, view: &PlanView, theme: &Cooperation) -> Markup {
    let (before, after) = (themes::predecessors(view, theme), themes::successors(view, theme));
    let is_settled = theme.decision.is_some() || theme.reason.is_some();
    let year = |other: &Cooperation| {
        html! {
            (themes::linked(lang, view, other))
            span.cell-note { (other.fiscal_year.name(lang)) }
        }
    };
    html! { @if is_settled || !before.is_empty() || !after.is_empty() {
        section.part aria-labelledby="outcome" {
            div.part-head { h2 id="outcome" { (lang.pick("決定と前後の年度", "Decision, years before and after")) } }
            dl.facts {
                @if is_settled { div {
                    dt { (lang.pick("決定", "Decision")) }
                    dd {
                        (themes::decision(lang, theme))
                        @if let Some(reason) = &theme.reason { p { (lang.pick("理由: ", "Reason: ")) (show::japanese(reason, lang)) } }
                    }
                } }
                @if !before.is_empty() { div {
                    dt { (lang.pick("前年度の項目", "Theme of the year before")) }
                    dd { @for other in before { (year(other)) } }
                } }
                @if !after.is_empty() { div {
                    dt { (lang.pick("引き継いだ項目", "Theme that continues it")) }
                    dd { @for other in after { (year(other)) } }
                } }
            }
        }
    } }
}

/// Why the theme is pursued, and how.
fn aim(lang: Lang, theme: &Cooperation) -> Markup {
    let texts = [
        (lang.pick("目的", "Goal"), &theme.goal),
        (lang.pick("現状", "Present state"), &theme.present),
        (lang.pick("課題", "Issues"), &theme.issues),
        (lang.pick("取組", "Measures"), &theme.measures),
        (lang.pick("効果・成果", "Effect"), &theme.effect),
    ];
    html! { @if texts.iter().any(|(_, text)| text.is_some()) {
        section.part aria-labelledby="aim" {
            div.part-head { h2 id="aim" { (lang.pick("内容", "Content")) } }
            dl.facts { @for (name, text) in texts {
                @if let Some(text) = text { div { dt { (name) } dd { (show::japanese(text, lang)) } } }
            } }
        }
    } }
}

fn dates(lang: Lang, view: &PlanView, theme: &Cooperation) -> Markup {
    let year = theme.fiscal_year.fiscal_year();
    html! { @if theme_dates::has_dates(view, theme) {
        section.part aria-labelledby="dates" {
            div.part-head { h2 id="dates" { (lang.pick("ワーキンググループ等の開催", "Working-group dates")) } }
            (theme_dates::drawing(lang, view, year, &[theme]))
            (theme_dates::table(lang, view, &[theme], &theme.fiscal_year.name(lang)))
        }
    } }
}
