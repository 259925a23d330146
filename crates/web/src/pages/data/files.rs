//! Files of a publication as links in tables.

use std::collections::BTreeMap;

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_opendata::{DataFile, Format, Group, Table};

use crate::link::{self, Place};
use crate::show;

/// Files with where they are and how large they are.
pub struct Files<'a> {
    /// Where the pages of the plan are.
    pub place: &'a Place,
    /// The files, all of one publication.
    pub all: &'a [DataFile],
    /// Sizes by name, where known.
    pub sizes: &'a BTreeMap<String, u64>,
}

impl Files<'_> {
    /// The files that hold or describe the whole.
    pub fn of_all(&self, lang: Lang) -> Markup {
        let whole = self.all.iter().filter(|file| file.table.is_none());
        html! {
            div.table-region role="region" tabindex="0" aria-label=(lang.pick("まとめたファイルの表", "Files of the whole")) {
                table.table.table-stack {
                    caption { (lang.pick("すべてのテーブルをまとめたファイルと、その説明", "Files that hold or describe every table")) }
                    thead { tr {
                        th scope="col" { (lang.pick("ファイル", "File")) }
                        th scope="col" { (lang.pick("内容", "Content")) }
                        th.cell-number scope="col" { (lang.pick("大きさ", "Size")) }
                    } }
                    tbody { @for file in whole { tr {
                        th scope="row" { a href=(link::data_file(self.place, &file.name)) { (file.format.label(lang)) } }
                        td { (file.format.about(lang)) }
                        td.cell-number data-label=(lang.pick("大きさ", "Size")) { (self.size_cell(file, lang)) }
                    } } }
                }
            }
        }
    }

    fn size_cell(&self, file: &DataFile, lang: Lang) -> Markup {
        let size = self.sizes.get(&file.name).copied().map(size_text);
        html! {
            @if let Some(size) = size { (size) } @else { span.quiet { (lang.pick("小さなファイル", "small")) } }
        }
    }

    /// The tables of a group, each in every format; nothing for a group without tables.
    pub fn of_group(&self, lang: Lang, group: Group) -> Markup {
        let mut tables: Vec<Table> = Vec::new();
        for table in self.all.iter().filter_map(|file| file.table) {
            if table.layout().group == group && !tables.iter().any(|known| known.layout().name == table.layout().name) {
                tables.push(table);
            }
        }
        html! { @if !tables.is_empty() {
            section.part-within aria-labelledby=(id(group)) {
                h3 id=(id(group)) { (group.label(lang)) }
                div.table-region role="region" tabindex="0" aria-label=(group_tables(group, lang)) {
                    table.table.table-stack.table-files {
                        caption.visually-hidden { (group.label(lang)) }
                        thead { tr {
                            th scope="col" { (lang.pick("テーブル", "Table")) }
                            th scope="col" { (lang.pick("内容", "Content")) }
                            th scope="col" { (lang.pick("ダウンロード", "Download")) }
                        } }
                        tbody { @for table in &tables { (self.row(lang, *table)) } }
                    }
                }
            }
        } }
    }

    fn row(&self, lang: Lang, table: Table) -> Markup {
        let layout = table.layout();
        let name = lang.pick(layout.title, layout.title_en);
        let files = self.all.iter().filter(|file| file.table.is_some_and(|of| of.layout().name == layout.name));
        html! { tr {
            th scope="row" { (name) br; code.quiet { (layout.name) } }
            td { (show::mixed(lang.pick(layout.meaning_ja, layout.meaning), lang)) }
            td { ul.download-list { @for file in files {
                li {
                    a href=(link::data_file(self.place, &file.name)) {
                        (short(file.format, lang)) span.visually-hidden { (lang.pick("：", ": ")) (name) }
                    }
                    @if let Some(size) = self.sizes.get(&file.name) { " " span.quiet.num { (size_text(*size)) } }
                }
            } } }
        } }
    }
}

/// What a region of tables is called.
fn group_tables(group: Group, lang: Lang) -> String {
    let name = group.label(lang);
    match lang {
        Lang::Ja => format!("{name}の表"),
        Lang::En => format!("Tables: {name}"),
    }
}

fn id(group: Group) -> &'static str {
    match group {
        Group::Values => "values",
        Group::Evaluation => "evaluation",
        Group::Plan => "content",
        Group::Life => "life",
        Group::Codes => "codes",
        Group::About => "definitions",
    }
}

/// The format in a word.
fn short(format: Format, lang: Lang) -> &'static str {
    match format {
        Format::CsvBom => lang.pick("CSV（BOM付き）", "CSV with BOM"),
        Format::Csv => "CSV",
        Format::Json => "JSON",
        Format::Parquet => "Parquet",
        other => other.label(lang),
    }
}

/// A size for people: `640 B`, `12 KB`, `3.4 MB`.
fn size_text(bytes: u64) -> String {
    const KILO: u64 = 1000;
    match bytes {
        0..KILO => format!("{bytes} B"),
        KILO..1_000_000 => format!("{} KB", (bytes + KILO / 2) / KILO),
        _ => {
            let tenths = (bytes + 50_000) / 100_000;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::size_text;

    #[test]
    fn sizes_are_short_and_rounded() {
        let cases = [
            (0, "0 B"),
            (999, "999 B"),
            (1000, "1 KB"),
            (1499, "1 KB"),
            (1500, "2 KB"),
            (3_449_999, "3.4 MB"),
            (3_450_000, "3.5 MB"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(size_text(bytes), expected);
        }
    }
}
