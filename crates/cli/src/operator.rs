//! Publishing by whoever runs the program at the machine.

use anyhow::{Result, anyhow};
use jiff::civil::Date;
use rashin_model::snapshot::Snapshot;
use rashin_model::{Code, Lang};
use rashin_service::publish::{Publishing, preview_publication, publish};
use rashin_service::rights::Actor;
use rashin_store::Database;

use crate::clock;

/// Publishes a plan as it stands, with the staged rows that were chosen.
pub async fn publish_plan(
    store: &Database,
    plan: &Code,
    by: &str,
    (name, name_en, note): (&str, &str, &str),
    as_of: Option<Date>,
    lang: Lang,
) -> Result<Snapshot> {
    let operator = Actor::operator(by);
    let as_of = as_of.unwrap_or_else(clock::today);
    let failed = |error: rashin_service::Error| anyhow!(error.message(lang));
    let preview = preview_publication(store, &operator, plan, as_of, clock::now()).await.map_err(failed)?;
    for warning in &preview.warnings {
        eprintln!(
            "{}: {}\n  {}: {}",
            lang.pick("注意", "warning"),
            warning.sentence.text(lang),
            lang.pick("対処", "hint"),
            warning.hint.text(lang)
        );
    }
    let (name, name_en, note) = (name.to_owned(), name_en.to_owned(), note.to_owned());
    let publishing = Publishing { name, name_en, as_of, note, base: preview.base };
    publish(store, &operator, plan, &publishing, clock::now()).await.map_err(failed)
}

/// Says what was published.
pub fn print_published(snapshot: &Snapshot, lang: Lang) {
    let Snapshot { plan, number, name, as_of, sha256, .. } = snapshot;
    match lang {
        Lang::Ja => println!("計画 {plan} の第{number}号「{name}」を公表しました（基準日 {as_of}、sha256 {sha256}）"),
        Lang::En => println!("Published number {number} of {plan}, \"{name}\" (as of {as_of}, sha256 {sha256})"),
    }
}
