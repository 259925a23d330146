//! The code table of periods: every period that the release names, with its days and its names.

use std::collections::BTreeSet;
use std::io;

use rashin_model::table::Form;
use rashin_model::tables::IndicatorKind;
use rashin_model::{Lang, Period};

use super::plan_tables::{for_each_row, value};
use super::spec::{Parts, Sink, Spec};
use crate::code_lists::PERIOD_KINDS;
use crate::data::Data;
use crate::layout::{Field, Group, Kind, Layout, Unit};
use crate::value::Value;

pub(super) fn spec() -> Spec {
    let fields = vec![
        Field::new(
            "code",
            "コード",
            Kind::Period,
            "期間のコード。FYは4月から始まる年度（西暦）",
            "Code of the period; FY is a fiscal year that begins in April of that year.",
        )
        .required(),
        Field::new("kind", "種類", Kind::Code, "期間の種類", "Kind of period.").required().list("period_kind"),
        Field::new("name", "名称", Kind::Text, "元号と西暦による名称", "Name with era and Gregorian year.").required(),
        Field::new("name_en", "名称（英語）", Kind::Text, "英語の名称", "English name.").required(),
        Field::new("start", "開始日", Kind::Date, "期間の最初の日", "First day.").required(),
        Field::new("end", "終了日", Kind::Date, "期間の最後の日", "Last day.").required(),
        Field::new("fiscal_year", "年度", Kind::Integer, "期間が終わる年度（西暦）", "Fiscal year in which it ends.")
            .required()
            .unit(Unit::Is("西暦年度", "fiscal year")),
    ];
    Spec {
        layout: Layout {
            name: "periods",
            title: "期間",
            title_en: "Periods",
            meaning_ja: "データに出てくる期間のコードと、その名称・開始日・終了日",
            meaning: "A period that the data name, with its names and days.",
            group: Group::Codes,
            key: vec!["code"],
            fields,
        },
        parts: Parts::One,
        rows,
    }
}

fn kind(period: Period) -> &'static str {
    PERIOD_KINDS[match period {
        Period::FiscalYear(_) => 0,
        Period::Half(..) => 1,
        Period::Quarter(..) => 2,
        Period::Month(..) => 3,
        Period::Date(_) => 4,
        Period::CalendarYear(_) => 5,
    }]
    .0
}

/// Every period that a release names.
pub(crate) fn periods_of(data: &Data<'_>) -> BTreeSet<Period> {
    let plan = data.plan;
    let mut found = BTreeSet::new();
    found.extend(plan.readings.iter().map(|row| row.period));
    found.extend(plan.targets.iter().map(|row| row.period));
    for indicator in &plan.indicators {
        found.extend(indicator.breaks.iter().copied());
        // A cumulative figure without a baseline starts from nothing on the day before.
        let start = indicator.cumulative_from.filter(|_| indicator.kind == IndicatorKind::Cumulative);
        found.extend(start.and_then(|from| from.start().yesterday().ok()).map(Period::Date));
    }
    let indices = data.figures.indices();
    let years = indices.iter().flat_map(|index| &index.points);
    found.extend(years.map(|point| Period::FiscalYear(point.fiscal_year)));
    let _ = for_each_row("", data, &mut |table, cells| {
        for (column, cell) in table.columns.iter().zip(cells) {
            if column.form == Form::Period
                && let Value::Period(period) = value(Form::Period, cell)
            {
                found.insert(period);
            }
        }
        Ok(())
    });
    found
}

fn rows(_: &Layout, data: &Data<'_>, _: usize, sink: &mut Sink<'_>) -> io::Result<()> {
    for period in periods_of(data) {
        let (name, name_en) = (period.name(Lang::Ja), period.name(Lang::En));
        sink(&[
            period.into(),
            Value::code(kind(period)),
            Value::text(&name),
            Value::text(&name_en),
            period.start().into(),
            period.end().into(),
            i64::from(period.fiscal_year()).into(),
        ])?;
    }
    Ok(())
}
