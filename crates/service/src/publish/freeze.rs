//! Freezing a snapshot.

use jiff::Timestamp;
use jiff::civil::Date;
use rashin_model::snapshot::Snapshot;
use rashin_model::{Code, Sentence};

use crate::change_lines::change_lines;
use crate::import_plan::base_of;
use crate::port::{Change, NewRevision, Store};
use crate::publish::candidate::Candidate;
use crate::publish::content_hash::content_hash;
use crate::publish::preview::day_in_japan;
use crate::publish::published::snapshot_key;
use crate::publish::warnings::{ahead, rules};
use crate::records::Changes;
use crate::rights::Actor;
use crate::{AssessedPlan, Error, Refusal, fingerprint};

/// The longest name of a snapshot, in characters.
const LONGEST_NAME: usize = 100;
/// The longest remark, in characters.
const LONGEST_NOTE: usize = 2000;

/// What is to be published, and under which name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publishing {
    /// Name (令和6年度上期の点検結果).
    pub name: String,
    /// Name in English; blank for none.
    pub name_en: String,
    /// The day from which figures are evaluated.
    pub as_of: Date,
    /// Remark for the public; blank for none.
    pub note: String,
    /// What was looked at: [`Publication::base`](super::Publication::base).
    pub base: String,
}

/// Publishes a plan: the staged rows that were chosen become part of a new edition, and a snapshot is
/// frozen, in one step. `at` is now.
///
/// # Errors
/// [`Error::NoSuchPlan`]; [`Error::Forbidden`]; [`Error::Invalid`] with everything that must be mended
/// first; [`Error::Stale`] when anything changed since it was looked at; [`Error::Store`].
pub async fn publish(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    publishing: &Publishing,
    at: Timestamp,
) -> Result<Snapshot, Error> {
    let candidate = Candidate::load(store, actor, plan).await?;
    if candidate.base() != publishing.base {
        return Err(Error::Stale);
    }
    if let Some(refusal) = ahead(publishing.as_of, day_in_japan(at)) {
        return Err(refusal);
    }
    let refusals = refusals(&candidate, publishing);
    if !refusals.is_empty() {
        return Err(Error::Invalid(refusals));
    }
    let number = candidate.last().map_or(0, |last| last.number) + 1;
    let fingerprint = fingerprint(&candidate.plan);
    let is_new_revision = candidate.stored.header.revision.fingerprint != fingerprint;
    let assessed = AssessedPlan::new(candidate.plan.clone(), publishing.as_of, rashin_shipped::rubrics());
    let base = base_of(Some(&candidate.stored));
    let snapshot = Snapshot {
        number,
        revision: base.revision + u32::from(is_new_revision),
        entry: base.entry + u32::from(is_new_revision),
        ..first_snapshot(actor, plan, publishing, content_hash(&assessed), at)
    };
    let subject = format!("snapshot/{}", snapshot_key(plan, number));
    let mut changes =
        Changes::new(&actor.id, "publish", &subject, at).of(candidate.plan.area()).because(&snapshot.name);
    for row in candidate.leaving() {
        changes.remove(row);
    }
    if is_new_revision {
        let revision = Some(NewRevision { plan: &candidate.plan, fingerprint });
        let readings = Vec::new();
        let change = Change { plan, base, at, by: &actor.id, reason: &snapshot.name, revision, readings };
        let lines = change_lines(Some(&candidate.stored), &change);
        changes.change_plan(change, lines);
    }
    changes.add(&snapshot);
    changes.commit(store).await?;
    Ok(snapshot)
}

/// The snapshot of a plan that no store holds, as its first edition would be published: what
/// [`publish`] gives after a first import, with the hash that [`content_hash`] gives.
pub fn first_snapshot(actor: &Actor, plan: &Code, publishing: &Publishing, sha256: String, at: Timestamp) -> Snapshot {
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Snapshot {
        plan: plan.clone(),
        number: 1,
        name: publishing.name.trim().to_owned(),
        name_en: given(&publishing.name_en),
        revision: 1,
        entry: 1,
        as_of: publishing.as_of,
        sha256,
        by: actor.account(),
        at,
        note: given(&publishing.note),
    }
}

fn refusals(candidate: &Candidate, publishing: &Publishing) -> Vec<Refusal> {
    let mut found = Vec::new();
    let mut refuse = |place: &str, sentence: Sentence, hint: Sentence| found.push(Refusal::new(place, sentence, hint));
    let name = publishing.name.trim();
    let shorten = || Sentence::new("短くしてください", "shorten it");
    if name.is_empty() {
        refuse(
            "name",
            Sentence::new("公表版の名称がありません", "the publication has no name"),
            Sentence::new(
                "「令和6年度上期の点検結果」のように書いてください",
                "write one such as \"Review of the first half of FY2024\"",
            ),
        );
    }
    for (place, text) in [("name", name), ("name_en", publishing.name_en.trim())] {
        if text.chars().count() > LONGEST_NAME {
            let sentence = Sentence::new(
                format!("名称が{LONGEST_NAME}字を超えています"),
                format!("the name has more than {LONGEST_NAME} characters"),
            );
            refuse(place, sentence, shorten());
        }
    }
    if publishing.note.chars().count() > LONGEST_NOTE {
        let sentence = Sentence::new(
            format!("注記が{LONGEST_NOTE}字を超えています"),
            format!("the remark has more than {LONGEST_NOTE} characters"),
        );
        refuse("note", sentence, shorten());
    }
    if candidate.snapshots.iter().any(|held| held.name == name) {
        refuse(
            "name",
            Sentence::new("同じ名称の公表版があります", "there is a publication of that name"),
            Sentence::new("区別できる名称にしてください", "choose a name that tells them apart"),
        );
    }
    found.extend(candidate.refused.iter().cloned());
    found.extend(rules(&candidate.stored.plan, &candidate.plan).0);
    found
}
