//! What differs between two states of a plan, in words that readers know: names instead of codes, old
//! and new beside each other.

use std::collections::BTreeMap;

use jiff::civil::Date;
use maud::{Markup, html};
use rashin_model::difference::{CellChange, Change, Difference};
use rashin_model::staged::table_named;
use rashin_model::table::{Column, Form, Table};
use rashin_model::{AreaCode, Cell, Lang, Period, Plan};

use crate::show;

/// The most rows of one table that are listed.
const MOST_LISTED: usize = 200;

/// Columns that say nothing to readers of differences.
const LEFT_OUT: [&str; 2] = ["order", "source"];

/// The name of a table.
pub fn table_name(table: &Table, lang: Lang) -> String {
    lang.pick(table.heading, table.name).replace('_', " ")
}

/// The name of a column.
pub fn column_name(column: &Column, lang: Lang) -> String {
    lang.pick(column.heading, column.name).replace('_', " ")
}

/// How many rows of which table differ: 実績値 12件、意見 3件.
pub fn counts(lang: Lang, differences: &[Difference]) -> String {
    let of_tables = differences.chunk_by(|a, b| a.table == b.table).filter_map(|of_table| {
        let name = table_name(table_named(of_table[0].table)?, lang);
        Some(format!("{name} {}", show::count(of_table.len(), lang)))
    });
    of_tables.collect::<Vec<_>>().join(lang.pick("、", ", "))
}

/// The differences, table by table, under headings of the third level.
pub fn differences(lang: Lang, before: &Plan, after: &Plan, differences: &[Difference]) -> Markup {
    let names = Names::of(before, after, lang);
    let (old, new) = (rows(before), rows(after));
    html! { @for of_table in differences.chunk_by(|a, b| a.table == b.table) {
        @if let Some(table) = table_named(of_table[0].table) {
            @let name = table_name(table, lang);
            div.difference-table {
                h3 { (name) " " span.quiet { (show::count(of_table.len(), lang)) } }
                div.table-region tabindex="0" role="region" aria-label=(lang.pick("違いの表", "Table of differences").to_owned() + " " + &name) {
                    table.table.table-stack {
                        thead { tr {
                            th scope="col" { (lang.pick("対象", "What")) }
                            th scope="col" { (lang.pick("違い", "Change")) }
                            th scope="col" { (lang.pick("内容", "Content")) }
                        } }
                        tbody { @for one in of_table.iter().take(MOST_LISTED) { tr {
                            th scope="row" { (names.key(table, &one.key)) }
                            td data-label=(lang.pick("違い", "Change")) { (kind(lang, &one.change)) }
                            td data-label=(lang.pick("内容", "Content")) {
                                @match &one.change {
                                    Change::Added => (names.row(table, new.get(&(table.name, one.key.clone())))),
                                    Change::Removed => (names.row(table, old.get(&(table.name, one.key.clone())))),
                                    Change::Changed(cells) => (names.changed(table, cells)),
                                    Change::Moved => span.quiet { (lang.pick("並び順だけが変わります", "only the order differs")) }
                                }
                            }
                        } } }
                    }
                }
                @if of_table.len() > MOST_LISTED {
                    p.quiet {
                        @if lang == Lang::Ja { "ほか " (of_table.len() - MOST_LISTED) "件" }
                        @else { (of_table.len() - MOST_LISTED) " more" }
                    }
                }
            }
        }
    } }
}

/// What happened to a row, as a mark.
pub fn kind(lang: Lang, change: &Change) -> Markup {
    let (state, word) = match change {
        Change::Added => ("added", lang.pick("追加", "new")),
        Change::Removed => ("removed", lang.pick("削除", "gone")),
        Change::Changed(_) => ("changed", lang.pick("変更", "changed")),
        Change::Moved => ("changed", lang.pick("並び替え", "moved")),
    };
    show::quiet_mark(state, word)
}

/// Written rows by table and key.
pub type Rows = BTreeMap<(&'static str, Vec<String>), Vec<String>>;

/// The written rows of a plan, by table and key.
pub fn rows(plan: &Plan) -> Rows {
    let mut found = BTreeMap::new();
    for (table, rows) in plan.written() {
        let places: Vec<usize> = table.key.iter().filter_map(|name| table.position(name)).collect();
        for row in rows {
            found.insert((table.name, places.iter().map(|place| row[*place].clone()).collect()), row);
        }
    }
    found
}

/// What codes are called, and how cells are shown.
pub struct Names<'a> {
    lang: Lang,
    areas: &'a Plan,
    titles: BTreeMap<&'a str, (&'a str, Lang)>,
    /// Rubrics by code.
    rubrics: BTreeMap<&'a str, (&'a str, Lang)>,
    /// Dimensions of rubrics by code.
    dimensions: BTreeMap<&'a str, (&'a str, Lang)>,
}

