//! Cooperation themes of prefecture and municipalities: proposed, adopted, reported on, continued or
//! ended.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rashin_model::people::Action;
use rashin_model::tables::{Cooperation, CooperationDecision, CooperationItem, CooperationMeeting, CooperationState};
use rashin_model::{Code, Period, Row, Sentence};

use crate::deliberation::free_code::free_code;
use crate::plan_desk::{Note, RowEdit, Staged, stage};
use crate::port::Store;
use crate::rights::{Actor, Subject};
use crate::working_plan::load_working_plan;
use crate::{Error, WorkingPlan};

/// Proposes a theme from its cells as typed. Code, order and state are set here; a municipality proposes
/// in its own name. Gives the code.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`]; [`Error::Stale`]; [`Error::NoSuchPlan`]; [`Error::Store`].
pub async fn propose_theme(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    cells: &BTreeMap<String, String>,
    at: Timestamp,
) -> Result<Code, Error> {
    let working = load_working_plan(store, plan).await?;
    let area = working.edition.area();
    actor.require(Action::ProposeCooperation, &Subject::of_government(area))?;
    let mut cells = cells.clone();
    let year = cells.get("fiscal_year").and_then(|text| Period::parse(text));
    let code = free_code(&working.plan, Cooperation::TABLE, &stem(plan, year), "");
    let order = next_order(&working, year);
    cells.insert("code".to_owned(), code.to_string());
    cells.insert("order".to_owned(), order.to_string());
    cells.insert("state".to_owned(), CooperationState::Proposed.code().to_owned());
    let is_planner = actor.may(Action::EditCooperation, &Subject::of_government(area));
    let own = actor.appointed().iter().map(|held| held.assignment.government).find(|own| *own != area);
    if let Some(own) = own.filter(|_| !is_planner) {
        cells.insert("proposers".to_owned(), own.to_string());
    }
    let edit = RowEdit::add(Cooperation::TABLE, cells);
    stage(store, actor, &working, &[edit], Note { action: "propose_cooperation", reason: "" }, at).await?;
    Ok(code)
}

fn stem(plan: &Code, year: Option<Period>) -> String {
    match year {
        Some(year) => format!("{plan}-coop-{}", year.start().year()),
        None => format!("{plan}-coop"),
    }
}

fn next_order(working: &WorkingPlan, year: Option<Period>) -> u32 {
    let same = working.plan.cooperation.iter().filter(|theme| Some(theme.fiscal_year) == year);
    same.map(|theme| theme.order).max().unwrap_or(0) + 1
}

/// Adopts or declines a proposal; declining asks for a reason.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`]; [`Error::Stale`]; [`Error::Missing`]; [`Error::Store`].
pub async fn settle_proposal(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    theme: &Code,
    version: Option<u32>,
    (is_adopted, reason): (bool, &str),
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    let known = find(&working, theme)?;
    let state = if is_adopted { CooperationState::Adopted } else { CooperationState::Declined };
    let reason = reason.trim();
    if !is_adopted && reason.is_empty() {
        return Err(no_reason());
    }
    let new = is_adopted && known.continued_from.is_none() && known.decision.is_none();
    let decision = if new { Some(CooperationDecision::New) } else { known.decision };
    let kept = if reason.is_empty() { known.reason.clone() } else { Some(reason.to_owned()) };
    let after = Cooperation { state: Some(state), decision, reason: kept, ..known.clone() };
    let edit = RowEdit { version, ..RowEdit::put(&working, &after) };
    stage(store, actor, &working, &[edit], Note { action: "settle_proposal", reason }, at).await
}

/// Notes a date of the working group of a theme, from its cells as typed.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`]; [`Error::Stale`]; [`Error::NoSuchPlan`]; [`Error::Store`].
pub async fn add_working_group_date(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    theme: &Code,
    mut cells: BTreeMap<String, String>,
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    let own = working.plan.cooperation_meetings.iter().filter(|row| row.cooperation == *theme);
    let order = own.map(|row| row.order).max().unwrap_or(0) + 1;
    cells.insert("cooperation".to_owned(), theme.to_string());
    cells.insert("order".to_owned(), order.to_string());
    let edit = RowEdit::add(CooperationMeeting::TABLE, cells);
    stage(store, actor, &working, &[edit], Note { action: "add_working_group_date", reason: "" }, at).await
}

