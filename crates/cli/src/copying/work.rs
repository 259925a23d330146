//! Writing every file of a copy, on all cores.

use std::collections::BTreeSet;
use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result, anyhow};
use rashin_model::Lang;
use rashin_web::{CopiedFile, SiteCopy, View};
use tokio::task::JoinSet;

use super::copy_file::CopyFile;
use super::folder::{Folder, Put};
use super::progress::Progress;

/// What was done.
#[derive(Debug, Clone, Copy, Default)]
pub struct Done {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were there already.
    pub same: usize,
    /// Files that were removed.
    pub removed: usize,
    /// What all files hold together.
    pub bytes: u64,
    /// How long it took.
    pub seconds: f64,
}

impl Done {
    /// One more file, with its size.
    pub fn count(&mut self, (put, bytes): (Put, u64)) {
        match put {
            Put::Written => self.written += 1,
            Put::Same => self.same += 1,
        }
        self.bytes += bytes;
    }
}

/// Puts a file of a copy where it belongs; gives what became of it and its size.
fn put(folder: &Folder, file: &CopiedFile, number: usize) -> Result<(Put, u64)> {
    let mut out = CopyFile::begin(folder, &file.path, number)?;
    file.write(&mut out)?;
    let bytes = out.bytes();
    Ok((out.finish()?, bytes))
}

/// Writes a copy into its folder, with the views that its pages lead to. The first failure ends it.
pub async fn copy_site(copy: SiteCopy, folder: Folder, lang: Lang) -> Result<Done> {
    let mut work = Arc::new((copy, folder, AtomicUsize::new(0)));
    let progress = Arc::new(Progress::new(work.0.len(), lang));
    let mut all = Done::default();
    loop {
        let views = write_all(&work, &progress, &mut all, lang).await.inspect_err(|_| progress.clear())?;
        let (copy, folder, next) = Arc::get_mut(&mut work).context("a worker is still at work")?;
        *next.get_mut() = copy.len();
        if !copy.add(views).map_err(|fault| anyhow!(fault.sentence().text(lang).to_owned()))? {
            break;
        }
        progress.expect(copy.len());
        folder.expect(&planned(copy))?;
    }
    progress.clear();
    let (copy, folder, _) = Arc::into_inner(work).context("a worker is still at work")?;
    all.removed = folder.finish(&planned(&copy))?;
    all.seconds = progress.seconds();
    Ok(all)
}

/// The files of a copy.
pub fn planned(copy: &SiteCopy) -> BTreeSet<String> {
    copy.paths().map(str::to_owned).collect()
}

/// Writes every file that is not written yet; gives the views that were found.
async fn write_all(
    work: &Arc<(SiteCopy, Folder, AtomicUsize)>,
    progress: &Arc<Progress>,
    all: &mut Done,
    lang: Lang,
) -> Result<Vec<View>> {
    let mut workers = JoinSet::new();
    for _ in 0..std::thread::available_parallelism().map_or(2, NonZero::get) {
        let (work, progress) = (work.clone(), progress.clone());
        workers.spawn(async move {
            let (copy, folder, next) = &*work;
            let (mut done, mut views) = (Done::default(), Vec::new());
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                if place >= copy.len() {
                    return Ok::<_, anyhow::Error>((done, views));
                }
                let (file, found) =
                    copy.write(place).await.map_err(|fault| anyhow!(fault.sentence().text(lang).to_owned()))?;
                done.count(put(folder, &file, place)?);
                views.extend(found);
                progress.step();
            }
        });
    }
    let mut views = Vec::new();
    while let Some(finished) = workers.join_next().await {
        // Dropped with the first failure, the others end, too.
        let (done, found) = finished.context("a worker ended")??;
        all.written += done.written;
        all.same += done.same;
        all.bytes += done.bytes;
        views.extend(found);
    }
    Ok(views)
}
