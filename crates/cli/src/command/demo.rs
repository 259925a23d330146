//! `rashin demo`.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use rashin_model::Lang;
use rashin_model::tables::Profile;
use rashin_service::publish::list_snapshots;
use rashin_store::Database;
use rashin_web::Settings;

use super::serve::{Post, serve};
use crate::demo::seed_demo;
use crate::exit::Exit;
use crate::{clock, operator, origin, report};

/// Load the plans of a folder into a store of their own and serve them.
#[derive(Debug, Args)]
pub struct Demo {
    /// Folder that holds a plan folder each
    #[arg(long, value_name = "DIR", default_value = "plans")]
    plans: PathBuf,
    /// Address to listen at
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// File of the store; by default one in memory that ends with the program
    #[arg(long, value_name = "FILE")]
    store: Option<String>,
}

impl Demo {
    /// Loads and serves.
    pub fn run(&self) -> Result<Exit> {
        origin::runtime()?.block_on(async {
            let store = Database::open(self.store.as_deref().unwrap_or("sqlite::memory:"))
                .await
                .context("cannot open the store of the demo")?;
            let plans = load(&store, &self.plans).await?;
            let mut demo_roles = Vec::new();
            // People and a review are added to invented plans only: no invented figure beside a real one.
            for plan in plans.iter().filter(|plan| plan.invented) {
                demo_roles.extend(seed_demo(&store, &plan.code, clock::today(), clock::now()).await?);
            }
            let settings = |listening| Settings { demo_roles, ..Settings::at(format!("http://{listening}")) };
            serve(store, self.listen, settings, Post::default(), &format!("{} plans loaded. Open ", plans.len())).await
        })
    }
}

async fn load(store: &Database, folder: &Path) -> Result<Vec<Profile>> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("there is no folder {} with plans in it; name one with --plans", folder.display()))?;
    let mut plans: Vec<PathBuf> =
        entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(|path| path.is_dir()).collect();
    plans.sort();
    let mut profiles = Vec::new();
    for path in &plans {
        let loaded = origin::read(path)?;
        let Some(plan) = loaded.plan.as_ref() else {
            report::print(&loaded, &path.display().to_string(), Lang::Ja);
            bail!("{} has errors", path.display());
        };
        // A store in a file keeps what was done in it: a plan is imported once.
        let preview = rashin_service::preview_import(store, plan, true).await?;
        if preview.base.revision == 0 {
            rashin_service::import_plan(store, plan, true, preview.base, "demo", "rashin demo", clock::now()).await?;
        }
        profiles.push(plan.profile.clone());
        let code = &plan.profile.code;
        if list_snapshots(store, code).await?.is_empty() {
            operator::publish_plan(store, code, "demo", ("公開版（デモ）", "Demo publication", ""), None, Lang::Ja)
                .await?;
        }
    }
    if plans.is_empty() {
        bail!("{} holds no plan folder", folder.display());
    }
    Ok(profiles)
}
