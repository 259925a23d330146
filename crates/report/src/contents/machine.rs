//! Machine tables that several documents have.

use rashin_model::tables::Node;
use rashin_model::{Code, Period};
use rashin_service::AssessedPlan;

use crate::machine::{Machine, Value};

/// The elements, a row each.
pub fn elements(nodes: &[&Node]) -> Machine {
    let row = |node: &&Node| {
        vec![
            Value::text(node.code.as_str()),
            Value::maybe(node.parent.as_ref().map(Code::as_str)),
            Value::text(node.level.as_str()),
            Value::maybe(node.number.as_deref()),
            Value::text(&node.title),
            Value::maybe(node.title_en.as_deref()),
        ]
    };
    Machine {
        name: "elements",
        columns: &["element", "parent", "level", "number", "title", "title_en"],
        rows: nodes.iter().map(row).collect(),
    }
}

/// The offices of elements, a row for each of both.
pub fn offices(nodes: &[&Node]) -> Machine {
    let rows = nodes.iter().flat_map(|node| {
        node.departments.iter().map(|office| vec![Value::text(node.code.as_str()), Value::text(office)])
    });
    Machine { name: "offices", columns: &["element", "office"], rows: rows.collect() }
}

/// The texts of elements, a row each.
pub fn texts(assessed: &AssessedPlan, nodes: &[&Node]) -> Machine {
    let is_one = |code: &Code| nodes.iter().any(|node| node.code == *code);
    let rows = assessed.plan.items.iter().filter(|item| is_one(&item.node)).map(|item| {
        vec![
            Value::text(item.node.as_str()),
            Value::text(item.section.as_str()),
            Value::count(item.order),
            item.numbers.first().map_or(Value::Blank, |&number| Value::count(number)),
            Value::text(&item.text),
        ]
    });
    Machine { name: "texts", columns: &["element", "section", "order", "number", "text"], rows: rows.collect() }
}

/// The marks given to elements, a row each.
pub fn marks(assessed: &AssessedPlan, nodes: &[&Node]) -> Machine {
    let is_one = |code: Option<&Code>| nodes.iter().any(|node| Some(&node.code) == code);
    let rows = assessed.plan.grades.iter().filter(|grade| is_one(grade.node.as_ref())).map(|grade| {
        vec![
            Value::maybe(grade.node.as_ref().map(Code::as_str)),
            Value::text(grade.review.as_str()),
            Value::text(grade.rubric.as_str()),
            Value::text(grade.dimension.as_str()),
            Value::text(grade.by.code()),
            Value::text(&grade.mark),
            Value::maybe(grade.reason.as_deref()),
        ]
    });
    Machine {
        name: "marks",
        columns: &["element", "review", "rubric", "dimension", "by", "mark", "reason"],
        rows: rows.collect(),
    }
}

/// At which elements indicators are used, a row for each of both.
pub fn uses(assessed: &AssessedPlan, nodes: &[&Node]) -> Machine {
    let rows = nodes.iter().flat_map(|node| {
        assessed.uses(&node.code).map(|(row, _)| {
            vec![
                Value::text(node.code.as_str()),
                Value::text(row.indicator.as_str()),
                Value::text(row.role.code()),
                row.weight.map_or(Value::Blank, Value::Number),
            ]
        })
    });
    Machine { name: "indicator_uses", columns: &["element", "indicator", "role", "weight"], rows: rows.collect() }
}

/// Where indicators stand, a row each; composite indices are left out.
pub fn standings(assessed: &AssessedPlan, positions: &[usize]) -> Machine {
    let period = |period: Option<Period>| period.map_or(Value::Blank, |period| Value::text(period.code()));
    let rows = positions.iter().filter_map(|&position| {
        let (indicator, series) = (assessed.indicator(position), assessed.series(position)?);
        let (latest, start) = (series.latest(), series.promise.start.as_ref());
        Some(vec![
            Value::text(indicator.code.as_str()),
            Value::text(&indicator.name),
            Value::text(series.area.to_string()),
            Value::text(rashin_eval::show::unit(indicator)),
            period(start.map(|start| start.period)),
            start.map_or(Value::Blank, |start| Value::Number(start.value)),
            period(latest.period),
            latest.actual.map_or(Value::Blank, Value::Number),
            Value::text(latest.state.code()),
            period(latest.target_period),
            latest.target.map_or(Value::Blank, Value::Number),
            Value::figure(latest.attainment),
            Value::figure(latest.progress),
            Value::figure(latest.pace),
            Value::text(assessed.standing(position).code()),
        ])
    });
    Machine {
        name: "standings",
        columns: &[
            "indicator",
            "name",
            "area",
            "unit",
            "start_period",
            "start_value",
            "period",
            "value",
            "state",
            "target_period",
            "target_value",
            "attainment",
            "progress",
            "pace",
            "standing",
        ],
        rows: rows.collect(),
    }
}
