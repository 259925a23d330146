//! Templates: those that ship, and an office's own in their place.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use thiserror::Error;

/// The templates that ship, by name.
const SHIPPED: &[(&str, &str)] = &[
    ("base.typ", include_str!("../templates/base.typ")),
    ("progress-table.typ", include_str!("../templates/progress-table.typ")),
];

/// The largest template that is read: 1 MiB.
const LARGEST: u64 = 1 << 20;

/// Templates by name.
#[derive(Debug, Clone)]
pub struct Templates(BTreeMap<String, String>);

/// A template that cannot be read.
#[derive(Debug, Error)]
pub enum UnreadableTemplate {
    /// The folder or the file.
    #[error("{path}: 読めません（{cause}） / cannot be read ({cause})")]
    Io {
        /// Which.
        path: String,
        /// Why.
        cause: std::io::Error,
    },
    /// Larger than a template is.
    #[error("{0}: テンプレートとして大きすぎます（1 MiBまで） / too large for a template (at most 1 MiB)")]
    Large(String),
    /// No template in the folder.
    #[error(
        "{0}: テンプレート（.typ）がありません。rashin report --write-templates で元のテンプレートを書き出せます / no template (.typ) in this folder; rashin report --write-templates writes those that ship"
    )]
    None(String),
}

impl Templates {
    /// Those that ship.
    pub fn shipped() -> Self {
        Self(SHIPPED.iter().map(|&(name, text)| (name.to_owned(), text.to_owned())).collect())
    }

    /// Those that ship with those of a folder in their place or beside them: every `.typ` of the folder itself.
    ///
    /// # Errors
    /// What cannot be read; a folder without any.
    pub fn with_folder(folder: &Path) -> Result<Self, UnreadableTemplate> {
        let failed = |path: &Path| {
            let path = path.display().to_string();
            move |cause| UnreadableTemplate::Io { path, cause }
        };
        let mut templates = Self::shipped();
        let mut count = 0;
        for entry in fs::read_dir(folder).map_err(failed(folder))? {
            let path = entry.map_err(failed(folder))?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            if path.extension().is_none_or(|extension| extension != "typ") || !path.is_file() {
                continue;
            }
            if fs::metadata(&path).map_err(failed(&path))?.len() > LARGEST {
                return Err(UnreadableTemplate::Large(path.display().to_string()));
            }
            templates.0.insert(name.to_owned(), fs::read_to_string(&path).map_err(failed(&path))?);
            count += 1;
        }
        if count == 0 { Err(UnreadableTemplate::None(folder.display().to_string())) } else { Ok(templates) }
    }

    /// Name and text of each.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (&name[..], &text[..]))
    }
}
