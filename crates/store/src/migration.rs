//! The schema of each engine, brought up to date when a database is opened.

use rashin_service::StoreError;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{PgPool, SqlSafeStr, SqlitePool};

use crate::connection::failure;

const SQLITE: &[(i64, &str, &str)] = &[
    (1, "plans", include_str!("../migrations/sqlite/0001_plans.sql")),
    (2, "records", include_str!("../migrations/sqlite/0002_records.sql")),
];
const POSTGRES: &[(i64, &str, &str)] = &[
    (1, "plans", include_str!("../migrations/postgres/0001_plans.sql")),
    (2, "records", include_str!("../migrations/postgres/0002_records.sql")),
];

/// Brings a SQLite database up to date.
pub(crate) async fn migrate_sqlite(pool: &SqlitePool) -> Result<(), StoreError> {
    // The writer's lock is taken first: of two programs that open a new file at once, one waits.
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await.map_err(failure)?;
    let migrator = migrator(SQLITE);
    migrator.run_direct(None, &mut *transaction, false).await.map_err(|error| refusal(error, SQLITE))?;
    transaction.commit().await.map_err(failure)
}

/// Brings a PostgreSQL database up to date; the migrator itself takes a lock there.
pub(crate) async fn migrate_postgres(pool: &PgPool) -> Result<(), StoreError> {
    migrator(POSTGRES).run(pool).await.map_err(|error| refusal(error, POSTGRES))
}

fn migrator(migrations: &'static [(i64, &str, &str)]) -> Migrator {
    let migrations = migrations.iter().map(|(version, name, sql)| {
        Migration::new(*version, (*name).into(), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(migrations.collect())
}

fn refusal(error: MigrateError, known: &[(i64, &str, &str)]) -> StoreError {
    let newest = known.last().map_or(0, |(version, ..)| *version);
    match error {
        MigrateError::VersionMissing(version) => StoreError::Unreadable(format!(
            "the database was written by a newer version of the program: its schema is at {version}, this program knows up to {newest}; use the newer program"
        )),
        MigrateError::VersionMismatch(version) | MigrateError::Dirty(version) => StoreError::Unreadable(format!(
            "step {version} of the database's schema is not the one this program made; restore a backup or use the program that wrote it"
        )),
        other => StoreError::Database(Box::new(other)),
    }
}
