//! What the public would see changed: standings, marks, rows.

use maud::{Markup, html};
use rashin_eval::plan::Standing;
use rashin_model::{AreaCode, Lang};
use rashin_service::publish::{MarkChange, Publication, StandingChange};

use crate::parts::differences::{Names, differences};
use crate::show;

/// The section.
pub fn changes(lang: Lang, publication: &Publication, names: &Names<'_>) -> Markup {
    let Some(before) = publication.before.as_ref().filter(|_| !publication.changes_nothing()) else {
        return html! {};
    };
    html! { section.part aria-labelledby="changes" {
        div.part-head { h2 id="changes" { (lang.pick("公開ページで変わること", "What public pages would show differently")) } }
        @if !publication.standings.is_empty() { (standings(lang, &publication.standings, names, publication.after.plan.area())) }
        @if !publication.marks.is_empty() { (marks(lang, publication, names)) }
        @if publication.differences.is_empty() {
            p { (lang.pick("表の内容は同じです。", "The tables are the same.")) }
        }
        (differences(lang, &before.plan, &publication.after.plan, &publication.differences))
    } }
}

fn standings(lang: Lang, changes: &[StandingChange], names: &Names<'_>, own: AreaCode) -> Markup {
    let standing = |standing: Option<Standing>| {
        standing.map_or_else(|| html! { span.quiet { (lang.pick("なし", "none")) } }, |it| show::standing(it, lang))
    };
    html! {
        h3 { (lang.pick("状況の変わる指標", "Indicators that stand elsewhere")) " " span.quiet { (show::count(changes.len(), lang)) } }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("状況の変わる指標の表", "Table of standings")) { table.table.table-stack {
            thead { tr {
                th scope="col" { (lang.pick("指標", "Indicator")) }
                th scope="col" { (lang.pick("いま", "Now")) }
                th scope="col" { (lang.pick("公表後", "After publishing")) }
            } }
            tbody { @for change in changes { tr {
                th.cell-name scope="row" {
                    (names.code(change.indicator.as_str()))
                    @if change.area != own { span.cell-note { (names.area(change.area)) } }
                }
                td data-label=(lang.pick("いま", "Now")) { (standing(change.before)) }
                td data-label=(lang.pick("公表後", "After publishing")) { (standing(change.after)) }
            } } }
        } }
    }
}

fn marks(lang: Lang, publication: &Publication, names: &Names<'_>) -> Markup {
    let none = || html! { span.quiet { (lang.pick("なし", "none")) } };
    let mark = |mark: Option<&String>| mark.map_or_else(none, |mark| html! { strong { (show::mixed(mark, lang)) } });
    let own = publication.after.plan.area();
    html! {
        h3 { (lang.pick("計算による評価の変化", "Computed marks that differ")) " " span.quiet { (show::count(publication.marks.len(), lang)) } }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("計算による評価の表", "Table of computed marks")) { table.table.table-stack {
            thead { tr {
                th scope="col" { (lang.pick("対象", "Element")) }
                th scope="col" { (lang.pick("評価基準", "Rubric")) }
                th scope="col" { (lang.pick("いま", "Now")) }
                th scope="col" { (lang.pick("公表後", "After publishing")) }
            } }
            tbody { @for change in &publication.marks { tr {
                th.cell-name scope="row" {
                    (names.code(change.element.as_str()))
                    @if let Some(area) = change.area.filter(|area| *area != own) { span.cell-note { (names.area(area)) } }
                }
                td data-label=(lang.pick("評価基準", "Rubric")) { (rubric(lang, publication, change)) }
                td data-label=(lang.pick("いま", "Now")) { (mark(change.before.as_ref())) }
                td data-label=(lang.pick("公表後", "After publishing")) { (mark(change.after.as_ref())) }
            } } }
        } }
    }
}

/// The name of the rubric, and of its dimension where it has one of its own.
fn rubric(lang: Lang, publication: &Publication, change: &MarkChange) -> Markup {
    let all = publication.after.plan.rubrics.iter().chain(rashin_shipped::rubrics());
    let row = all.into_iter().find(|row| row.rubric == change.rubric && row.dimension == change.dimension);
    html! {
        @if let Some(row) = row {
            (show::title(&row.rubric_name, row.rubric_name_en.as_deref(), lang))
            span.cell-note { (show::title(&row.dimension_name, row.dimension_name_en.as_deref(), lang)) }
        } @else { code { (change.rubric) " " (change.dimension) } }
    }
}
