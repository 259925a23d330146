//! Making an edition: what was staged of the content becomes a new revision.

use jiff::Timestamp;
use jiff::civil::Date;
use rashin_model::people::Action;
use rashin_model::staged::table_named;
use rashin_model::tables::{Event, EventKind, Stage};
use rashin_model::{Period, Plan, Severity};

use crate::change_lines::change_lines;
use crate::plan_desk::content::{content_of, is_content};
use crate::plan_desk::new_problems::{placed, settle_and_check};
use crate::port::{Base, Change, NewRevision, Store, StoredPlan};
use crate::records::Changes;
use crate::rights::{Actor, Subject};
use crate::{Error, Refusal, WorkingPlan, fingerprint};

/// What an edition is made with.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Day from which it holds.
    pub effective_on: Date,
    /// How far the plan has come with it.
    pub stage: Stage,
    /// Why it is made.
    pub reason: String,
}

/// What making an edition brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EditionMade {
    /// Number of the revision.
    pub revision: u32,
    /// Staged rows that became part of it.
    pub rows: usize,
}

/// Makes the staged content of a plan its next edition, in one commit with the removal of the staged
/// rows.
///
/// The day from which it holds is kept as an event of the plan's life (a decision); a plan that is
/// adopted for the first time also gets it as its day of adoption.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`] without a reason or difference, or with everything that is
/// wrong with the plan; [`Error::Stale`] when plan or staged rows changed since `working` was read;
/// [`Error::Store`].
pub async fn make_edition(
    store: &impl Store,
    actor: &Actor,
    working: &WorkingPlan,
    edition: &Edition,
    at: Timestamp,
) -> Result<EditionMade, Error> {
    make_edition_of(store, actor, working, &working.plan, edition, at).await
}

/// The same with the content of another plan, such as one that was read from a workbook.
///
/// # Errors
/// As [`make_edition`].
pub async fn make_edition_of(
    store: &impl Store,
    actor: &Actor,
    working: &WorkingPlan,
    content: &Plan,
    edition: &Edition,
    at: Timestamp,
) -> Result<EditionMade, Error> {
    let before = &working.edition;
    actor.require(Action::MakeEdition, &Subject::of_government(before.area()))?;
    let mut plan = content_of(before, content);
    let mut refusals = refusals(working, &plan, edition);
    put_dates(&mut plan, working, edition);
    refusals.extend(problems(&mut plan));
    if !refusals.is_empty() {
        return Err(Error::Invalid(refusals));
    }
    let code = &before.profile.code;
    let folded = working.staged.iter().filter(|held| table_named(&held.table).is_some_and(is_content));
    let subject = format!("plan/{code}");
    let mut changes = Changes::new(&actor.id, "make_edition", &subject, at).of(before.area()).because(&edition.reason);
    let mut rows = 0;
    for held in folded {
        changes.remove(held);
        rows += 1;
    }
    let base = Base { revision: working.header.revision.number, entry: working.header.latest.number };
    let revision = Some(NewRevision { plan: &plan, fingerprint: fingerprint(&plan) });
    let change =
        Change { plan: code, base, at, by: &actor.id, reason: &edition.reason, revision, readings: Vec::new() };
    let stored = StoredPlan { header: working.header.clone(), plan: before.clone() };
    let lines = change_lines(Some(&stored), &change);
    changes.change_plan(change, lines);
    changes.commit(store).await?;
    Ok(EditionMade { revision: base.revision + 1, rows })
}

fn refusals(working: &WorkingPlan, plan: &Plan, edition: &Edition) -> Vec<Refusal> {
    use rashin_model::Sentence;
    let mut refusals = Vec::new();
    if edition.reason.trim().is_empty() {
        refusals.push(Refusal::new(
            "reason",
            Sentence::new("改める理由がありません", "no reason is given"),
            Sentence::new("何をなぜ改めるかを書いてください", "say what changes and why"),
        ));
    }
    if plan.profile.code != working.edition.profile.code || plan.area() != working.edition.area() {
        refusals.push(Refusal::new(
            "plan",
            Sentence::new("計画のコードと団体コードは変えられません", "the code and the area of a plan stay"),
            Sentence::new("元に戻してください", "put them back"),
        ));
    }
    if fingerprint(plan) == fingerprint(&working.edition) && edition.stage == plan.profile.stage {
        refusals.push(Refusal::new(
            "plan",
            Sentence::new("前の版と違いがありません", "nothing differs from the last edition"),
            Sentence::new("先に計画の行を編集してください", "edit rows of the plan first"),
        ));
    }
    refusals
}

fn put_dates(plan: &mut Plan, working: &WorkingPlan, edition: &Edition) {
    let is_adopted = |stage: Stage| matches!(stage, Stage::Adopted | Stage::Revised);
    if is_adopted(edition.stage) && !is_adopted(working.edition.profile.stage) && plan.profile.adopted_on.is_none() {
        plan.profile.adopted_on = Some(edition.effective_on);
    }
    plan.profile.stage = edition.stage;
    let number = working.header.revision.number + 1;
    // Above the events that are staged as well, so that none takes the other's place.
    let order = working.plan.events.iter().chain(&plan.events).map(|event| event.order).max().unwrap_or(0) + 1;
    plan.events.push(Event {
        order,
        date: Period::Date(edition.effective_on),
        until: None,
        date_text: None,
        title: format!("第{number}版（{}）", edition.stage.label(rashin_model::Lang::Ja)),
        title_en: Some(format!("Revision {number} ({})", edition.stage.label(rashin_model::Lang::En))),
        kind: EventKind::Decision,
        note: Some(edition.reason.trim().to_owned()).filter(|reason| !reason.is_empty()),
        source: None,
    });
}

/// Everything that is wrong with a plan as a whole.
fn problems(plan: &mut Plan) -> Vec<Refusal> {
    let found = settle_and_check(plan);
    let errors = placed(plan, found).into_iter().filter(|found| found.problem.severity == Severity::Error);
    errors
        .map(|found| {
            let heading = table_named(found.problem.place.table).map_or("", |table| table.heading);
            let place = format!("{heading} {} {}", found.key.join("/"), found.problem.place.column.unwrap_or_default());
            Refusal::new(place.trim().to_owned(), found.problem.sentence, found.problem.hint)
        })
        .collect()
}
