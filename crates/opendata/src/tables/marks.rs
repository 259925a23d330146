//! Marks that follow from figures, and those of elements that follow from marks given to them.

use std::io;

use rashin_eval::plan::ComputedMark;

use super::evaluation::{for_each_series, key_cells, key_fields, reason_code};
use super::spec::{Parts, Sink, Spec};
use crate::data::Data;
use crate::layout::{Field, Group, Kind, Layout};
use crate::value::Value;

fn mark_fields() -> Vec<Field> {
    vec![
        Field::new("rubric", "評価基準", Kind::Code, "評価基準のコード", "Code of the rubric.").required(),
        Field::new("dimension", "観点", Kind::Code, "評価基準の観点のコード", "Code of the dimension.").required(),
        Field::new(
            "mark",
            "評価",
            Kind::Text,
            "付いた評価。付かないときは空欄",
            "The mark; blank where there is none.",
        ),
        Field::new(
            "reason",
            "欠測理由",
            Kind::Code,
            "評価が付かない、または測定できない理由",
            "Why there is no mark, or nothing was measured.",
        )
        .list("reason"),
    ]
}

/// The marks of a dimension; machine tables hold no characters that depend on a machine.
fn mark_cells(mark: &ComputedMark) -> [Value<'_>; 4] {
    let given = mark.mark.as_ref();
    [
        Value::code(mark.rubric.as_str()),
        Value::code(mark.dimension.as_str()),
        given.map_or(Value::Blank, |given| Value::text(given.mark())),
        reason_code(given.err().copied().or(mark.unmeasured)),
    ]
}

pub(super) fn of_indicators() -> Spec {
    let mut fields = key_fields();
    fields.extend(mark_fields());
    Spec {
        layout: Layout {
            name: "evaluation_marks",
            title: "評価区分",
            title_en: "Marks of indicators",
            meaning_ja: "数値から評価基準に従って付く評価",
            meaning: "Marks that follow from the figures by the rules of a rubric.",
            group: Group::Evaluation,
            key: vec!["indicator", "area", "period", "rubric", "dimension"],
            fields,
        },
        parts: Parts::Series,
        rows: indicator_rows,
    }
}

fn indicator_rows(_: &Layout, data: &Data<'_>, part: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    for_each_series(data, part, &mut |series| {
        for one in &series.assessments {
            for mark in &one.marks {
                let [indicator, area, period] = key_cells(data, series, one);
                let [rubric, dimension, mark, reason] = mark_cells(mark);
                sink(&[indicator, area, period, rubric, dimension, mark, reason])?;
            }
        }
        Ok(())
    })
}

pub(super) fn of_nodes() -> Spec {
    let mut fields = vec![
        Field::new("node", "項目", Kind::Code, "項目のコード", "Code of the element.")
            .required()
            .refers("nodes", "code"),
        Field::new("review", "点検・評価", Kind::Code, "点検・評価のコード", "Code of the review.")
            .required()
            .refers("reviews", "code"),
        Field::new("by", "もとの評価者", Kind::Code, "もとになる評価を付けた者", "Whose marks it follows from.")
            .required()
            .list("graded_by"),
    ];
    fields.extend(mark_fields());
    Spec {
        layout: Layout {
            name: "node_marks",
            title: "項目の総合評価",
            title_en: "Marks of elements",
            meaning_ja: "ほかの観点の評価から決まる項目の評価",
            meaning: "Marks of elements that follow from marks given to them in other dimensions.",
            group: Group::Evaluation,
            key: vec!["node", "review", "by", "rubric", "dimension"],
            fields,
        },
        parts: Parts::One,
        rows: node_rows,
    }
}

fn node_rows(_: &Layout, data: &Data<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    data.figures.node_marks().iter().try_for_each(|node| {
        let [rubric, dimension, mark, reason] = mark_cells(&node.mark);
        let [element, review, by] = [node.node.as_str(), node.review.as_str(), node.from.code()].map(Value::code);
        sink(&[element, review, by, rubric, dimension, mark, reason])
    })
}
