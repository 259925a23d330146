//! The plans as the public sees them: the snapshots, evaluated, and kept while they are asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use rashin_model::Code;
use rashin_model::snapshot::Snapshot;
use rashin_service::deliberation::withhold_embargoed;
use rashin_service::publish::{PublishedReading, last_snapshots, list_snapshots, load_snapshot, published_history};
use rashin_service::{AssessedPlan, Error, StoreError, StoredPlan};

use crate::link::Place;
use crate::plan_view::PlanView;
use crate::site::Site;

/// Evaluated plans that are kept at once.
const KEPT_PLANS: usize = 64;

/// What tells one view from another: number of the snapshot, day, place, whether a newer one is there.
type Key = (Code, u32, Date, Place, bool);

/// The evaluated snapshots that were asked for last. A snapshot never changes, so neither do they.
#[derive(Default)]
pub struct PublishedPlans(Mutex<BTreeMap<Key, KeptView>>);

/// A view, and the last day on which something of it is held back under embargo.
type KeptView = (Arc<PlanView>, Option<Date>);

impl PublishedPlans {
    fn kept(&self) -> std::sync::MutexGuard<'_, BTreeMap<Key, KeptView>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Site {
    /// A plan as it was published: in the snapshot of a number, or in the last one; evaluated as of
    /// another day than the snapshot's if one is given.
    ///
    /// # Errors
    /// [`Error::NoSuchPlan`] for a plan that was not published; [`Error::Missing`] for a snapshot that is
    /// not there; [`Error::Store`].
    pub async fn published(
        &self,
        plan: &Code,
        number: Option<u32>,
        as_of: Option<Date>,
    ) -> Result<Arc<PlanView>, Error> {
        if !self.settings().shows(plan) {
            return Err(Error::NoSuchPlan(plan.clone()));
        }
        let snapshots = list_snapshots(self.store(), plan).await?;
        let last = snapshots.last().ok_or_else(|| Error::NoSuchPlan(plan.clone()))?.number;
        let wanted = number.unwrap_or(last);
        let found = snapshots.into_iter().find(|held| held.number == wanted);
        let snapshot = found.ok_or_else(|| Error::NoSuchPlan(plan.clone()))?.value;
        let place = number.map_or_else(|| Place::of(plan), |number| Place::of_snapshot(plan, number));
        self.evaluated(snapshot, place, wanted == last, as_of).await
    }

    /// The last snapshot of every plan that has one; invented plans last.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn all_published(&self) -> Result<Vec<Arc<PlanView>>, Error> {
        let mut views = Vec::new();
        let snapshots = last_snapshots(self.store()).await?;
        for snapshot in snapshots.into_iter().filter(|snapshot| self.settings().shows(&snapshot.plan)) {
            let place = Place::of(&snapshot.plan);
            views.push(self.evaluated(snapshot, place, true, None).await?);
        }
        views.sort_by_key(|view| (view.plan.profile.invented, view.plan.area(), view.plan.profile.code.clone()));
        Ok(views)
    }

    /// The values of an indicator that the snapshot of a view and those before it showed.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn history(&self, view: &PlanView, indicator: &Code) -> Result<Vec<PublishedReading>, Error> {
        let number = view.snapshot.as_ref().map_or(0, |snapshot| snapshot.number);
        published_history(self.store(), &view.plan.profile.code, indicator, number).await
    }

    /// The plan as a snapshot shows it to the public today, without what is under embargo; with the last
    /// day on which something of it is held back.
    ///
    /// # Errors
    /// [`Error::NoSuchPlan`]; [`Error::Store`].
    pub async fn load_public(&self, snapshot: &Snapshot) -> Result<(StoredPlan, Option<Date>), Error> {
        let mut stored = load_snapshot(self.store(), snapshot).await?;
        let held_until = withhold_embargoed(&mut stored.plan, self.today());
        Ok((stored, held_until))
    }

    async fn evaluated(
        &self,
        snapshot: Snapshot,
        place: Place,
        is_last: bool,
        as_of: Option<Date>,
    ) -> Result<Arc<PlanView>, Error> {
        let as_of = as_of.unwrap_or(snapshot.as_of);
        let key = (snapshot.plan.clone(), snapshot.number, as_of, place, is_last);
        if let Some((view, held_until)) = self.published_plans().kept().get(&key)
            && held_until.is_none_or(|until| self.today() <= until)
        {
            return Ok(view.clone());
        }
        let (stored, held_until) = self.load_public(&snapshot).await?;
        let plan = stored.plan;
        let assessed = tokio::task::spawn_blocking(move || AssessedPlan::new(plan, as_of, rashin_shipped::rubrics()))
            .await
            .map_err(|error| Error::Store(StoreError::Unreadable(error.to_string())))?;
        let view = Arc::new(PlanView::published(stored.header, assessed, snapshot, key.3.clone(), is_last));
        let mut kept = self.published_plans().kept();
        // Nobody asks for what was the last one any more.
        kept.retain(|(plan, number, _, place, _), _| {
            *plan != key.0 || !is_last || *number == key.1 || place.snapshot().is_some()
        });
        if kept.len() >= KEPT_PLANS {
            kept.clear();
        }
        kept.insert(key, (view.clone(), held_until));
        Ok(view)
    }
}
