//! A table of indicators, with the columns that its rows can fill.

use maud::{Markup, html};
use rashin_eval::show as text;
use rashin_model::{Lang, Period};

use super::figure_menu::FigureMenu;
use super::{cells, grades};
use crate::filter::severity;
use crate::plan_view::PlanView;
use crate::{link, show};

/// From this number of rows on, readers can sort and narrow a table.
const LONG: usize = 8;

/// Rows under one heading.
pub struct Group {
    /// The heading with its accent; none for a table without groups.
    pub heading: Option<(Markup, usize)>,
    /// The indicators.
    pub positions: Vec<usize>,
}

impl Group {
    /// All rows of a table without groups.
    pub fn plain(positions: Vec<usize>) -> Self {
        Self { heading: None, positions }
    }
}

/// A table of indicators and composite indices.
pub struct IndicatorTable<'a> {
    /// Prefix of the ids of its drawings, used once on a page.
    pub id: &'a str,
    /// What screen readers call it.
    pub label: &'a str,
    /// Its rows.
    pub groups: Vec<Group>,
    /// A remark under a name, such as 再掲.
    pub note: &'a dyn Fn(usize) -> Option<Markup>,
    /// The files of its bars, where they have some.
    pub files: Option<FigureMenu<'a>>,
}

/// The columns that a table has.
#[expect(clippy::struct_excessive_bools, reason = "each column is there or not, whatever the others are")]
struct Columns {
    baseline: bool,
    target: bool,
    progress: bool,
    course: bool,
}

