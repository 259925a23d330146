//! `rashin review import`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use rashin_model::Lang;
use rashin_service::rights::Actor;

use crate::exit::Exit;
use crate::origin::{self, StoreArgs, Tongue};
use crate::returned::{Reviews, read_returned};

/// What spreadsheets are called.
const WORKBOOKS: [&str; 3] = ["xlsx", "xls", "ods"];

/// Read the workbooks of a folder that came back, report by cell, and hand in those without errors.
/// A file with an error is left out whole; the others are not held up.
#[derive(Debug, Args)]
pub struct Import {
    /// Folder with the workbooks
    folder: PathBuf,
    /// Print what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Who hands in; kept with every answer
    #[arg(long, env = "USER", default_value = "rashin")]
    by: String,
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    store: StoreArgs,
}

impl Import {
    /// Imports.
    pub fn run(&self) -> Result<Exit> {
        let lang: Lang = self.lang.into();
        let files = workbooks(&self.folder)?;
        if files.is_empty() {
            bail!(
                "{} {}",
                self.folder.display(),
                lang.pick("に回答様式（.xlsx、.xls、.ods）がありません", "holds no workbook (.xlsx, .xls, .ods)")
            );
        }
        origin::runtime()?.block_on(self.take(&files, lang))
    }

    async fn take(&self, files: &[PathBuf], lang: Lang) -> Result<Exit> {
        let store = self.store.open().await?;
        let (actor, mut reviews) = (Actor::operator(&self.by), Reviews::default());
        let (mut handed_in, mut held_back) = (0, 0);
        for path in files {
            let name = path.display().to_string();
            let returned = match read_returned(&store, &actor, &mut reviews, path, lang).await {
                Ok(returned) => returned,
                Err(error) => {
                    println!("{name}: {}: {error}", lang.pick("エラー", "error"));
                    held_back += 1;
                    continue;
                }
            };
            returned.print(&name, lang);
            if returned.judged.has_errors() {
                held_back += 1;
                println!(
                    "{}",
                    lang.pick(
                        "エラーがあるため、どの行も提出していません",
                        "Nothing was handed in because of the errors"
                    )
                );
            } else if !self.dry_run {
                match returned.submit(&store, &actor, &mut reviews, lang).await {
                    Ok(count) => handed_in += count,
                    Err(error) => {
                        held_back += 1;
                        println!("{name}: {}: {error}", lang.pick("エラー", "error"));
                    }
                }
            }
        }
        store.close().await;
        self.conclude(files.len(), handed_in, held_back, lang);
        Ok(if held_back > 0 { Exit::Problems } else { Exit::Fine })
    }

    fn conclude(&self, files: usize, handed_in: usize, held_back: usize, lang: Lang) {
        match (lang, self.dry_run) {
            (Lang::Ja, true) => println!(
                "試行のため、何も変更していません（--dry-run）。ファイル {files}、エラーのあるファイル {held_back}"
            ),
            (Lang::En, true) => println!("Nothing was changed (--dry-run). {files} files, {held_back} with errors"),
            (Lang::Ja, false) => {
                println!("ファイル {files}、提出した行 {handed_in}、取り込めなかったファイル {held_back}");
            }
            (Lang::En, false) => println!("{files} files, {handed_in} rows handed in, {held_back} files not taken"),
        }
    }
}

/// The workbooks of a folder by name. What a spreadsheet leaves beside a file that is open is none.
fn workbooks(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry.with_context(|| format!("cannot read {}", folder.display()))?.path();
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let extension =
            path.extension().map_or_else(String::new, |extension| extension.to_string_lossy().to_lowercase());
        if WORKBOOKS.contains(&extension.as_str()) && !name.starts_with("~$") && !name.starts_with('.') {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
