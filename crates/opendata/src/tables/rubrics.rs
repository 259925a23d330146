//! The code table of marks: the rubrics in use, those that ship with the program among them.

use std::io;

use rashin_model::Row;
use rashin_model::tables::RubricMark;

use super::columns::{field, layout};
use super::plan_tables::values;
use super::spec::{Parts, Sink, Spec};
use crate::data::Data;
use crate::layout::{Field, Group, Kind, Layout, Unit};
use crate::release::Figures;
use crate::value::Value;

pub(super) fn spec() -> Spec {
    Spec { layout: layout(RubricMark::TABLE, Group::Codes), parts: Parts::One, rows }
}

fn for_each_mark(data: &Data<'_>, sink: &mut dyn FnMut(&RubricMark) -> io::Result<()>) -> io::Result<()> {
    let rubrics = match data.figures {
        Figures::Kept(evaluation) => &evaluation.rubrics,
        Figures::Streamed(evaluator) | Figures::Run { evaluator, .. } => evaluator.rubrics(),
    };
    rubrics.iter().try_for_each(sink)
}

fn rows(_: &Layout, data: &Data<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    for_each_mark(data, &mut |row| sink(&values(RubricMark::TABLE, &row.write())))
}

pub(super) fn requirements() -> Spec {
    let ordinal = Unit::Is("番", "ordinal");
    let table = RubricMark::TABLE;
    let mut fields: Vec<Field> = table
        .columns
        .iter()
        .filter(|column| table.key.contains(&column.name))
        .map(|column| field(table, column))
        .collect();
    fields.push(
        Field::new(
            "position",
            "条件の番号",
            Kind::Integer,
            "条件の番号。すべての条件を満たすこと",
            "Number of the requirement; all of them must hold.",
        )
        .required()
        .unit(ordinal),
    );
    fields.push(
        Field::new("required_dimension", "前提の観点", Kind::Code, "見る観点", "Dimension that is looked at.")
            .required(),
    );
    fields.push(
        Field::new(
            "alternative",
            "選択肢の番号",
            Kind::Integer,
            "選択肢の番号。どれか1つに当たること",
            "Number of the alternative; one of them must hold.",
        )
        .required()
        .unit(ordinal),
    );
    fields.push(
        Field::new("required_mark", "前提の評価", Kind::Text, "その観点に付いている評価", "Mark that must be there.")
            .required(),
    );
    Spec {
        layout: Layout {
            name: "rubric_requirements",
            title: "評価基準の前提",
            title_en: "Requirements of rubrics",
            meaning_ja: "ほかの観点の評価から決まる評価の、前提となる評価",
            meaning: "Marks of other dimensions that must be there for a mark that follows from them.",
            group: Group::Codes,
            key: vec!["rubric", "dimension", "order", "position", "alternative"],
            fields,
        },
        parts: Parts::One,
        rows: requirement_rows,
    }
}

fn requirement_rows(_: &Layout, data: &Data<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    for_each_mark(data, &mut |row| {
        for (position, requirement) in (1..).zip(row.requires.iter()) {
            let Some((dimension, marks)) = requirement.split_once('=') else { continue };
            for (alternative, mark) in (1..).zip(marks.split('|')) {
                sink(&[
                    Value::code(row.rubric.as_str()),
                    Value::code(row.dimension.as_str()),
                    Value::count(row.order),
                    Value::Integer(position),
                    Value::code(dimension),
                    Value::Integer(alternative),
                    Value::text(mark),
                ])?;
            }
        }
        Ok(())
    })
}
