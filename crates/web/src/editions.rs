//! The editions of a plan that were published: its promises, each time they changed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rashin_model::difference::differences;
use rashin_model::plan::TableFiller;
use rashin_model::snapshot::Snapshot;
use rashin_model::{Code, Plan, Row};
use rashin_service::Error;
use rashin_service::publish::{is_of_life, list_snapshots};

use crate::plan_view::PlanView;
use crate::site::Site;

/// Lists of editions that are kept at once.
const KEPT_LISTS: usize = 32;

/// An edition: what a plan promises, without its values and what happened while it was carried out.
pub struct Edition {
    /// The publication that showed it first.
    pub snapshot: Snapshot,
    /// The plan, with the tables of its promises only.
    pub plan: Plan,
}

/// The editions of plans up to a publication, as they were asked for last. Publications never change.
#[derive(Default)]
pub struct KeptEditions(Mutex<Lists>);

/// Lists by plan and the number of the publication.
type Lists = BTreeMap<(Code, u32), Arc<Vec<Edition>>>;

/// Empties the tables that are no part of an edition.
struct Promises;

impl TableFiller for Promises {
    fn fill<R: Row>(&mut self, rows: &mut Vec<R>) {
        if is_of_life(R::TABLE.name) || R::TABLE.name == "readings" {
            rows.clear();
        }
    }
}

impl Site {
    /// The editions that were public up to the publication of a view, the first one first. A publication
    /// that changed values or the plan's life only is no edition of its own.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn editions(&self, view: &PlanView) -> Result<Arc<Vec<Edition>>, Error> {
        let Some(last) = &view.snapshot else { return Ok(Arc::default()) };
        let key = (last.plan.clone(), last.number);
        if let Some(known) = self.kept_editions().kept().get(&key) {
            return Ok(known.clone());
        }
        let mut found: Vec<Edition> = Vec::new();
        let mut seen = 0;
        for held in list_snapshots(self.store(), &last.plan).await? {
            if held.number > last.number || held.revision == seen {
                continue;
            }
            seen = held.revision;
            let mut plan = self.load_public(&held).await?.0.plan;
            plan.fill(&mut Promises);
            if found.last().is_none_or(|before| !differences(&before.plan, &plan).is_empty()) {
                found.push(Edition { snapshot: held.value, plan });
            }
        }
        let found = Arc::new(found);
        let mut kept = self.kept_editions().kept();
        if kept.len() >= KEPT_LISTS {
            kept.clear();
        }
        kept.insert(key, found.clone());
        Ok(found)
    }
}

impl KeptEditions {
    fn kept(&self) -> std::sync::MutexGuard<'_, Lists> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
