//! What would change for the public.

use jiff::civil::Date;
use jiff::{Timestamp, tz};
use rashin_model::Code;
use rashin_model::difference::{Difference, differences};
use rashin_model::review::Round;
use rashin_model::snapshot::Snapshot;
use rashin_model::staged::StagedRow;

use crate::port::{PlanHeader, Store};
use crate::publish::candidate::{Candidate, goes_out};
use crate::publish::changes::{MarkChange, StandingChange, mark_changes, standing_changes};
use crate::publish::content_hash::content_hash;
use crate::publish::life::is_of_life;
use crate::publish::published::load_snapshot;
use crate::publish::warnings::{Warning, ahead, collecting, contested, disagreeing, embargoed, provisional, rules};
use crate::records::{self, Held};
use crate::review::list_contests;
use crate::rights::Actor;
use crate::{AssessedPlan, Error, Refusal};

/// What becomes of a staged row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It goes out with the publication.
    GoesOut,
    /// It could, and is held back by choice.
    HeldBack,
    /// It is a promise of the plan and becomes part of it by an edition first.
    NeedsEdition,
}

/// A staged row with what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StagedFate {
    /// The row.
    pub row: StagedRow,
    /// What becomes of it.
    pub fate: Fate,
}

/// What would change for the public if the plan were published now.
#[derive(Debug)]
pub struct Publication {
    /// What this was made from; hand it back to [`publish`](super::publish) so that what was looked at
    /// is what goes out.
    pub base: String,
    /// Head of the last edition.
    pub header: PlanHeader,
    /// The last snapshot; `None` if nothing was published yet.
    pub last: Option<Snapshot>,
    /// What the public sees now.
    pub before: Option<AssessedPlan>,
    /// What it would see.
    pub after: AssessedPlan,
    /// The rows that differ, in the order of the plan format; empty for a first publication.
    pub differences: Vec<Difference>,
    /// Indicators that would stand elsewhere; empty for a first publication.
    pub standings: Vec<StandingChange>,
    /// Computed marks that would differ; empty for a first publication.
    pub marks: Vec<MarkChange>,
    /// The staged rows.
    pub staged: Vec<StagedFate>,
    /// What must be mended first; nothing can be published while there is any.
    pub refusals: Vec<Refusal>,
    /// What to think about.
    pub warnings: Vec<Warning>,
    /// The hash that the snapshot would have.
    pub sha256: String,
}

impl Publication {
    /// Whether the public would see exactly what it sees now.
    pub fn changes_nothing(&self) -> bool {
        self.last.as_ref().is_some_and(|last| last.sha256 == self.sha256)
    }
}

/// Tells what publishing a plan, seen from a day, would change for the public. `at` is now.
///
/// # Errors
/// [`Error::NoSuchPlan`]; [`Error::Forbidden`]; [`Error::Invalid`] for a day that lies ahead;
/// [`Error::Store`].
pub async fn preview_publication(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    as_of: Date,
    at: Timestamp,
) -> Result<Publication, Error> {
    let candidate = Candidate::load(store, actor, plan).await?;
    let today = day_in_japan(at);
    if let Some(refusal) = ahead(as_of, today) {
        return Err(refusal);
    }
    let contests = list_contests(store, plan).await?;
    let rounds: Vec<Held<Round>> = records::list(store, &format!("{plan}/")).await?;
    let before = match candidate.last() {
        None => None,
        Some(last) => {
            let stored = load_snapshot(store, last).await?;
            Some(AssessedPlan::new(stored.plan, last.as_of, rashin_shipped::rubrics()))
        }
    };
    let base = candidate.base();
    let Candidate { stored, staged, snapshots, plan: shown, refused } = candidate;
    let after = AssessedPlan::new(shown, as_of, rashin_shipped::rubrics());
    let (errors, from_rules) = rules(&stored.plan, &after.plan);
    let found = before.as_ref().map(|before| differences(&before.plan, &after.plan)).unwrap_or_default();
    let mut warnings = embargoed(&after.plan, &found, today);
    warnings.extend(disagreeing(&after, &found));
    warnings.extend(contested(&after.plan, &contests));
    warnings.extend(collecting(&rounds));
    warnings.extend(provisional(&after.plan, &found));
    warnings.extend(from_rules);
    Ok(Publication {
        base,
        header: stored.header,
        last: snapshots.into_iter().next_back().map(|held| held.value),
        standings: before.as_ref().map(|before| standing_changes(before, &after)).unwrap_or_default(),
        marks: before.as_ref().map(|before| mark_changes(before, &after)).unwrap_or_default(),
        sha256: content_hash(&after),
        before,
        after,
        differences: found,
        staged: staged.into_iter().map(|held| StagedFate { fate: fate(&held), row: held.value }).collect(),
        refusals: refused.into_iter().chain(errors).collect(),
        warnings,
    })
}

fn fate(row: &StagedRow) -> Fate {
    match (is_of_life(&row.table), goes_out(row)) {
        (false, _) => Fate::NeedsEdition,
        (true, true) => Fate::GoesOut,
        (true, false) => Fate::HeldBack,
    }
}

/// The day in Japan of a moment.
pub(crate) fn day_in_japan(at: Timestamp) -> Date {
    // Japan has had no other offset since 1951, so no time-zone data is needed.
    at.to_zoned(tz::TimeZone::fixed(tz::offset(9))).date()
}
