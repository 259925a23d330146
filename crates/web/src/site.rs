//! What every handler works with: the store, the clock, and the plans evaluated last.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use jiff::{Timestamp, tz};
use rashin_model::Code;
use rashin_model::people::Action;
use rashin_model::staged::StagedRow;
use rashin_service::records::Held;
use rashin_service::rights::{Actor, Subject};
use rashin_service::{AssessedPlan, Error};
use rashin_store::Database;
use sha2::{Digest, Sha256};
use tokio::sync::{AcquireError, Semaphore, SemaphorePermit};

use crate::boundaries::ReadSets;
use crate::editions::KeptEditions;
use crate::health::Metrics;
use crate::kept::Keeper;
use crate::limits::Limits;
use crate::open_data::DataSizes;
use crate::plan_view::PlanView;
use crate::published::PublishedPlans;
use crate::searched::Searched;
use crate::settings::Settings;

/// Tells the time; the program decides how.
pub type Clock = fn() -> Timestamp;

/// Evaluated plans under way that are kept at once.
const KEPT_PLANS: usize = 64;

/// Passwords that are hashed at the same time.
const HASHED_AT_ONCE: usize = 4;

/// Images and documents that are made at the same time.
const DRAWN_AT_ONCE: usize = 2;
/// Pixels to a unit of a figure in its image.
const PIXELS: f32 = 2.0;

/// The site.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    store: Database,
    clock: Clock,
    settings: Settings,
    limits: Limits,
    hashing: Semaphore,
    drawing: Semaphore,
    metrics: Metrics,
    published: PublishedPlans,
    searched: Searched,
    read_sets: ReadSets,
    data_sizes: DataSizes,
    editions: KeptEditions,
    keeper: Keeper,
    worked_on: Mutex<BTreeMap<Worked, Arc<PlanView>>>,
}

/// A state of a plan as it is worked on: the plan, its latest entry, the staged rows, the day.
type Worked = (Code, u32, u64, Date);

impl Site {
    /// A site over a store, as its operator wants it.
    pub fn new(store: Database, clock: Clock, settings: Settings) -> Self {
        let (hashing, drawing) = (Semaphore::new(HASHED_AT_ONCE), Semaphore::new(DRAWN_AT_ONCE));
        Self(Arc::new(Inner {
            store,
            clock,
            settings,
            limits: Limits::default(),
            hashing,
            drawing,
            metrics: Metrics::new(clock()),
            published: PublishedPlans::default(),
            searched: Searched::default(),
            read_sets: ReadSets::default(),
            data_sizes: DataSizes::default(),
            editions: KeptEditions::default(),
            keeper: Keeper::default(),
            worked_on: Mutex::default(),
        }))
    }

