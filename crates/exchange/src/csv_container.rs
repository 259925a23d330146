//! A set of CSV files: their encodings, their lines.

use std::borrow::Cow;

use encoding_rs::{Encoding, SHIFT_JIS};
use rashin_model::{Misread, Sentence};

use crate::container::{Addressing, Container};
use crate::csv_rows::CsvRows;
use crate::limits::MAX_CSV_ROWS;
use crate::rows::Rows;

/// CSV files in memory.
pub(crate) struct CsvContainer<'a> {
    name: String,
    files: Vec<CsvFile<'a>>,
}

struct CsvFile<'a> {
    name: String,
    text: Result<(Cow<'a, str>, &'static str), Box<Misread>>,
}

impl<'a> CsvContainer<'a> {
    /// A container called `name` of files with their names and bytes.
    pub fn new(name: String, files: impl Iterator<Item = (String, &'a [u8])>) -> Self {
        Self { name, files: files.map(|(name, bytes)| CsvFile { name, text: decode(bytes) }).collect() }
    }
}

impl Container for CsvContainer<'_> {
    fn name(&self) -> &str {
        &self.name
    }

    fn names(&self) -> Vec<String> {
        self.files.iter().map(|file| file.name.clone()).collect()
    }

    fn addressing(&self) -> Addressing {
        Addressing::Lines
    }

    fn max_rows(&self) -> usize {
        MAX_CSV_ROWS
    }

    fn open(&mut self, position: usize) -> Result<Box<dyn Rows + '_>, Box<Misread>> {
        let (text, _) = self.files[position].text.as_ref().map_err(Clone::clone)?;
        Ok(Box::new(CsvRows::new(text)))
    }

    /// Which files came in which encoding.
    fn remarks(&self) -> Vec<Sentence> {
        let mut by_encoding: std::collections::BTreeMap<&str, Vec<&str>> = std::collections::BTreeMap::new();
        for file in &self.files {
            if let Ok((_, encoding)) = &file.text {
                by_encoding.entry(encoding).or_default().push(&file.name);
            }
        }
        let said = by_encoding.iter().map(|(encoding, names)| {
            Sentence::new(
                format!("文字コード {encoding} として読みました: {}", names.join("、")),
                format!("read as {encoding}: {}", names.join(", ")),
            )
        });
        said.collect()
    }
}

/// The text of a file with `\n` for every line end, and the name of its encoding: what the byte
/// order mark says, else UTF-8, else CP932 (Shift_JIS as Windows writes it).
fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str), Box<Misread>> {
    let (text, encoding) = if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, has_errors) = encoding.decode_without_bom_handling(&bytes[length..]);
        let name = if encoding == encoding_rs::UTF_8 { "UTF-8 (BOM)" } else { encoding.name() };
        (if has_errors { Err(()) } else { Ok(text) }, name)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        (Ok(Cow::Borrowed(text)), "UTF-8")
    } else {
        (SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes).ok_or(()), "CP932")
    };
    let Ok(text) = text else {
        return Err(Misread::new(
            Sentence::new("文字コードが UTF-8 でも CP932 でもありません", "it is neither UTF-8 nor CP932"),
            Sentence::new("UTF-8 のCSVとして保存し直してください", "save it again as CSV in UTF-8"),
        ));
    };
    let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text };
    Ok((text, encoding))
}
