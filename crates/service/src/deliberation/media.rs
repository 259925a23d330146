//! Files that are handed in: which are taken, told by their content.

use sha2::{Digest, Sha256};

use rashin_model::Sentence;

use crate::Error;
use crate::port::{KeptFile, Store};

/// The largest file, in bytes: 20 MB.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;

/// The media type of a file by its content; the name tells table from text only.
///
/// # Errors
/// [`Error::Invalid`] for what is not taken: unknown content, macros, too large, empty.
pub fn recognise(name: &str, bytes: &[u8]) -> Result<&'static str, Error> {
    if bytes.is_empty() {
        return Err(refused("ファイルが空です", "the file is empty"));
    }
    if bytes.len() > LARGEST_FILE {
        return Err(Error::invalid(
            "file",
            Sentence::new("ファイルが20 MBを超えています", "the file is larger than 20 MB"),
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
    let is_text = std::str::from_utf8(bytes).is_ok_and(|text| !text.chars().any(is_control));
    if is_text {
        let is_table = name.rsplit('.').next().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        return Ok(if is_table { "text/csv; charset=utf-8" } else { "text/plain; charset=utf-8" });
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

/// Keeps a file and gives its SHA-256 in hexadecimal, under which a document names it.
///
/// # Errors
/// As [`recognise`]; [`Error::Store`].
pub async fn keep_material(store: &impl Store, name: &str, bytes: Vec<u8>) -> Result<String, Error> {
    let media_type = recognise(name, &bytes)?.to_owned();
    let sha256 = Sha256::digest(&bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        use std::fmt::Write as _;
        let _ = write!(text, "{byte:02x}");
        text
    });
    store.keep_file(&KeptFile { sha256: sha256.clone(), media_type, bytes }).await.map_err(Error::Store)?;
    Ok(sha256)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_content_and_not_by_its_name() {
        assert_eq!(recognise("a.txt", b"%PDF-1.7 ...").unwrap(), "application/pdf");
        assert_eq!(recognise("a.csv", "指標,値\n".as_bytes()).unwrap(), "text/csv; charset=utf-8");
        assert!(recognise("a.pdf", b"MZ\x90\x00\x03").is_err());
        assert!(recognise("a.svg", b"").is_err());
    }

    #[test]
    fn a_workbook_with_macros_is_refused() {
        let mut bytes = b"PK\x03\x04..[Content_Types].xml..xl/workbook.xml".to_vec();
        assert!(recognise("a.xlsx", &bytes).is_ok());
        bytes.extend_from_slice(b"xl/vbaProject.bin");
        assert!(recognise("a.xlsx", &bytes).is_err());
    }
}
