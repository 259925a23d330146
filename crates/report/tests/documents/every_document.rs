//! What holds of every document of every plan.

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
