//! Every value ever published, the newest period first; superseded ones are kept and marked.

use std::cmp::Reverse;

use maud::{Markup, html};
use rashin_eval::plan::Series;
use rashin_eval::show as text;
use rashin_model::Lang;
use rashin_model::snapshot::Snapshot;
use rashin_model::tables::{Reading, ReadingStatus};
use rashin_service::publish::PublishedReading;

use crate::parts::source;
use crate::plan_view::PlanView;
use crate::{edition, link, show};

/// From this number of rows on, they are folded away.
const MOST_OPEN: usize = 24;
/// From this number of rows of other areas on, the page leaves them to the files.
const MOST_LISTED: usize = 300;

/// What the rows of a table have in common.
struct Table<'a> {
    lang: Lang,
    view: &'a PlanView,
    position: usize,
    /// Whether the rows were published at different times.
    has_entries: bool,
}

/// The section.
pub fn values(lang: Lang, view: &PlanView, position: usize, series: &Series, history: &[PublishedReading]) -> Markup {
    let indicator = view.indicator(position);
    let mut rows: Vec<&PublishedReading> = history.iter().collect();
    rows.sort_by_key(|row| (row.area, Reverse(row.period), Reverse(row.snapshot.number)));
    let (main, others): (Vec<&PublishedReading>, Vec<&PublishedReading>) =
        rows.into_iter().partition(|row| row.area == series.area);
    let first = history.first().map(|row| &row.snapshot);
    let has_entries = history.iter().any(|row| Some(row.snapshot.number) != first.map(|first| first.number));
    let table = Table { lang, view, position, has_entries };
    html! { section.part aria-labelledby="values" {
        div.part-head {
            h2 id="values" { (lang.pick("すべての値", "All values")) }
            p.file-list {
                a href=(link::file(&view.place, &format!("indicators/{}.csv", indicator.code))) { "CSV" }
                a href=(link::api(&view.place, &format!("indicators/{}", indicator.code))) { "JSON" }
            }
        }
        @if history.is_empty() {
            div.empty {
                p.empty-title { (lang.pick("まだ値がありません", "No value yet")) }
                p {
                    (lang.pick("この指標の実績値は、まだ報告も公表もされていません。", "No value of this indicator has been reported or published yet."))
                }
            }
        }
        @if let Some(first) = first.filter(|_| !has_entries) { p.quiet { (published(lang, first)) } }
        @if main.len() > MOST_OPEN {
            details {
                summary { (lang.pick("値の表を開く ", "Open the table of values: ")) (show::count(main.len(), lang)) }
                (table.draw(&main, false))
            }
        }
        @else if !main.is_empty() { (table.draw(&main, false)) }
        @if others.len() > MOST_LISTED {
            p {
                (lang.pick("ほかの地域の値は多いため、CSVかJSONで提供しています。", "There are too many values of other areas to list; they are in the CSV and the JSON."))
            }
        }
        @else if !others.is_empty() { details {
            summary { (lang.pick("ほかの地域の値 ", "Values of other areas: ")) (show::count(others.len(), lang)) }
            (table.draw(&others, true))
        } }
    } }
}

/// When all values were published.
fn published(lang: Lang, snapshot: &Snapshot) -> Markup {
    let day = show::day_of(snapshot.at, lang);
    html! {
        @if lang == Lang::Ja { "すべて" (day) "に公表（" (edition::name(snapshot, lang)) "）" }
        @else { "All published on " (day) " (" (edition::name(snapshot, lang)) ")" }
    }
}

impl Table<'_> {
    fn draw(&self, rows: &[&PublishedReading], has_areas: bool) -> Markup {
        let lang = self.lang;
        let label = if has_areas {
            lang.pick("ほかの地域の値の表", "Table of values of other areas")
        } else {
            lang.pick("すべての値の表", "Table of all values")
        };
        let has_numbers = rows.iter().any(|row| row.reading.as_ref().is_none_or(|reading| reading.text.is_none()));
        let has_notes = rows.iter().any(|row| row.reading.as_ref().is_some_and(|reading| reading.note.is_some()));
        html! {
            div.table-region data-island="table" tabindex="0" role="region" aria-label=(label) {
                table.table.table-stack {
                    thead { tr {
                        th scope="col" { (lang.pick("期間", "Period")) }
                        @if has_areas { th scope="col" { (lang.pick("地域", "Area")) } }
                        th.cell-number[has_numbers] scope="col" { (lang.pick("値", "Value")) }
                        th scope="col" { (lang.pick("区分", "Status")) }
                        @if has_notes { th scope="col" { (lang.pick("備考", "Remark")) } }
                        th scope="col" { (lang.pick("出典", "Source")) }
                        @if self.has_entries { th scope="col" { (lang.pick("公表", "Published")) } }
                    } }
                    tbody { @for row in rows { (self.row(row, has_areas, has_notes)) } }
                }
            }
        }
    }

    fn row(&self, row: &PublishedReading, has_areas: bool, has_notes: bool) -> Markup {
        let lang = self.lang;
        let is_superseded = row.is_superseded;
        let reading = row.reading.as_ref();
        html! { tr.row-superseded[is_superseded] {
            th scope="row" data-value=(row.period.end_in_years()) { (row.period.name(lang)) }
            @if has_areas {
                td data-label=(lang.pick("地域", "Area")) data-value=(row.area) { (show::area(self.view, row.area, lang)) }
             }
            (self.value(reading))
            td data-label=(lang.pick("区分", "Status")) {
                @if let Some(reading) = reading {
                    (show::quiet_mark(status(reading.status), reading.status.label(lang)))
                }
                @if is_superseded { span.cell-note { (lang.pick("置き換え済み", "superseded")) } }
            }
            @if has_notes {
                td data-label=(lang.pick("備考", "Remark")) {
                    @if let Some(note) = reading.and_then(|reading| reading.note.as_deref()) {
                        (show::japanese(note, lang))
                    }
                }
            }
            td data-label=(lang.pick("出典", "Source")) {
                @if let Some(reading) = reading {
                    (source::named(source::of_reading(self.view, self.position, reading).as_deref(), lang))
                }
            }
            @if self.has_entries {
                td data-label=(lang.pick("公表", "Published")) {
                    (show::day_of(row.snapshot.at, lang))
                    span.cell-note { (edition::name(&row.snapshot, lang)) }
                }
            }
        } }
    }

    fn value(&self, reading: Option<&Reading>) -> Markup {
        let lang = self.lang;
        let is_words = reading.is_some_and(|reading| reading.value.is_none() && reading.text.is_some());
        html! { td.cell-number[!is_words].cell-words[is_words] data-label=(lang.pick("値", "Value")) { @match reading {
            None => (lang.pick("取り消し", "withdrawn")),
            Some(reading) => {
                @if let Some(amount) = &reading.value {
                    (show::value(self.view.indicator(self.position), amount.value, lang))
                }
                @if let Some((top, bottom)) = reading.numerator.as_ref().zip(reading.denominator.as_ref()) {
                    span.cell-note {
                        (text::grouped(top.value, top.value.scale()))
                        " / "
                        (text::grouped(bottom.value, bottom.value.scale()))
                    }
                }
                @if let Some(words) = &reading.text { " " (show::japanese(words, lang)) }
                @if reading.value.is_none() && reading.text.is_none() { span.quiet { "—" } }
            }
        } } }
    }
}

/// The style of a status.
fn status(status: ReadingStatus) -> &'static str {
    match status {
        ReadingStatus::Final => "final",
        other => other.code(),
    }
}
