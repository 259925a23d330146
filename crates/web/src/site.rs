//! What every handler works with: the store, the clock, and the plans evaluated last.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use jiff::{Timestamp, tz};
use rashin_model::Code;
use rashin_service::{AssessedPlan, Error, Known, PlanHeader, view_plan};
use rashin_store::Database;
use tokio::sync::Semaphore;

use crate::limits::Limits;
use crate::plan_view::PlanView;
use crate::settings::Settings;

/// Tells the time; the program decides how.
pub type Clock = fn() -> Timestamp;

/// Evaluated plans that are kept at once.
const KEPT_PLANS: usize = 64;

/// Passwords that are hashed at the same time.
const HASHED_AT_ONCE: usize = 4;

/// The site.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    store: Database,
    clock: Clock,
    settings: Settings,
    limits: Limits,
    hashing: Semaphore,
    kept: Mutex<BTreeMap<(Code, u32, Date), Arc<PlanView>>>,
}

impl Site {
    /// A site over a store, as its operator wants it.
    pub fn new(store: Database, clock: Clock, settings: Settings) -> Self {
        let hashing = Semaphore::new(HASHED_AT_ONCE);
        Self(Arc::new(Inner { store, clock, settings, limits: Limits::default(), hashing, kept: Mutex::default() }))
    }

    /// What the operator decided.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// How much a visitor may ask.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
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

    /// The store.
    pub fn store(&self) -> &Database {
        &self.0.store
    }

    /// Today in Japan.
    pub fn today(&self) -> Date {
        // Japan has had no other offset since 1951, so no time-zone data is needed.
        self.now().to_zoned(tz::TimeZone::fixed(tz::offset(9))).date()
    }

    /// A plan with its evaluation as of a day, or as of today.
    ///
    /// Evaluations are kept by plan, latest change and day: a change anywhere, also by another
    /// server on the same database, is seen by the next request.
    ///
    /// # Errors
    /// [`Error::NoSuchPlan`]; [`Error::Store`].
    pub async fn plan(&self, code: &Code, as_of: Option<Date>) -> Result<Arc<PlanView>, Error> {
        let header = rashin_service::Store::header(self.store(), code).await.map_err(Error::Store)?;
        let header = header.ok_or_else(|| Error::NoSuchPlan(code.clone()))?;
        self.evaluated(&header, as_of.unwrap_or_else(|| self.today())).await
    }

    /// Every plan with its evaluation as of today; invented ones last.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn plans(&self) -> Result<Vec<Arc<PlanView>>, Error> {
        let today = self.today();
        let mut views = Vec::new();
        for header in rashin_service::list_plans(self.store()).await? {
            views.push(self.evaluated(&header, today).await?);
        }
        views.sort_by_key(|view| (view.plan.profile.invented, view.plan.area(), view.plan.profile.code.clone()));
        Ok(views)
    }

    async fn evaluated(&self, header: &PlanHeader, as_of: Date) -> Result<Arc<PlanView>, Error> {
        let code = &header.revision.plan;
        let key = (code.clone(), header.latest.number, as_of);
        if let Some(view) = self.kept().get(&key) {
            return Ok(view.clone());
        }
        let stored = view_plan(self.store(), code, Known::Now).await?;
        let assessed =
            tokio::task::spawn_blocking(move || AssessedPlan::new(stored.plan, as_of, rashin_shipped::rubrics()))
                .await
                .map_err(|error| Error::Store(rashin_service::StoreError::Unreadable(error.to_string())))?;
        let view = Arc::new(PlanView::new(stored.header.clone(), assessed));
        let mut kept = self.kept();
        kept.retain(|(plan, entry, _), _| plan != code || *entry == stored.header.latest.number);
        if kept.len() >= KEPT_PLANS {
            kept.clear();
        }
        kept.insert((code.clone(), stored.header.latest.number, as_of), view.clone());
        Ok(view)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, BTreeMap<(Code, u32, Date), Arc<PlanView>>> {
        self.0.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
