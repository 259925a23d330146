//! The themes of a year: what became of each.

use maud::{Markup, html};
use rashin_model::tables::Cooperation;
use rashin_model::{Lang, Period};

use crate::parts::themes;
use crate::plan_view::PlanView;
use crate::show;

/// The table.
pub fn table(lang: Lang, view: &PlanView, year: i16, own: &[&Cooperation]) -> Markup {
    let year = Period::FiscalYear(year).name(lang);
    let label = match lang {
        Lang::Ja => format!("{year}の連携推進項目の表"),
        Lang::En => format!("Table of cooperation themes, {year}"),
    };
    html! {
        div.table-region tabindex="0" role="region" aria-label=(label) { table.table.table-stack {
            thead { tr {
                th scope="col" { (lang.pick("連携推進項目", "Theme")) }
                th scope="col" { (lang.pick("提案", "Proposed by")) }
                th scope="col" { (lang.pick("所管課", "Office")) }
                th scope="col" { (lang.pick("決定と理由", "Decision and reason")) }
                th scope="col" { (lang.pick("前後の年度", "Years before and after")) }
            } }
            tbody { @for theme in own { (row(lang, view, theme)) } }
        } }
    }
}

fn row(lang: Lang, view: &PlanView, theme: &Cooperation) -> Markup {
    let (before, after) = (themes::predecessors(view, theme), themes::successors(view, theme));
    html! { tr {
        th.cell-name scope="row" { (themes::linked(lang, view, theme)) }
        td data-label=(lang.pick("提案", "Proposed by")) { (themes::areas(lang, view, &theme.proposers)) }
        td data-label=(lang.pick("所管課", "Office")) { (show::offices(&theme.departments, lang)) }
        td data-label=(lang.pick("決定と理由", "Decision, reason")) {
            (themes::decision(lang, theme))
            @if theme.decision.is_none() && theme.state.is_none() {
                span.quiet { (lang.pick("まだ決まっていません", "not decided yet")) }
            }
            @if let Some(reason) = &theme.reason { span.cell-note { (show::japanese(reason, lang)) } }
        }
        td data-label=(lang.pick("前後の年度", "Before, after")) {
            @for other in before { p { (lang.pick("前: ", "before: ")) (themes::linked(lang, view, other)) } }
            @for other in after { p { (lang.pick("後: ", "after: ")) (themes::linked(lang, view, other)) } }
        }
    } }
}
