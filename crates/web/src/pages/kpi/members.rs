//! The members of an index: those that count, and those without a target.

use maud::{Markup, html};
use rashin_eval::composite::Part;
use rashin_eval::plan::Index;
use rashin_eval::{Figure, show as text};
use rashin_model::Lang;
use rashin_report::indices::{is_reference, now, reference_note};

use crate::parts::cells;
use crate::parts::indicator_table::{Group, IndicatorTable};
use crate::plan_view::PlanView;
use crate::{link, show};

/// The section of the members that count; nothing without any.
pub fn members(lang: Lang, view: &PlanView, index: &Index) -> Markup {
    let rows: Vec<(usize, &Part)> = index
        .members
        .iter()
        .copied()
        .zip(&now(index).parts)
        .filter(|(member, _)| !is_reference(view, *member))
        .collect();
    if rows.is_empty() {
        return html! {};
    }
    html! { section.part aria-labelledby="members" {
        div.part-head {
            h2 id="members" { (lang.pick("構成する指標", "Members")) }
            p.quiet { (show::count(rows.len(), lang)) }
        }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("構成する指標の表", "Table of members")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("指標", "Indicator")) }
                    th.cell-number scope="col" { (lang.pick("現状値", "Baseline")) }
                    th.cell-number scope="col" { (lang.pick("実績値", "Actual")) }
                    th.cell-number scope="col" { (lang.pick("目標値", "Target")) }
                    th.cell-number scope="col" { (lang.pick("指数", "Sub-index")) }
                    th.cell-number scope="col" { (lang.pick("重み", "Weight")) }
                    th.cell-number scope="col" { (lang.pick("寄与", "Adds")) }
                    th scope="col" { (lang.pick("状況", "Standing")) }
                } }
                tbody { @for (member, part) in rows { (row(lang, view, member, part)) } }
                tfoot { tr {
                    th scope="row" { (lang.pick("指数", "Index")) }
                    td {} td {} td {} td {} td {}
                    td.cell-number data-label=(lang.pick("寄与の合計", "Sum")) { (number(lang, index.value())) }
                    td {}
                } }
            }
        }
    } }
}

fn number(lang: Lang, figure: Figure) -> Markup {
    show::or_reason(text::figure(figure, 1), lang)
}

fn row(lang: Lang, view: &PlanView, member: usize, part: &Part) -> Markup {
    let indicator = view.indicator(member);
    html! { tr {
        th.cell-name scope="row" {
            a href=(link::indicator(lang, &view.place, &indicator.code)) { (show::name(indicator, lang)) }
        }
        (cells::baseline(lang, view, member).td(lang.pick("現状値", "Baseline")))
        (cells::actual(lang, view, member).td(lang.pick("実績値", "Actual")))
        (cells::target(lang, view, member).td(lang.pick("目標値", "Target")))
        td.cell-number data-label=(lang.pick("指数", "Sub-index")) {
            strong { (number(lang, part.used)) }
            @if let (Ok(raw), true) = (text::figure(part.raw, 1), part.raw != part.used) {
                span.cell-note { (lang.pick("収める前 ", "unclipped ")) (raw) }
            }
        }
        td.cell-number data-label=(lang.pick("重み", "Weight")) {
            @match show::plain_percent(part.share) {
                Ok(share) => span.num { (share) "%" },
                Err(_) => span.quiet { (lang.pick("数えない", "not counted")) }
            }
        }
        td.cell-number data-label=(lang.pick("寄与", "Adds")) {
            @if part.contribution.is_ok() { (number(lang, part.contribution)) } @else { span.quiet { "—" } }
        }
        td data-label=(lang.pick("状況", "Standing")) { (show::standing(view.standing(member), lang)) }
    } }
}

/// The section of the members without a target; nothing without any.
pub fn reference(lang: Lang, view: &PlanView, index: &Index) -> Markup {
    let rows: Vec<usize> = index.members.iter().copied().filter(|&member| is_reference(view, member)).collect();
    let label = lang.pick("目標値のない構成指標の表", "Table of members without a target");
    html! { @if !rows.is_empty() { section.part aria-labelledby="reference" {
        div.part-head {
            h2 id="reference" { (lang.pick("目標値のない構成指標", "Members without a target")) }
            p.quiet { (reference_note(lang)) }
        }
        (IndicatorTable { id: "reference", label, groups: vec![Group::plain(rows)], note: &|_| None, files: None }.draw(lang, view))
    } } }
}
