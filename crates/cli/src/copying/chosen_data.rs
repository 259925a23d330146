//! The open data of publications in chosen formats, written without pages: each publication once, at its lasting
//! address. The evaluation is made on the way and never held.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use anyhow::{Result, anyhow, bail};
use jiff::civil::Date;
use rashin_eval::plan::{Evaluator, Series};
use rashin_model::snapshot::Snapshot;
use rashin_model::{Code, Lang, Plan};
use rashin_opendata::{DataFile, Figures, Format, Licence, Onlooker, Release, Shelf, Together, all_files};
use rashin_service::publish::{ContentHash, first_snapshot, last_snapshots, list_snapshots, load_snapshot};

use super::copied_plans::{Copied, are_paths, as_written_out, open_plans, read_plan};
use super::copy_file::CopyFile;
use super::folder::Folder;
use super::progress::Progress;
use super::work::Done;
use crate::origin::StoreArgs;
use crate::{clock, origin};

/// Formats by their machine names, parted by commas. The data package describes CSV files that stand beside it.
pub fn chosen_formats(names: &[String], lang: Lang) -> Result<Vec<Format>> {
    let formats: Vec<Format> = names.iter().filter_map(|name| Format::named(name)).collect();
    if formats.contains(&Format::DataPackage) && !formats.contains(&Format::Csv) {
        bail!(lang.pick(
            "datapackage は同じ場所のCSVを説明するものです。--formats csv,datapackage のように csv も指定してください",
            "datapackage describes the CSV files beside it: choose csv, too, as in --formats csv,datapackage"
        ));
    }
    Ok(formats)
}

/// What is written, and where.
pub struct ChosenData<'a> {
    /// Codes of published plans (all of them if there is none), or plan folders and workbooks.
    pub names: &'a [String],
    /// As of which day plans of paths are evaluated.
    pub as_of: Date,
    /// The formats.
    pub formats: &'a [Format],
    /// Under which terms the data may be used.
    pub licence: Option<&'a Licence>,
    /// What addresses in the data begin with.
    pub base: &'a str,
    /// The language of messages.
    pub lang: Lang,
}

impl ChosenData<'_> {
    /// Writes. `open` opens the folder for the files that are planned; `None` if a path holds problems, which
    /// were printed.
    pub fn write(
        &self,
        store: &StoreArgs,
        open: impl FnOnce(&BTreeSet<String>) -> Result<Folder>,
    ) -> Result<Option<Done>> {
        if !are_paths(self.names) {
            return origin::runtime()?.block_on(self.write_stored(store, open)).map(Some);
        }
        let mut plans = Vec::new();
        for name in self.names {
            let Some(plan) = read_plan(name, self.lang)? else { return Ok(None) };
            plans.push(plan);
        }
        let planned = plans.iter().flat_map(|plan| self.planned(&plan.profile.code, 1)).collect();
        let into = Writing::of(open(&planned)?, plans.len(), self.lang);
        for plan in plans {
            self.write_path(&into, &plan)?;
        }
        into.finish().map(Some)
    }

    async fn write_stored(
        &self,
        store: &StoreArgs,
        open: impl FnOnce(&BTreeSet<String>) -> Result<Folder>,
    ) -> Result<Done> {
        let failed = |error: rashin_service::Error| anyhow!(error.message(self.lang));
        let Some(Copied { store, plans }) = open_plans(self.names, self.as_of, store, self.lang).await? else {
            bail!("no plan");
        };
        let mut all = Vec::new();
        for snapshot in last_snapshots(&store).await.map_err(failed)? {
            if plans.as_ref().is_none_or(|plans| plans.contains(&snapshot.plan)) {
                let history = list_snapshots(&store, &snapshot.plan).await.map_err(failed)?;
                all.push(history.into_iter().map(|held| held.value).collect::<Vec<Snapshot>>());
            }
        }
        let each = || all.iter().flatten();
        let planned = each().flat_map(|snapshot| self.planned(&snapshot.plan, snapshot.number)).collect();
        let into = Writing::of(open(&planned)?, each().count(), self.lang);
        for history in &all {
            for (place, snapshot) in history.iter().enumerate() {
                let mut plan = load_snapshot(&store, snapshot).await.map_err(failed)?.plan;
                plan.sort_readings();
                self.write_snapshot(&into, &plan, &history[..=place])?;
            }
        }
        store.close().await;
        into.finish()
    }

    /// The files that a publication may have.
    fn planned(&self, plan: &Code, number: u32) -> impl Iterator<Item = String> {
        let folder = folder_of(plan, number);
        all_files()
            .filter(|file| self.formats.contains(&file.format))
            .map(move |file| format!("{folder}/{}", file.name))
    }

    /// Writes a publication of a store, the last of its history.
    fn write_snapshot(&self, into: &Writing, plan: &Plan, history: &[Snapshot]) -> Result<()> {
        let Some(snapshot) = history.last() else { return Ok(()) };
        let evaluator = Evaluator::new(plan, snapshot.as_of, rashin_shipped::rubrics());
        let release = self.release(plan, &evaluator, history, snapshot);
        let place = Place::of(into, snapshot);
        let mut together = Together::new(&place);
        together.write_values(&release, None)?;
        place.finish(together.write_rest(&release)?);
        Ok(())
    }

    /// Writes a plan that no store holds, as if it had been published. Its hash is over every figure, so it is made
    /// while they are at hand.
    fn write_path(&self, into: &Writing, plan: &Plan) -> Result<()> {
        let (actor, publishing) = as_written_out(self.as_of);
        let at = clock::end_of_day(self.as_of)?;
        let unhashed = first_snapshot(&actor, &plan.profile.code, &publishing, String::new(), at);
        let evaluator = Evaluator::new(plan, self.as_of, rashin_shipped::rubrics());
        let place = Place::of(into, &unhashed);
        let mut together = Together::new(&place);
        let mut hash = ContentHash::of_plan(plan, self.as_of);
        let look = |series: &[Series], text: &mut Vec<u8>| ContentHash::series(plan, series, text);
        let onlooker = Onlooker { look: &look, take: &mut |text| hash.add(text) };
        let history = std::slice::from_ref(&unhashed);
        together.write_values(&self.release(plan, &evaluator, history, &unhashed), Some(onlooker))?;
        let sha256 = hash.finish(plan, &evaluator.indices(), &evaluator.node_marks());
        let snapshot = Snapshot { sha256, ..unhashed.clone() };
        let history = std::slice::from_ref(&snapshot);
        place.finish(together.write_rest(&self.release(plan, &evaluator, history, &snapshot))?);
        Ok(())
    }

    fn release<'r>(
        &'r self,
        plan: &'r Plan,
        evaluator: &'r Evaluator<'r>,
        history: &'r [Snapshot],
        snapshot: &'r Snapshot,
    ) -> Release<'r> {
        Release {
            plan,
            figures: Figures::Streamed(evaluator),
            snapshot,
            history,
            licence: self.licence,
            base: self.base,
            sizes: &NO_SIZES,
            formats: self.formats,
            tables: None,
        }
    }
}

