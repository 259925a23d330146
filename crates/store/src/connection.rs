//! The two engines behind one set of functions: the only file that knows which one it talks to
//! when it runs a statement.

use futures_util::TryStreamExt as _;
use rashin_service::StoreError;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{AssertSqlSafe, PgPool, Postgres, Row, SqlSafeStr, Sqlite, SqlitePool};

/// How many rows one `INSERT` takes. Measured: more make SQLite slower, fewer mean more round trips.
pub(crate) const ROWS_PER_INSERT: usize = 250;

/// The advisory lock of PostgreSQL under which the journal grows: "rashin" and "jr" as bytes.
const JOURNAL_LOCK: i64 = i64::from_be_bytes(*b"rashinjr");

/// What stands in for `$1`, `$2` ... of a statement.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Value {
    /// How many bytes it takes, about.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Number(_) => 8,
            Self::Text(text) => text.len(),
            Self::Bytes(bytes) => bytes.len(),
        }
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

/// A row that was read.
pub(crate) enum Record {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Record {
    /// The text in a column.
    pub(crate) fn text(&self, column: usize) -> Result<&str, StoreError> {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
        .map_err(failure)
    }

    /// The bytes in a column.
    pub(crate) fn bytes(&self, column: usize) -> Result<&[u8], StoreError> {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
        .map_err(failure)
    }

    /// The whole number in a column.
    pub(crate) fn long(&self, column: usize) -> Result<i64, StoreError> {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
        .map_err(failure)
    }

    /// The count in a column.
    pub(crate) fn number(&self, column: usize) -> Result<u32, StoreError> {
        let number = self.long(column)?;
        u32::try_from(number)
            .map_err(|_| StoreError::Unreadable(format!("{number} is not a number of an entry or revision")))
    }
}

/// Connections that read.
#[derive(Debug, Clone)]
pub(crate) enum Readers {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Readers {
    /// Every row that a statement gives.
    pub(crate) async fn fetch(&self, sql: &'static str, values: Vec<Value>) -> Result<Vec<Record>, StoreError> {
        match self {
            Self::Sqlite(pool) => {
                Ok(wrapped(sqlite_query(sql, values).fetch_all(pool).await.map_err(failure)?, Record::Sqlite))
            }
            Self::Postgres(pool) => {
                Ok(wrapped(postgres_query(sql, values).fetch_all(pool).await.map_err(failure)?, Record::Postgres))
            }
        }
    }
}

/// A change under way; dropped without [`Transaction::commit`], it never happened.
pub(crate) enum Transaction {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Transaction {
    /// Every row that a statement gives.
    pub(crate) async fn fetch(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Vec<Record>, StoreError> {
        match self {
            Self::Sqlite(open) => {
                Ok(wrapped(sqlite_query(sql, values).fetch_all(&mut **open).await.map_err(failure)?, Record::Sqlite))
            }
            Self::Postgres(open) => Ok(wrapped(
                postgres_query(sql, values).fetch_all(&mut **open).await.map_err(failure)?,
                Record::Postgres,
            )),
        }
    }

    /// Hands over the rows that a statement gives, one by one.
    pub(crate) async fn for_each<E: From<StoreError>>(
        &mut self,
        sql: &'static str,
        mut take: impl FnMut(Record) -> Result<(), E>,
    ) -> Result<(), E> {
        match self {
            Self::Sqlite(open) => {
                let mut rows = sqlx::query(sql).fetch(&mut **open);
                while let Some(row) = rows.try_next().await.map_err(failure)? {
                    take(Record::Sqlite(row))?;
                }
            }
            Self::Postgres(open) => {
                let mut rows = sqlx::query(sql).fetch(&mut **open);
                while let Some(row) = rows.try_next().await.map_err(failure)? {
                    take(Record::Postgres(row))?;
                }
            }
        }
        Ok(())
    }

    /// Runs a statement that gives no rows, and tells how many rows it wrote or removed.
    pub(crate) async fn execute(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64, StoreError> {
        self.run(sql, values).await.map_err(failure)
    }

    /// Waits until no other transaction is adding to the journal, and keeps all others waiting until
    /// this one has ended. In SQLite there is one writer at a time anyway.
    pub(crate) async fn lock_journal(&mut self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(_) => Ok(()),
            Self::Postgres(_) => {
                self.execute("SELECT pg_advisory_xact_lock($1)", vec![JOURNAL_LOCK.into()]).await.map(|_| ())
            }
        }
    }

    /// Adds a row whose key somebody else may be taking: [`StoreError::Conflict`] if so.
    pub(crate) async fn claim(&mut self, sql: &'static str, values: Vec<Value>) -> Result<(), StoreError> {
        self.run(sql, values).await.map(|_| ()).map_err(|error| match &error {
            sqlx::Error::Database(cause) if cause.is_unique_violation() => StoreError::Conflict,
            _ => failure(error),
        })
    }

    /// Adds rows to a table, many with each statement; `insert` is the statement up to `VALUES`.
    ///
    /// While the database takes one lot of rows, the next is made ready.
    pub(crate) async fn insert<const COLUMNS: usize>(
        &mut self,
        insert: &str,
        rows: impl Iterator<Item = [Value; COLUMNS]>,
    ) -> Result<(), StoreError> {
        let mut rows = rows;
        let mut lot = || rows.by_ref().take(ROWS_PER_INSERT).flatten().collect::<Vec<Value>>();
        let mut values = lot();
        while !values.is_empty() {
            let (added, next) = tokio::join!(self.insert_lot(insert, COLUMNS, values), async { lot() });
            added?;
            values = next;
        }
        Ok(())
    }

    /// Adds one lot of rows, their values one after the other; [`ROWS_PER_INSERT`] rows at most.
    pub(crate) async fn insert_lot(
        &mut self,
        insert: &str,
        columns: usize,
        values: Vec<Value>,
    ) -> Result<(), StoreError> {
        let sql = format!("{insert} VALUES {}", self.placeholders(values.len() / columns, columns));
        self.run(AssertSqlSafe(sql), values).await.map(|_| ()).map_err(failure)
    }

    /// Makes the change last.
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(open) => open.commit().await,
            Self::Postgres(open) => open.commit().await,
        }
        .map_err(failure)
    }