/// Writes the half-year report of a theme: results and next steps per sub-item, by its order.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Stale`] for a sub-item that is gone; [`Error::Store`].
pub async fn report_items(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    theme: &Code,
    reports: &[(u32, String, String)],
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let mut edits = Vec::new();
    for (order, results, next) in reports {
        let item = working.plan.cooperation_items.iter().find(|row| row.cooperation == *theme && row.order == *order);
        let item = item.ok_or(Error::Stale)?;
        let after = CooperationItem { results: given(results), next: given(next), ..item.clone() };
        if after != *item {
            edits.push(RowEdit::put(&working, &after));
        }
    }
    stage(store, actor, &working, &edits, Note { action: "report_cooperation", reason: "" }, at).await
}

/// What is decided about a theme at the end of its year.
#[derive(Debug, Clone)]
pub struct CooperationOutcome {
    /// Whether the next year continues it.
    pub continues: bool,
    /// Why.
    pub reason: String,
    /// Title of the theme of the next year; blank for the same.
    pub title: String,
}

/// Decides that a theme is continued or ended. Continued, the theme of the next year is made from this
/// one with its sub-items, in the same change. Gives the code of that theme.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`] without a reason or for a theme that was decided already;
/// [`Error::Stale`]; [`Error::Missing`]; [`Error::Store`].
pub async fn settle_theme(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    theme: &Code,
    version: Option<u32>,
    outcome: &CooperationOutcome,
    at: Timestamp,
) -> Result<Option<Code>, Error> {
    let working = load_working_plan(store, plan).await?;
    let known = find(&working, theme)?;
    if outcome.reason.trim().is_empty() {
        return Err(no_reason());
    }
    if known.successor.is_some() {
        return Err(Error::invalid(
            "decision",
            Sentence::new("この項目には、翌年度の項目がすでにあります", "there is a theme of the next year already"),
            Sentence::new("翌年度の項目を編集してください", "edit the theme of the next year"),
        ));
    }
    let decision = if outcome.continues { CooperationDecision::Continue } else { CooperationDecision::End };
    let next = outcome.continues.then(|| next_theme(&working, plan, known, outcome));
    let after = Cooperation {
        decision: Some(decision),
        reason: Some(outcome.reason.trim().to_owned()),
        successor: next.as_ref().map(|next| next.code.clone()),
        ..known.clone()
    };
    let mut edits = vec![RowEdit { version, ..RowEdit::put(&working, &after) }];
    if let Some(next) = &next {
        edits.push(RowEdit::put(&working, next));
        let items = working.plan.cooperation_items.iter().filter(|row| row.cooperation == *theme);
        edits.extend(items.map(|item| {
            let cooperation = next.code.clone();
            RowEdit::put(
                &working,
                &CooperationItem { cooperation, results: None, next: None, source: None, ..item.clone() },
            )
        }));
    }
    let note = Note { action: "settle_cooperation", reason: outcome.reason.trim() };
    stage(store, actor, &working, &edits, note, at).await?;
    Ok(next.map(|next| next.code))
}

fn next_theme(working: &WorkingPlan, plan: &Code, known: &Cooperation, outcome: &CooperationOutcome) -> Cooperation {
    let fiscal_year = known.fiscal_year.next();
    let title = outcome.title.trim();
    let is_renamed = !title.is_empty() && title != known.title;
    Cooperation {
        code: free_code(&working.plan, Cooperation::TABLE, &stem(plan, Some(fiscal_year)), ""),
        fiscal_year,
        order: next_order(working, Some(fiscal_year)),
        title: if is_renamed { title.to_owned() } else { known.title.clone() },
        title_en: known.title_en.clone().filter(|_| !is_renamed),
        state: Some(CooperationState::Adopted),
        decision: None,
        reason: None,
        continued_from: Some(known.code.clone()),
        successor: None,
        source: None,
        ..known.clone()
    }
}

fn find<'a>(working: &'a WorkingPlan, theme: &Code) -> Result<&'a Cooperation, Error> {
    working.plan.cooperation.iter().find(|row| row.code == *theme).ok_or_else(|| {
        Error::Missing(Sentence::new(
            format!("連携推進項目「{theme}」はありません。取り消されたのかもしれません"),
            format!("There is no cooperation theme \"{theme}\". It may have been withdrawn."),
        ))
    })
}

fn no_reason() -> Error {
    Error::invalid(
        "reason",
        Sentence::new("理由がありません", "no reason is given"),
        Sentence::new(
            "提案した団体にも伝わる理由を書いてください",
            "give a reason that those who proposed it can follow",
        ),
    )
}
