//! What was acknowledged is there, however the process ends: a child commits in a burst, says every
//! commit that it was told is done, and is killed in the middle; then the file is opened again.
//!
//! A kill takes the process away, not the power: it shows that a commit is whole or not at all and
//! that nothing is acknowledged before it is handed to the system. That the system then has it on
//! disk is what `synchronous = FULL` is for; a test of the database looks at that.
//!
//! `RASHIN_KILL_ROUNDS` says how often, 200 times unless told otherwise.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rashin_service::journal::{Fault, verify_journal};
use rashin_service::{Base, Change, Commit, Journaling, Known, Put, ReadingChange, Store as _};
use rashin_store::Database;
use rashin_testkit::{row, sample_plan};

/// Writers of a child at once.
const WRITERS: u32 = 4;
/// Rounds on one file; then a new one, so that checking it stays quick.
const ROUNDS_PER_FILE: u32 = 10;
/// Where a child finds its file; only set for children.
const CHILD: &str = "RASHIN_KILL_CHILD";
/// Makes a child say that a commit is done before it is.
const LIAR: &str = "RASHIN_KILL_LIAR";

#[test]
fn every_acknowledged_commit_survives_the_kill() {
    let rounds = std::env::var("RASHIN_KILL_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(200);
    let (mut acknowledged, mut moments) = (0, Moments(20_241_123));
    for file in 0..u32::div_ceil(rounds, ROUNDS_PER_FILE) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plans.sqlite");
        let mut all = BTreeMap::new();
        for round in 0..ROUNDS_PER_FILE.min(rounds - file * ROUNDS_PER_FILE) {
            let said = killed_child(&path, round, false, moments.next());
            acknowledged += said.len();
            all.extend(said);
            let missing = check(&path, &all);
            assert!(missing.is_empty(), "file {file}, round {round}: acknowledged, but not there: {missing:?}");
        }
    }
    println!("{rounds} rounds, {acknowledged} acknowledged commits, all there");
    assert!(acknowledged > rounds as usize, "the children did not get to write: {acknowledged}");
}

#[test]
fn child_that_acknowledges_too_early_is_found_out() {
    let mut moments = Moments(7);
    for _ in 0..100 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plans.sqlite");
        let said = killed_child(&path, 0, true, moments.next());
        if !check(&path, &said).is_empty() {
            return;
        }
    }
    panic!("100 liars were believed: the check does not see what is missing");
}

/// What a child was told is done: the key of a record with the number of its journal entry.
type Said = BTreeMap<String, u64>;

/// Starts a child, kills it after a moment of writing, and gives what it had said until then.
fn killed_child(path: &Path, round: u32, lies: bool, moment: u64) -> Said {
    let mut child = start(path, round, lies);
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
    // One round of four ends while the file is being opened, the others in the burst.
    let mut said = Vec::new();
    if !moment.is_multiple_of(4) {
        said.extend(output.by_ref().map_while(Result::ok).find(|line| line.starts_with("done ")));
    }
    std::thread::sleep(Duration::from_millis(moment % 60));
    child.kill().unwrap();
    child.wait().unwrap();
    said.extend(output.map_while(Result::ok));
    said.iter().filter_map(|line| line.strip_prefix("done ")).filter_map(acknowledgement).collect()
}

/// The last line may be cut off: it counts only with its end mark.
fn acknowledgement(line: &str) -> Option<(String, u64)> {
    let (key, number) = line.strip_suffix(" .")?.split_once(' ')?;
    Some((key.to_owned(), number.parse().ok()?))
}