    async fn run(&mut self, sql: impl SqlSafeStr, values: Vec<Value>) -> Result<u64, sqlx::Error> {
        match self {
            Self::Sqlite(open) => sqlite_query(sql, values).execute(&mut **open).await.map(|done| done.rows_affected()),
            Self::Postgres(open) => {
                postgres_query(sql, values).execute(&mut **open).await.map(|done| done.rows_affected())
            }
        }
    }

    /// `($1, $2), ($3, $4)`; SQLite looks a numbered placeholder up by walking through all of them,
    /// which a bare `?` spares it.
    fn placeholders(&self, rows: usize, columns: usize) -> String {
        let row = |row: usize| match self {
            Self::Sqlite(_) => vec!["?".to_owned(); columns].join(", "),
            Self::Postgres(_) => {
                (1..=columns).map(|column| format!("${}", row * columns + column)).collect::<Vec<_>>().join(", ")
            }
        };
        (0..rows).map(|at| format!("({})", row(at))).collect::<Vec<_>>().join(", ")
    }
}

/// What the engine said, as the port says it.
pub(crate) fn failure(error: sqlx::Error) -> StoreError {
    StoreError::Database(Box::new(error))
}

fn wrapped<R>(rows: Vec<R>, wrap: impl Fn(R) -> Record) -> Vec<Record> {
    rows.into_iter().map(wrap).collect()
}

fn sqlite_query(sql: impl SqlSafeStr, values: Vec<Value>) -> Query<'static, Sqlite, SqliteArguments> {
    values.into_iter().fold(sqlx::query(sql.into_sql_str()), |query, value| match value {
        Value::Number(number) => query.bind(number),
        Value::Text(text) => query.bind(text),
        Value::Bytes(bytes) => query.bind(bytes),
    })
}

fn postgres_query(sql: impl SqlSafeStr, values: Vec<Value>) -> Query<'static, Postgres, PgArguments> {
    values.into_iter().fold(sqlx::query(sql.into_sql_str()), |query, value| match value {
        Value::Number(number) => query.bind(number),
        Value::Text(text) => query.bind(text),
        Value::Bytes(bytes) => query.bind(bytes),
    })
}
