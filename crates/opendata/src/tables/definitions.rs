//! The definitions of the tables and of their fields.

use std::io;

use super::spec::{Parts, Sink, Spec};
use super::{Table, all_tables};
use crate::data::Data;
use crate::layout::{Field, Group, Kind, Layout, Unit};
use crate::value::Value;

/// How the CSV files are encoded: encoding, mark of order of bytes, separator, end of line.
const ENCODING: [&str; 4] = ["UTF-8", "none (files *_bom.csv: with BOM)", "comma", "LF"];

pub(super) fn of_tables() -> Spec {
    let text = |name, title, ja, en| Field::new(name, title, Kind::Text, ja, en).required();
    let fields = vec![
        Field::new(
            "table",
            "テーブル",
            Kind::Code,
            "テーブルの物理名（ファイル名）",
            "Physical name of the table, that of its files.",
        )
        .required(),
        text("name", "名称", "テーブルの名称", "Japanese name."),
        text("name_en", "名称（英語）", "テーブルの名称（英語）", "English name."),
        text("definition", "定義", "1行が何を表すか", "What a row is, in Japanese."),
        text("definition_en", "定義（英語）", "1行が何を表すか（英語）", "What a row is, in English."),
        text("encoding", "文字コード", "CSVの文字コード", "Encoding of the CSV."),
        text("bom", "BOM", "CSVのBOMの有無", "Whether the CSV has a BOM."),
        text("separator", "区切り文字", "CSVの区切り文字", "Separator of the CSV."),
        text("line_end", "改行コード", "CSVの改行コード", "End of line of the CSV."),
        text(
            "layout_version",
            "レイアウトの版",
            "テーブルの形の版。変更はlayout_historyに記す",
            "Version of the layout; changes are in layout_history.",
        ),
    ];
    Spec {
        layout: Layout {
            name: "definition_tables",
            title: "テーブル定義",
            title_en: "Definitions of tables",
            meaning_ja: "このデータにあるテーブルの定義",
            meaning: "The tables of the data and what they hold.",
            group: Group::About,
            key: vec!["table"],
            fields,
        },
        parts: Parts::One,
        rows: table_rows,
    }
}

/// The tables of a release; asking the definitions themselves would go round in a circle, and they always have rows.
fn defined(data: &Data<'_>) -> Vec<Table> {
    let is_definition = |table: &Table| data.tables.is_none() && table.layout().name.starts_with("definition");
    all_tables().filter(|table| is_definition(table) || table.is_of(data)).collect()
}

fn table_rows(_: &Layout, data: &Data<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    let version = super::LAYOUT_VERSIONS.last().map_or("", |version| version.0);
    for table in defined(data) {
        let layout = table.layout();
        let about = [layout.name, layout.title, layout.title_en, layout.meaning_ja, layout.meaning].map(Value::text);
        let file = [ENCODING[0], ENCODING[1], ENCODING[2], ENCODING[3], version].map(Value::code);
        sink(&about.into_iter().chain(file).collect::<Vec<_>>())?;
    }
    Ok(())
}

pub(super) fn of_fields() -> Spec {
    let code = |name, title, ja, en| Field::new(name, title, Kind::Code, ja, en);
    let text = |name, title, ja, en| Field::new(name, title, Kind::Text, ja, en);
    let flag = |name, title, ja, en| Field::new(name, title, Kind::Flag, ja, en).required();
    let fields = vec![
        code("table", "テーブル", "テーブルの物理名", "Physical name of the table.")
            .required()
            .refers("definition_tables", "table"),
        Field::new("position", "並び順", Kind::Integer, "項目の順番（1から）", "Place of the field, from 1.")
            .required()
            .unit(Unit::Is("番", "ordinal")),
        code("field", "物理名", "項目の物理名（英数字）", "Physical name of the field.").required(),
        text("name", "論理名", "項目の名称", "Japanese name of the field.").required(),
        code("type", "型", "項目の型（Table Schemaの語）", "Type, in the words of a Table Schema.").required(),
        flag("required", "必須", "空欄にならないか", "Whether a cell is never blank."),
        flag("key", "キー", "行を識別する項目か", "Whether it tells rows apart."),
        text("unit", "単位", "数値の単位", "Unit of its numbers, in Japanese."),
        text("unit_en", "単位（英語）", "数値の単位（英語）", "Unit of its numbers, in English."),
        code(
            "code_list",
            "コード表",
            "値が入るコード表（codesのlist）",
            "Code list that its cells come from (list in codes).",
        ),
        code("refers_table", "参照先テーブル", "コードが指すテーブル", "Table that its codes point to."),
        code("refers_field", "参照先項目", "コードが指す項目", "Field that its codes point to."),
        text("definition", "定義", "項目の定義", "What it means, in Japanese.").required(),
        text("definition_en", "定義（英語）", "項目の定義（英語）", "What it means, in English.").required(),
    ];
    Spec {
        layout: Layout {
            name: "definition_fields",
            title: "項目定義",
            title_en: "Definitions of fields",
            meaning_ja: "各テーブルの項目の物理名・論理名・型・単位・定義",
            meaning: "The fields of every table: names, type, unit, definition.",
            group: Group::About,
            key: vec!["table", "field"],
            fields,
        },
        parts: Parts::One,
        rows: field_rows,
    }
}

fn unit(field: &Field) -> [Value<'static>; 2] {
    match field.unit {
        Unit::None => [Value::Blank, Value::Blank],
        Unit::InRow => ["同じ行のunitとscale（指標の単位と倍率）", "unit and scale of the same row"].map(Value::code),
        Unit::OfIndicator => ["indicatorsのunitとscale", "unit and scale in indicators"].map(Value::code),
        Unit::Is(ja, en) => [ja, en].map(Value::code),
    }
}

fn field_rows(_: &Layout, data: &Data<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    for table in defined(data) {
        let layout = table.layout();
        for (position, field) in (1..).zip(&layout.fields) {
            let [unit, unit_en] = unit(field);
            let (refers_table, refers_field) = field.refers.unzip();
            sink(&[
                Value::code(layout.name),
                Value::Integer(position),
                Value::code(field.name),
                Value::text(field.title),
                Value::code(field.kind.code()),
                Value::Flag(field.required),
                Value::Flag(layout.key.contains(&field.name)),
                unit,
                unit_en,
                field.list.map_or(Value::Blank, Value::code),
                refers_table.map_or(Value::Blank, Value::code),
                refers_field.map_or(Value::Blank, Value::code),
                Value::text(field.meaning_ja),
                Value::text(field.meaning),
            ])?;
        }
    }
    Ok(())
}
