//! Plans for tests.

use rashin_model::plan::TableFiller;
use rashin_model::table::{Column, Form, Row};
use rashin_model::{AreaCode, Code, Plan};

use crate::row;

/// A small plan that makes sense: one field with one project, two indicators with baseline, target
/// and readings. The codes of its elements begin with `code`.
///
/// # Panics
/// If `code` does not have the form of a code.
pub fn sample_plan(code: &str) -> Plan {
    let of = |name: &str| format!("{code}-{name}");
    let (field, project, sites, share) = (of("1"), of("1-1"), of("sites"), of("share"));
    let mut plan = Plan::empty(row(&[
        ("code", code),
        ("title", "みほん県デジタル計画"),
        ("title_en", "Digital plan of Mihon"),
        ("area_code", "990001"),
        ("first_year", "2022"),
        ("last_year", "2025"),
        ("stage", "adopted"),
        ("invented", "yes"),
    ]));
    plan.levels = vec![
        row(&[("order", "1"), ("code", "field"), ("name_ja", "分野"), ("name_en", "Field")]),
        row(&[("order", "2"), ("code", "project"), ("name_ja", "取組"), ("name_en", "Project")]),
    ];
    plan.nodes = vec![
        row(&[("code", &field), ("level", "field"), ("title", "暮らし"), ("title_en", "Daily life")]),
        row(&[
            ("code", &project),
            ("parent", &field),
            ("level", "project"),
            ("title", "書かない窓口"),
            ("departments", "手続改革課;デジタル推進課"),
        ]),
    ];
    plan.indicators = vec![
        row(&[
            ("code", &sites),
            ("name", "書かない窓口のある庁舎"),
            ("unit", "か所"),
            ("scale", "1"),
            ("kind", "level"),
            ("direction", "higher"),
            ("decimals", "0"),
            ("natural_zero", "yes"),
            ("aggregation", "sum"),
            ("frequency", "yearly"),
        ]),
        row(&[
            ("code", &share),
            ("name", "オンラインで申請できる手続の割合"),
            ("unit", "%"),
            ("scale", "1"),
            ("kind", "rate"),
            ("direction", "higher"),
            ("decimals", "1"),
            ("natural_zero", "yes"),
            ("minimum", "0"),
            ("maximum", "100"),
            ("numerator", "オンラインの手続"),
            ("denominator", "すべての手続"),
            ("frequency", "yearly"),
        ]),
    ];
    plan.uses = vec![
        row(&[("node", &project), ("indicator", &sites), ("role", "kpi")]),
        row(&[("node", &project), ("indicator", &share), ("role", "kpi")]),
    ];
    let target = |indicator: &str, period: &str, kind: &str, value: &str| {
        row(&[
            ("indicator", indicator),
            ("area", "990001"),
            ("period", period),
            ("kind", kind),
            ("status", "set"),
            ("comparator", "ge"),
            ("value", value),
        ])
    };
    plan.targets = vec![
        target(&sites, "FY2021", "baseline", "4"),
        target(&sites, "FY2025", "target", "20"),
        target(&share, "FY2021", "baseline", "31.5"),
        target(&share, "FY2025", "target", "90.0"),
    ];
    let reading = |indicator: &str, period: &str, status: &str, value: &str| {
        row(&[("indicator", indicator), ("area", "990001"), ("period", period), ("status", status), ("value", value)])
    };
    plan.readings = vec![
        reading(&sites, "FY2021", "final", "4"),
        reading(&sites, "FY2022", "final", "9"),
        reading(&sites, "FY2023", "provisional", "12"),
        reading(&share, "FY2022", "final", "48.0"),
        row(&[
            ("indicator", &share),
            ("area", "990001"),
            ("period", "FY2023"),
            ("status", "final"),
            ("value", "60.5"),
            ("numerator", "1210"),
            ("denominator", "2000"),
            ("note", "対象の手続を見直した"),
            ("source", "手続棚卸し調査"),
            ("reported_on", "2024-05-31"),
        ]),
    ];
    plan
}

/// A plan with two rows in every table of the format, one with every cell filled and one with only
/// what is required. It keeps no rules beyond the form of its cells: for whatever must carry all
/// columns, those of later tables too.
///
/// # Panics
/// If `code` does not have the form of a code.
pub fn full_plan(code: &str) -> Plan {
    let mut plan = Plan::empty(filled(1, true));
    plan.profile.code = Code::new(code).unwrap_or_else(|| panic!("{code} is not a code"));
    plan.fill(&mut EveryTable);
    plan
}

struct EveryTable;

impl TableFiller for EveryTable {
    fn fill<R: Row>(&mut self, rows: &mut Vec<R>) {
        *rows = vec![filled(1, true), filled(2, false)];
    }
}

fn filled<R: Row>(number: u32, whole: bool) -> R {
    let columns = R::TABLE.columns.iter().enumerate().filter(|(_, column)| whole || column.required);
    let cells: Vec<(&str, String)> =
        columns.map(|(position, column)| (column.name, cell::<R>(position, column, number))).collect();
    let cells: Vec<(&str, &str)> = cells.iter().map(|(name, cell)| (*name, cell.as_str())).collect();
    row(&cells)
}

fn cell<R: Row>(position: usize, column: &Column, number: u32) -> String {
    match column.form {
        Form::Text => format!("{}「{number}」、\"quoted\", 改行\nあり", column.heading),
        Form::Code => format!("code-{number}"),
        Form::Area => AreaCode::from_five(number * 1_000).map_or_else(String::new, |area| area.to_string()),
        Form::Integer => number.to_string(),
        Form::Number => format!("{number}0.0"),
        Form::Period => format!("FY202{number}"),
        Form::Date => format!("2024-03-0{number}"),
        Form::Time => format!("1{number}:30"),
        Form::YesNo => "yes".to_owned(),
        Form::List => {
            // Of what may be listed, texts, codes, numbers and periods can all be years.
            let is_read = |text: &str| match R::read(|at| if at == position { text } else { "" }) {
                Ok(_) => true,
                Err(problems) => problems.iter().all(|(at, _)| *at != position),
            };
            if is_read("2021;2022") { "2021;2022" } else { "050008;052019" }.to_owned()
        }
        Form::Word(codes, _) => codes[codes.len() - 1].to_owned(),
    }
}
