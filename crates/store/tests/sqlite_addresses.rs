//! The addresses under which a SQLite database is opened.

use rashin_model::Code;
use rashin_service::records::Changes;
use rashin_service::{Base, Change, NewRevision, Store, fingerprint};
use rashin_store::Database;
use rashin_testkit::sample_plan;

async fn save(database: &Database) {
    let plan = sample_plan("sample");
    let revision = Some(NewRevision { plan: &plan, fingerprint: fingerprint(&plan) });
    let change = Change {
        plan: &plan.profile.code,
        base: Base { revision: 0, entry: 0 },
        at: jiff::Timestamp::UNIX_EPOCH,
        by: "somebody",
        reason: "a reason",
        revision,
        readings: Vec::new(),
    };
    let mut changes = Changes::new("somebody", "import_plan", "plan/sample", change.at);
    changes.change_plan(change, Vec::new());
    changes.commit(database).await.unwrap();
}

async fn is_saved(database: &Database) -> bool {
    database.header(&Code::new("sample").unwrap()).await.unwrap().is_some()
}

#[tokio::test]
async fn path_and_url_name_the_same_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("計画 1.sqlite");
    let by_path = Database::open(path.to_str().unwrap()).await.unwrap();
    save(&by_path).await;
    let by_url = Database::open(&format!("sqlite:{}", path.display())).await.unwrap();
    assert!(is_saved(&by_url).await);
}

#[tokio::test]
async fn database_in_memory_is_shared_by_clones_and_by_nobody_else() {
    let database = Database::open("sqlite::memory:").await.unwrap();
    save(&database).await;
    assert!(is_saved(&database.clone()).await);
    assert!(!is_saved(&Database::open("sqlite::memory:").await.unwrap()).await);
}

#[tokio::test]
async fn file_that_cannot_be_opened_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("nowhere").join("plans.sqlite");
    let error = Database::open(nowhere.to_str().unwrap()).await.unwrap_err();
    assert!(error.to_string().contains("nowhere"), "{error}");

    let other = folder.path().join("letter.txt");
    std::fs::write(&other, "Dear governor, this is a letter and no database at all. ".repeat(100)).unwrap();
    let error = Database::open(other.to_str().unwrap()).await.unwrap_err();
    assert!(error.to_string().contains("letter.txt") && error.to_string().contains("not a database"), "{error}");
}
