//! `rashin snapshot`.

use anyhow::{Result, anyhow};
use clap::Args;
use jiff::civil::Date;
use rashin_model::{Code, Lang};
use rashin_service::publish::{list_snapshots, verify_snapshot};
use rashin_store::Database;

use crate::exit::Exit;
use crate::operator;
use crate::origin::{self, StoreArgs, Tongue};

/// Publish a plan under a name, list what was published, or verify that it still is what it was.
/// Exit status: 0 fine, 1 a publication is not what was published, 2 it could not be done.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["name", "list", "verify"]))]
pub struct Snapshot {
    /// Code of the plan
    plan: String,
    /// Publish under this name
    #[arg(long)]
    name: Option<String>,
    /// Its name in English
    #[arg(long, value_name = "NAME", requires = "name", default_value = "")]
    name_en: String,
    /// A remark for readers
    #[arg(long, requires = "name", default_value = "")]
    note: String,
    /// As of which day figures are evaluated (default: today in Japan)
    #[arg(long, value_name = "DATE", requires = "name")]
    as_of: Option<Date>,
    /// List what was published
    #[arg(long)]
    list: bool,
    /// Compute every hash anew
    #[arg(long)]
    verify: bool,
    /// Who publishes; kept with the publication
    #[arg(long, env = "USER", default_value = "rashin")]
    by: String,
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    store: StoreArgs,
}

impl Snapshot {
    /// Publishes, lists or verifies.
    pub fn run(&self) -> Result<Exit> {
        let lang = self.lang.into();
        let code = origin::code(&self.plan, lang)?;
        origin::runtime()?.block_on(async {
            let store = self.store.open().await?;
            let exit = match &self.name {
                Some(name) => {
                    let texts = (name.as_str(), self.name_en.as_str(), self.note.as_str());
                    let snapshot = operator::publish_plan(&store, &code, &self.by, texts, self.as_of, lang).await?;
                    operator::print_published(&snapshot, lang);
                    Exit::Fine
                }
                None => list(&store, &code, self.verify, lang).await?,
            };
            store.close().await;
            Ok(exit)
        })
    }
}

async fn list(store: &Database, plan: &Code, verifies: bool, lang: Lang) -> Result<Exit> {
    let failed = |error: rashin_service::Error| anyhow!(error.message(lang));
    let snapshots = list_snapshots(store, plan).await.map_err(failed)?;
    if snapshots.is_empty() {
        println!("{}", lang.pick("公表したものはありません", "Nothing was published"));
    }
    let mut exit = Exit::Fine;
    for held in &snapshots {
        let one = &held.value;
        print!("{}\t{}\t{}\t{}\t{}", one.number, one.at, one.as_of, one.sha256, one.name);
        if verifies {
            let found = verify_snapshot(store, plan, one.number).await.map_err(failed)?;
            if found.is_intact() {
                print!("\t{}", lang.pick("公表時のまま", "as published"));
            } else {
                exit = Exit::Problems;
                print!("\t{} {}", lang.pick("公表時と違う:", "not as published:"), found.computed);
            }
        }
        println!();
    }
    Ok(exit)
}
