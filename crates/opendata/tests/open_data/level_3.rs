//! Level 3 of the rules of machine readability.

use std::collections::BTreeSet;

use calamine::Data;
use rashin_model::{AreaCode, Period};
use rashin_opendata::{Kind, Unit};

use crate::common::{Written, all, plans};

fn table(plan: &str, name: &str) -> &'static Written {
    let wanted = format!("{plan}/{name}");
    all().tables.iter().find(|table| table.name == wanted).unwrap_or_else(|| panic!("no {wanted}"))
}

fn plan_of(table: &Written) -> &str {
    table.name.split_once('/').map_or("", |(plan, _)| plan)
}

pub fn rule_3_01_names_stand_on_row_1_and_data_begin_on_row_2() {
    for table in &all().tables {
        let names: Vec<Data> = table.layout.fields.iter().map(|field| Data::String(field.name.to_owned())).collect();
        assert_eq!(table.sheet[0], names, "{}", table.name);
        assert_eq!(table.records[1], table.cells[0], "{}", table.name);
    }
}

pub fn rule_3_02_code_tables_come_along() {
    for table in &all().tables {
        let plan = plan_of(table);
        let codes = self::table(plan, "codes");
        let listed: BTreeSet<(&str, &str)> = codes.column("list").zip(codes.column("code")).collect();
        for field in &table.layout.fields {
            if let Some(list) = field.list {
                for cell in table.column(field.name).filter(|cell| !cell.is_empty()) {
                    assert!(listed.contains(&(list, cell)), "{}.{}: {cell} is not in codes", table.name, field.name);
                }
            }
            if let Some((target, key)) = field.refers {
                let known: BTreeSet<&str> = self::table(plan, target).column(key).collect();
                for cell in table.column(field.name).filter(|cell| !cell.is_empty()) {
                    assert!(known.contains(cell), "{}.{}: {cell} is not in {target}", table.name, field.name);
                }
            }
        }
    }
}

pub fn rule_3_03_number_columns_hold_no_special_symbols() {
    for table in &all().tables {
        for field in table.layout.fields.iter().filter(|field| field.kind.is_number()) {
            for cell in table.column(field.name) {
                let is_plain = cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
                assert!(is_plain, "{}.{}: {cell}", table.name, field.name);
            }
        }
    }
}

pub fn rule_3_04_units_are_stated() {
    for table in &all().tables {
        for field in table.layout.fields.iter().filter(|field| field.kind.is_number()) {
            let has_unit = match field.unit {
                Unit::None => field.name == "scale",
                Unit::InRow => table.layout.field("unit").is_some() && table.layout.field("scale").is_some(),
                Unit::OfIndicator => table.layout.field("indicator").is_some(),
                Unit::Is(ja, en) => !ja.is_empty() && !en.is_empty(),
            };
            assert!(has_unit, "{}.{}", table.name, field.name);
        }
    }
}

pub fn rule_3_05_time_is_gregorian_or_has_it_beside() {
    for table in &all().tables {
        for field in &table.layout.fields {
            for cell in table.column(field.name).filter(|cell| !cell.is_empty()) {
                match field.kind {
                    Kind::Date => {
                        assert!(cell.parse::<jiff::civil::Date>().is_ok(), "{}.{}: {cell}", table.name, field.name);
                    }
                    Kind::Period => {
                        let period = Period::parse(cell).map(Period::code);
                        assert_eq!(period.as_deref(), Some(cell), "{}.{}", table.name, field.name);
                    }
                    _ => {}
                }
            }
        }
        if table.layout.name == "periods" {
            let years = table.column("start").zip(table.column("fiscal_year"));
            for ((name, kind), (start, fiscal)) in table.column("name").zip(table.column("kind")).zip(years) {
                // Beside the era stands the Gregorian year; a fiscal year and its parts are called by the year it begins.
                let is_fiscal = ["fiscal_year", "half", "quarter"].contains(&kind);
                let gregorian = format!("（{}年", if is_fiscal { fiscal } else { &start[..4] });
                assert!(name.contains(&gregorian), "{}: {name} does not say {gregorian}", table.name);
            }
        }
    }
}

pub fn rule_3_06_areas_have_official_codes_and_names() {
    for table in &all().tables {
        for field in table.layout.fields.iter().filter(|field| field.kind == Kind::Area) {
            for cell in table.column(field.name).filter(|cell| !cell.is_empty()) {
                assert!(cell.len() == 6 && AreaCode::parse(cell).is_some(), "{}.{}: {cell}", table.name, field.name);
            }
        }
        if table.layout.name == "areas" {
            for (code, name) in table.column("code").zip(table.column("name")) {
                let body = AreaCode::parse(code).and_then(|code| rashin_shipped::areas().get(code));
                assert!(body.is_none_or(|body| body.name == name), "{}: {code} {name}", table.name);
            }
        }
    }
}

pub fn rule_3_07_the_layout_is_the_same_from_release_to_release() {
    for table in &all().tables {
        for other in all().tables.iter().filter(|other| other.layout.name == table.layout.name) {
            assert_eq!(table.records[0], other.records[0], "{} and {}", table.name, other.name);
        }
        let history = self::table(plan_of(table), "layout_history");
        assert!(history.cells.iter().all(|row| row.iter().all(|cell| !cell.is_empty())), "{}", history.name);
    }
}

pub fn rule_3_08_definitions_history_encoding_and_bom_are_stated() {
    const BOM: &[u8] = b"\xEF\xBB\xBF";
    for table in &all().tables {
        let plan = plan_of(table);
        let tables = self::table(plan, "definition_tables");
        let row = tables.cells.iter().find(|row| row[0] == table.layout.name);
        let row = row.unwrap_or_else(|| panic!("{} is not defined", table.name));
        assert!(row.iter().all(|cell| !cell.is_empty()), "{}", table.name);
        assert!(row.contains(&"UTF-8".to_owned()), "{}", table.name);
        assert!(!table.csv.starts_with(BOM) && table.csv_bom.starts_with(BOM), "{}", table.name);
        assert_eq!(table.csv, table.csv_bom[BOM.len()..], "{}", table.name);
        let fields = self::table(plan, "definition_fields");
        let defined: Vec<&str> = fields
            .column("table")
            .zip(fields.column("field"))
            .filter(|(of, _)| *of == table.layout.name)
            .map(|(_, field)| field)
            .collect();
        assert_eq!(defined, table.layout.fields.iter().map(|field| field.name).collect::<Vec<_>>(), "{}", table.name);
        for name in std::iter::once(table.layout.name).chain(defined) {
            assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'), "{}.{name}", table.name);
        }
        assert_eq!(self::table(plan, "history").cells.len(), 2, "{plan}");
    }
}

pub fn rule_3_09_tables_are_long() {
    for table in &all().tables {
        for field in &table.layout.fields {
            let texts = [field.name, field.title];
            let has_year = |text: &str| {
                text.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
                    || text.contains("令和")
                    || text.contains("平成")
            };
            assert!(!texts.iter().any(|text| has_year(text)), "{}.{} stands for a year", table.name, field.name);
            let is_area = rashin_shipped::areas().iter().any(|(_, body)| body.name == field.title);
            assert!(!is_area, "{}.{} stands for an area", table.name, field.name);
        }
        let published = &plans().iter().find(|(plan, _)| *plan == plan_of(table)).expect("a plan").1;
        let is_indicator = |name: &str| published.plan.indicators.iter().any(|row| row.code.as_str() == name);
        assert!(!table.layout.fields.iter().any(|field| is_indicator(field.name)), "{}", table.name);
    }
}
