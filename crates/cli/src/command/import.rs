//! `rashin import`.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::Args;
use jiff::civil::Date;
use rashin_exchange::Loaded;
use rashin_model::{Lang, Plan};

use super::import_values::ImportValues;
use crate::differences::print_differences;
use crate::exit::Exit;
use crate::origin::{self, StoreArgs, Tongue};
use crate::{clock, operator, report};

/// Bring a plan folder, a workbook, or (with --into) a file of values into a store.
/// Nothing is changed if there is any error.
#[derive(Debug, Args)]
pub struct Import {
    /// A plan folder or .xlsx; with --into a file of values: CSV (UTF-8, Shift_JIS), .xlsx, SDMX-CSV, NGSI entities
    path: PathBuf,
    /// Print what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Code of the plan that a file of values belongs to
    #[arg(long, value_name = "PLAN")]
    into: Option<String>,
    /// How the columns of the file are to be read; `rashin template mapping.toml` writes an example
    #[arg(long, value_name = "FILE.toml", requires = "into")]
    mapping: Option<PathBuf>,
    /// Publish the plan under this name once it is imported
    #[arg(long, value_name = "NAME", conflicts_with_all = ["dry_run", "into"])]
    publish: Option<String>,
    /// As of which day the published figures are evaluated (default: today in Japan)
    #[arg(long, value_name = "DATE", requires = "publish")]
    as_of: Option<Date>,
    /// Who imports; kept with every change
    #[arg(long, env = "USER", default_value = "rashin")]
    by: String,
    /// Why; kept with every change
    #[arg(long, default_value = "import")]
    reason: String,
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    store: StoreArgs,
}

impl Import {
    /// Imports.
    pub fn run(&self) -> Result<Exit> {
        let lang = self.lang.into();
        match &self.into {
            Some(plan) => self.values(plan).import(lang),
            None => self.import_plan(lang),
        }
    }

    fn values<'a>(&'a self, plan: &'a str) -> ImportValues<'a> {
        ImportValues {
            path: &self.path,
            plan,
            mapping: self.mapping.as_deref(),
            dry_run: self.dry_run,
            by: &self.by,
            reason: &self.reason,
            store: &self.store,
        }
    }

    fn import_plan(&self, lang: Lang) -> Result<Exit> {
        let loaded = origin::read(&self.path)
            .map_err(|error| anyhow!("{} ({})", error.sentence().text(lang), error.hint().text(lang)))?;
        report::print(&loaded, &self.path.display().to_string(), lang);
        let holds_readings = loaded.present_tables.iter().any(|present| present.table.name == "readings");
        let Loaded { plan: Some(plan), .. } = loaded else {
            println!(
                "{}",
                lang.pick("エラーがあるため、何も取り込んでいません", "Nothing was imported because of the errors")
            );
            return Ok(Exit::Problems);
        };
        origin::runtime()?.block_on(self.record(plan, holds_readings, lang))
    }

    async fn record(&self, mut plan: Plan, holds_readings: bool, lang: Lang) -> Result<Exit> {
        plan.sort_readings();
        let store = self.store.open().await?;
        let failed = |error: rashin_service::Error| anyhow!(error.message(lang));
        let preview = rashin_service::preview_import(&store, &plan, holds_readings).await.map_err(failed)?;
        print_differences(&preview.differences, lang);
        if self.dry_run {
            println!(
                "{}",
                lang.pick("試行のため、何も変更していません（--dry-run）", "Nothing was changed (--dry-run)")
            );
            return Ok(Exit::Fine);
        }
        let done = rashin_service::import_plan(
            &store,
            &plan,
            holds_readings,
            preview.base,
            &self.by,
            &self.reason,
            clock::now(),
        )
        .await
        .map_err(failed)?;
        let code = &plan.profile.code;
        match (lang, done.is_new_revision) {
            (Lang::Ja, true) => println!(
                "計画 {code} の第{}版を取り込みました（実績値の変更 {}件）",
                done.revision, done.readings_changed
            ),
            (Lang::Ja, false) => println!(
                "計画 {code} の内容は第{}版のままです（実績値の変更 {}件）",
                done.revision, done.readings_changed
            ),
            (Lang::En, true) => {
                println!("Imported revision {} of {code} ({} readings changed)", done.revision, done.readings_changed);
            }
            (Lang::En, false) => {
                println!("{code} stays at revision {} ({} readings changed)", done.revision, done.readings_changed);
            }
        }
        if let Some(name) = &self.publish {
            let texts = (name.as_str(), "", "");
            let snapshot = operator::publish_plan(&store, code, &self.by, texts, self.as_of, lang).await?;
            operator::print_published(&snapshot, lang);
        }
        store.close().await;
        Ok(Exit::Fine)
    }
}
