//! Why a backup could not be made or restored.

use std::path::{Path, PathBuf};

use rashin_model::Sentence;
use rashin_service::StoreError;

/// Why a backup could not be made or restored. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file is there already.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// The file cannot be read or written.
    #[error("{}: {cause}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The file is no backup, or not a whole one.
    #[error("not a whole backup: {0}")]
    Damaged(String),
    /// The backup was made by a newer program.
    #[error("made by the newer version {0} of the program")]
    Newer(String),
    /// The database holds something.
    #[error("the database holds something already")]
    NotEmpty,
    /// The database is in use by another program.
    #[error("{} is in use", .0.display())]
    InUse(PathBuf),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BackupError {
    pub(crate) fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |cause| Self::File { path, cause }
    }

    /// What happened and what to do next.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Exists(path) => Sentence::new(
                format!("{} はすでにあります。上書きはしません。別の名前を指定してください", path.display()),
                format!("{} is there already and is never overwritten. Give another name.", path.display()),
            ),
            Self::File { path, cause } => Sentence::new(
                format!("{} を読み書きできません（{cause}）。場所、権限、空き容量を確かめてください", path.display()),
                format!(
                    "{} cannot be read or written ({cause}). Check the place, the rights and the free space.",
                    path.display()
                ),
            ),
            Self::Damaged(what) => Sentence::new(
                format!(
                    "完全なバックアップではありません（{what}）。何も復元していません。別のバックアップを使ってください"
                ),
                format!("This is not a whole backup ({what}). Nothing was restored; use another one."),
            ),
            Self::Newer(version) => Sentence::new(
                format!("このバックアップは新しい版（{version}）の羅針で作られました。その版以降で復元してください"),
                format!("The backup was made by the newer version {version} of Rashin. Restore it with that one."),
            ),
            Self::NotEmpty => Sentence::new(
                "復元先のデータベースは空ではありません。何も変更していません。空のデータベースを指定するか、埋め込みデータベースなら --force を付けてください（元のファイルは別名で残します）",
                "The database to restore into is not empty; nothing was changed. Name an empty one or, for a file, add --force: the old file is kept under another name.",
            ),
            Self::InUse(path) => Sentence::new(
                format!("{} は使用中です。サーバーを止めてから、やり直してください", path.display()),
                format!("{} is in use. Stop the server and retry.", path.display()),
            ),
            Self::Store(error) => Sentence::new(
                format!("データベースで問題が起きました（{error}）。何も変更していません"),
                format!("The database failed ({error}). Nothing was changed."),
            ),
        }
    }
}
