//! The history of the data: every publication, and every change of the layout.

use std::io;

use super::spec::{Parts, Sink, Spec};
use crate::data::Data;
use crate::layout::{Field, Group, Kind, Layout, Unit};
use crate::release::Release;
use crate::value::Value;

/// Every version of the layout: version, day, what changed in Japanese and in English. A changed layout
/// is a new row here.
pub(crate) const LAYOUT_VERSIONS: [(&str, jiff::civil::Date, &str, &str); 1] =
    [("1", jiff::civil::date(2026, 11, 23), "最初の版", "First version.")];

pub(super) fn spec() -> Spec {
    let fields = vec![
        Field::new("release", "号", Kind::Integer, "公表版の番号", "Number of the publication.")
            .required()
            .unit(Unit::Is("号", "ordinal")),
        Field::new("name", "名称", Kind::Text, "公表版の名称", "Name of the publication.").required(),
        Field::new("name_en", "名称（英語）", Kind::Text, "公表版の名称（英語）", "Its name in English."),
        Field::new("published_on", "公表日", Kind::Date, "公表した日（日本時間）", "Day of the publication, in Japan.")
            .required(),
        Field::new("as_of", "基準日", Kind::Date, "評価の基準日", "Day as of which figures are evaluated.").required(),
        Field::new("revision", "計画の版", Kind::Integer, "計画の版の番号", "Revision of the plan.")
            .required()
            .unit(Unit::Is("版", "ordinal")),
        Field::new("sha256", "ハッシュ", Kind::Code, "公表した内容のSHA-256", "SHA-256 over the published content.")
            .required(),
        Field::new("note", "注記", Kind::Text, "公表版の注記", "Remark on the publication."),
    ];
    Spec {
        layout: Layout {
            name: "history",
            title: "更新履歴",
            title_en: "Update history",
            meaning_ja: "この計画のこれまでの公表版",
            meaning: "Every publication of the plan up to this one.",
            group: Group::About,
            key: vec!["release"],
            fields,
        },
        parts: Parts::One,
        rows,
    }
}

fn rows(_: &Layout, data: &Data<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    for snapshot in data.history {
        sink(&[
            Value::count(snapshot.number),
            Value::text(&snapshot.name),
            snapshot.name_en.as_deref().map_or(Value::Blank, Value::text),
            Release::day(snapshot).into(),
            snapshot.as_of.into(),
            Value::count(snapshot.revision),
            Value::code(&snapshot.sha256),
            snapshot.note.as_deref().map_or(Value::Blank, Value::text),
        ])?;
    }
    Ok(())
}

pub(super) fn of_layout() -> Spec {
    let fields = vec![
        Field::new("version", "版", Kind::Code, "レイアウトの版", "Version of the layout.").required(),
        Field::new("changed_on", "変更日", Kind::Date, "変更した日", "Day of the change.").required(),
        Field::new("change", "変更内容", Kind::Text, "変更の内容", "What changed, in Japanese.").required(),
        Field::new("change_en", "変更内容（英語）", Kind::Text, "変更の内容（英語）", "What changed, in English.")
            .required(),
    ];
    Spec {
        layout: Layout {
            name: "layout_history",
            title: "レイアウトの変更履歴",
            title_en: "History of the layout",
            meaning_ja: "テーブルの形の変更。公表版が変わっても、ここに記した変更のほかは形が変わらない",
            meaning: "Every change of the layout; it does not change otherwise from publication to publication.",
            group: Group::About,
            key: vec!["version"],
            fields,
        },
        parts: Parts::One,
        rows: layout_rows,
    }
}

fn layout_rows(_: &Layout, _: &Data<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    for (version, day, ja, en) in LAYOUT_VERSIONS {
        sink(&[Value::code(version), day.into(), Value::code(ja), Value::code(en)])?;
    }
    Ok(())
}
