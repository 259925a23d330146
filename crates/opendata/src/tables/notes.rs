//! Remarks beside figures, one a row.

use std::io;

use super::evaluation::{for_each_series, key_cells, key_fields};
use super::spec::{Parts, Sink, Spec};
use crate::data::Data;
use crate::layout::{Field, Group, Kind, Layout};
use crate::value::Value;

pub(super) fn spec() -> Spec {
    let mut fields = key_fields();
    fields.push(
        Field::new("note", "注記", Kind::Code, "評価に付く注記", "Remark beside the evaluation.")
            .required()
            .list("note"),
    );
    Spec {
        layout: Layout {
            name: "evaluation_notes",
            title: "評価の注記",
            title_en: "Notes on the evaluation",
            meaning_ja: "評価の計算に付く注記。1行に1つ",
            meaning: "Remarks on what was assumed in an evaluation, one a row.",
            group: Group::Evaluation,
            key: vec!["indicator", "area", "period", "note"],
            fields,
        },
        parts: Parts::Series,
        rows,
    }
}

fn rows(_: &Layout, data: &Data<'_>, part: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    for_each_series(data, part, &mut |series| {
        for one in &series.assessments {
            for note in &one.notes {
                let [indicator, area, period] = key_cells(data, series, one);
                sink(&[indicator, area, period, Value::code(note.code())])?;
            }
        }
        Ok(())
    })
}
