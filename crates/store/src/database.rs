//! A database of plans, opened by its address.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rashin_service::StoreError;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, PgPool, Row as _, SqlitePool};

use crate::connection::{Readers, Transaction, failure};
use crate::migration::{migrate_postgres, migrate_sqlite};

/// How many connections read at once; SQLite has one more that writes.
const CONNECTIONS: u32 = 8;

/// How long a writer of SQLite waits for a writer in another process.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often a file is opened again that somebody else is making, and how long is waited before each time.
const ATTEMPTS: u32 = 50;
const PAUSE: Duration = Duration::from_millis(100);
/// What SQLite says of a file that is locked.
const LOCKED: &str = "5";

/// Plans and their readings in SQLite or PostgreSQL. Cheap to clone; clones share connections.
#[derive(Debug, Clone)]
pub struct Database {
    engine: Engine,
    commits: Arc<AtomicU64>,
}

#[derive(Debug, Clone)]
enum Engine {
    Sqlite { writer: SqlitePool, readers: SqlitePool },
    Postgres(PgPool),
}

impl Database {
    /// Opens a database, makes it if it is a file that is not there, and brings its schema up to date.
    ///
    /// `address` is `postgres://user@host/name`, the path of a SQLite file, `sqlite:PATH`, or
    /// `sqlite::memory:` for a database that is gone when it is closed.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] for a database with a newer schema; [`StoreError::Database`] when
    /// it cannot be opened.
    pub async fn open(address: &str) -> Result<Self, StoreError> {
        let engine = if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            Self::open_postgres(address).await?
        } else {
            match file_options(address)? {
                Some(options) => Self::open_file(options).await?,
                None => Self::open_memory().await?,
            }
        };
        Ok(Self { engine, commits: Arc::default() })
    }

    /// How many commits were made through this database and its clones. Other programs that write to the
    /// same database are not counted.
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::Acquire)
    }

    /// Counts a commit, once it can be read.
    pub(crate) fn count_commit(&self) {
        self.commits.fetch_add(1, Ordering::Release);
    }

    /// Closes every connection; what was recorded is on disk long before.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }

    async fn open_postgres(address: &str) -> Result<Engine, StoreError> {
        let options = PgConnectOptions::from_str(address).map_err(failure)?;
        let pool = PgPoolOptions::new().max_connections(CONNECTIONS).connect_with(options).await.map_err(failure)?;
        migrate_postgres(&pool).await?;
        Ok(Engine::Postgres(pool))
    }

    async fn open_file(options: SqliteConnectOptions) -> Result<Engine, StoreError> {
        // Large pages keep a series of some years on the page it belongs to, which halves the
        // time of a bulk import. Synchronous FULL: a change is on disk when it is acknowledged.
        let options = options
            .create_if_missing(true)
            .page_size(16_384)
            .busy_timeout(PATIENCE)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true);
        let path = options.get_filename().display().to_string();
        let mut writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await;
        // While another process makes the file, SQLite does not wait but refuses.
        for _ in 0..ATTEMPTS {
            if !writer.as_ref().is_err_and(is_locked) {
                break;
            }
            tokio::time::sleep(PAUSE).await;
            writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await;
        }
        let writer = writer
            .map_err(|error| StoreError::Database(format!("the file {path} cannot be opened: {error}").into()))?;
        migrate_sqlite(&writer).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(CONNECTIONS)
            .connect_with(options.read_only(true))
            .await
            .map_err(failure)?;
        Ok(Engine::Sqlite { writer, readers })
    }

    /// A database in memory belongs to its connection: there is one, for all, and it stays. It is not
    /// tried out before use: whoever went away during that would take the connection along.
    async fn open_memory() -> Result<Engine, StoreError> {
        let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true).disable_statement_logging();
        let only = SqlitePoolOptions::new().max_connections(1).min_connections(1).idle_timeout(None).max_lifetime(None);
        let only = only.test_before_acquire(false);
        let writer = only.connect_with(options).await.map_err(failure)?;
        migrate_sqlite(&writer).await?;
        Ok(Engine::Sqlite { readers: writer.clone(), writer })
    }

    pub(crate) fn readers(&self) -> Readers {
        match &self.engine {
            Engine::Sqlite { readers, .. } => Readers::Sqlite(readers.clone()),
            Engine::Postgres(pool) => Readers::Postgres(pool.clone()),
        }
    }

    /// Begins a change. SQLite gives its one writer's lock at once, so that nothing read inside
    /// can be out of date.
    pub(crate) async fn begin(&self) -> Result<Transaction, StoreError> {
        match &self.engine {
            Engine::Sqlite { writer, .. } => writer.begin_with("BEGIN IMMEDIATE").await.map(Transaction::Sqlite),
            Engine::Postgres(pool) => pool.begin().await.map(Transaction::Postgres),
        }
        .map_err(failure)
    }

    /// Begins to read a state of the database that stays as it is while others write.
    pub(crate) async fn snapshot(&self) -> Result<Transaction, StoreError> {
        match &self.engine {
            Engine::Sqlite { readers, .. } => readers.begin().await.map(Transaction::Sqlite),
            Engine::Postgres(pool) => {
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await.map(Transaction::Postgres)
            }
        }
        .map_err(failure)
    }

    /// What SQLite finds wrong with its file, a sentence each; PostgreSQL looks after itself.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file cannot be read at all.
    pub async fn file_problems(&self) -> Result<Vec<String>, StoreError> {
        let Engine::Sqlite { readers, .. } = &self.engine else { return Ok(Vec::new()) };
        let said: Vec<String> =
            sqlx::query_scalar("PRAGMA integrity_check").fetch_all(readers).await.map_err(failure)?;
        let unkept = sqlx::query("PRAGMA foreign_key_check").fetch_all(readers).await.map_err(failure)?;
        let unkept = unkept.iter().map(|row| {
            let table: String = row.try_get(0).unwrap_or_default();
            format!("{table}: a row refers to one that is not there")
        });
        Ok(said.into_iter().filter(|said| said != "ok").chain(unkept).collect())
    }
}

