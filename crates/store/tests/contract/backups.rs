//! Backups: a state of the whole database, restored on either engine, and nothing less.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use rashin_service::journal::verify_journal;
use rashin_service::{Journaling, KeptFile, Known, Put, Store as _, StoreError};
use rashin_store::Database;
use rashin_store::backup::{BackupError, backup, restore};
use rashin_testkit::{full_plan, sample_plan};

use crate::put::{add, commit, held, journal, journaled, keys, remove, replace};
use crate::support::{begin, load, noon, put, raw, raw_texts, reading, row_counts, sorted};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn address(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }
}

/// A database with some of everything.
async fn filled(address: &str) -> Database {
    let database = Database::open(address).await.unwrap();
    let plan = full_plan("full");
    let base = begin(&database, &plan, noon(1)).await;
    put(&database, &plan, base, noon(2), &[reading("sample-sites", "FY2030", "15")]).await;
    commit(&database, vec![add("a", r#"{"text":"改行\nと🧭 \"引用\""}"#), add("gone", "1")]).await.unwrap();
    commit(&database, vec![replace("a", 1, r#"{"text":"二"}"#), remove("gone", 1)]).await.unwrap();
    let session = Put { kind: "session", ..journaled(add("secret", "1"), Journaling::Silent) };
    commit(&database, vec![session]).await.unwrap();
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".to_owned();
    let file = KeptFile { sha256: abc, media_type: "application/pdf".to_owned(), bytes: b"abc".to_vec() };
    database.keep_file(&file).await.unwrap();
    database
}

pub async fn restored_database_is_the_one_that_was_backed_up_on_either_engine(address: String) {
    let folder = Folder::new();
    let database = filled(&address).await;
    let archive = folder.path("一.zip");
    let made = backup(&database, &archive, noon(5)).await.unwrap();
    assert_eq!((made.rows("entry"), made.rows("journal"), made.rows("file")), (2, 4, 1));

    // From the engine of this test to SQLite and back again.
    let (there, back) = (folder.address("there.db"), folder.path("二.zip"));
    let restored = restore(&there, &archive, false, noon(6)).await.unwrap();
    assert_eq!((restored.journal.entries, &restored.journal.faults[..], restored.altered_plans.len()), (4, &[][..], 0));
    assert_eq!(restored.set_aside, None);
    let copy = Database::open(&there).await.unwrap();
    assert_eq!(journal(&copy).await, journal(&database).await);
    assert_eq!(keys(&copy, "").await, ["a"]);
    assert_eq!(copy.list("session", "").await.unwrap(), [], "sessions are not brought back");
    let refused = commit(&copy, vec![replace("gone", 1, "2")]).await;
    assert!(matches!(refused, Err(StoreError::Conflict)), "a record that was removed keeps its version: {refused:?}");
    for known in [Known::Now, Known::At(noon(1))] {
        let plan = full_plan("full");
        assert_eq!(load(&copy, &plan, known).await, load(&database, &plan, known).await);
    }
    let sha256 = &raw_texts(&address, "SELECT sha256 FROM file").await[0];
    assert_eq!(copy.file(sha256).await.unwrap(), database.file(sha256).await.unwrap());
    let again = backup(&copy, &back, noon(5)).await.unwrap();
    assert_eq!(again, made, "every table has the same bytes");

    // Work goes on.
    assert_eq!(commit(&copy, vec![replace("a", 2, "3")]).await.unwrap().journal, Some(5));
    assert_eq!(verify_journal(&copy).await.unwrap().faults, []);
}

pub async fn backup_is_restored_into_an_empty_database_only(address: String) {
    let folder = Folder::new();
    let archive = folder.path("b.zip");
    backup(&filled(&folder.address("source.db")).await, &archive, noon(5)).await.unwrap();
    let database = Database::open(&address).await.unwrap();
    commit(&database, vec![add("mine", "1")]).await.unwrap();
    let before = row_counts(&address).await;
    let refused = restore(&address, &archive, false, noon(6)).await;
    assert!(matches!(refused, Err(BackupError::NotEmpty)), "{refused:?}");
    assert_eq!(row_counts(&address).await, before);
}

pub async fn backup_is_restored_into_a_database_that_is_new(address: String) {
    let folder = Folder::new();
    let archive = folder.path("b.zip");
    let source = filled(&folder.address("source.db")).await;
    backup(&source, &archive, noon(5)).await.unwrap();
    restore(&address, &archive, false, noon(6)).await.unwrap();
    let database = Database::open(&address).await.unwrap();
    assert_eq!(journal(&database).await, journal(&source).await);
    let plan = full_plan("full");
    assert_eq!(load(&database, &plan, Known::At(noon(1))).await, sorted(plan));
}

pub async fn backup_during_a_burst_of_writes_is_one_state(address: String) {
    let folder = Folder::new();
    let database = filled(&address).await;
    commit(&database, vec![add("left", "0"), add("right", "0")]).await.unwrap();
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let writer = {
        let database = Database::open(&address).await.unwrap();
        tokio::spawn(async move {
            let mut times = 0_u32;
            while !*stopped.borrow() {
                times += 1;
                let both = ["left", "right"].map(|key| replace(key, times, &times.to_string()));
                let [left, right] = both;
                commit(&database, vec![left, right, add(&format!("burst/{times:06}"), "1")]).await.unwrap();
            }
            times
        })
    };
    let mut seen = Vec::new();
    for number in 0..5 {
        let archive = folder.path(&format!("{number}.zip"));
        let made = backup(&database, &archive, noon(5)).await.unwrap();
        let copy_address = folder.address(&format!("{number}.db"));
        let restored = restore(&copy_address, &archive, false, noon(6)).await.unwrap();
        assert_eq!(restored.journal.faults, []);
        assert_eq!(restored.journal.entries, made.rows("journal"));
        let copy = Database::open(&copy_address).await.unwrap();
        let (left, right) = (held(&copy, "left").await.unwrap(), held(&copy, "right").await.unwrap());
        assert_eq!(left, right, "both halves of a commit");
        let times: usize = left.1.parse().unwrap();
        assert_eq!(keys(&copy, "burst/").await.len(), times);
        seen.push(times);
    }
    stop.send(true).unwrap();
    assert!(writer.await.unwrap() > 5, "there was a burst");
    assert!(seen.is_sorted() && seen.first() < seen.last(), "{seen:?}");
}

pub async fn backup_never_overwrites_a_file_and_leaves_nothing_when_it_fails(address: String) {
    let folder = Folder::new();
    let database = filled(&address).await;
    let letter = folder.path("letter.txt");
    std::fs::write(&letter, "a letter").unwrap();
    let refused = backup(&database, &letter, noon(5)).await;
    assert!(matches!(refused, Err(BackupError::Exists(_))), "{refused:?}");
    assert_eq!(std::fs::read_to_string(&letter).unwrap(), "a letter");
    let refused = backup(&database, &folder.path("nowhere").join("b.zip"), noon(5)).await;
    assert!(matches!(refused, Err(BackupError::File { .. })), "{refused:?}");
    let left: Vec<_> = std::fs::read_dir(folder.0.path()).unwrap().collect();
    assert_eq!(left.len(), 1);
}

pub async fn backup_is_for_its_owner_only(address: String) {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    let archive = folder.path("b.zip");
    backup(&filled(&address).await, &archive, noon(5)).await.unwrap();
    assert_eq!(std::fs::metadata(&archive).unwrap().permissions().mode() & 0o777, 0o600);
}

pub async fn damaged_backup_is_refused_and_restores_nothing(address: String) {
    let folder = Folder::new();
    let source = filled(&folder.address("source.db")).await;
    let archive = folder.path("b.zip");
    backup(&source, &archive, noon(5)).await.unwrap();
    let good = std::fs::read(&archive).unwrap();
    let broken = folder.path("broken.zip");
    let mut flipped = good.clone();
    flipped[good.len() / 3] ^= 0x10;
    for bytes in [Vec::new(), b"a letter".to_vec(), good[..good.len() - 30].to_vec(), flipped] {
        std::fs::write(&broken, bytes).unwrap();
        let refused = restore(&address, &broken, false, noon(6)).await;
        assert!(matches!(refused, Err(BackupError::Damaged(_))), "{refused:?}");
    }
    let edits: [(&str, &str, &str); 5] = [
        ("entry.jsonl", "somebody", "nobody12"),
        ("record.jsonl", "{\"kind\":\"note\"", "{\"mood\":\"good\",\"kind\":\"note\""),
        ("journal.jsonl", "\n", ""),
        ("files/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "abc", "abd"),
        ("manifest.json", "rashin-backup", "something"),
    ];
    for (part, from, to) in edits {
        edit(&archive, &broken, part, |text| text.replacen(from, to, 1));
        let refused = restore(&address, &broken, false, noon(6)).await;
        assert!(matches!(refused, Err(BackupError::Damaged(_))), "{part}: {refused:?}");
    }
    edit(&archive, &broken, "manifest.json", |text| text.replacen("\"version\": 1", "\"version\": 2", 1));
    let refused = restore(&address, &broken, false, noon(6)).await;
    assert!(matches!(refused, Err(BackupError::Newer(_))), "{refused:?}");
    assert_eq!(row_counts(&address).await, ["0"; 7]);
}

/// Writes an archive again with one part changed.
fn edit(from: &Path, to: &Path, part: &str, change: impl Fn(String) -> String) {
    let mut old = zip::ZipArchive::new(std::fs::File::open(from).unwrap()).unwrap();
    let mut new = zip::ZipWriter::new(std::fs::File::create(to).unwrap());
    for at in 0..old.len() {
        let mut one = old.by_index(at).unwrap();
        let name = one.name().unwrap().into_owned();
        let mut text = String::new();
        one.read_to_string(&mut text).unwrap();
        let changed = if name == part { change(text.clone()) } else { text.clone() };
        assert_eq!(changed != text, name == part, "{part}");
        new.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(changed.as_bytes()).unwrap();
    }
    new.finish().unwrap();
}

pub async fn backup_of_a_journal_that_was_tampered_with_says_so(address: String) {
    let folder = Folder::new();
    let database = filled(&address).await;
    let tampered = raw(&address, "UPDATE record SET body = '{\"text\":\"三\"}' WHERE key = 'a'").await;
    assert_eq!(tampered, Ok(1));
    backup(&database, &folder.path("b.zip"), noon(5)).await.unwrap();
    let restored = restore(&folder.address("copy.db"), &folder.path("b.zip"), false, noon(6)).await.unwrap();
    assert_eq!(restored.journal.faults.len(), 1, "{restored:?}");
}

/// SQLite files only; PostgreSQL has no file to replace.
pub async fn file_that_is_replaced_is_kept_and_one_in_use_is_not_replaced(address: String) {
    if address.starts_with("postgres") {
        return;
    }
    let folder = Folder::new();
    let archive = folder.path("b.zip");
    backup(&filled(&folder.address("source.db")).await, &archive, noon(5)).await.unwrap();
    let old = Database::open(&address).await.unwrap();
    begin(&old, &sample_plan("sample"), noon(1)).await;
    commit(&old, vec![add("mine", "1")]).await.unwrap();

    let refused = restore(&address, &archive, true, noon(6)).await;
    assert!(matches!(refused, Err(BackupError::InUse(_))), "{refused:?}");
    assert_eq!(held(&old, "mine").await, Some((1, "1".to_owned())), "and goes on");
    commit(&old, vec![replace("mine", 1, "2")]).await.unwrap();
    old.close().await;

    let restored = restore(&address, &archive, true, noon(6)).await.unwrap();
    let aside = restored.set_aside.expect("the old file is kept");
    assert!(aside.to_str().unwrap().ends_with(".before-20240406T120000Z"), "{}", aside.display());
    let kept = Database::open(aside.to_str().unwrap()).await.unwrap();
    assert_eq!(held(&kept, "mine").await, Some((2, "2".to_owned())));
    let now = Database::open(&address).await.unwrap();
    assert_eq!(keys(&now, "").await, ["a"]);
}

pub async fn backup_holds_every_table_with_every_column(address: String) {
    let folder = Folder::new();
    let database = filled(&address).await;
    let archive = folder.path("b.zip");
    let made = backup(&database, &archive, noon(5)).await.unwrap();
    let columns = if address.starts_with("postgres") {
        "SELECT table_name || '.' || column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%' AND table_name <> 'reading'"
    } else {
        "SELECT t.name || '.' || c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
            WHERE t.type = 'table' AND t.name NOT LIKE '\\_sqlx%' ESCAPE '\\' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    };
    let mut expected = raw_texts(&address, columns).await;
    expected.retain(|column| column != "file.bytes");
    expected.sort();
    let mut zip = zip::ZipArchive::new(std::fs::File::open(&archive).unwrap()).unwrap();
    let mut found = Vec::new();
    for table in &made.tables {
        let mut text = String::new();
        zip.by_name(&format!("{}.jsonl", table.name)).unwrap().read_to_string(&mut text).unwrap();
        let row: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(text.lines().next().unwrap()).unwrap();
        found.extend(row.keys().map(|column| format!("{}.{column}", table.name)));
    }
    found.sort();
    assert_eq!(found, expected);
}
