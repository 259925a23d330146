//! A publication as it is released: the plan, what was published before it, the sizes of its files.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rashin_model::Code;
use rashin_model::snapshot::Snapshot;
use rashin_opendata::{Figures, Format, Release};
use rashin_service::publish::list_snapshots;
use rashin_service::{Error, StoreError};

use crate::plan_view::PlanView;
use crate::site::Site;

/// Publications whose sizes are kept at once.
const KEPT: usize = 64;

/// What tells one publication from another: plan, number, hash.
type Key = (Code, u32, String);

/// The sizes of files, by plan, number of the publication and its hash. A publication never changes, so neither do they.
#[derive(Default)]
pub struct DataSizes(Mutex<BTreeMap<Key, Arc<BTreeMap<String, u64>>>>);

impl DataSizes {
    fn kept(&self) -> std::sync::MutexGuard<'_, BTreeMap<Key, Arc<BTreeMap<String, u64>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, key: &Key) -> Option<Arc<BTreeMap<String, u64>>> {
        self.kept().get(key).cloned()
    }

    fn keep(&self, key: Key, sizes: Arc<BTreeMap<String, u64>>) {
        let mut kept = self.kept();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(key, sizes);
    }
}

/// A publication, ready to be released.
pub struct Held {
    view: Arc<PlanView>,
    snapshot: Snapshot,
    /// Every publication up to and with this one, oldest first.
    pub history: Vec<Snapshot>,
    sizes: Arc<BTreeMap<String, u64>>,
}

impl Held {
    /// The publication of a view.
    ///
    /// # Errors
    /// [`Error::NoSuchPlan`] for a plan that was not published; [`Error::Store`].
    pub async fn of(site: &Site, view: Arc<PlanView>) -> Result<Arc<Self>, Error> {
        let plan = view.plan.profile.code.clone();
        let snapshot = view.snapshot.clone().ok_or_else(|| Error::NoSuchPlan(plan.clone()))?;
        let mut history: Vec<Snapshot> =
            list_snapshots(site.store(), &plan).await?.into_iter().map(|held| held.value).collect();
        history.retain(|one| one.number <= snapshot.number);
        let key = (plan, snapshot.number, snapshot.sha256.clone());
        let known = site.data_sizes().find(&key);
        let unmeasured = Self { view, snapshot, history, sizes: known.clone().unwrap_or_default() };
        if known.is_some() {
            return Ok(Arc::new(unmeasured));
        }
        let measure = {
            let site = site.clone();
            move || {
                let sizes = Arc::new(rashin_opendata::sizes(&unmeasured.release(&site)));
                Self { sizes, ..unmeasured }
            }
        };
        let stopped = |error: tokio::task::JoinError| Error::Store(StoreError::Unreadable(error.to_string()));
        let held = tokio::task::spawn_blocking(measure).await.map_err(stopped)?;
        site.data_sizes().keep(key, held.sizes.clone());
        Ok(Arc::new(held))
    }

    /// What is released, at the address that the operator gave the site.
    pub fn release<'a>(&'a self, site: &'a Site) -> Release<'a> {
        Release {
            plan: &self.view.plan,
            figures: Figures::Kept(&self.view.evaluation),
            snapshot: &self.snapshot,
            history: &self.history,
            licence: site.settings().licence.as_ref(),
            base: site.settings().data_base(),
            sizes: &self.sizes,
            formats: Format::ALL,
            tables: None,
        }
    }

    /// The view it is of.
    pub fn view(&self) -> &PlanView {
        &self.view
    }
}