fn start(path: &Path, round: u32, lies: bool) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "child_commits_until_it_is_killed", "--nocapture"]);
    command.env(CHILD, format!("{round}:{}", path.display()));
    if lies {
        command.env(LIAR, "1");
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

/// Opens the file again and gives what was said but is not there; everything else must be in order.
fn check(path: &Path, said: &Said) -> Vec<String> {
    runtime().block_on(async {
        let database = Database::open(path.to_str().unwrap()).await.unwrap();
        assert_eq!(database.file_problems().await.unwrap(), [""; 0]);
        let journal = verify_journal(&database).await.unwrap();
        assert_eq!(journal.faults, [] as [Fault; 0]);
        let kept: BTreeMap<String, String> =
            database.list("note", "").await.unwrap().into_iter().map(|kept| (kept.key, kept.body)).collect();
        // Each commit wrote two records: never one without the other.
        for (key, body) in &kept {
            let twin = key
                .strip_suffix("/left")
                .map_or_else(|| key.replace("/right", "/left"), |stem| format!("{stem}/right"));
            assert_eq!(kept.get(&twin), Some(body), "{key} without its twin");
        }
        let plan = sample_plan("sample");
        if let Some(stored) = database.load(&plan.profile.code, Known::Now).await.unwrap() {
            assert!(stored.header.latest.number >= 1);
        }
        database.close().await;
        let is_there = |key: &str, number: u64| kept.contains_key(&format!("{key}/left")) && number <= journal.entries;
        said.iter().filter(|(key, number)| !is_there(key, **number)).map(|(key, _)| key.clone()).collect()
    })
}

/// What a child does; run as a test among others, nothing.
#[test]
fn child_commits_until_it_is_killed() {
    let Ok(task) = std::env::var(CHILD) else { return };
    let (round, path) = task.split_once(':').unwrap();
    let round: u32 = round.parse().unwrap();
    runtime().block_on(async {
        let database = Database::open(path).await.unwrap();
        let writers: Vec<_> =
            (0..WRITERS).map(|writer| tokio::spawn(write_on(database.clone(), round, writer))).collect();
        for writer in writers {
            writer.await.unwrap();
        }
    });
}

/// Commits two records at a time without end; the first writer adds a reading of a plan to each.
async fn write_on(database: Database, round: u32, writer: u32) {
    let lies = std::env::var_os(LIAR).is_some();
    let mut plan = sample_plan("sample");
    plan.readings.clear();
    let header = database.header(&plan.profile.code).await.unwrap();
    let mut base = header.map_or(Base { revision: 0, entry: 0 }, |header| Base {
        revision: header.revision.number,
        entry: header.latest.number,
    });
    for number in 0_u32.. {
        let key = format!("{round:03}/{writer}/{number:06}");
        let put = |side: &str| Put {
            kind: "note",
            key: format!("{key}/{side}"),
            base: None,
            body: Some(format!("{{\"number\":{number},\"text\":\"{}\"}}", "改善".repeat(200))),
            journaling: Journaling::Whole,
        };
        let reading = row(&[
            ("indicator", "sample-sites"),
            ("area", "990001"),
            ("period", &format!("FY{}", 2000 + number % 100)),
            ("status", "final"),
            ("value", &number.to_string()),
        ]);
        let change = (writer == 0).then(|| Change {
            plan: &plan.profile.code,
            base,
            at: jiff::Timestamp::UNIX_EPOCH,
            by: "somebody",
            reason: "a reason",
            revision: (base.revision == 0)
                .then(|| rashin_service::NewRevision { plan: &plan, fingerprint: rashin_service::fingerprint(&plan) }),
            readings: vec![ReadingChange::Put(&reading)],
        });
        let commit = Commit {
            at: jiff::Timestamp::UNIX_EPOCH,
            by: "somebody",
            government: None,
            action: "write",
            subject: &key,
            reason: "",
            puts: vec![put("left"), put("right")],
            change,
            lines: Vec::new(),
        };
        if lies {
            say(&key, 0);
        }
        let done = database.commit(&commit).await.unwrap();
        base = Base { revision: base.revision.max(u32::from(done.entry.is_some())), entry: done.entry.unwrap_or(0) };
        if !lies {
            say(&key, done.journal.unwrap());
        }
    }
}

/// One write per line, so that what a killed child said is not half of it.
fn say(key: &str, number: u64) {
    let line = format!("done {key} {number} .\n");
    std::io::stdout().lock().write_all(line.as_bytes()).unwrap();
    std::io::stdout().lock().flush().unwrap();
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// Moments that look random but are the same each time; where exactly in its work a child is hit,
/// the system decides.
struct Moments(u64);

impl Moments {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }
}
