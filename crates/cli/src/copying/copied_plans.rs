//! Whose pages a copy holds: plans of a store as they were published, or plans of folders and workbooks.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, anyhow, bail};
use jiff::Timestamp;
use jiff::civil::Date;
use rashin_model::{Code, Lang, Plan};
use rashin_service::publish::{Publishing, last_snapshots, preview_publication, publish};
use rashin_service::rights::Actor;
use rashin_store::Database;

use crate::origin::{self, StoreArgs};
use crate::{clock, report};

/// The plans of a copy, and where they are.
pub struct Copied {
    /// The store.
    pub store: Database,
    /// The plans; `None` for all that were published.
    pub plans: Option<BTreeSet<Code>>,
}

/// Finds the plans that are named: all as codes of published plans in the store, or all as paths, whose plans
/// are evaluated as of a day. No name means every published plan. `None` if a path holds problems, which
/// were printed.
pub async fn open_plans(names: &[String], as_of: Date, store: &StoreArgs, lang: Lang) -> Result<Option<Copied>> {
    if are_paths(names) {
        return from_paths(names, as_of, lang).await;
    }
    let store = store.open_existing(lang).await?;
    let published: BTreeSet<Code> = last_snapshots(&store).await?.into_iter().map(|snapshot| snapshot.plan).collect();
    let mut plans = BTreeSet::new();
    for name in names {
        let known = published.iter().find(|code| code.as_str() == name);
        plans.insert(known.cloned().ok_or_else(|| not_published(name, lang))?);
    }
    if published.is_empty() {
        bail!(lang.pick(
            "公表した計画がありません。rashin snapshot で公表してから書き出してください",
            "no plan was published yet; publish one with `rashin snapshot` first"
        ));
    }
    Ok(Some(Copied { store, plans: (!plans.is_empty()).then_some(plans) }))
}

fn not_published(name: &str, lang: Lang) -> anyhow::Error {
    match lang {
        Lang::Ja => anyhow!(
            "「{name}」というファイルもフォルダーもなく、この名前で公表した計画もありません。rashin snapshot {name} --list で確かめてください"
        ),
        Lang::En => anyhow!(
            "there is no file or folder {name}, and no plan of that code was published; look with `rashin snapshot {name} --list`"
        ),
    }
}

async fn from_paths(names: &[String], as_of: Date, lang: Lang) -> Result<Option<Copied>> {
    let store = Database::open("sqlite::memory:").await?;
    let at = clock::end_of_day(as_of)?;
    for name in names {
        let Some(plan) = read_plan(name, lang)? else { return Ok(None) };
        publish_path(&store, &plan, as_of, at).await.map_err(|error| anyhow!(error.message(lang)))?;
    }
    Ok(Some(Copied { store, plans: None }))
}

/// The plan of a folder or workbook; `None` if it holds problems, which were printed.
pub fn read_plan(name: &str, lang: Lang) -> Result<Option<Plan>> {
    let loaded = origin::read(Path::new(name))
        .map_err(|error| anyhow!("{} ({})", error.sentence().text(lang), error.hint().text(lang)))?;
    for located in loaded.errors() {
        report::print_one(located, lang);
    }
    let mut plan = loaded.plan;
    if let Some(plan) = &mut plan {
        plan.sort_readings();
    }
    Ok(plan)
}

/// Whether plans are named by paths.
pub fn are_paths(names: &[String]) -> bool {
    names.iter().any(|name| Path::new(name).exists())
}

/// How the plan of a path is published: by whom, as what. The same folder and day give the same copy, whenever
/// it is made.
pub fn as_written_out(as_of: Date) -> (Actor, Publishing) {
    let (name, name_en) = ("書き出した版".to_owned(), "As written out".to_owned());
    let publishing = Publishing { name, name_en, as_of, note: String::new(), base: String::new() };
    (Actor::operator("rashin publish"), publishing)
}

async fn publish_path(store: &Database, plan: &Plan, as_of: Date, at: Timestamp) -> Result<(), rashin_service::Error> {
    let ((operator, publishing), code) = (as_written_out(as_of), &plan.profile.code);
    let preview = rashin_service::preview_import(store, plan, true).await?;
    rashin_service::import_plan(store, plan, true, preview.base, "rashin publish", "", at).await?;
    let preview = preview_publication(store, &operator, code, as_of, at).await?;
    let publishing = Publishing { base: preview.base, ..publishing };
    publish(store, &operator, code, &publishing, at).await.map(|_| ())
}
