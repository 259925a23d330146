//! What a server said was done is there after it was killed: remarks are sent to the real server by
//! HTTP, it is killed in the middle, and its store is opened again.
//!
//! `RASHIN_KILL_ROUNDS` says how often, 12 times unless told otherwise. The same without a server
//! between, and therefore much more often, is tested in the crate of the store.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use rashin_model::Code;
use rashin_model::review::{Remark, Request};
use rashin_service::journal::verify_journal;
use rashin_service::people::open_session;
use rashin_service::records::list;
use rashin_store::Database;

/// Who write at once, each about a row of its own.
const WRITERS: usize = 3;

#[test]
fn every_remark_that_the_server_took_survives_its_kill() {
    let rounds: u64 = std::env::var("RASHIN_KILL_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(12);
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("rashin.db");
    let desk = set_up(&store);
    let taken = Arc::new(Mutex::new(BTreeSet::new()));
    for round in 0..rounds {
        let (mut server, address) = start(&["serve", "--database", store.to_str().expect("a path")]);
        let before = taken.lock().expect("no panic").len();
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (desk, address, taken) = (desk.clone(), address.clone(), taken.clone());
                std::thread::spawn(move || desk.write(&address, writer, round, &taken))
            })
            .collect();
        while taken.lock().expect("no panic").len() == before {
            std::thread::sleep(Duration::from_millis(5));
            assert!(server.try_wait().expect("a state").is_none(), "the server ended by itself");
        }
        std::thread::sleep(Duration::from_millis(round * 61 % 400));
        server.kill().expect("killed");
        server.wait().expect("ended");
        for writer in writers {
            writer.join().expect("a writer that saw the end");
        }
        let taken = taken.lock().expect("no panic");
        let missing: Vec<String> = taken.difference(&kept(&store)).cloned().collect();
        assert!(missing.is_empty(), "round {round}: taken, but not there: {missing:?}");
    }
    println!("{rounds} rounds, {} remarks taken, all there", taken.lock().expect("no panic").len());
}

/// Somebody who is signed in, with a request to work on.
#[derive(Clone)]
struct Desk {
    cookie: String,
    address: String,
    rows: Vec<String>,
}

impl Desk {
    /// Sends remarks one after the other until the server is gone, and notes those that it took.
    fn write(&self, server: &str, writer: usize, round: u64, taken: &Mutex<BTreeSet<String>>) {
        for number in 0.. {
            let text = format!("{round}/{writer}/{number}");
            let body = format!("asked={}&text={}", encoded(&self.rows[writer]), encoded(&text));
            match self.post(server, &format!("{}/remarks", self.address), &body) {
                Some(303) => taken.lock().expect("no panic").insert(text),
                Some(status) => panic!("status {status}"),
                None => return,
            };
        }
    }

    /// The status of the answer; `None` if none came.
    fn post(&self, server: &str, path: &str, body: &str) -> Option<u16> {
        let mut stream = TcpStream::connect(server).ok()?;
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {server}\r\nCookie: rashin-session={}\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
            self.cookie,
            body.len()
        );
        stream.write_all(head.as_bytes()).ok()?;
        stream.write_all(body.as_bytes()).ok()?;
        let mut answer = String::new();
        // What came before the connection broke counts.
        let _ = stream.read_to_string(&mut answer);
        answer.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()
    }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// Fills a store with the review of the demo, and signs in somebody who is asked in it.
fn set_up(store: &Path) -> Desk {
    let plans = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../plans");
    let (mut demo, _) =
        start(&["demo", "--store", store.to_str().expect("a path"), "--plans", plans.to_str().expect("a path")]);
    demo.kill().expect("killed");
    demo.wait().expect("ended");
    block_on(async {
        let database = open(store).await;
        let requests = list::<Request>(&database, "").await.expect("requests");
        let request = requests.iter().find(|request| request.rows.len() >= WRITERS).expect("a request with rows");
        let account = Code::new(&format!("demo-owner-{}", request.office)).expect("a code");
        let cookie = open_session(&database, &account, false, "a test", &[7; 32], now()).await.expect("a session");
        database.close().await;
        Desk {
            cookie,
            address: format!("/desk/requests/{}/{}/{}", request.plan, request.review, request.office),
            rows: request.rows.iter().take(WRITERS).map(ToString::to_string).collect(),
        }
    })
}

/// The remarks in a store, which must be in order otherwise.
fn kept(store: &Path) -> BTreeSet<String> {
    block_on(async {
        let database = open(store).await;
        assert_eq!(database.file_problems().await.expect("a file"), [""; 0]);
        assert_eq!(verify_journal(&database).await.expect("a journal").faults, []);
        let remarks = list::<Remark>(&database, "").await.expect("remarks");
        database.close().await;
        remarks.into_iter().map(|remark| remark.value.text).collect()
    })
}

async fn open(store: &Path) -> Database {
    Database::open(store.to_str().expect("a path")).await.expect("a store")
}

/// Starts the program, and gives the address it says it listens at.
fn start(arguments: &[&str]) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rashin"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("RASHIN_")) {
        command.env_remove(name);
    }
    command.args(arguments).args(["--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the program");
    let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let line = lines.map_while(Result::ok).find(|line| line.contains("http://")).expect("an address");
    let (_, address) = line.split_once("http://").expect("an address");
    (child, address.trim_end_matches('/').to_owned())
}

#[expect(clippy::disallowed_methods, reason = "the server that is tested has the real clock, and sessions end")]
fn now() -> Timestamp {
    Timestamp::now()
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime").block_on(work)
}
