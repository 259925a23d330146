//! Level 2 of the rules of machine readability.

use std::collections::BTreeSet;

use calamine::Data;
use rashin_model::Decimal;
use rashin_opendata::Kind;

use crate::common::all;

pub fn rule_2_01_numbers_are_numbers() {
    for table in &all().tables {
        for (place, field) in table.layout.fields.iter().enumerate().filter(|(_, field)| field.kind.is_number()) {
            for (row, record) in table.records.iter().enumerate().skip(1) {
                let cell = &record[place];
                let in_sheet = &table.sheet[row][place];
                if cell.is_empty() {
                    assert_eq!(*in_sheet, Data::Empty, "{}.{} row {row}", table.name, field.name);
                    continue;
                }
                assert!(cell.parse::<Decimal>().is_ok(), "{}.{} row {row}: {cell}", table.name, field.name);
                let Data::Float(number) = in_sheet else {
                    panic!("{}.{} row {row}: {in_sheet:?}", table.name, field.name)
                };
                assert_eq!(cell.parse(), Ok(*number), "{}.{} row {row}", table.name, field.name);
            }
        }
    }
}

pub fn rule_2_02_what_repeats_is_repeated() {
    for table in &all().tables {
        for field in table.layout.fields.iter().filter(|field| field.required) {
            assert!(table.column(field.name).all(|cell| !cell.is_empty()), "{}.{}", table.name, field.name);
        }
        let places: Vec<usize> = table
            .layout
            .key
            .iter()
            .map(|name| table.layout.fields.iter().position(|field| field.name == *name).expect("a field of the key"))
            .collect();
        let mut seen = BTreeSet::new();
        for record in &table.records[1..] {
            let key: Vec<&String> = places.iter().map(|place| &record[*place]).collect();
            assert!(seen.insert(key.clone()), "{}: {key:?} twice", table.name);
        }
    }
}

pub fn rule_2_03_names_are_unique_and_stand_in_one_row() {
    for table in &all().tables {
        let names: BTreeSet<&String> = table.records[0].iter().collect();
        assert_eq!(names.len(), table.layout.fields.len(), "{}", table.name);
        let titles: BTreeSet<&str> = table.layout.fields.iter().map(|field| field.title).collect();
        assert_eq!(titles.len(), table.layout.fields.len(), "{}", table.name);
    }
}

pub fn rule_2_04_choices_are_those_of_a_list() {
    for table in &all().tables {
        for field in &table.layout.fields {
            let Some(list) = field.list else { continue };
            let list = rashin_opendata::code_list(list).unwrap_or_else(|| panic!("no list {list}"));
            for cell in table.column(field.name).filter(|cell| !cell.is_empty()) {
                assert!(list.codes.iter().any(|(code, ..)| *code == cell), "{}.{}: {cell}", table.name, field.name);
            }
        }
        for field in table.layout.fields.iter().filter(|field| field.kind == Kind::Flag) {
            assert!(
                table.column(field.name).all(|cell| ["true", "false", ""].contains(&cell)),
                "{}.{}",
                table.name,
                field.name
            );
        }
    }
}

pub fn rule_2_05_what_is_other_is_told_in_a_column_of_its_own() {
    let mut others = 0;
    for table in &all().tables {
        for (place, field) in table.layout.fields.iter().enumerate() {
            let has_other = field.list.and_then(rashin_opendata::code_list);
            if !has_other.is_some_and(|list| list.codes.iter().any(|(code, ..)| *code == "other"))
                || table.layout.name == "codes"
            {
                continue;
            }
            let texts: Vec<usize> = (0..table.layout.fields.len())
                .filter(|place| table.layout.fields[*place].kind == Kind::Text && table.layout.fields[*place].required)
                .collect();
            assert!(!texts.is_empty(), "{}.{}: no column tells what it is", table.name, field.name);
            for record in table.records[1..].iter().filter(|record| record[place] == "other") {
                assert!(texts.iter().any(|text| !record[*text].is_empty()), "{}", table.name);
                others += 1;
            }
        }
    }
    assert!(others > 0, "no row of the plans is of another kind");
}

pub fn rule_2_06_sheets_hold_values_and_no_formulas() {
    for book in &all().books {
        for (part, text) in book.sheet_parts() {
            assert!(!text.contains("<f>") && !text.contains("<f "), "{}: {part}", book.name);
        }
    }
}
