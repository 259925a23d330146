//! Templates: those that ship, and an office's own in their place.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rashin_model::Lang;

/// The templates that ship, by name.
const SHIPPED: &[(&str, &str)] = &[
    ("base.typ", include_str!("../templates/base.typ")),
    ("comments-and-responses.typ", include_str!("../templates/comments-and-responses.typ")),
    ("cooperation-report.typ", include_str!("../templates/cooperation-report.typ")),
    ("element-sheets.typ", include_str!("../templates/element-sheets.typ")),
    ("evaluation-summary.typ", include_str!("../templates/evaluation-summary.typ")),
    ("indicator-booklet.typ", include_str!("../templates/indicator-booklet.typ")),
    ("kpi-report.typ", include_str!("../templates/kpi-report.typ")),
    ("meeting-pack.typ", include_str!("../templates/meeting-pack.typ")),
    ("progress-table.typ", include_str!("../templates/progress-table.typ")),
    ("roadmap.typ", include_str!("../templates/roadmap.typ")),
];

/// The largest template that is read: 1 MiB.
const LARGEST: u64 = 1 << 20;

/// Templates by name.
#[derive(Debug, Clone)]
pub struct Templates(BTreeMap<String, String>);

/// Why templates cannot be read.
#[derive(Debug)]
pub enum UnreadableTemplate {
    /// The folder or the file.
    Io {
        /// Which.
        path: String,
        /// Why.
        cause: std::io::Error,
    },
    /// Larger than a template is.
    Large(String),
    /// No template in the folder.
    None(String),
}

impl UnreadableTemplate {
    /// What is wrong and the way out, in a language.
    pub fn text(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Io { path, cause }, Lang::Ja) => format!("{path}: 読めません（{cause}）"),
            (Self::Io { path, cause }, Lang::En) => format!("{path}: cannot be read ({cause})"),
            (Self::Large(path), Lang::Ja) => format!("{path}: テンプレートは1 MiBまでです"),
            (Self::Large(path), Lang::En) => format!("{path}: a template has at most 1 MiB"),
            (Self::None(path), Lang::Ja) => format!(
                "{path}: テンプレート（.typ）がありません。rashin report --write-templates {path} で元のテンプレートを書き出せます"
            ),
            (Self::None(path), Lang::En) => format!(
                "{path}: there is no template (.typ). rashin report --write-templates {path} writes those that ship."
            ),
        }
    }
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
