//! `rashin export`.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use clap::Args;
use jiff::civil::Date;

use crate::clock;
use crate::exit::Exit;
use crate::open_data::OpenDataArgs;
use crate::origin::{self, StoreArgs, Tongue};

/// Write a plan out of a store: a folder of CSV files, or an .xlsx. With --format: the open data of a publication.
#[derive(Debug, Args)]
pub struct Export {
    /// Code of the plan
    plan: String,
    /// A folder, or a file that ends in .xlsx; with --format a file, or a folder for csv, csv-bom, json, parquet, all
    #[arg(long, value_name = "DIR|FILE")]
    to: PathBuf,
    /// As it was known at the end of this day (in Japan)
    #[arg(long, value_name = "DATE")]
    known_on: Option<Date>,
    #[command(flatten)]
    data: OpenDataArgs,
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    store: StoreArgs,
}

impl Export {
    /// Exports.
    pub fn run(&self) -> Result<Exit> {
        let lang = self.lang.into();
        let code = origin::code(&self.plan, lang)?;
        if let Some(format) = &self.data.format {
            origin::runtime()?.block_on(async {
                let store = self.store.open_existing(lang).await?;
                self.data.write(format, &store, &code, &self.to, lang).await
            })?;
            println!("{}", self.to.display());
            return Ok(Exit::Fine);
        }
        let known = clock::known_on(self.known_on)?;
        let plan = origin::runtime()?
            .block_on(async {
                let store = self.store.open().await?;
                rashin_service::view_plan(&store, &code, known).await.map_err(|error| anyhow!(error.message(lang)))
            })?
            .plan;
        let failed = |error: rashin_exchange::Unwritable| {
            anyhow!("{} ({})", error.sentence().text(lang), error.hint().text(lang))
        };
        if self.to.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx")) {
            let bytes = rashin_exchange::write_workbook(&plan).map_err(failed)?;
            std::fs::write(&self.to, bytes).with_context(|| format!("cannot write {}", self.to.display()))?;
        } else {
            rashin_exchange::write_folder(&plan, &self.to).map_err(failed)?;
        }
        println!("{}", self.to.display());
        Ok(Exit::Fine)
    }
}
