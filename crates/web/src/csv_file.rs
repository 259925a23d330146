//! A table of a page as a CSV file.

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// A CSV file to be saved under a name: the bytes of [`csv_bytes`].
pub fn csv_file(name: &str, heading: &[&str], rows: &[Vec<String>]) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, Body::from(csv_bytes(heading, rows))).into_response()
}

/// A table as CSV: UTF-8 with a mark at its beginning, which Excel needs to read Japanese, and CRLF at the
/// end of lines. Every row is as long as the heading.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it: what people typed
/// (reasons, names) must not run on whoever opens the file.
pub fn csv_bytes(heading: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    let mut write = |cells: &[String]| writer.write_record(cells).expect("rows as long as the heading, into memory");
    write(&heading.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
    for row in rows {
        write(&row.iter().map(|cell| harmless(cell)).collect::<Vec<_>>());
    }
    writer.into_inner().expect("a buffer in memory takes what it is given")
}

fn harmless(cell: &str) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
        && !is_number
        && cell.chars().count() > 1
    {
        return format!("'{cell}");
    }
    cell.to_owned()
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_a_spreadsheet_would_calculate_is_made_text() {
        assert_eq!(harmless("=HYPERLINK(\"https://elsewhere.example\")"), "'=HYPERLINK(\"https://elsewhere.example\")");
        assert_eq!(harmless("＝1+1"), "'＝1+1");
        assert_eq!(harmless("-1.5"), "-1.5");
        assert_eq!(harmless("－"), "－", "a mark is no formula");
        assert_eq!(harmless("会場を使えなかった"), "会場を使えなかった");
    }
}
