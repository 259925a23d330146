//! Records: typed documents under a key, written together and noted in the journal.

use jiff::Timestamp;
use rashin_model::AreaCode;
use rashin_model::boundaries::Boundaries;
use rashin_model::people::{Account, Government, Office, Person};
use rashin_model::review::{Answer, Contest, Remark, Request, Round};
use rashin_model::snapshot::Snapshot;
use rashin_model::staged::StagedRow;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::port::{Change, Commit, Committed, JournalLine, Journaling, Kept, Put, Store};
use crate::{Error, StoreError};

/// Something that is kept as a record.
pub trait Record: Serialize + DeserializeOwned {
    /// The kind; part of the stored form, never changed.
    const KIND: &'static str;
    /// What the journal holds of it.
    const JOURNALING: Journaling = Journaling::Whole;

    /// The key, unique within the kind. Parts are joined by `/`, so that a prefix lists what belongs
    /// together.
    fn key(&self) -> String;
}

/// A record with the version it was read at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held<T> {
    /// The record.
    pub value: T,
    /// How often it was written.
    pub version: u32,
}

impl<T> std::ops::Deref for Held<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// The record under a key.
///
/// # Errors
/// [`Error::Store`].
pub async fn find<T: Record>(store: &impl Store, key: &str) -> Result<Option<Held<T>>, Error> {
    let kept = store.get(T::KIND, key).await.map_err(Error::Store)?;
    kept.as_ref().map(held).transpose()
}

/// Every record of a kind whose key begins so, by key.
///
/// # Errors
/// [`Error::Store`].
pub async fn list<T: Record>(store: &impl Store, prefix: &str) -> Result<Vec<Held<T>>, Error> {
    let kept = store.list(T::KIND, prefix).await.map_err(Error::Store)?;
    kept.iter().map(held).collect()
}

fn held<T: Record>(kept: &Kept) -> Result<Held<T>, Error> {
    let value = serde_json::from_str(&kept.body)
        .map_err(|error| Error::Store(StoreError::Unreadable(format!("{} {}: {error}", T::KIND, kept.key))))?;
    Ok(Held { value, version: kept.version })
}

/// Records that are to be written together, with what the journal says about them.
#[derive(Debug)]
pub struct Changes<'a> {
    commit: Commit<'a>,
}

impl<'a> Changes<'a> {
    /// Changes that nobody made yet: who does what to what, when.
    pub fn new(by: &'a str, action: &'a str, subject: &'a str, at: Timestamp) -> Self {
        let commit = Commit {
            at,
            by,
            government: None,
            action,
            subject,
            reason: "",
            puts: Vec::new(),
            change: None,
            lines: Vec::new(),
        };
        Self { commit }
    }

    /// The government they concern.
    #[must_use]
    pub fn of(mut self, government: AreaCode) -> Self {
        self.commit.government = Some(government);
        self
    }

    /// Why.
    #[must_use]
    pub fn because(mut self, reason: &'a str) -> Self {
        self.commit.reason = reason;
        self
    }

    /// Adds a record that is not there yet.
    pub fn add<T: Record>(&mut self, record: &T) {
        self.put(record, None);
    }

    /// Writes a record in place of what was read.
    pub fn replace<T: Record>(&mut self, held: &Held<T>, record: &T) {
        self.put(record, Some(held.version));
    }

    /// Writes a record over what was read, or adds it if nothing was.
    ///
    /// # Panics
    /// For a record that cannot be written as JSON, such as one with a map whose keys are no texts.
    pub fn put<T: Record>(&mut self, record: &T, base: Option<u32>) {
        let body = serde_json::to_string(record).expect("a record has text keys only");
        self.push::<T>(record.key(), base, Some(body));
    }

    /// Writes a record in place of what was read without a word in the journal: for what changes by
    /// mere use, such as the time of a last sign-in.
    pub fn replace_silently<T: Record>(&mut self, held: &Held<T>, record: &T) {
        self.replace(held, record);
        if let Some(put) = self.commit.puts.last_mut() {
            put.journaling = Journaling::Silent;
        }
    }

    /// Removes a record.
    pub fn remove<T: Record>(&mut self, held: &Held<T>) {
        self.push::<T>(held.value.key(), Some(held.version), None);
    }

    /// Changes a plan along with the records; `lines` are what the journal says of it.
    pub fn change_plan(&mut self, change: Change<'a>, lines: Vec<JournalLine>) {
        self.commit.change = Some(change);
        self.commit.lines.extend(lines);
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.commit.puts.is_empty() && self.commit.change.is_none()
    }

    /// Writes all of it, or nothing.
    ///
    /// # Errors
    /// [`Error::Stale`] when a record or the plan was changed by somebody else since it was read;
    /// [`Error::Store`].
    pub async fn commit(self, store: &impl Store) -> Result<Committed, Error> {
        store.commit(&self.commit).await.map_err(|error| match error {
            StoreError::Conflict => Error::Stale,
            other => Error::Store(other),
        })
    }

    fn push<T: Record>(&mut self, key: String, base: Option<u32>, body: Option<String>) {
        self.commit.puts.push(Put { kind: T::KIND, key, base, body, journaling: T::JOURNALING });
    }
}

/// Says where records of the model are kept.
macro_rules! kept {
    ($($type:ty: $kind:literal $journaling:ident, |$record:ident| $key:expr;)+) => {
        $(impl Record for $type {
            const KIND: &'static str = $kind;
            const JOURNALING: Journaling = Journaling::$journaling;

            fn key(&self) -> String {
                let $record = self;
                $key
            }
        })+
    };
}

kept! {
    Boundaries: "boundaries" Whole, |record| record.above.to_string();
    Government: "government" Whole, |record| record.area.to_string();
    Office: "office" Whole, |record| record.code.to_string();
    Account: "account" Whole, |record| record.id.to_string();
    Person: "person" Touch, |record| record.account.to_string();
    Round: "round" Whole, |record| format!("{}/{}", record.plan, record.code);
    Request: "request" Whole, |record| format!("{}/{}/{}", record.plan, record.review, record.office);
    Answer: "answer" Whole, |record| format!("{}/{}/{}/{}", record.plan, record.review, record.office, record.asked);
    Remark: "remark" Whole, |record| {
        format!("{}/{}/{}/{}/{:04}", record.plan, record.review, record.office, record.asked, record.number)
    };
    Contest: "contest" Whole, |record| {
        let reading = &record.reading;
        format!("{}/{}/{}/{}", record.plan, reading.indicator, reading.area, rashin_model::Cell::write(&reading.period))
    };
    StagedRow: "row" Whole, |record| format!("{}/{}/{}", record.plan, record.table, record.key_text());
    Snapshot: "snapshot" Whole, |record| format!("{}/{:05}", record.plan, record.number);
}