/// Sizes become known while files are written.
static NO_SIZES: BTreeMap<String, u64> = BTreeMap::new();

/// The folder of the data of a publication: its lasting address.
fn folder_of(plan: &Code, number: u32) -> String {
    format!("plans/{plan}/snapshots/{number}/data")
}

/// The folder of a copy, and what was done in it so far.
struct Writing {
    folder: Folder,
    progress: Progress,
    number: AtomicUsize,
    done: Mutex<(Done, BTreeSet<String>)>,
}

impl Writing {
    fn of(folder: Folder, publications: usize, lang: Lang) -> Self {
        let progress = Progress::new(publications, lang);
        Self { folder, progress, number: AtomicUsize::new(0), done: Mutex::default() }
    }

    fn finish(self) -> Result<Done> {
        self.progress.clear();
        let (mut done, files) = self.done.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.removed = self.folder.finish(&files)?;
        done.seconds = self.progress.seconds();
        Ok(done)
    }
}

/// Where the files of a publication are put.
struct Place<'i> {
    into: &'i Writing,
    folder: String,
}

impl<'i> Place<'i> {
    fn of(into: &'i Writing, snapshot: &Snapshot) -> Self {
        Self { into, folder: folder_of(&snapshot.plan, snapshot.number) }
    }

    fn finish(&self, files: BTreeMap<String, u64>) {
        let mut done = self.into.done.lock().unwrap_or_else(PoisonError::into_inner);
        done.1.extend(files.into_keys().map(|name| format!("{}/{name}", self.folder)));
        self.into.progress.step();
    }
}

impl<'i> Shelf for Place<'i> {
    type File = CopyFile<'i>;

    fn open(&self, file: &DataFile) -> io::Result<CopyFile<'i>> {
        let number = self.into.number.fetch_add(1, Ordering::Relaxed);
        CopyFile::begin(&self.into.folder, &format!("{}/{}", self.folder, file.name), number)
    }

    fn close(&self, file: CopyFile<'i>) -> io::Result<()> {
        let bytes = file.bytes();
        let put = file.finish()?;
        self.into.done.lock().unwrap_or_else(PoisonError::into_inner).0.count((put, bytes));
        Ok(())
    }
}
