//! The tables of a backup, with their columns.

/// A table in a backup.
#[derive(Debug)]
pub(crate) struct BackupTable {
    /// Its name.
    pub name: &'static str,
    /// Its columns; the first ones are its key.
    pub columns: &'static [Column],
    /// Reads all rows in the order of the key.
    pub select: &'static str,
    /// Whether there are any.
    pub any: &'static str,
    /// Adds rows, up to `VALUES`.
    pub insert: &'static str,
}

/// A column.
#[derive(Debug)]
pub(crate) enum Column {
    /// Of texts.
    Text(&'static str),
    /// Of whole numbers.
    Number(&'static str),
}

impl Column {
    /// Its name.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Text(name) | Self::Number(name) => name,
        }
    }
}

use Column::{Number, Text};

/// The files that were handed in.
pub(crate) const FILES: &str = "SELECT sha256 FROM file ORDER BY sha256";

/// Every table, each after those that it refers to. Bytes of files are kept apart.
pub(crate) const TABLES: [BackupTable; 7] = [
    BackupTable {
        name: "entry",
        columns: &[Text("plan"), Number("number"), Text("recorded_at"), Text("recorded_by"), Text("reason")],
        select: "SELECT plan, number, recorded_at, recorded_by, reason FROM entry ORDER BY plan, number",
        any: "SELECT 1 FROM entry LIMIT 1",
        insert: "INSERT INTO entry (plan, number, recorded_at, recorded_by, reason)",
    },
    BackupTable {
        name: "revision",
        columns: &[Text("plan"), Number("number"), Number("entry"), Text("stage"), Text("fingerprint")],
        select: "SELECT plan, number, entry, stage, fingerprint FROM revision ORDER BY plan, number",
        any: "SELECT 1 FROM revision LIMIT 1",
        insert: "INSERT INTO revision (plan, number, entry, stage, fingerprint)",
    },
    BackupTable {
        name: "plan_row",
        columns: &[Text("plan"), Number("revision"), Text("table_name"), Number("position"), Text("cells")],
        select: "SELECT plan, revision, table_name, position, cells FROM plan_row
            ORDER BY plan, revision, table_name, position",
        any: "SELECT 1 FROM plan_row LIMIT 1",
        insert: "INSERT INTO plan_row (plan, revision, table_name, position, cells)",
    },
    BackupTable {
        name: "recording",
        columns: &[Text("plan"), Text("indicator"), Text("area"), Number("entry"), Text("cells")],
        select: "SELECT plan, indicator, area, entry, cells FROM recording ORDER BY plan, indicator, area, entry",
        any: "SELECT 1 FROM recording LIMIT 1",
        insert: "INSERT INTO recording (plan, indicator, area, entry, cells)",
    },
    BackupTable {
        name: "record",
        columns: &[Text("kind"), Text("key"), Number("version"), Text("body")],
        select: "SELECT kind, key, version, body FROM record WHERE kind NOT IN ('session', 'throttle')
            ORDER BY kind, key",
        any: "SELECT 1 FROM record LIMIT 1",
        insert: "INSERT INTO record (kind, key, version, body)",
    },
    BackupTable {
        name: "journal",
        columns: &[
            Number("number"),
            Text("at"),
            Text("by_whom"),
            Text("government"),
            Text("action"),
            Text("subject"),
            Text("reason"),
            Text("previous"),
            Text("hash"),
            Text("changes"),
        ],
        select: "SELECT number, at, by_whom, government, action, subject, reason, previous, hash, changes FROM journal
            ORDER BY number",
        any: "SELECT 1 FROM journal LIMIT 1",
        insert: "INSERT INTO journal (number, at, by_whom, government, action, subject, reason, previous, hash, changes)",
    },
    BackupTable {
        name: "file",
        columns: &[Text("sha256"), Text("media_type")],
        select: "SELECT sha256, media_type FROM file ORDER BY sha256",
        any: "SELECT 1 FROM file LIMIT 1",
        insert: "INSERT INTO file (sha256, media_type)",
    },
];
