//! What Typst sees: the files of one document, held in memory.

use std::collections::HashMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use super::fonts::Fonts;
use super::trouble::TypesetError;
use crate::templates::Templates;

/// The files of one document: templates by name, the context, figures.
pub(super) struct Desk<'a> {
    library: LazyHash<Library>,
    fonts: &'a Fonts,
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

impl<'a> Desk<'a> {
    /// `main` is the name of one of the templates.
    pub(super) fn new(
        fonts: &'a Fonts,
        main: &str,
        templates: &Templates,
        files: Vec<(String, Vec<u8>)>,
    ) -> Result<Self, TypesetError> {
        let mut sources = HashMap::new();
        for (name, text) in templates.iter() {
            let id = file_id(name)?;
            sources.insert(id, Source::new(id, text.to_owned()));
        }
        let files = files
            .into_iter()
            .map(|(name, bytes)| Ok((file_id(&name)?, Bytes::new(bytes))))
            .collect::<Result<_, _>>()?;
        Ok(Self { library: LazyHash::new(Library::default()), fonts, main: file_id(main)?, sources, files })
    }

    /// The name of a file, as it was given.
    pub(super) fn name(id: FileId) -> String {
        id.get().vpath().get_without_slash().to_owned()
    }
}

fn file_id(name: &str) -> Result<FileId, TypesetError> {
    let path = VirtualPath::new(name).map_err(|_| TypesetError::Name(name.to_owned()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(Desk::name(id).into())
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let file = self.files.get(&id).cloned();
        file.or_else(|| self.sources.get(&id).map(|source| Bytes::from_string(source.text().to_owned())))
            .ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
