//! What holds of every document of every plan.

use std::collections::BTreeMap;

use rashin_model::Lang;
use rashin_report::{DOCUMENTS, Scope};

use crate::desk::{Desk, PLANS, Printed, SHA256};

/// What a document is narrowed to so that it can be made.
fn about(desk: &Desk, scope: Scope) -> Option<String> {
    match scope {
        Scope::Meeting => desk.assessed().plan.meetings.last().map(|meeting| meeting.code.to_string()),
        Scope::Plan | Scope::Element => None,
    }
}

/// Prints every document that a plan has in a language, and holds its twin against it.
fn is_printed_and_says_what_its_twin_says(name: &str, lang: Lang) {
    let desk = Desk::of(name);
    for document in DOCUMENTS.iter().filter(|document| (document.lack)(desk.assessed()).is_none()) {
        let about = about(&desk, document.scope);
        let content = desk.content(document, lang, about.as_deref()).expect("content");
        let pdf = desk.pdf(document, lang, about.as_deref());
        if let Ok(folder) = std::env::var("RASHIN_PRINT_TO") {
            let path = format!("{folder}/{name}-{}-{}", document.code, lang.tag());
            std::fs::write(format!("{path}.pdf"), &pdf).expect("written");
            let xlsx = desk.xlsx(document, lang, about.as_deref());
            std::fs::write(format!("{path}.xlsx"), xlsx).expect("written");
        }
        let Some(printed) = Printed::read(&pdf) else { continue };
        assert!(printed.has(document.title(lang)), "{name} {}: no title", document.code);
        assert!(printed.has(SHA256), "{name} {}: no last line", document.code);
        let cells = content.sheets().into_iter().flat_map(|sheet| sheet.texts());
        let missing: Vec<String> = cells.filter(|cell| !printed.has(cell)).collect();
        assert!(missing.is_empty(), "{name} {} {}: not printed: {missing:#?}", document.code, lang.tag());
    }
}

/// Holds the machine tables of every twin of a plan against their layouts, and looks for what they should have.
fn has_machine_tables_that_keep_their_layouts(name: &str) {
    let desk = Desk::of(name);
    for document in DOCUMENTS.iter().filter(|document| (document.lack)(desk.assessed()).is_none()) {
        let about = about(&desk, document.scope);
        let tables = desk.machine(document, Lang::Ja, about.as_deref());
        assert!(document.tables.iter().any(|table| tables.contains_key(*table)), "{name} {}", document.code);
        let defined: Vec<(&str, &str)> =
            tables["definition_fields"].iter().map(|row| (row["table"].as_str(), row["field"].as_str())).collect();
        for (table, rows) in &tables {
            assert!(!rows.is_empty(), "{name} {}: {table} has no rows", document.code);
            let layout = rashin_opendata::table(table).expect("a machine table").layout();
            let required = || layout.fields.iter().filter(|field| field.required).map(|field| field.name);
            for (place, row) in rows.iter().enumerate() {
                let is_wrong = |cell: &&String| cell.contains('\n') || cell.trim() != cell.as_str();
                assert_eq!(row.values().find(is_wrong), None, "{name} {}: {table}", document.code);
                let blank = required().find(|field| !row.contains_key(*field));
                assert_eq!(blank, None, "{name} {}: {table}, row {}", document.code, place + 2);
                let key = |row: &BTreeMap<String, String>| -> Vec<Option<String>> {
                    layout.key.iter().map(|field| row.get(*field).cloned()).collect()
                };
                let is_again = place > 0 && key(&rows[place - 1]) == key(row);
                assert!(!is_again, "{name} {}: {table}, row {} again", document.code, place + 2);
            }
            for field in &layout.fields {
                assert!(defined.contains(&(table, field.name)), "{name} {}: {table}.{}", document.code, field.name);
            }
        }
    }
}

#[test]
fn the_tables_of_every_document_are_machine_tables() {
    for document in DOCUMENTS {
        let unknown = document.tables.iter().find(|table| rashin_opendata::table(table).is_none());
        assert_eq!(unknown, None, "{}", document.code);
    }
}

#[test]
fn the_twin_of_one_element_has_machine_tables_of_that_one_only() {
    let desk = Desk::of("mie");
    let sheets = rashin_report::document("element-sheets").expect("a document");
    let all = desk.machine(sheets, Lang::Ja, None);
    let wanted = "mie-1-1-1";
    let one = desk.machine(sheets, Lang::Ja, Some(wanted));
    assert_eq!(one["nodes"].len(), 1);
    for (table, field) in [("items", "node"), ("uses", "node"), ("nodes__departments", "code")] {
        assert!(!one[table].is_empty() && one[table].len() < all[table].len(), "{table}");
        assert!(one[table].iter().all(|row| row[field] == wanted), "{table}");
    }
    let used: Vec<&str> = one["uses"].iter().map(|row| row["indicator"].as_str()).collect();
    for (table, field) in [("indicators", "code"), ("evaluation", "indicator")] {
        assert!(one[table].iter().all(|row| used.contains(&row[field].as_str())), "{table}");
    }
}

/// A test per plan and language, so that none of them takes long.
macro_rules! every_document_of {
    ($($plan:ident)+) => {
        $(mod $plan {
            use rashin_model::Lang;

            #[test]
            fn is_printed_in_japanese_and_says_what_its_twin_says() {
                super::is_printed_and_says_what_its_twin_says(stringify!($plan), Lang::Ja);
            }

            #[test]
            fn is_printed_in_english_and_says_what_its_twin_says() {
                super::is_printed_and_says_what_its_twin_says(stringify!($plan), Lang::En);
            }

            #[test]
            fn has_machine_tables_that_keep_their_layouts() {
                super::has_machine_tables_that_keep_their_layouts(stringify!($plan));
            }
        })+
    };
}

every_document_of! { toyama aomori akita mie example }

#[test]
fn every_document_is_one_of_some_plan_of_the_house() {
    let desks = PLANS.map(Desk::of);
    for document in DOCUMENTS {
        let has = |desk: &&Desk| (document.lack)(desk.assessed()).is_none();
        assert!(desks.iter().any(|desk| has(&desk)), "no plan has {}", document.code);
    }
}

#[test]
fn the_same_source_gives_the_same_bytes() {
    let desk = Desk::of("example");
    for document in DOCUMENTS {
        let about = about(&desk, document.scope);
        let twice = || desk.pdf(document, Lang::Ja, about.as_deref());
        assert_eq!(twice(), twice(), "{}.pdf", document.code);
        let twice = || desk.xlsx(document, Lang::Ja, about.as_deref());
        assert_eq!(twice(), twice(), "{}.xlsx", document.code);
    }
}
