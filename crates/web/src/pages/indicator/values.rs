//! Every value ever recorded, the newest period first; superseded ones are kept and marked.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use maud::{Markup, html};
use rashin_eval::plan::Series;
use rashin_eval::show as text;
use rashin_model::tables::{Reading, ReadingStatus};
use rashin_model::{AreaCode, Lang, Period};
use rashin_service::{Entry, RecordedReading};

use crate::parts::source;
use crate::plan_view::PlanView;
use crate::show;

/// From this number of rows on, they are folded away.
const MOST_OPEN: usize = 24;
/// From this number of rows of other areas on, the page leaves them to the files.
const MOST_LISTED: usize = 1000;

/// What the rows of a table have in common.
struct Table<'a> {
    lang: Lang,
    view: &'a PlanView,
    position: usize,
    /// The number of the last change of every value.
    latest: BTreeMap<(AreaCode, Period), u32>,
    /// Whether the rows were recorded at different times.
    has_entries: bool,
}

/// The section.
pub fn values(lang: Lang, view: &PlanView, position: usize, series: &Series, history: &[RecordedReading]) -> Markup {
    let indicator = view.indicator(position);
    let plan = &view.plan.profile.code;
    let mut rows: Vec<&RecordedReading> = history.iter().collect();
    rows.sort_by_key(|row| (row.area, Reverse(row.period), Reverse(row.entry.number)));
    let (main, others): (Vec<&RecordedReading>, Vec<&RecordedReading>) =
        rows.into_iter().partition(|row| row.area == series.area);
    let first = history.first().map(|row| &row.entry);
    let has_entries = history.iter().any(|row| Some(row.entry.number) != first.map(|entry| entry.number));
    let mut latest = BTreeMap::new();
    for row in history {
        let number = latest.entry((row.area, row.period)).or_insert(0);
        *number = row.entry.number.max(*number);
    }
    let table = Table { lang, view, position, latest, has_entries };
    html! { section.part aria-labelledby="values" {
        div.part-head {
            h2 id="values" { (lang.pick("すべての値", "All values")) }
            p.file-list {
                a href=(format!("/plans/{plan}/indicators/{}.csv", indicator.code)) { "CSV" }
                a href=(format!("/api/v1/plans/{plan}/indicators/{}", indicator.code)) { "JSON" }
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
        @if let Some(entry) = first.filter(|_| !has_entries) { p.quiet { (recorded(lang, entry)) } }
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

/// When and why all values were recorded.
fn recorded(lang: Lang, entry: &Entry) -> Markup {
    let day = show::day_of(entry.recorded_at, lang);
    html! {
        @if lang == Lang::Ja { "すべて" (day) "に記録（" (entry.reason) "）" }
        @else { "All recorded on " (day) " (" (show::japanese(&entry.reason, lang)) ")" }
    }
}

impl Table<'_> {
    fn draw(&self, rows: &[&RecordedReading], has_areas: bool) -> Markup {
        let lang = self.lang;
        let label = if has_areas {
            lang.pick("ほかの地域の値の表", "Table of values of other areas")
        } else {
            lang.pick("すべての値の表", "Table of all values")
        };
        let has_numbers = rows.iter().any(|row| row.reading.as_ref().is_none_or(|reading| reading.text.is_none()));
        let has_notes = rows.iter().any(|row| row.reading.as_ref().is_some_and(|reading| reading.note.is_some()));
        html! {
            div.table-region tabindex="0" role="region" aria-label=(label) {
                table.table.table-stack {
                    thead { tr {
                        th scope="col" { (lang.pick("期間", "Period")) }
                        @if has_areas { th scope="col" { (lang.pick("地域", "Area")) } }
                        th.cell-number[has_numbers] scope="col" { (lang.pick("値", "Value")) }
                        th scope="col" { (lang.pick("区分", "Status")) }
                        @if has_notes { th scope="col" { (lang.pick("備考", "Remark")) } }
                        th scope="col" { (lang.pick("出典", "Source")) }
                        @if self.has_entries { th scope="col" { (lang.pick("記録", "Recorded")) } }
                    } }
                    tbody { @for row in rows { (self.row(row, has_areas, has_notes)) } }
                }
            }
        }
    }

    fn row(&self, row: &RecordedReading, has_areas: bool, has_notes: bool) -> Markup {
        let lang = self.lang;
        let is_superseded = self.latest.get(&(row.area, row.period)).is_some_and(|latest| *latest > row.entry.number);
        let reading = row.reading.as_ref();
        html! { tr.row-superseded[is_superseded] {
            th scope="row" { (row.period.name(lang)) }
            @if has_areas { td data-label=(lang.pick("地域", "Area")) { (show::area(self.view, row.area, lang)) } }
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
                td data-label=(lang.pick("記録", "Recorded")) {
                    (show::day_of(row.entry.recorded_at, lang))
                    span.cell-note { (show::japanese(&row.entry.reason, lang)) }
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