/// How a SQLite file is opened; `None` for a database in memory.
fn file_options(address: &str) -> Result<Option<SqliteConnectOptions>, StoreError> {
    if address == ":memory:" || address.starts_with("sqlite::memory:") {
        return Ok(None);
    }
    match address.strip_prefix("sqlite:") {
        Some(_) => SqliteConnectOptions::from_str(address).map(Some).map_err(failure),
        None => Ok(Some(SqliteConnectOptions::new().filename(address))),
    }
}

/// The file that an address names; `None` for PostgreSQL and for a database in memory.
///
/// # Errors
/// [`StoreError::Database`] for an address that cannot be understood.
pub fn path_of(address: &str) -> Result<Option<PathBuf>, StoreError> {
    if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        return Ok(None);
    }
    Ok(file_options(address)?.map(|options| options.get_filename().to_owned()))
}

fn is_locked(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(sqlx::error::DatabaseError::code).is_some_and(|code| code == LOCKED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn writer_of_a_file_waits_until_a_commit_is_on_disk() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(folder.path().join("plans.sqlite").to_str().unwrap()).await.unwrap();
        let Engine::Sqlite { writer, .. } = &database.engine else { panic!("{database:?}") };
        let ask = async |sql: &'static str| -> String { sqlx::query_scalar(sql).fetch_one(writer).await.unwrap() };
        assert_eq!(ask("PRAGMA journal_mode").await, "wal");
        let full = "SELECT CAST(synchronous AS TEXT) FROM pragma_synchronous";
        assert_eq!(ask(full).await, "2");
        assert_eq!(ask("SELECT CAST(foreign_keys AS TEXT) FROM pragma_foreign_keys").await, "1");
    }
}
