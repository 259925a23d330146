//! How a file is bound: page by page, or not at all and why.

use std::collections::BTreeMap;

use hayro_syntax::{LoadPdfError, Pdf};
use rashin_model::Lang;

/// How PDF files begin.
const PDF: &[u8] = b"%PDF-";

/// How a material is bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Binding {
    /// Page by page; whether each is wider than high.
    Pages(Vec<bool>),
    /// Attached separately.
    Attached(Why),
}

/// Why a material is attached separately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// No file was handed in.
    NoFile,
    /// The file is not at hand.
    NotHere,
    /// It has no pages to bind.
    OtherKind,
    /// It is a PDF that a password protects.
    Protected,
    /// It says that it is a PDF and cannot be read.
    Unreadable,
}

impl Binding {
    /// How a file is bound, by its SHA-256 in hexadecimal.
    pub fn of(file: Option<&str>, material: &BTreeMap<String, Vec<u8>>) -> Self {
        let Some(sha256) = file else { return Self::Attached(Why::NoFile) };
        let Some(bytes) = material.get(sha256) else { return Self::Attached(Why::NotHere) };
        if !bytes.starts_with(PDF) {
            return Self::Attached(Why::OtherKind);
        }
        let pdf = match Pdf::new(bytes.clone()) {
            Ok(pdf) => pdf,
            Err(LoadPdfError::Decryption(_)) => return Self::Attached(Why::Protected),
            Err(LoadPdfError::Invalid) => return Self::Attached(Why::Unreadable),
        };
        let is_wide = |(width, height): (f32, f32)| width > height;
        let pages: Vec<bool> = pdf.pages().iter().map(|page| is_wide(page.render_dimensions())).collect();
        if pages.is_empty() { Self::Attached(Why::Unreadable) } else { Self::Pages(pages) }
    }

    /// How it is bound, in a table.
    pub fn label(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Pages(pages), Lang::Ja) => format!("{}ページ", pages.len()),
            (Self::Pages(pages), Lang::En) if pages.len() == 1 => "1 page".to_owned(),
            (Self::Pages(pages), Lang::En) => format!("{} pages", pages.len()),
            (Self::Attached(_), _) => lang.pick("別添", "attached").to_owned(),
        }
    }
}

impl Why {
    /// The reason and the way out, for material of this name.
    pub fn text(self, name: &str, lang: Lang) -> String {
        match (self, lang) {
            (Self::NoFile, Lang::Ja) => "ファイルが登録されていません".to_owned(),
            (Self::NoFile, Lang::En) => "no file was handed in".to_owned(),
            (Self::NotHere, Lang::Ja) => "ファイルがここにありません".to_owned(),
            (Self::NotHere, Lang::En) => "the file is not held here".to_owned(),
            (Self::OtherKind, Lang::Ja) => "PDFではないため、綴じていません".to_owned(),
            (Self::OtherKind, Lang::En) => "not a PDF, and so not bound".to_owned(),
            (Self::Protected, Lang::Ja) => {
                format!("{name}のPDFはパスワードで保護されています。保護を外したPDFを登録してください")
            }
            (Self::Protected, Lang::En) => {
                format!("the PDF of {name} is protected by a password; hand in one that is not")
            }
            (Self::Unreadable, Lang::Ja) => {
                format!("{name}のPDFは壊れていて読めません。作り直したPDFを登録してください")
            }
            (Self::Unreadable, Lang::En) => {
                format!("the PDF of {name} is damaged and cannot be read; make it again and hand it in")
            }
        }
    }
}
