//! `rashin import FILE --into PLAN`: values alone, in whatever layout they come.

use std::path::Path;

use anyhow::{Result, anyhow};
use rashin_exchange::mapped::{Form, Mapping, ValueFile};
use rashin_exchange::{LoadedReadings, Unreadable};
use rashin_model::{Lang, Plan};
use rashin_service::Known;

use crate::differences::print_differences;
use crate::exit::Exit;
use crate::origin::{self, StoreArgs};
use crate::{clock, report};

/// An import of values.
pub struct ImportValues<'a> {
    /// The file.
    pub path: &'a Path,
    /// Code of the plan.
    pub plan: &'a str,
    /// The mapping file.
    pub mapping: Option<&'a Path>,
    /// Whether nothing is to be changed.
    pub dry_run: bool,
    /// Who imports.
    pub by: &'a str,
    /// Why.
    pub reason: &'a str,
    /// Where the plan is.
    pub store: &'a StoreArgs,
}

impl ImportValues<'_> {
    /// Imports.
    pub fn import(&self, lang: Lang) -> Result<Exit> {
        let code = origin::code(self.plan, lang)?;
        let unreadable = |error: Unreadable| origin::unreadable(&error, lang);
        let file = ValueFile::open(self.path).map_err(unreadable)?;
        let mapping = match self.mapping.map(|path| read_mapping(path, lang)).transpose()? {
            None => file.own_mapping(),
            Some(None) => return Ok(Exit::Problems),
            given => given.flatten(),
        };
        origin::runtime()?.block_on(async {
            let store = self.store.open().await?;
            let failed = |error: rashin_service::Error| anyhow!(error.message(lang));
            let stored = rashin_service::view_plan(&store, &code, Known::Now).await.map_err(failed)?;
            if mapping.is_none() && file.form() != Form::Tidy {
                print_proposal(&file, &stored.plan, lang).map_err(unreadable)?;
                return Ok(Exit::Problems);
            }
            let loaded = file.read(&stored.plan, mapping.as_ref(), &origin::surroundings()).map_err(unreadable)?;
            let has_strangers = loaded.problems.iter().any(|located| located.problem.rule == "unknown-reference");
            let Some(readings) = said(loaded, lang) else {
                if mapping.is_none() && has_strangers {
                    print_proposal(&file, &stored.plan, lang).map_err(unreadable)?;
                }
                return Ok(Exit::Problems);
            };
            let found = rashin_service::preview_readings(&stored.plan, &readings);
            print_differences(&found, lang);
            let same = readings.len() - found.len();
            println!("{}: {same}", lang.pick("変わらない値", "unchanged values"));
            if self.dry_run {
                println!(
                    "{}",
                    lang.pick("試行のため、何も変更していません（--dry-run）", "Nothing was changed (--dry-run)")
                );
                return Ok(Exit::Fine);
            }
            let recorded =
                rashin_service::record_readings(&store, &code, &readings, self.by, self.reason, clock::now())
                    .await
                    .map_err(failed)?;
            match lang {
                Lang::Ja => println!("計画 {code} に実績値 {recorded}件を記録しました（前の値は履歴に残ります）"),
                Lang::En => println!("Recorded {recorded} readings for {code}; earlier values stay in its history"),
            }
            store.close().await;
            Ok(Exit::Fine)
        })
    }
}

/// The mapping of a file; `None` after saying what is wrong with it.
fn read_mapping(path: &Path, lang: Lang) -> Result<Option<Mapping>> {
    let shown = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| {
        let (path, cause) = (shown.clone(), error.to_string());
        let is_absent = error.kind() == std::io::ErrorKind::NotFound;
        let unreadable = if is_absent { Unreadable::NotFound { path } } else { Unreadable::Io { path, cause } };
        origin::unreadable(&unreadable, lang)
    })?;
    let name = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    match Mapping::parse(&name, &text) {
        Ok(mapping) => Ok(Some(mapping)),
        Err(bad) => {
            for sentence in bad.0 {
                println!("{}", sentence.text(lang));
            }
            Ok(None)
        }
    }
}

/// The readings of a file after everything there is to say about it; `None` when there is an error.
fn said(loaded: LoadedReadings, lang: Lang) -> Option<Vec<rashin_model::tables::Reading>> {
    for remark in &loaded.remarks {
        println!("{}", remark.text(lang));
    }
    for located in &loaded.problems {
        report::print_one(located, lang);
    }
    if loaded.readings.is_none() {
        println!(
            "{}",
            lang.pick("エラーがあるため、何も取り込んでいません", "Nothing was imported because of the errors")
        );
    }
    loaded.readings
}

fn print_proposal(file: &ValueFile, plan: &Plan, lang: Lang) -> Result<(), Unreadable> {
    let proposal = file.propose(plan)?;
    println!(
        "{}",
        lang.pick(
            "この表の列や指標が計画の何に当たるかを、マッピングで示してください。次の案を mapping.toml に保存し、確かめて --mapping mapping.toml を付けてください",
            "A mapping has to say what the columns and indicators of this table are in the plan. Save this proposal as mapping.toml, look it over, and give it with --mapping mapping.toml",
        )
    );
    if !proposal.is_complete {
        println!(
            "{}",
            lang.pick(
                "空の \"\" と # の行は、ファイルをご存じの方が埋めてください。書き方の例は rashin template mapping.toml で出せます",
                "Fill in what is \"\" or stands behind #. rashin template mapping.toml writes an example of everything",
            )
        );
    }
    println!("\n{}", proposal.text);
    Ok(())
}
