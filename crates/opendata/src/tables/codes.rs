//! The code table of closed lists: states, kinds, roles, reasons ...

use std::collections::BTreeSet;
use std::io;

use super::spec::{Parts, Sink, Spec};
use crate::code_lists::code_lists;
use crate::data::Data;
use crate::layout::{Field, Group, Kind, Layout, Unit};
use crate::value::Value;

pub(super) fn spec() -> Spec {
    let fields = vec![
        Field::new("list", "コード表", Kind::Code, "コード表の名前", "Name of the code list.").required(),
        Field::new("list_name", "コード表の名称", Kind::Text, "コード表の名称", "Japanese name of the code list.")
            .required(),
        Field::new("position", "並び順", Kind::Integer, "コード表の中での順番（1から）", "Place in the list, from 1.")
            .required()
            .unit(Unit::Is("番", "ordinal")),
        Field::new("code", "コード", Kind::Code, "セルに入るコード", "The code that stands in a cell.").required(),
        Field::new("name", "名称", Kind::Text, "コードの意味", "What it means, in Japanese.").required(),
        Field::new("name_en", "名称（英語）", Kind::Text, "コードの意味（英語）", "What it means, in English.")
            .required(),
    ];
    Spec {
        layout: Layout {
            name: "codes",
            title: "コード表",
            title_en: "Code lists",
            meaning_ja: "状態・種類・理由などのコードとその意味",
            meaning: "The codes of states, kinds and reasons, and what they mean.",
            group: Group::Codes,
            key: vec!["list", "code"],
            fields,
        },
        parts: Parts::One,
        rows,
    }
}

fn rows(_: &Layout, data: &Data<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    // Asking the code table itself which tables there are would go round in a circle.
    let used: BTreeSet<&str> = super::all_tables()
        .filter(|table| table.layout().name != "codes" && !table.layout().name.starts_with("definition"))
        .filter(|table| table.is_of(data))
        .flat_map(|table| table.layout().fields.iter().filter_map(|field| field.list))
        .collect();
    for list in code_lists().iter().filter(|list| used.contains(list.name)) {
        for (position, (code, ja, en)) in (1..).zip(&list.codes) {
            let [name, title, code, ja, en] = [list.name, list.title, code, ja, en].map(Value::text);
            sink(&[name, title, Value::Integer(position), code, ja, en])?;
        }
    }
    Ok(())
}
