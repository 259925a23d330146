//! On what the plan rests: law, plan above it, decision, paper.

use maud::{Markup, html};
use rashin_model::Lang;

use crate::plan_view::PlanView;
use crate::show;

/// The facts.
pub fn facts(lang: Lang, view: &PlanView) -> Markup {
    let profile = &view.plan.profile;
    let texts = [
        (lang.pick("根拠法令", "Legal basis"), &profile.legal_basis),
        (lang.pick("上位計画", "Plan above it"), &profile.parent_plan),
        (lang.pick("資料", "Paper"), &profile.source_document),
        (lang.pick("資料の発行者", "Published by"), &profile.source_publisher),
    ];
    html! { section.part aria-labelledby="basis" {
        div.part-head { h2 id="basis" { (lang.pick("計画の位置づけ", "Where the plan stands")) } }
        dl.facts {
            div { dt { (lang.pick("段階", "Stage")) } dd { (profile.stage.label(lang)) } }
            @if let Some(day) = profile.adopted_on { div {
                dt { (lang.pick("決定日", "Adopted on")) } dd { (show::day(day, lang)) }
            } }
            div {
                dt { (lang.pick("計画期間", "Term")) }
                dd {
                    (show::term(view, lang))
                    @if let Some(year) = profile.horizon_year {
                        span.cell-note {
                            @if lang == Lang::Ja { (year) "年を展望" } @else { "with a view to " (year) }
                        }
                    }
                }
            }
            @for (name, text) in texts {
                @if let Some(text) = text { div { dt { (name) } dd { (show::japanese(text, lang)) } } }
            }
        }
    } }
}