impl<'a> Names<'a> {
    /// The names of two states of a plan; those of the later one count.
    pub fn of(before: &'a Plan, after: &'a Plan, lang: Lang) -> Self {
        let mut titles = BTreeMap::new();
        for plan in [before, after] {
            let mut add = |code: &'a str, ja: &'a str, en: Option<&'a str>| {
                titles.insert(code, rashin_model::plan::titled(ja, en, lang));
            };
            plan.nodes.iter().for_each(|row| add(row.code.as_str(), &row.title, row.title_en.as_deref()));
            plan.indicators.iter().for_each(|row| add(row.code.as_str(), &row.name, row.name_en.as_deref()));
            plan.reviews.iter().for_each(|row| add(row.code.as_str(), &row.name, row.name_en.as_deref()));
            plan.bodies.iter().for_each(|row| add(row.code.as_str(), &row.name, row.name_en.as_deref()));
            plan.meetings.iter().for_each(|row| add(row.code.as_str(), &row.title, row.title_en.as_deref()));
            plan.cooperation.iter().for_each(|row| add(row.code.as_str(), &row.title, row.title_en.as_deref()));
        }
        let (mut rubrics, mut dimensions) = (BTreeMap::new(), BTreeMap::new());
        for row in rashin_shipped::rubrics().iter().chain(&after.rubrics) {
            let in_language = rashin_model::plan::titled;
            rubrics.insert(row.rubric.as_str(), in_language(&row.rubric_name, row.rubric_name_en.as_deref(), lang));
            let name = in_language(&row.dimension_name, row.dimension_name_en.as_deref(), lang);
            dimensions.insert(row.dimension.as_str(), name);
        }
        Self { lang, areas: after, titles, rubrics, dimensions }
    }

    /// The name of an element, or its code.
    pub fn code(&self, code: &str) -> Markup {
        self.titles.get(code).map_or_else(|| html! { code { (code) } }, |title| show::titled(*title, self.lang))
    }

    /// The name of an area.
    pub fn area(&self, code: AreaCode) -> Markup {
        let (name, own) = rashin_service::area_name(self.areas, code, self.lang);
        show::titled((&name, own), self.lang)
    }

    /// The key of a row; codes that were made for it alone are left out where other words follow.
    pub fn key(&self, table: &Table, key: &[String]) -> Markup {
        let parts: Vec<Markup> = table
            .key
            .iter()
            .zip(key)
            .filter(|(_, cell)| !cell.is_empty())
            .filter_map(|(name, cell)| Some(self.cell(&table.columns[table.position(name)?], cell)))
            .collect();
        html! {
            @if parts.is_empty() { (self.lang.pick("計画の基本情報", "properties of the plan")) }
            @for (place, part) in parts.iter().enumerate() { @if place > 0 { " / " } (part) }
        }
    }

    /// What a row says, column by column.
    pub fn row(&self, table: &Table, row: Option<&Vec<String>>) -> Markup {
        let filled = row.into_iter().flat_map(|row| table.columns.iter().zip(row)).filter(|(column, cell)| {
            !cell.is_empty() && !table.key.contains(&column.name) && !LEFT_OUT.contains(&column.name)
        });
        html! { dl.cell-list { @for (column, cell) in filled { div {
            dt { (show::mixed(&column_name(column, self.lang), self.lang)) }
            dd { (self.cell(column, cell)) }
        } } } }
    }

    /// The same for cells by column.
    pub fn cells(&self, table: &Table, cells: &BTreeMap<String, String>) -> Markup {
        let written: Vec<String> =
            table.columns.iter().map(|column| cells.get(column.name).cloned().unwrap_or_default()).collect();
        self.row(table, Some(&written))
    }

    /// What changed in a row: old and new.
    fn changed(&self, table: &Table, cells: &[CellChange]) -> Markup {
        let lang = self.lang;
        html! { dl.cell-list { @for change in cells {
            @if let Some(column) = table.columns.iter().find(|column| column.name == change.column) { div {
                dt { (show::mixed(&column_name(column, lang), lang)) }
                dd { (self.old_and_new(column, &change.before, &change.after)) }
            } }
        } } }
    }

    /// A cell before and after.
    pub fn old_and_new(&self, column: &Column, before: &str, after: &str) -> Markup {
        let lang = self.lang;
        let side = |cell: &str| {
            if cell.is_empty() {
                html! { span.quiet { (lang.pick("（空欄）", "(blank)")) } }
            } else {
                self.cell(column, cell)
            }
        };
        html! {
            del { span.visually-hidden { (lang.pick("前: ", "before: ")) } (side(before)) }
            span.old-to-new aria-hidden="true" { " → " }
            ins { span.visually-hidden { (lang.pick("後: ", "after: ")) } (side(after)) }
        }
    }

    /// One cell as readers write it.
    pub fn cell(&self, column: &Column, cell: &str) -> Markup {
        let lang = self.lang;
        let text = |text: &str| show::mixed(text, lang);
        let known = match column.name {
            "rubric" => self.rubrics.get(cell),
            "dimension" => self.dimensions.get(cell),
            _ => None,
        };
        if let Some(name) = known {
            return show::titled(*name, lang);
        }
        if column.name == "rubrics" {
            let names = cell.split(';').map(|code| self.rubrics.get(code).map_or(code, |(name, _)| *name));
            return text(&names.collect::<Vec<_>>().join(lang.pick("、", ", ")));
        }
        match column.form {
            Form::Code => self.code(cell),
            Form::Period => Period::read(cell).map_or_else(|_| text(cell), |period| html! { (period.name(lang)) }),
            Form::Area => AreaCode::read(cell).map_or_else(|_| text(cell), |area| self.area(area)),
            Form::Date => cell.parse::<Date>().map_or_else(|_| text(cell), |day| html! { (show::day(day, lang)) }),
            Form::YesNo => html! { (lang.pick("はい", "yes")) },
            Form::Word(codes, labels) => {
                let place = codes.iter().position(|code| *code == cell);
                match (lang, place.and_then(|place| labels.get(place))) {
                    (Lang::Ja, Some(label)) => html! { (label) },
                    _ => text(&cell.replace('_', " ")),
                }
            }
            Form::Integer | Form::Number => html! { span.num { (cell) } },
            Form::Text | Form::Time | Form::List => text(cell),
        }
    }
}
