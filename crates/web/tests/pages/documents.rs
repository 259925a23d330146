//! Documents of a plan: listed on a page, printed when they are asked for.

use axum::http::StatusCode;

use crate::html::tags;
use crate::site::with_house;

#[test]
fn every_document_of_the_list_is_there_as_pdf_and_as_workbook_in_the_language_of_its_page() {
    with_house(|house| async move {
        for (page, lang) in [("/plans/akita/documents", "ja"), ("/en/plans/akita/documents", "en")] {
            let list = house.get(page).await;
            let links: Vec<String> = tags(list.text())
                .into_iter()
                .filter(|tag| tag.name == "a")
                .filter_map(|tag| tag.get("href").map(str::to_owned))
                .filter(|link| link.contains("/documents/"))
                .collect();
            assert!(links.len() >= 2, "{links:?}");
            for link in links {
                let file = house.get(&link).await;
                assert_eq!(file.status, StatusCode::OK, "{link}");
                assert_eq!(file.header("content-language"), lang);
                let (_, ending) = link.rsplit_once('.').expect("a name with an ending");
                let (kind, begin) = match ending {
                    "pdf" => ("application/pdf", &b"%PDF-"[..]),
                    _ => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &b"PK\x03\x04"[..]),
                };
                assert_eq!(file.header("content-type"), kind, "{link}");
                assert!(file.body.starts_with(begin), "{link}");
                assert_eq!(file.header("rashin-sha256").len(), 64);
                assert_eq!(house.get(&link).await.body, file.body, "the same bytes each time");
            }
        }
    });
}

#[test]
fn a_document_of_something_that_is_not_there_is_not_found() {
    with_house(|house| async move {
        for path in [
            "nothing.pdf",
            "progress-table.docx",
            "progress-table",
            "progress-table.pdf?about=akita-01",
            "meeting-pack.pdf",
            "meeting-pack.pdf?about=nothing",
            "kpi-report.pdf",
            "element-sheets.pdf?about=nothing",
        ] {
            let answer = house.get(&format!("/plans/akita/documents/{path}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}
