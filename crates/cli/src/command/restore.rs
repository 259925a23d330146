//! `rashin restore`.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Args;
use rashin_model::Lang;

use crate::exit::Exit;
use crate::origin::{self, StoreArgs, Tongue};
use crate::{clock, kept};

/// Restore a backup into an empty store and check all of it. Backups of SQLite are restored in
/// PostgreSQL as well, and the other way round. Sessions are not restored: everybody signs in again.
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup
    file: PathBuf,
    /// Replace the file of an embedded store; the old one is kept under another name
    #[arg(long)]
    force: bool,
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    store: StoreArgs,
}

impl Restore {
    /// Restores.
    pub fn run(&self) -> Result<Exit> {
        let lang: Lang = self.lang.into();
        let restored = origin::runtime()?
            .block_on(rashin_store::backup::restore(&self.store.database, &self.file, self.force, clock::now()))
            .map_err(|error| anyhow!(error.sentence().text(lang).to_owned()))?;
        if let Some(aside) = &restored.set_aside {
            println!("{}: {}", lang.pick("元のファイル", "the old file"), aside.display());
        }
        println!(
            "{}: {}",
            lang.pick("バックアップの日時", "made at"),
            clock::japanese(restored.manifest.made_at).strftime("%Y-%m-%d %H:%M")
        );
        kept::print_rows(&restored.manifest, lang);
        for plan in &restored.altered_plans {
            match lang {
                Lang::Ja => println!("計画 {plan} の最新版の内容が、記録されたハッシュと一致しません"),
                Lang::En => println!("The latest edition of {plan} is not the one that its recorded hash names"),
            }
        }
        let journal = kept::print_verification(&restored.journal, lang);
        Ok(if restored.altered_plans.is_empty() { journal } else { Exit::Problems })
    }
}
