//! Where a plan comes from: a path, or the code of a plan in a store.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use clap::Args;
use rashin_exchange::{Loaded, Surroundings};
use rashin_model::{AreaCode, Code, Lang, Plan};
use rashin_service::Known;
use rashin_store::Database;

/// Which store.
#[derive(Debug, Args)]
pub struct StoreArgs {
    /// File of the embedded store, or postgres://...
    #[arg(long, value_name = "FILE|URL", env = "RASHIN_DATABASE", default_value = "rashin.db")]
    pub database: String,
}

impl StoreArgs {
    /// Opens the store.
    pub async fn open(&self) -> Result<Database> {
        Database::open(&self.database).await.with_context(|| format!("cannot open the store {}", self.database))
    }

    /// Opens a store that is there; a file is not made.
    pub async fn open_existing(&self, lang: Lang) -> Result<Database> {
        if rashin_store::path_of(&self.database)?.is_some_and(|path| !path.exists()) {
            return Err(anyhow!(
                "{}: {}",
                self.database,
                lang.pick(
                    "データベースがありません。--database で指定してください",
                    "there is no such store; name one with --database"
                )
            ));
        }
        self.open().await
    }
}

/// Language of messages.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum Tongue {
    /// 日本語
    Ja,
    /// English
    En,
}

impl From<Tongue> for Lang {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Ja => Self::Ja,
            Tongue::En => Self::En,
        }
    }
}

/// The code of a plan, as it was typed.
///
/// # Errors
/// What a code looks like.
pub fn code(text: &str, lang: Lang) -> Result<Code> {
    Code::new(text).ok_or_else(|| match lang {
        Lang::Ja => anyhow!("「{text}」は計画のコードの形ではありません。英数字と - _ で指定してください（例 toyama）"),
        Lang::En => anyhow!("\"{text}\" cannot be the code of a plan. Give letters, digits, - and _, such as toyama."),
    })
}

/// A file that cannot be read, as what a command ends with.
pub fn unreadable(error: &rashin_exchange::Unreadable, lang: Lang) -> anyhow::Error {
    anyhow!("{} ({})", error.sentence().text(lang), error.hint().text(lang))
}

/// Reads a plan folder or workbook and checks it.
pub fn read(path: &Path) -> Result<Loaded, rashin_exchange::Unreadable> {
    rashin_exchange::read_plan(path, &surroundings())
}

/// What plans are checked against: the areas and rubrics that ship.
pub fn surroundings() -> Surroundings<'static> {
    Surroundings { is_real_area: &is_real_area, shipped_rubrics: rashin_shipped::rubrics(), unread_codes: &[] }
}

fn is_real_area(area: AreaCode) -> bool {
    rashin_shipped::areas().contains(area)
}

/// The plan in a store (as it was known at a moment, or as it is), or at a path if there is such a path.
pub fn find(plan_or_path: &str, store: &StoreArgs, known: Known, lang: Lang) -> Result<Found> {
    let path = PathBuf::from(plan_or_path);
    if path.exists() {
        let loaded = read(&path).map_err(|error| unreadable(&error, lang))?;
        return Ok(match loaded.plan {
            Some(plan) => Found::Plan(Box::new(plan)),
            None => Found::Problems(Box::new(loaded)),
        });
    }
    let code = Code::new(plan_or_path)
        .ok_or_else(|| anyhow!("there is no file or folder {plan_or_path}, and it is not the code of a plan"))?;
    if !store.database.contains("://") && !Path::new(&store.database).exists() {
        return Err(anyhow!(
            "there is no file or folder {plan_or_path}, and no store {} that could hold a plan of that code",
            store.database
        ));
    }
    let stored = runtime()?.block_on(async {
        let database = store.open().await?;
        rashin_service::view_plan(&database, &code, known).await.map_err(|error| anyhow!(error.message(lang)))
    })?;
    Ok(Found::Plan(Box::new(stored.plan)))
}

/// What [`find`] found.
pub enum Found {
    /// A plan without errors.
    Plan(Box<Plan>),
    /// A file with errors.
    Problems(Box<Loaded>),
}

/// The runtime of commands that ask a store.
pub fn runtime() -> Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start the runtime")
}
