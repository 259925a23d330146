//! Everything promised, row by row, with its source.

use maud::{Markup, html};
use rashin_eval::plan::Series;
use rashin_model::Lang;
use rashin_model::tables::{Target, TargetKind, TargetStatus};

use crate::parts::source;
use crate::plan_view::PlanView;
use crate::show;

/// The section; nothing for an indicator without baseline and target.
pub fn promises(lang: Lang, view: &PlanView, position: usize, series: &Series) -> Markup {
    let code = &view.indicator(position).code;
    let (main, others): (Vec<&Target>, Vec<&Target>) =
        view.plan.targets.iter().filter(|row| row.indicator == *code).partition(|row| row.area == series.area);
    html! { @if !main.is_empty() || !others.is_empty() { section.part aria-labelledby="promises" {
        div.part-head { h2 id="promises" { (lang.pick("現状値と目標値", "Baseline and targets")) } }
        @if !main.is_empty() { (table(lang, view, position, &main, false)) }
        @if !others.is_empty() { details {
            summary {
                (lang.pick("ほかの地域の現状値と目標値 ", "Baseline and targets of other areas: "))
                (show::count(others.len(), lang))
            }
            (table(lang, view, position, &others, true))
        } }
    } } }
}

fn table(lang: Lang, view: &PlanView, position: usize, rows: &[&Target], has_areas: bool) -> Markup {
    let has_notes = rows.iter().any(|row| row.note.is_some());
    let has_numbers = rows.iter().any(|row| row.value.is_some());
    let label = if has_areas {
        lang.pick("ほかの地域の現状値と目標値の表", "Table of baseline and targets of other areas")
    } else {
        lang.pick("現状値と目標値の表", "Table of baseline and targets")
    };
    html! {
        div.table-region tabindex="0" role="region" aria-label=(label) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("期間", "Period")) }
                    @if has_areas { th scope="col" { (lang.pick("地域", "Area")) } }
                    th scope="col" { (lang.pick("種類", "Kind")) }
                    th.cell-number[has_numbers] scope="col" { (lang.pick("値", "Value")) }
                    @if has_notes { th scope="col" { (lang.pick("備考", "Remark")) } }
                    th scope="col" { (lang.pick("出典", "Source")) }
                } }
                tbody { @for row in rows { tr {
                    th scope="row" { (row.period.name(lang)) }
                    @if has_areas { td data-label=(lang.pick("地域", "Area")) { (show::area(view, row.area, lang)) } }
                    td data-label=(lang.pick("種類", "Kind")) { (row.kind.label(lang)) }
                    (value(lang, view, position, row))
                    @if has_notes {
                        td data-label=(lang.pick("備考", "Remark")) {
                            @if let Some(note) = &row.note { (show::japanese(note, lang)) }
                        }
                    }
                    td data-label=(lang.pick("出典", "Source")) {
                        (source::named(source::of_target(view, position, row).as_deref(), lang))
                    }
                } } }
            }
        }
    }
}

/// The value, the words in its place, or why there is none.
fn value(lang: Lang, view: &PlanView, position: usize, row: &Target) -> Markup {
    let is_words = row.value.is_none() && row.text.is_some();
    html! { td.cell-number[!is_words].cell-words[is_words] data-label=(lang.pick("値", "Value")) {
        @if let Some(amount) = &row.value {
            (show::value(view.indicator(position), amount.value, lang))
            @if let Some(comparator) = row.comparator.filter(|_| row.kind != TargetKind::Baseline) {
                " "
                (comparator.label(lang))
            }
        }
        @if let Some(words) = &row.text { " " (show::japanese(words, lang)) }
        @match row.status {
            TargetStatus::Pending => (show::quiet_mark("pending", row.status.label(lang))),
            TargetStatus::NotPublished => (show::quiet_mark("not_published", row.status.label(lang))),
            TargetStatus::Set | TargetStatus::Words => {}
        }
    } }
}
