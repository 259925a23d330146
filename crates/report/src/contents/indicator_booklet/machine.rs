//! Tables of the booklet for programs.

use rashin_model::tables::{Indicator, Node};
use rashin_model::{AreaCode, Code};
use rashin_service::AssessedPlan;

use crate::contents::{index_machine, machine};
use crate::machine::{Machine, Value};

/// Every table.
pub(super) fn tables(assessed: &AssessedPlan, order: &[usize]) -> Vec<Machine> {
    let nodes: Vec<&Node> = assessed.plan.nodes.iter().collect();
    let indices: Vec<_> = order.iter().filter_map(|&position| Some((position, assessed.index(position)?))).collect();
    vec![
        definitions(assessed, order),
        offices(assessed, order),
        machine::uses(assessed, &nodes),
        machine::standings(assessed, order),
        index_machine::indices(assessed, &indices),
        promises(assessed),
        readings(assessed),
    ]
}

fn definitions(assessed: &AssessedPlan, order: &[usize]) -> Machine {
    let row = |indicator: &Indicator| {
        vec![
            Value::text(indicator.code.as_str()),
            Value::text(&indicator.name),
            Value::maybe(indicator.name_en.as_deref()),
            Value::text(rashin_eval::show::unit(indicator)),
            Value::text(indicator.kind.code()),
            Value::text(indicator.direction.code()),
            Value::count(indicator.decimals),
            Value::maybe(indicator.definition.as_deref()),
            Value::maybe(indicator.numerator.as_deref()),
            Value::maybe(indicator.denominator.as_deref()),
            Value::maybe(indicator.source.as_deref()),
            indicator.frequency.map_or(Value::Blank, |frequency| Value::text(frequency.code())),
            indicator.lag_months.map_or(Value::Blank, Value::count),
            Value::maybe(indicator.note.as_deref()),
        ]
    };
    Machine {
        name: "indicators",
        columns: &[
            "indicator",
            "name",
            "name_en",
            "unit",
            "kind",
            "direction",
            "decimals",
            "definition",
            "numerator",
            "denominator",
            "source",
            "frequency",
            "lag_months",
            "note",
        ],
        rows: order.iter().map(|&position| row(assessed.indicator(position))).collect(),
    }
}

fn offices(assessed: &AssessedPlan, order: &[usize]) -> Machine {
    let rows = order.iter().flat_map(|&position| {
        let code = assessed.indicator(position).code.as_str();
        assessed.offices(position).iter().map(move |office| vec![Value::text(code), Value::text(office)])
    });
    Machine { name: "indicator_offices", columns: &["indicator", "office"], rows: rows.collect() }
}

/// The unit of an indicator, in a column of its own.
fn unit(assessed: &AssessedPlan, code: &Code) -> Value {
    let position = assessed.position(code.as_str());
    position.map_or(Value::Blank, |position| Value::text(rashin_eval::show::unit(assessed.indicator(position))))
}

fn number(amount: Option<&rashin_model::Amount>) -> Value {
    amount.map_or(Value::Blank, |amount| Value::Number(amount.value))
}

fn area(code: AreaCode) -> Value {
    Value::text(code.to_string())
}

fn promises(assessed: &AssessedPlan) -> Machine {
    let rows = assessed.plan.targets.iter().map(|row| {
        vec![
            Value::text(row.indicator.as_str()),
            area(row.area),
            Value::text(row.period.code()),
            Value::text(row.kind.code()),
            row.comparator.map_or(Value::Blank, |comparator| Value::text(comparator.code())),
            Value::text(row.status.code()),
            number(row.value.as_ref()),
            unit(assessed, &row.indicator),
            Value::maybe(row.text.as_deref()),
            Value::maybe(row.note.as_deref()),
            Value::maybe(row.source.as_deref()),
        ]
    });
    Machine {
        name: "targets",
        columns: &[
            "indicator",
            "area",
            "period",
            "kind",
            "comparator",
            "status",
            "value",
            "unit",
            "text",
            "note",
            "source",
        ],
        rows: rows.collect(),
    }
}

fn readings(assessed: &AssessedPlan) -> Machine {
    let rows = assessed.plan.readings.iter().map(|row| {
        vec![
            Value::text(row.indicator.as_str()),
            area(row.area),
            Value::text(row.period.code()),
            Value::text(row.status.code()),
            number(row.value.as_ref()),
            unit(assessed, &row.indicator),
            number(row.numerator.as_ref()),
            number(row.denominator.as_ref()),
            Value::maybe(row.text.as_deref()),
            Value::maybe(row.note.as_deref()),
            Value::maybe(row.source.as_deref()),
        ]
    });
    Machine {
        name: "readings",
        columns: &[
            "indicator",
            "area",
            "period",
            "status",
            "value",
            "unit",
            "numerator",
            "denominator",
            "text",
            "note",
            "source",
        ],
        rows: rows.collect(),
    }
}
