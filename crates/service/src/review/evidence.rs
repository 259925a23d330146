//! Files that show that a value is so.

use std::fmt::Write as _;

use rashin_model::Sentence;
use rashin_model::people::Action;
use rashin_model::review::{Asked, Evidence};
use sha2::{Digest, Sha256};

use crate::Error;
use crate::port::{KeptFile, Store};
use crate::review::answers::RowSet;
use crate::rights::Actor;

/// The longest name of a file, in characters.
const LONGEST_NAME: usize = 120;

/// Keeps a file as evidence of a row; it counts once a draft names it.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Missing`] if the row is not asked for; [`Error::Invalid`] for a file
/// that is not of a known sort; [`Error::Store`].
pub async fn keep_evidence(
    store: &impl Store,
    actor: &Actor,
    rows: &RowSet,
    asked: &Asked,
    name: &str,
    bytes: Vec<u8>,
) -> Result<Evidence, Error> {
    let row = rows.row(asked)?;
    actor.require(Action::EditAnswer, &rows.subject.clone().at(row.step()))?;
    rows.require_open()?;
    let name = plain_name(name);
    let Some(media_type) = media_type(&name, &bytes) else {
        return Err(Error::invalid(
            "file",
            Sentence::new(
                format!("「{name}」は受け付けられない種類のファイルです"),
                format!("\"{name}\" is not of a sort that is taken"),
            ),
            Sentence::new(
                "PDF・マクロのないxlsx・docx・CSV・PNG・JPEGのいずれかにしてください",
                "hand in PDF, xlsx or docx without macros, CSV, PNG or JPEG",
            ),
        ));
    };
    let sha256 = Sha256::digest(&bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    let file = KeptFile { sha256: sha256.clone(), media_type: media_type.to_owned(), bytes };
    store.keep_file(&file).await.map_err(Error::Store)?;
    Ok(Evidence::File { sha256, name })
}

/// A file of a row with its name, for those who may see the answer.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Missing`]; [`Error::Store`].
pub async fn find_evidence(
    store: &impl Store,
    actor: &Actor,
    rows: &RowSet,
    asked: &Asked,
    sha256: &str,
) -> Result<(String, KeptFile), Error> {
    let row = rows.row(asked)?;
    actor.require(Action::SeeAnswer, &rows.subject.clone().at(row.step()))?;
    let draft = row.draft.as_ref().filter(|_| rows.shares_drafts(actor)).map(|draft| &draft.evidence);
    let answer = row.answer.as_ref().map(|answer| &answer.evidence);
    let name = draft.into_iter().chain(answer).flatten().find_map(|one| match one {
        Evidence::File { sha256: own, name } if own == sha256 => Some(name.clone()),
        _ => None,
    });
    let file = match &name {
        Some(_) => store.file(sha256).await.map_err(Error::Store)?,
        None => None,
    };
    name.zip(file).ok_or_else(|| {
        Error::Missing(Sentence::new(
            "この行にそのファイルはありません。外されたのかもしれません",
            "This row has no such file; it may have been taken out.",
        ))
    })
}

/// A name without folders and signs that do not print.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect()
}

/// What a file is by its content; `None` for what is not taken.
pub fn media_type(name: &str, bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"%PDF-") {
        return Some("application/pdf");
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some("image/png");
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Some("image/jpeg");
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return office_type(bytes);
    }
    // A CSV has no mark of its own: a text by its name and its bytes.
    let is_text = !bytes.iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\r' | b'\n'));
    (name.to_lowercase().ends_with(".csv") && is_text).then_some("text/csv")
}

/// Which office document a zip is, by the names of its parts, which are not packed.
fn office_type(bytes: &[u8]) -> Option<&'static str> {
    let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    if has(b"vbaProject.bin") || !has(b"[Content_Types].xml") {
        return None;
    }
    if has(b"xl/workbook.xml") {
        return Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }
    has(b"word/document.xml").then_some("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
}
