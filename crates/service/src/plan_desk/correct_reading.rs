//! Correcting a value outside a review.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rashin_model::people::Action;
use rashin_model::serial::row_of_cells;
use rashin_model::tables::Reading;
use rashin_model::{Code, Misread, Row, Sentence};

use crate::plan_desk::new_problems::{PlacedProblem, new_problems};
use crate::plan_desk::plan_rows::cells_of;
use crate::port::Store;
use crate::record_readings::record_readings;
use crate::rights::{Actor, Subject};
use crate::working_plan::load_working_plan;
use crate::{Error, Refusal};

/// Records a reading in place of what was recorded, or anew, with a reason; what was recorded stays in
/// the history. Gives whether it said anything new.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`] with everything that is wrong; [`Error::Conflict`] when the
/// plan changed meanwhile; [`Error::NoSuchPlan`]; [`Error::Store`].
pub async fn correct_reading(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    typed: &BTreeMap<String, String>,
    reason: &str,
    at: Timestamp,
) -> Result<bool, Error> {
    let working = load_working_plan(store, plan).await?;
    actor.require(Action::EditPlan, &Subject::of_government(working.edition.area()))?;
    let mut refusals = Vec::new();
    if reason.trim().is_empty() {
        refusals.push(Refusal::new(
            "reason",
            Sentence::new("訂正の理由がありません", "no reason is given"),
            Sentence::new(
                "なぜ値が変わるかを書いてください。履歴に残ります",
                "say why the value changes; the history keeps it",
            ),
        ));
    }
    let cells = match cells_of(&working.edition, Reading::TABLE, typed) {
        Ok(cells) => cells,
        Err(problems) => {
            refusals.extend(problems.into_iter().map(|(column, misread)| {
                let Misread { sentence, hint } = *misread;
                Refusal::new(Reading::TABLE.columns[column].name, sentence, hint)
            }));
            return Err(Error::Invalid(refusals));
        }
    };
    let unreadable = |error: String| Error::Store(crate::StoreError::Unreadable(error));
    let reading: Reading = row_of_cells(&cells).map_err(unreadable)?;
    let same = |other: &Reading| {
        (&other.indicator, other.area, other.period) == (&reading.indicator, reading.area, reading.period)
    };
    let mut after = working.edition.clone();
    match after.readings.iter_mut().find(|other| same(other)) {
        Some(known) => *known = reading.clone(),
        None => after.readings.push(reading.clone()),
    }
    let own = |problem: &PlacedProblem| problem.is_error();
    for found in new_problems(&working.edition, &mut after).into_iter().filter(own) {
        let place = found.problem.place.column.unwrap_or("value");
        refusals.push(Refusal::new(place, found.problem.sentence, found.problem.hint));
    }
    if !refusals.is_empty() {
        return Err(Error::Invalid(refusals));
    }
    let settled = after.readings.iter().find(|other| same(other)).cloned().unwrap_or(reading);
    Ok(record_readings(store, plan, &[settled], &actor.id, reason.trim(), at).await? > 0)
}
