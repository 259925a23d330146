//! A change of a plan on its way into the database.

use rashin_model::Code;
use rashin_service::{Base, Change, StoreError};

use crate::connection::Transaction;
use crate::moment::moment_text;
use crate::plan_rows::add_plan_rows;
use crate::readings::{SeriesChange, add_recordings};

/// Number of the latest revision and entry of plan `$1`, 0 for none.
const LATEST: &str = "
    SELECT coalesce((SELECT max(number) FROM revision WHERE plan = $1), 0),
           coalesce((SELECT max(number) FROM entry WHERE plan = $1), 0)";

const OPEN_ENTRY: &str =
    "INSERT INTO entry (plan, number, recorded_at, recorded_by, reason) VALUES ($1, $2, $3, $4, $5)";

const ADD_REVISION: &str = "INSERT INTO revision (plan, number, entry, stage, fingerprint) VALUES ($1, $2, $3, $4, $5)";

/// Adds a change, with its readings already sorted, and gives the number of its entry.
pub(crate) async fn add_change(
    transaction: &mut Transaction,
    change: &Change<'_>,
    readings: Vec<SeriesChange<'_>>,
) -> Result<u32, StoreError> {
    if latest(transaction, change.plan).await? != change.base {
        return Err(StoreError::Conflict);
    }
    let number = change.base.entry + 1;
    open_entry(transaction, change, number).await?;
    add_revision(transaction, change, number).await?;
    add_recordings(transaction, change.plan, number, readings).await?;
    Ok(number)
}

async fn latest(transaction: &mut Transaction, plan: &Code) -> Result<Base, StoreError> {
    let records = transaction.fetch(LATEST, vec![plan.as_str().into()]).await?;
    let none = Base { revision: 0, entry: 0 };
    records.first().map_or(Ok(none), |record| Ok(Base { revision: record.number(0)?, entry: record.number(1)? }))
}

/// Takes the next number of the plan's entries. Where another change is under way that took it
/// first (PostgreSQL), this waits for that one's end and then fails, or goes on if it gave up.
async fn open_entry(transaction: &mut Transaction, change: &Change<'_>, number: u32) -> Result<(), StoreError> {
    let values = vec![
        change.plan.as_str().into(),
        number.into(),
        moment_text(change.at).into(),
        change.by.into(),
        change.reason.into(),
    ];
    transaction.claim(OPEN_ENTRY, values).await
}

async fn add_revision(transaction: &mut Transaction, change: &Change<'_>, entry: u32) -> Result<(), StoreError> {
    let Some(new) = &change.revision else {
        let begins = change.base.revision == 0;
        return if begins {
            Err(StoreError::Database(
                format!("the plan {} has no revision yet to hold readings for", change.plan).into(),
            ))
        } else {
            Ok(())
        };
    };
    if new.plan.profile.code != *change.plan {
        return Err(StoreError::Database(
            format!("a revision of {} cannot be recorded for {}", new.plan.profile.code, change.plan).into(),
        ));
    }
    let number = change.base.revision + 1;
    let values = vec![
        change.plan.as_str().into(),
        number.into(),
        entry.into(),
        new.plan.profile.stage.code().into(),
        new.fingerprint.as_str().into(),
    ];
    transaction.execute(ADD_REVISION, values).await?;
    add_plan_rows(transaction, new.plan, number).await
}
