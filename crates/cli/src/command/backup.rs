//! `rashin backup`.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Args;
use rashin_model::Lang;

use crate::exit::Exit;
use crate::origin::{self, StoreArgs, Tongue};
use crate::{clock, kept};

/// Write everything in a store into a new file, while the server runs. The file holds personal data:
/// only its owner may read it.
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to make; one that is there is never overwritten
    file: PathBuf,
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    store: StoreArgs,
}

impl Backup {
    /// Makes the backup.
    pub fn run(&self) -> Result<Exit> {
        let lang: Lang = self.lang.into();
        let manifest = origin::runtime()?.block_on(async {
            let store = self.store.open_existing(lang).await?;
            rashin_store::backup::backup(&store, &self.file, clock::now())
                .await
                .map_err(|error| anyhow!(error.sentence().text(lang).to_owned()))
        })?;
        println!("{}", self.file.display());
        kept::print_rows(&manifest, lang);
        Ok(Exit::Fine)
    }
}