impl IndicatorTable<'_> {
    /// Draws the table. Columns in which no row has anything are left out.
    pub fn draw(&self, lang: Lang, view: &PlanView) -> Markup {
        let any = |has: fn(&PlanView, usize) -> bool| {
            self.groups
                .iter()
                .flat_map(|group| &group.positions)
                .any(|&position| view.is_composite(position) || has(view, position))
        };
        let columns = Columns {
            baseline: any(cells::has_baseline),
            target: any(cells::has_target),
            progress: any(cells::has_progress),
            course: any(cells::has_course),
        };
        let has_bars =
            self.groups.iter().flat_map(|group| &group.positions).any(|&position| cells::has_bar(view, position));
        let rows: usize = self.groups.iter().map(|group| group.positions.len()).sum();
        let count = 3
            + usize::from(columns.baseline)
            + usize::from(columns.target)
            + usize::from(columns.progress)
            + usize::from(columns.course);
        html! {
            div.table-region data-island=[(rows >= LONG).then_some("table")] tabindex="0" role="region" aria-label=(self.label) {
                table.table.table-stack {
                    thead { tr {
                        th scope="col" { (lang.pick("指標", "Indicator")) }
                        @if columns.baseline { th.cell-number scope="col" { (lang.pick("現状値", "Baseline")) } }
                        th.cell-number scope="col" { (lang.pick("実績値", "Actual")) }
                        @if columns.target { th.cell-number scope="col" { (lang.pick("目標値", "Target")) } }
                        @if columns.progress { th scope="col" { (lang.pick("進捗", "Progress")) } }
                        th scope="col" { (lang.pick("状況", "Standing")) }
                        @if columns.course { th scope="col" data-sort="none" { (lang.pick("推移", "Course")) } }
                    } }
                    @for group in &self.groups {
                        tbody data-accent=[group.heading.as_ref().map(|(_, accent)| accent)] {
                            @if let Some((heading, _)) = &group.heading {
                                tr.row-group {
                                    th colspan=(count) scope="rowgroup" {
                                        (heading)
                                        " "
                                        span.quiet { (show::count(group.positions.len(), lang)) (totals(lang, view, group)) }
                                    }
                                }
                            }
                            @for &position in &group.positions {
                                @if view.is_composite(position) { (self.index_row(lang, view, position, &columns)) }
                                @else { (self.row(lang, view, position, &columns)) }
                            }
                        }
                    }
                }
            }
            @if has_bars {
                @if let Some(files) = &self.files { (files.draw(lang, view, self.label)) }
                p.table-note {
                    (lang.pick("進捗の帯は現状値から目標値まで。▲は、その時点までに来ているはずの位置。", "The bar runs from baseline to target; ▲ is where the plan should have been by then."))
                }
            }
        }
    }

    fn row(&self, lang: Lang, view: &PlanView, position: usize, columns: &Columns) -> Markup {
        let indicator = view.indicator(position);
        html! { tr {
            th.cell-name scope="row" {
                a href=(link::indicator(lang, &view.place, &indicator.code)) {
                    (show::name(indicator, lang))
                }
                @if let Some(note) = (self.note)(position) { span.cell-note { (note) } }
            }
            @if columns.baseline { (cells::baseline(lang, view, position).td(lang.pick("現状値", "Baseline"))) }
            (cells::actual(lang, view, position).td(lang.pick("実績値", "Actual")))
            @if columns.target { (cells::target(lang, view, position).td(lang.pick("目標値", "Target"))) }
            @if columns.progress {
                td.cell-figure data-label=(lang.pick("進捗", "Progress")) data-value=[cells::progress_share(view, position)] {
                    (cells::progress(lang, view, position, &format!("{}-bar-{position}", self.id)))
                }
            }
            td.cell-standing data-label=(lang.pick("状況", "Standing")) data-value=(severity(view.standing(position))) { (cells::standing(lang, view, position)) }
            @if columns.course {
                td.cell-figure data-label=(lang.pick("推移", "Course")) {
                    (cells::course(lang, view, position, &format!("{}-course-{position}", self.id)))
                }
            }
        } }
    }

    /// A composite index among indicators: its target is 100.
    fn index_row(&self, lang: Lang, view: &PlanView, position: usize, columns: &Columns) -> Markup {
        let indicator = view.indicator(position);
        let Some(index) = view.index(position) else { return html! {} };
        let value = text::figure(index.value(), 1);
        html! { tr {
            th.cell-name scope="row" {
                a href=(link::kpi(lang, &view.place, &indicator.code)) { (show::name(indicator, lang)) }
                span.cell-note {
                    (lang.pick("合成指数", "composite index"))
                    @if let Some(note) = (self.note)(position) { (lang.pick("、", ", ")) (note) }
                }
            }
            @if columns.baseline {
                td.cell-number data-label=(lang.pick("現状値", "Baseline")) {
                    @if let Ok(start) = text::figure(index.start.index, 1) { span.num { (start) } }
                }
            }
            td.cell-number data-label=(lang.pick("実績値", "Actual")) {
                @match &value {
                    Ok(value) => {
                        strong { span.num { (value) } }
                        @if let Some(point) = index.latest() { span.cell-note { (Period::FiscalYear(point.fiscal_year).short_name(lang)) } }
                    },
                    Err(_) => (show::quiet_mark("no_reading", lang.pick("計算できない", "cannot be computed"))),
                }
            }
            @if columns.target { td.cell-number data-label=(lang.pick("目標値", "Target")) { span.num { "100" } } }
            @if columns.progress { td.cell-figure data-label=(lang.pick("進捗", "Progress")) { } }
            td.cell-standing data-label=(lang.pick("状況", "Standing")) {
                @match index.value() {
                    Ok(_) => @for mark in &index.marks { (grades::computed_in_cell(lang, view, mark)) },
                    Err(reason) => span.quiet { (reason.text(lang)) },
                }
            }
            @if columns.course { td data-label=(lang.pick("推移", "Course")) {} }
        } }
    }
}

/// How many rows of a group stand where, in words; blank where nothing is judged.
fn totals(lang: Lang, view: &PlanView, group: &Group) -> String {
    let plain = group.positions.iter().copied().filter(|&position| !view.is_composite(position));
    let tally = view.tally(plain);
    if tally.judged() == 0 {
        return String::new();
    }
    format!("{}{}{}", lang.pick("（", " ("), tally.words(lang), lang.pick("）", ")"))
}
