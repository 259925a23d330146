//! Reading the journal of a government.

use jiff::civil::Date;
use jiff::{Timestamp, tz};
use rashin_model::AreaCode;
use rashin_model::people::Action;

use crate::Error;
use crate::port::{JournalEntry, JournalFrom, JournalQuery, Store};
use crate::rights::{Actor, Subject};

/// How many entries are asked of the store at once.
const AT_ONCE: u32 = 500;

/// Which entries are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalChoice {
    /// The government they concern.
    pub government: AreaCode,
    /// Only those whose subject begins so; blank for all.
    pub subject: String,
    /// Only those by this account; blank for all.
    pub by: String,
    /// Only those of this day in Japan or later.
    pub from: Option<Date>,
    /// Only those of this day in Japan or earlier.
    pub until: Option<Date>,
    /// Only those below this number; `None` to begin with the newest.
    pub below: Option<u64>,
    /// The most that are wanted.
    pub limit: usize,
}

/// A page of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalPage {
    /// The entries, newest first.
    pub entries: Vec<JournalEntry>,
    /// Whether there are older ones.
    pub has_more: bool,
}

/// Entries of the journal of a government, newest first.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Store`].
pub async fn read_journal(store: &impl Store, actor: &Actor, choice: &JournalChoice) -> Result<JournalPage, Error> {
    actor.require(Action::SeeJournal, &Subject::of_government(choice.government))?;
    let mut page = JournalPage { entries: Vec::new(), has_more: false };
    let mut below = choice.below.unwrap_or(u64::MAX);
    loop {
        let query = JournalQuery {
            government: Some(choice.government),
            from: JournalFrom::Before(below),
            subject: choice.subject.clone(),
            by: choice.by.clone(),
            limit: AT_ONCE,
        };
        let entries = store.journal(&query).await.map_err(Error::Store)?;
        let is_last = entries.len() < AT_ONCE as usize;
        for entry in entries {
            below = entry.number;
            let day = day_in_japan(entry.at);
            // A clock that was set back may put a later day below an earlier one, so nothing ends the search here.
            if choice.from.is_some_and(|from| day < from) || choice.until.is_some_and(|until| day > until) {
                continue;
            }
            if page.entries.len() == choice.limit {
                page.has_more = true;
                return Ok(page);
            }
            page.entries.push(entry);
        }
        if is_last {
            return Ok(page);
        }
    }
}

fn day_in_japan(at: Timestamp) -> Date {
    // Japan has had no other offset since 1951, so no time-zone data is needed.
    at.to_zoned(tz::TimeZone::fixed(tz::offset(9))).date()
}
