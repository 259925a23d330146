//! `rashin serve` with a mail server.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use jiff::{SignedDuration, Timestamp};
use rashin_model::mail::MailStep;
use rashin_store::Database;
use rashin_testkit::{SmtpSecurity, SmtpServer};

use crate::support::{ask, mails};

fn rashin(store: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rashin"));
    command.args(["serve", "--listen", "127.0.0.1:0"]);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("RASHIN_")) {
        command.env_remove(name);
    }
    command.env("RASHIN_DATABASE", store);
    command
}

/// A server that was started and says where it listens.
fn serve(store: &Path, server: &SmtpServer, certificate: &Path) -> Child {
    let mut child = rashin(store)
        .env("RASHIN_SMTP_URL", format!("smtp://desk:s3cret@localhost:{}", server.port()))
        .env("RASHIN_SMTP_CA", certificate)
        .env("RASHIN_MAIL_FROM", "羅針 <rashin@example.lg.jp>")
        .env("RASHIN_PUBLIC_URL", "https://plan.example.lg.jp")
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .expect("the program");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
    assert!(line.starts_with("http://"), "{line}");
    child
}

fn end(mut child: Child) {
    let ended = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill");
    assert!(ended.success());
    assert!(child.wait().expect("an end").success(), "it ends in order");
}

#[test]
fn a_served_store_sends_its_mail_signed_in_and_encrypted_and_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, certificate) = (folder.path().join("rashin.db"), folder.path().join("ca.pem"));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    #[expect(clippy::disallowed_methods, reason = "the program reads the clock of the machine")]
    let an_hour_ago = Timestamp::now() - SignedDuration::from_hours(1);
    let open = || Database::open(path.to_str().expect("a path"));
    runtime.block_on(async {
        let store = open().await.expect("a store");
        ask(&store, an_hour_ago).await;
        store.close().await;
    });
    let server = SmtpServer::start(SmtpSecurity::StartTls);
    server.ask_for("desk", "s3cret");
    std::fs::write(&certificate, server.certificate()).expect("the certificate");

    let first = serve(&path, &server, &certificate);
    let received = server.wait_for(1);
    assert_eq!(
        (received[0].to.as_slice(), received[0].user.as_deref()),
        (&["owner@dx.example.lg.jp".to_owned()][..], Some("desk"))
    );
    end(first);
    let second = serve(&path, &server, &certificate);
    // Two looks at the queue, ten seconds apart, are behind it when it ends.
    std::thread::sleep(std::time::Duration::from_secs(11));
    end(second);
    assert_eq!(server.received().len(), 1);
    let mails = runtime.block_on(async { mails(&open().await.expect("the store")).await });
    assert_eq!(mails.iter().map(|mail| mail.state.step()).collect::<Vec<_>>(), [MailStep::Sent]);
}

#[test]
fn settings_that_cannot_work_are_refused_before_anything_is_served() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rashin.db");
    let cases: [(&[(&str, &str)], &str); 4] = [
        (&[("RASHIN_SMTP_URL", "smtp://mail")], "--mail-from"),
        (&[("RASHIN_SMTP_URL", "smtp://mail"), ("RASHIN_MAIL_FROM", "a@example.lg.jp")], "--public-url"),
        (&[("RASHIN_SMTP_URL", "http://desk:s3cret@mail"), ("RASHIN_MAIL_FROM", "nobody")], "RASHIN_SMTP_URL"),
        (
            &[("RASHIN_SMTP_URL", "smtp://desk:s3cret@mail?tls=none"), ("RASHIN_MAIL_FROM", "a@example.lg.jp")],
            "unencrypted",
        ),
    ];
    for (variables, expected) in cases {
        let output = rashin(&path).envs(variables.iter().copied()).output().expect("the program");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success());
        assert!(said.contains(expected) && !said.contains("s3cret"), "{expected}: {said}");
    }
}
