//! The fonts that documents are set in.

use std::sync::OnceLock;

use rashin_model::Lang;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Fonts, in the order in which a letter is looked for.
pub struct Fonts {
    book: LazyHash<FontBook>,
    faces: Vec<Font>,
    families: Vec<String>,
}

/// A file that holds no font.
#[derive(Debug, PartialEq, Eq)]
pub struct UnusableFont {
    /// Its name.
    pub file: String,
}

impl UnusableFont {
    /// What is wrong and the way out, in a language.
    pub fn text(&self, lang: Lang) -> String {
        let way = lang.pick(
            "フォントとして読めません。TrueTypeかOpenTypeのファイル（.ttf、.otf、.ttc）を指定してください",
            "no font can be read in it; name a TrueType or OpenType file (.ttf, .otf, .ttc)",
        );
        format!("{}: {way}", self.file)
    }
}

impl Fonts {
    /// The fonts that ship with the program.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Fonts> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::of(Vec::new()))
    }

    /// Fonts of one's own before those that ship; each is the name of a file and its bytes.
    ///
    /// # Errors
    /// Every file that holds no font.
    pub fn with(files: Vec<(String, Vec<u8>)>) -> Result<Self, Vec<UnusableFont>> {
        let (mut own, mut unusable) = (Vec::new(), Vec::new());
        for (file, bytes) in files {
            let found: Vec<Font> = Font::iter(Bytes::new(bytes)).collect();
            if found.is_empty() {
                unusable.push(UnusableFont { file });
            }
            own.extend(found);
        }
        if unusable.is_empty() { Ok(Self::of(own)) } else { Err(unusable) }
    }

    fn of(mut fonts: Vec<Font>) -> Self {
        fonts.extend(rashin_shipped::fonts().into_iter().flat_map(|face| Font::iter(Bytes::new(face))));
        let mut families: Vec<String> = Vec::new();
        for font in &fonts {
            let family = &font.info().family;
            if !families.contains(family) {
                families.push(family.clone());
            }
        }
        Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), faces: fonts, families }
    }

    /// The names of the families, in the order in which a letter is looked for.
    pub fn families(&self) -> &[String] {
        &self.families
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(super) fn font(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }
}
