//! Texts of several paragraphs, one paragraph a row.

use std::io;

use rashin_model::table::Form;
use rashin_model::tables::{Reading, Target};
use rashin_model::{Row, Table};

use super::plan_tables::for_each_row;
use super::spec::{Parts, Sink, Spec};
use crate::data::Data;
use crate::layout::{Field, Group, Kind, Layout, Unit};
use crate::value::Value;

pub(super) fn spec() -> Spec {
    let fields = vec![
        Field::new(
            "table",
            "テーブル",
            Kind::Code,
            "本文があるテーブルの物理名",
            "Physical name of the table that holds the text.",
        )
        .required(),
        Field::new(
            "key",
            "行の識別",
            Kind::Text,
            "その行を識別する項目の値を / でつないだもの",
            "The cells that tell its row apart, joined by /.",
        )
        .required(),
        Field::new("field", "項目", Kind::Code, "本文がある項目の物理名", "Physical name of the field.").required(),
        Field::new("paragraph", "段落番号", Kind::Integer, "段落の順番（1から）", "Number of the paragraph, from 1.")
            .required()
            .unit(Unit::Is("番", "ordinal")),
        Field::new("text", "本文", Kind::Text, "段落の本文", "Text of the paragraph.").required(),
    ];
    Spec {
        layout: Layout {
            name: "paragraphs",
            title: "段落",
            title_en: "Paragraphs",
            meaning_ja: "2段落以上ある本文の各段落。元のテーブルでは段落を空白1つでつないでいる",
            meaning: "Each paragraph of a text that has several; in its own table they are joined by one space.",
            group: Group::Plan,
            key: vec!["table", "key", "field", "paragraph"],
            fields,
        },
        parts: Parts::One,
        rows,
    }
}

fn rows(_: &Layout, data: &Data<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    for_each_row("", data, &mut |table, cells| paragraphs(table, cells, sink))?;
    // Values and targets may be very many: only those with such a text are looked at cell by cell.
    let has_paragraphs = |texts: [Option<&String>; 3]| texts.into_iter().flatten().any(|text| text.contains('\n'));
    for row in &data.plan.targets {
        if has_paragraphs([row.text.as_ref(), row.note.as_ref(), row.source.as_ref()]) {
            paragraphs(Target::TABLE, &row.write(), sink)?;
        }
    }
    for row in &data.plan.readings {
        if has_paragraphs([row.text.as_ref(), row.note.as_ref(), row.source.as_ref()]) {
            paragraphs(Reading::TABLE, &row.write(), sink)?;
        }
    }
    Ok(())
}

fn paragraphs(table: &Table, cells: &[String], sink: &mut Sink<'_>) -> io::Result<()> {
    for (column, cell) in table.columns.iter().zip(cells) {
        if column.form != Form::Text || !cell.trim().contains('\n') {
            continue;
        }
        let is_key = |name: &str| table.key.contains(&name);
        let key: Vec<&str> = table
            .columns
            .iter()
            .zip(cells)
            .filter(|(other, _)| is_key(other.name))
            .map(|(_, cell)| cell.as_str())
            .collect();
        let key = key.join("/");
        let lines = cell.lines().map(str::trim).filter(|line| !line.is_empty());
        for (number, line) in (1..).zip(lines) {
            let row = [table.name, &key, column.name].map(Value::code);
            let [table, key, column] = row;
            sink(&[table, key, column, Value::Integer(number), Value::text(line)])?;
        }
    }
    Ok(())
}
