//! Files that are handed in: which are taken, told by their content.

use rashin_model::Sentence;
use sha2::{Digest, Sha256};

use crate::Error;
use crate::hex::hex;
use crate::port::{KeptFile, Store};

/// A megabyte, as limits are told to people.
const MEGABYTE: usize = 1024 * 1024;

/// The media type of a file by its content; the name tells table from text only.
///
/// # Errors
/// [`Error::Invalid`] for what is not taken: unknown content, macros, too large, empty.
pub fn file_kind(name: &str, bytes: &[u8], largest: usize) -> Result<&'static str, Error> {
    if bytes.is_empty() {
        return Err(refused("ファイルが空です", "the file is empty"));
    }
    if bytes.len() > largest {
        return Err(Error::invalid(
            "file",
            Sentence::new(
                format!("ファイルが{} MBを超えています", largest / MEGABYTE),
                format!("the file is larger than {} MB", largest / MEGABYTE),
            ),
            Sentence::new("分けるか、図の解像度を下げてください", "split it, or lower the resolution of its pictures"),
        ));
    }
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    if begins(b"%PDF-") {
        return Ok("application/pdf");
    }
    if begins(b"\x89PNG\r\n\x1a\n") {
        return Ok("image/png");
    }
    if begins(b"\xff\xd8\xff") {
        return Ok("image/jpeg");
    }
    if begins(b"PK\x03\x04") {
        return office_file(bytes);
    }
    // Text has no mark of its own: it is told by its name, and must be nothing but text.
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let (is_table, is_note) = (ending == "csv", ending == "txt");
    let is_utf8 = std::str::from_utf8(bytes).is_ok_and(|text| !text.chars().any(is_control));
    if is_utf8 && (is_table || is_note) {
        return Ok(if is_table { "text/csv; charset=utf-8" } else { "text/plain; charset=utf-8" });
    }
    // A spreadsheet of old writes its CSV in another encoding.
    if is_table && !bytes.iter().any(|byte| is_control(char::from(*byte)) && byte.is_ascii()) {
        return Ok("text/csv");
    }
    Err(refused("この形式のファイルは受け付けません", "files of this kind are not taken"))
}

fn is_control(letter: char) -> bool {
    letter.is_control() && !"\t\r\n".contains(letter)
}

/// What an Office file is, by the names of its parts, which a container writes as they are.
fn office_file(bytes: &[u8]) -> Result<&'static str, Error> {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    if holds(b"vbaProject.bin") {
        return Err(Error::invalid(
            "file",
            Sentence::new("マクロを含むファイルです", "the file has macros"),
            Sentence::new("マクロのない形式で保存し直してください", "save it without macros"),
        ));
    }
    let kinds: [(&[u8], &'static str); 3] = [
        (b"xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (b"word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ];
    let found = kinds.into_iter().find(|(part, _)| holds(b"[Content_Types].xml") && holds(part));
    found
        .map(|(_, kind)| kind)
        .ok_or_else(|| refused("この形式のファイルは受け付けません", "files of this kind are not taken"))
}

fn refused(ja: &str, en: &str) -> Error {
    Error::invalid(
        "file",
        Sentence::new(ja, en),
        Sentence::new(
            "PDF、Word、Excel、PowerPoint、CSV（UTF-8）、テキスト、PNG、JPEGのいずれかにしてください",
            "use PDF, Word, Excel, PowerPoint, CSV or text (UTF-8), PNG or JPEG",
        ),
    )
}

/// Keeps a file of at most `largest` bytes and gives its SHA-256 in hexadecimal, under which it is named.
///
/// # Errors
/// As [`file_kind`]; [`Error::Store`].
pub(crate) async fn keep_file(store: &impl Store, name: &str, bytes: Vec<u8>, largest: usize) -> Result<String, Error> {
    let media_type = file_kind(name, &bytes, largest)?.to_owned();
    let sha256 = hex(&Sha256::digest(&bytes));
    store.keep_file(&KeptFile { sha256: sha256.clone(), media_type, bytes }).await.map_err(Error::Store)?;
    Ok(sha256)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_content_and_not_by_its_name() {
        assert_eq!(file_kind("a.txt", b"%PDF-1.7 ...", 100).unwrap(), "application/pdf");
        assert_eq!(file_kind("a.csv", "指標,値\n".as_bytes(), 100).unwrap(), "text/csv; charset=utf-8");
        assert_eq!(file_kind("a.csv", b"\x8ew\x95W,\x92l\r\n", 100).unwrap(), "text/csv");
        assert!(file_kind("a.txt", b"more than ten bytes", 10).is_err());
        assert!(file_kind("a.pdf", b"only text", 100).is_err());
        assert!(file_kind("a.pdf", b"MZ\x90\x00\x03", 100).is_err());
        assert!(file_kind("a.svg", b"", 100).is_err());
    }

    #[test]
    fn a_workbook_with_macros_is_refused() {
        let mut bytes = b"PK\x03\x04..[Content_Types].xml..xl/workbook.xml".to_vec();
        assert!(file_kind("a.xlsx", &bytes, 100).is_ok());
        bytes.extend_from_slice(b"xl/vbaProject.bin");
        assert!(file_kind("a.xlsx", &bytes, 100).is_err());
    }
}
