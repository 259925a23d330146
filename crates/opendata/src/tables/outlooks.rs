//! Where indicators lead by the date of their targets, year by year.

use std::io;

use super::evaluation::{for_each_series, key_fields};
use super::spec::{Parts, Sink, Spec};
use crate::data::Data;
use crate::layout::{Field, Group, Kind, Layout, Unit};
use crate::value::Value;

pub(super) fn spec() -> Spec {
    let mut fields = key_fields();
    fields.truncate(2);
    let figure = |name, title, ja, en| Field::new(name, title, Kind::Figure, ja, en).required().unit(Unit::OfIndicator);
    fields.push(
        Field::new(
            "time",
            "時点",
            Kind::Figure,
            "西暦年で表した時点（2027年3月末は2027.25）",
            "Time in years; the end of March 2027 is 2027.25.",
        )
        .required()
        .unit(Unit::Is("西暦年", "Gregorian year")),
    );
    fields.push(figure("mean", "中央", "見通しの中央", "The middle of the outlook."));
    fields.push(figure(
        "low50",
        "50%範囲の下端",
        "半数の場合が入る範囲の下端",
        "Lower end of the band that holds half of the cases.",
    ));
    fields.push(figure(
        "high50",
        "50%範囲の上端",
        "半数の場合が入る範囲の上端",
        "Upper end of the band that holds half of the cases.",
    ));
    fields.push(figure(
        "low80",
        "80%範囲の下端",
        "5回に4回の場合が入る範囲の下端",
        "Lower end of the band that holds four of five cases.",
    ));
    fields.push(figure(
        "high80",
        "80%範囲の上端",
        "5回に4回の場合が入る範囲の上端",
        "Upper end of the band that holds four of five cases.",
    ));
    Spec {
        layout: Layout {
            name: "outlooks",
            title: "見通し",
            title_en: "Outlooks",
            meaning_ja: "目標の時期までの見通し。計算による推定で、実績ではない",
            meaning: "Where an indicator leads by the date of its target: an estimate, not a value.",
            group: Group::Evaluation,
            key: vec!["indicator", "area", "time"],
            fields,
        },
        parts: Parts::Series,
        rows,
    }
}

fn rows(_: &Layout, data: &Data<'_>, part: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    for_each_series(data, part, &mut |series| {
        let code = data.plan.indicators[series.indicator].code.as_str();
        for outlook in series.assessments.iter().filter_map(|one| one.outlook.as_ref().ok()) {
            for point in &outlook.points {
                let (half, wide) = (point.half, point.four_fifths);
                let [time, mean, low50, high50, low80, high80] =
                    [point.time, point.mean, half.low, half.high, wide.low, wide.high].map(Value::Figure);
                sink(&[Value::code(code), series.area.into(), time, mean, low50, high50, low80, high80])?;
            }
        }
        Ok(())
    })
}