    /// What the operator decided.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// How much a visitor may ask.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// What is counted.
    pub fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        (self.0.clock)()
    }

    /// Runs what hashes a password where it holds nobody up, a few at a time: each takes 19 MiB.
    ///
    /// # Errors
    /// What the work gives; [`Error::Store`] when the server is stopping.
    pub async fn hash<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, Error>> + Send + 'static,
    ) -> Result<T, Error> {
        let stopping = |error: String| Error::Store(rashin_service::StoreError::Unreadable(error));
        let _turn = self.0.hashing.acquire().await.map_err(|error| stopping(error.to_string()))?;
        let runtime = tokio::runtime::Handle::current();
        let done = tokio::task::spawn_blocking(move || runtime.block_on(work)).await;
        done.map_err(|error| stopping(error.to_string()))?
    }

    /// A figure as PNG, drawn where it holds nobody up, a few at a time: a large one takes 128 MB.
    ///
    /// # Errors
    /// [`Error::Store`] for a drawing that cannot become an image, and when the server is stopping.
    pub async fn png(&self, svg: String) -> Result<Vec<u8>, Error> {
        let failed = |error: String| Error::Store(rashin_service::StoreError::Unreadable(error));
        let _turn = self.turn_to_draw().await?;
        let drawn = tokio::task::spawn_blocking(move || rashin_raster::draw_png(&svg, PIXELS)).await;
        drawn.map_err(|error| failed(error.to_string()))?.map_err(|error| failed(error.to_string()))
    }

    /// A turn to draw an image or to print: few at a time, because each takes a processor for itself.
    ///
    /// # Errors
    /// [`Error::Store`] when the server is stopping.
    pub async fn turn_to_draw(&self) -> Result<SemaphorePermit<'_>, Error> {
        let closed = |error: AcquireError| Error::Store(rashin_service::StoreError::Unreadable(error.to_string()));
        self.0.drawing.acquire().await.map_err(closed)
    }

    /// The store.
    pub fn store(&self) -> &Database {
        &self.0.store
    }

    /// Today in Japan.
    pub fn today(&self) -> Date {
        // Japan has had no other offset since 1951, so no time-zone data is needed.
        self.now().to_zoned(tz::TimeZone::fixed(tz::offset(9))).date()
    }

    /// The boundaries that were read.
    pub fn read_sets(&self) -> &ReadSets {
        &self.0.read_sets
    }

    /// The editions that were published.
    pub fn kept_editions(&self) -> &KeptEditions {
        &self.0.editions
    }

    /// The plans as they were published.
    pub fn published_plans(&self) -> &PublishedPlans {
        &self.0.published
    }

    /// The answers to the public that are kept.
    pub fn keeper(&self) -> &Keeper {
        &self.0.keeper
    }

    /// The index over what was published.
    pub fn searched(&self) -> &Searched {
        &self.0.searched
    }

    /// The sizes of files of open data.
    pub fn data_sizes(&self) -> &DataSizes {
        &self.0.data_sizes
    }

    /// A plan as it is worked on, with its evaluation as of today or a later day.
    ///
    /// Evaluations are kept by plan, latest entry, staged rows and day.
    ///
    /// # Errors
    /// [`Error::NoSuchPlan`]; [`Error::Forbidden`]; [`Error::Store`].
    pub async fn working_plan(
        &self,
        actor: &Actor,
        code: &Code,
        not_before: Option<Date>,
    ) -> Result<Arc<PlanView>, Error> {
        let header = rashin_service::Store::header(self.store(), code).await.map_err(Error::Store)?;
        let header = header.ok_or_else(|| Error::NoSuchPlan(code.clone()))?;
        let staged = rashin_service::list_staged(self.store(), code).await?;
        let as_of = not_before.map_or_else(|| self.today(), |day| day.max(self.today()));
        let known = self.worked_on().get(&(code.clone(), header.latest.number, digest(&staged), as_of)).cloned();
        if let Some(view) = known {
            actor.require(Action::SeeWorkingPlan, &Subject::of_government(view.plan.area()))?;
            return Ok(view);
        }
        let working = rashin_service::view_working_plan(self.store(), actor, code).await?;
        let key = (code.clone(), working.header.latest.number, digest(&working.staged), as_of);
        let (plan, header) = (working.plan, working.header);
        let assessed = tokio::task::spawn_blocking(move || AssessedPlan::new(plan, as_of, rashin_shipped::rubrics()))
            .await
            .map_err(|error| Error::Store(rashin_service::StoreError::Unreadable(error.to_string())))?;
        let view = Arc::new(PlanView::new(header, assessed));
        let mut kept = self.worked_on();
        kept.retain(|(plan, entry, rows, _), _| plan != code || (*entry, *rows) == (key.1, key.2));
        if kept.len() >= KEPT_PLANS {
            kept.clear();
        }
        kept.insert(key, view.clone());
        Ok(view)
    }

    fn worked_on(&self) -> std::sync::MutexGuard<'_, BTreeMap<Worked, Arc<PlanView>>> {
        self.0.worked_on.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What tells one state of the staged rows from another: their keys, versions and moments.
fn digest(staged: &[Held<StagedRow>]) -> u64 {
    let mut hash = Sha256::new();
    for row in staged {
        hash.update(format!("{}/{}/{}/{};", row.table, row.key_text(), row.version, row.at));
    }
    let bytes = hash.finalize();
    bytes.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}
