//! A plan with one field, one project and its indicators, as the tests of reviews grade it.

use rashin_model::{Code, Plan};
use rashin_testkit::row;

/// A code.
pub fn code(text: &str) -> Code {
    Code::new(text).expect("a code")
}

/// The rows of the table in a file of worked cases, without its heading.
pub fn table(file: &str) -> Vec<Vec<String>> {
    let rows = file.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// Indicators `i-0`, `i-1` ... with targets of 100 for FY2024 and FY2025 and a value each in FY2024 (or none) at the
/// project `n` of the field `f`; marks that people gave to the project in the review `r8`, rubric `r`.
pub fn graded_plan(values: &[Option<u32>], given: &[(&str, &str)]) -> Plan {
    let mut plan = Plan::empty(row(&[
        ("code", "t"),
        ("title", "計画"),
        ("area_code", "990001"),
        ("first_year", "2022"),
        ("last_year", "2026"),
        ("stage", "adopted"),
    ]));
    plan.levels = vec![
        row(&[("order", "1"), ("code", "field"), ("name_ja", "分野")]),
        row(&[("order", "2"), ("code", "project"), ("name_ja", "取組")]),
    ];
    plan.nodes = vec![
        row(&[("code", "f"), ("level", "field"), ("title", "暮らし")]),
        row(&[("code", "n"), ("parent", "f"), ("level", "project"), ("title", "書かない窓口")]),
    ];
    for (number, value) in values.iter().enumerate() {
        let name = format!("i-{number}");
        plan.indicators.push(row(&[
            ("code", &name),
            ("name", "指標"),
            ("unit", "件"),
            ("scale", "1"),
            ("kind", "level"),
            ("direction", "higher"),
            ("decimals", "0"),
            ("natural_zero", "yes"),
        ]));
        plan.uses.push(row(&[("node", "n"), ("indicator", &name), ("role", "kpi")]));
        for year in ["FY2024", "FY2025"] {
            plan.targets.push(row(&[
                ("indicator", &name),
                ("area", "990001"),
                ("period", year),
                ("kind", "target"),
                ("status", "set"),
                ("value", "100"),
            ]));
        }
        if let Some(value) = value {
            plan.readings.push(row(&[
                ("indicator", &name),
                ("area", "990001"),
                ("period", "FY2024"),
                ("status", "final"),
                ("value", &value.to_string()),
            ]));
        }
    }
    let rules = [
        ("－", "", "not_measurable", "", "no"),
        ("A", "1", "at_least", "1", "no"),
        ("B", "2", "at_least", "1", "yes"),
        ("C", "3", "at_least", "0.6", "yes"),
        ("D", "4", "otherwise", "", "no"),
    ];
    for (order, (mark, rank, condition, bound, inclusive)) in rules.into_iter().enumerate() {
        plan.rubrics.push(row(&[
            ("rubric", "r"),
            ("rubric_name", "基準"),
            ("dimension", "grade"),
            ("dimension_name", "評価"),
            ("order", &(order + 1).to_string()),
            ("mark", mark),
            ("rank", rank),
            ("meaning", mark),
            ("tone", "neutral"),
            ("condition", condition),
            ("measure", if bound.is_empty() { "" } else { "attainment" }),
            ("bound", bound),
            ("inclusive", inclusive),
        ]));
    }
    plan.reviews = vec![row(&[("code", "r8"), ("name", "点検"), ("as_of", "2025-03-31"), ("rubrics", "r")])];
    for (by, mark) in given {
        plan.grades.push(row(&[
            ("node", "n"),
            ("review", "r8"),
            ("rubric", "r"),
            ("dimension", "grade"),
            ("mark", mark),
            ("by", by),
        ]));
    }
    plan
}
