//! A private PostgreSQL server for tests, from the binaries that are installed.
//!
//! The server listens on a socket in a temporary folder and nowhere else. A shell watches over it:
//! it holds the other end of a pipe, and when the test process is gone, however it ended, it stops
//! the server and removes the folder. PostgreSQL refuses to run as root; there the shell runs as
//! `postgres` or `nobody`.

use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// `$1` is the folder of the binaries, `$2` the folder of the server. Durability is off: a test
/// server has nothing to lose.
const WATCH: &str = r#"
trap '' PIPE HUP INT TERM
cd "$2" || exit 1
if "$1/initdb" -D data -U postgres -A trust -N --locale C --encoding UTF8 >log 2>&1 &&
    "$1/pg_ctl" -D data -l log -w -o "-k '$2' -c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=200" start >>log 2>&1 </dev/null
then echo ready; else tr '\n' ' ' <log; echo; fi
exec >/dev/null
read -r _
"$1/pg_ctl" -D data -m immediate stop </dev/null
cd / && rm -rf "$2"
"#;

/// A PostgreSQL server that lives as long as this value, or at most as long as the process.
#[derive(Debug)]
pub struct PostgresServer {
    binaries: PathBuf,
    folder: PathBuf,
    watch: Child,
}

impl PostgresServer {
    /// The server of this test process, started when first asked for. `None`, with a printed
    /// reason, where PostgreSQL is not installed; on CI (variable `CI`) that is a failure.
    ///
    /// # Panics
    /// On CI without PostgreSQL, and if the server does not start.
    pub fn shared() -> Option<&'static Self> {
        static SHARED: OnceLock<Option<PostgresServer>> = OnceLock::new();
        SHARED
            .get_or_init(|| {
                let binaries = binaries();
                if binaries.is_none() {
                    let reason =
                        "skipped on PostgreSQL: no initdb beside pg_config, in PATH or under /usr/lib/postgresql";
                    assert!(std::env::var_os("CI").is_none(), "{reason}");
                    eprintln!("{reason}");
                }
                binaries.map(Self::start)
            })
            .as_ref()
    }

    /// A new, empty database: its address.
    ///
    /// # Panics
    /// If it cannot be made.
    pub fn fresh_database(&self) -> String {
        static COUNT: AtomicU32 = AtomicU32::new(1);
        let name = format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let made = Command::new(self.binaries.join("createdb"))
            .arg("-h")
            .arg(&self.folder)
            .args(["-U", "postgres", &name])
            .output();
        let made = made.unwrap_or_else(|error| panic!("createdb: {error}"));
        assert!(made.status.success(), "createdb: {}", String::from_utf8_lossy(&made.stderr));
        format!("postgres://postgres@localhost/{name}?host={}", self.folder.display())
    }

    fn start(binaries: PathBuf) -> Self {
        let folder = new_folder();
        let root = std::fs::metadata(&folder).is_ok_and(|folder| folder.uid() == 0);
        let mut command = if root { as_other_user(&folder) } else { Command::new("sh") };
        // A process group of its own: whoever ends the tests by their group does not end the watch.
        command.arg("-c").arg(WATCH).arg("watch").args([&binaries, &folder]).process_group(0);
        let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut watch = spawned.unwrap_or_else(|error| panic!("sh: {error}"));
        let mut said = String::new();
        let heard = watch.stdout.take().map(|stdout| BufReader::new(stdout).read_line(&mut said));
        let server = Self { binaries, folder, watch };
        assert!(heard.is_some_and(|heard| heard.is_ok()) && said.trim() == "ready", "PostgreSQL did not start: {said}");
        server
    }
}

impl Drop for PostgresServer {
    fn drop(&mut self) {
        drop(self.watch.stdin.take());
        let _ = self.watch.wait();
    }
}

/// The folder of `initdb`: the one `pg_config` names, one in `PATH`, or Debian's, the newest first.
fn binaries() -> Option<PathBuf> {
    let named = Command::new("pg_config").arg("--bindir").output().ok();
    let named = named.and_then(|output| String::from_utf8(output.stdout).ok()).map(|text| PathBuf::from(text.trim()));
    let in_path =
        std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>()).unwrap_or_default();
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .map(|path| (path.file_name().and_then(|name| name.to_str()?.parse().ok()).unwrap_or(0), path.join("bin")))
        .collect();
    versions.sort();
    let debian = versions.into_iter().rev().map(|(_, path)| path);
    named.into_iter().chain(in_path).chain(debian).find(|folder| folder.join("initdb").is_file())
}

/// A new folder with a short path: that of a socket may have about 100 characters.
fn new_folder() -> PathBuf {
    let temporary = std::env::temp_dir();
    for count in 0_u32.. {
        let folder = temporary.join(format!("rashin-pg-{}-{count}", std::process::id()));
        match std::fs::create_dir(&folder) {
            Ok(()) => return folder,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => panic!("{}: {error}", folder.display()),
        }
    }
    unreachable!("one of so many folders is new")
}

/// A shell as a user without rights, to whom the folder is given.
fn as_other_user(folder: &Path) -> Command {
    let id = |user: &str| {
        let output = Command::new("id").args(["-u", user]).output().ok()?;
        String::from_utf8(output.stdout).ok()?.trim().parse::<u32>().ok()
    };
    let found = ["postgres", "nobody"].into_iter().find_map(|user| id(user).map(|id| (user, id)));
    let (user, id) = found.expect("PostgreSQL refuses to run as root, and there is no user postgres or nobody");
    chown(folder, Some(id), None).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut command = Command::new("runuser");
    command.args(["-u", user, "--", "sh"]);
    command
}
