//! Machine tables of composite indices.

use rashin_eval::Figure;
use rashin_eval::plan::Index;
use rashin_model::{Decimal, Period};
use rashin_service::AssessedPlan;

use crate::machine::{Machine, Value};

/// The indices by fiscal year, a row each; one without a year for an index without values.
pub fn indices(assessed: &AssessedPlan, all: &[(usize, &Index)]) -> Machine {
    let count = |number: usize| Value::count(Decimal::from(number));
    let reason = |figure: Figure| figure.err().map_or(Value::Blank, |reason| Value::text(reason.code()));
    let rows = all.iter().flat_map(|&(position, index)| {
        let known = index.points.iter().map(|point| (Some(point.fiscal_year), &point.composite));
        // Without a year the index is that of the start, and no value of the plan's course.
        let none = index.points.is_empty().then_some((None, &index.start));
        known.chain(none).map(move |(year, composite)| {
            let value = if year.is_some() { composite.index } else { index.value() };
            vec![
                Value::text(assessed.indicator(position).code.as_str()),
                Value::text(&assessed.indicator(position).name),
                year.map_or(Value::Blank, |year| Value::text(Period::FiscalYear(year).code())),
                Value::figure(value),
                reason(value),
                Value::figure(index.start.index),
                Value::count(Decimal::ONE_HUNDRED),
                count(composite.members),
                if year.is_some() { count(composite.counted) } else { Value::Blank },
                if year.is_some() { Value::figure(composite.coverage) } else { Value::Blank },
                if year.is_some() { Value::figure(composite.equal_weights) } else { Value::Blank },
                if year.is_some() { Value::figure(composite.geometric) } else { Value::Blank },
            ]
        })
    });
    Machine {
        name: "indices",
        columns: &[
            "index",
            "name",
            "period",
            "value",
            "reason",
            "start_value",
            "target_value",
            "members",
            "counted",
            "coverage",
            "equal_weights",
            "geometric_mean",
        ],
        rows: rows.collect(),
    }
}

/// The members of the indices as they stand for now, a row each.
pub fn parts(assessed: &AssessedPlan, all: &[(usize, &Index)]) -> Machine {
    let rows = all.iter().flat_map(|&(position, index)| {
        let code = &assessed.indicator(position).code;
        let latest = index.latest();
        let year = latest.map_or(Value::Blank, |point| Value::text(Period::FiscalYear(point.fiscal_year).code()));
        index.members.iter().zip(&crate::indices::now(index).parts).map(move |(&member, part)| {
            let member = &assessed.indicator(member).code;
            let row = assessed.plan.members.iter().find(|row| row.composite == *code && row.indicator == *member);
            // What stands for the start is no contribution of a year.
            let figure = |figure| if latest.is_some() { Value::figure(figure) } else { Value::Blank };
            vec![
                Value::text(code.as_str()),
                Value::text(member.as_str()),
                row.map_or(Value::Blank, |row| Value::Number(row.weight)),
                year.clone(),
                figure(part.raw),
                figure(part.used),
                figure(part.share),
                figure(part.contribution),
                part.used.err().map_or(Value::Blank, |reason| Value::text(reason.code())),
            ]
        })
    });
    Machine {
        name: "index_members",
        columns: &["index", "indicator", "weight", "period", "sub_index", "used", "share", "contribution", "reason"],
        rows: rows.collect(),
    }
}
