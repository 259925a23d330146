//! Composite indices (target = 100): year by year, and member by member.

use std::io;

use rashin_model::Period;

use super::evaluation::{figure, reason, reason_code};
use super::spec::{Parts, Sink, Spec};
use crate::data::Data;
use crate::layout::{FRACTION, Field, Group, Kind, Layout, Unit};
use crate::value::Value;

const POINTS: Unit = Unit::Is("指数（目標が100）", "index (target = 100)");

fn composite() -> Field {
    Field::new("composite", "合成指数", Kind::Code, "合成指数のコード", "Code of the composite indicator.")
        .required()
        .refers("indicators", "code")
}

fn period() -> Field {
    Field::new("period", "期間", Kind::Period, "年度", "The fiscal year.").required().refers("periods", "code")
}

pub(super) fn of_years() -> Spec {
    let fields = vec![
        composite(),
        period(),
        Field::new("index", "指数", Kind::Figure, "目標を100とする指数", "The index; the target is 100.").unit(POINTS),
        reason("reason"),
        Field::new(
            "coverage",
            "網羅率",
            Kind::Figure,
            "値のある構成指標の重みの割合",
            "Share of the weight that has a value.",
        )
        .unit(FRACTION),
        Field::new(
            "counted",
            "算入した指標数",
            Kind::Integer,
            "目標と値がある構成指標の数",
            "Members with a target and a value.",
        )
        .required()
        .unit(Unit::Is("指標", "indicators")),
    ];
    Spec {
        layout: Layout {
            name: "indices",
            title: "合成指数の値",
            title_en: "Composite indices",
            meaning_ja: "年度ごとの合成指数（目標を100とする）",
            meaning: "Composite indices by fiscal year; the target is 100.",
            group: Group::Evaluation,
            key: vec!["composite", "period"],
            fields,
        },
        parts: Parts::One,
        rows: year_rows,
    }
}

fn year_rows(_: &Layout, data: &Data<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    for index in data.figures.indices().iter() {
        let code = data.plan.indicators[index.indicator].code.as_str();
        for point in &index.points {
            let [value, reason] = figure(point.composite.index);
            sink(&[
                Value::code(code),
                Period::FiscalYear(point.fiscal_year).into(),
                value,
                reason,
                point.composite.coverage.ok().into(),
                Value::count(point.composite.counted),
            ])?;
        }
    }
    Ok(())
}

pub(super) fn of_members() -> Spec {
    let fields = vec![
        composite(),
        period(),
        Field::new("indicator", "指標", Kind::Code, "構成指標のコード", "Code of the member.")
            .required()
            .refers("indicators", "code"),
        Field::new(
            "raw",
            "個別指数（加工前）",
            Kind::Figure,
            "0-100に収める前の個別指数",
            "The sub-index before clipping.",
        )
        .unit(POINTS),
        Field::new("used", "個別指数", Kind::Figure, "平均に使った個別指数", "The sub-index as it enters the mean.")
            .unit(POINTS),
        Field::new("share", "構成比", Kind::Figure, "指数に占める重みの割合", "Its share of the index.").unit(FRACTION),
        Field::new("contribution", "寄与", Kind::Figure, "指数への寄与", "The points it contributes.").unit(POINTS),
        reason("reason"),
    ];
    Spec {
        layout: Layout {
            name: "index_members",
            title: "合成指数の内訳",
            title_en: "Members of composite indices",
            meaning_ja: "年度ごとの、構成指標から指数への寄与",
            meaning: "What each member contributes to a composite index, by fiscal year.",
            group: Group::Evaluation,
            key: vec!["composite", "period", "indicator"],
            fields,
        },
        parts: Parts::One,
        rows: member_rows,
    }
}

fn member_rows(_: &Layout, data: &Data<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    for index in data.figures.indices().iter() {
        let code = |position: usize| Value::code(data.plan.indicators[position].code.as_str());
        for point in &index.points {
            for (&member, part) in index.members.iter().zip(&point.composite.parts) {
                sink(&[
                    code(index.indicator),
                    Period::FiscalYear(point.fiscal_year).into(),
                    code(member),
                    part.raw.ok().into(),
                    part.used.ok().into(),
                    part.share.ok().into(),
                    part.contribution.ok().into(),
                    reason_code(part.used.err()),
                ])?;
            }
        }
    }
    Ok(())
}
