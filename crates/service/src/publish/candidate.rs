//! What a publication starts from, and the plan that it would show.

use rashin_model::people::Action;
use rashin_model::snapshot::Snapshot;
use rashin_model::staged::{StagedRow, overlay};
use rashin_model::{Code, Plan, Sentence};
use sha2::{Digest, Sha256};

use crate::hex::hex;
use crate::port::{Base, Known, Store, StoredPlan};
use crate::publish::life::is_of_life;
use crate::publish::published::list_snapshots;
use crate::records::Held;
use crate::rights::{Actor, Subject};
use crate::working_plan::list_staged;
use crate::{Error, Refusal};

/// The plan as it would be published, with everything it was made from.
pub(crate) struct Candidate {
    /// The last edition, with the readings known now.
    pub stored: StoredPlan,
    /// Every staged row.
    pub staged: Vec<Held<StagedRow>>,
    /// The snapshots, oldest first.
    pub snapshots: Vec<Held<Snapshot>>,
    /// The plan to be shown.
    pub plan: Plan,
    /// Chosen rows that cannot be laid over the edition.
    pub refused: Vec<Refusal>,
}

impl Candidate {
    /// Reads what there is.
    ///
    /// # Errors
    /// [`Error::NoSuchPlan`]; [`Error::Forbidden`]; [`Error::Store`].
    pub(crate) async fn load(store: &impl Store, actor: &Actor, code: &Code) -> Result<Self, Error> {
        let stored = store.load(code, Known::Now).await.map_err(|error| Error::of(error, code))?;
        let stored = stored.ok_or_else(|| Error::NoSuchPlan(code.clone()))?;
        actor.require(Action::Publish, &Subject::of_government(stored.plan.area()))?;
        let staged = list_staged(store, code).await?;
        let snapshots = list_snapshots(store, code).await?;
        let mut plan = stored.plan.clone();
        let refused = overlay(&mut plan, staged.iter().filter(|row| goes_out(row)).map(|held| &held.value));
        let refused = refused.into_iter().map(|(row, why)| refusal(row, &why)).collect();
        plan.sort_readings();
        Ok(Self { stored, staged, snapshots, plan, refused })
    }

    /// The last snapshot.
    pub(crate) fn last(&self) -> Option<&Snapshot> {
        self.snapshots.last().map(|held| &held.value)
    }

    /// The staged rows that go out.
    pub(crate) fn leaving(&self) -> impl Iterator<Item = &Held<StagedRow>> {
        self.staged.iter().filter(|row| goes_out(row))
    }

    /// A text that differs once anything that the publication looks at has changed.
    pub(crate) fn base(&self) -> String {
        let mut hash = Sha256::new();
        let Base { revision, entry } = crate::import_plan::base_of(Some(&self.stored));
        hash.update(format!("{revision} {entry} {}\n", self.snapshots.len()));
        for row in &self.staged {
            hash.update(format!("{} {} {}\n", row.table, row.key_text(), row.version));
        }
        hex(&hash.finalize()[..16])
    }
}

/// Whether the next publication takes a staged row along.
pub(crate) fn goes_out(row: &StagedRow) -> bool {
    row.publish && is_of_life(&row.table)
}

fn refusal(row: &StagedRow, why: &str) -> Refusal {
    Refusal::new(
        format!("{} {}", row.table, row.key.join(" ")),
        Sentence::new(
            format!("この行は計画に重ねられません（{why}）"),
            format!("this row cannot be laid over the plan ({why})"),
        ),
        Sentence::new("この行を公表から外すか、直してください", "leave it out of the publication, or mend it"),
    )
}
