//! The mailer against a mail server.

use mailparse::MailHeaderMap;
use rashin_mail::{MailSettings, Mailer};
use rashin_model::mail::MailFailure;
use rashin_service::mail::{Carrier, Letter};
use rashin_testkit::{SmtpSecurity, SmtpServer};

const FROM: &str = "羅針 <rashin@example.lg.jp>";

fn letter() -> Letter {
    Letter {
        to: "owner@dx.example.lg.jp".to_owned(),
        subject: "【羅針】令和6年度 上期の照会が届いています（デジタル戦略課・締切 2024年12月10日）".to_owned(),
        body: "みほん県DX推進計画の照会が届いています。\n.行の頭の点も、そのまま届きます。\nHello: 40 rows\n"
            .to_owned(),
        id: "0123456789abcdef".to_owned(),
        date: "2024-11-25T23:00:00Z".parse().unwrap_or_else(|error| panic!("{error}")),
    }
}

fn mailer(url: &str, server: &SmtpServer) -> Mailer {
    let settings = MailSettings::read(url, FROM).unwrap_or_else(|problems| panic!("{problems:?}"));
    let settings = settings.trusting(server.certificate().as_bytes().to_vec());
    Mailer::new(&settings).unwrap_or_else(|problem| panic!("{problem}"))
}

fn open_mailer(server: &SmtpServer) -> Mailer {
    mailer(&format!("smtp://localhost:{}?tls=none", server.port()), server)
}

#[tokio::test]
async fn a_letter_arrives_with_its_envelope_headers_and_text() {
    let server = SmtpServer::start(SmtpSecurity::None);
    assert_eq!(open_mailer(&server).carry(&letter()).await, Ok(()));
    let [mail] = &server.received()[..] else { panic!("one mail: {:?}", server.received()) };
    assert_eq!(
        (mail.from.as_str(), &mail.to[..]),
        ("rashin@example.lg.jp", &["owner@dx.example.lg.jp".to_owned()][..])
    );
    assert!(mail.data.is_ascii(), "it goes through servers that know seven bits only");
    let parsed = mailparse::parse_mail(&mail.data).unwrap_or_else(|error| panic!("{error}"));
    let header = |name: &str| parsed.headers.get_first_value(name).unwrap_or_default();
    assert_eq!(header("Subject"), letter().subject);
    assert_eq!(header("From"), "羅針 <rashin@example.lg.jp>");
    assert_eq!(header("To"), "owner@dx.example.lg.jp");
    assert_eq!(header("Message-ID"), "<0123456789abcdef@example.lg.jp>");
    assert_eq!(header("Date"), "Mon, 25 Nov 2024 23:00:00 +0000");
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert_eq!((parsed.ctype.mimetype.as_str(), parsed.ctype.charset.as_str()), ("text/plain", "utf-8"));
    let body = parsed.get_body().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(body.replace("\r\n", "\n").trim_end(), letter().body.trim_end());
}

#[tokio::test]
async fn a_line_break_in_a_subject_adds_no_header() {
    let server = SmtpServer::start(SmtpSecurity::None);
    let letter = Letter { subject: "R6\r\nBcc: other@example.com".to_owned(), ..letter() };
    assert_eq!(open_mailer(&server).carry(&letter).await, Ok(()));
    let mail = server.received().remove(0);
    let parsed = mailparse::parse_mail(&mail.data).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(parsed.headers.get_first_value("Bcc"), None);
    assert_eq!(parsed.headers.get_first_value("Subject").as_deref(), Some("R6 Bcc: other@example.com"));
}

#[tokio::test]
async fn encrypted_servers_take_the_sign_in_and_the_letter() {
    for (security, scheme) in [(SmtpSecurity::StartTls, "smtp"), (SmtpSecurity::Tls, "smtps")] {
        let server = SmtpServer::start(security);
        server.ask_for("desk", "p:ss word");
        let url = |password: &str| format!("{scheme}://desk:{password}@localhost:{}", server.port());
        assert_eq!(mailer(&url("p%3Ass%20word"), &server).carry(&letter()).await, Ok(()), "{security:?}");
        assert_eq!(mailer(&url("wrong"), &server).carry(&letter()).await, Err(MailFailure::SignIn), "{security:?}");
        assert_eq!(server.received().len(), 1);
        assert_eq!(server.received()[0].user.as_deref(), Some("desk"));
    }
}

#[tokio::test]
async fn without_the_encryption_that_was_asked_for_nothing_is_sent() {
    let open = SmtpServer::start(SmtpSecurity::None);
    let url = format!("smtp://localhost:{}", open.port());
    assert_eq!(mailer(&url, &open).carry(&letter()).await, Err(MailFailure::Insecure));
    assert!(open.received().is_empty());

    let stranger = SmtpServer::start(SmtpSecurity::StartTls);
    let settings = MailSettings::read(&format!("smtp://localhost:{}", stranger.port()), FROM);
    let mailer = Mailer::new(&settings.unwrap_or_else(|problems| panic!("{problems:?}")));
    let mailer = mailer.unwrap_or_else(|problem| panic!("{problem}"));
    assert_eq!(mailer.carry(&letter()).await, Err(MailFailure::Insecure), "its certificate is not trusted");
    assert!(stranger.received().is_empty());
}

#[tokio::test]
async fn what_the_server_answers_tells_whether_to_try_again() {
    let server = SmtpServer::start(SmtpSecurity::None);
    let mailer = open_mailer(&server);
    server.refuse_next(451);
    server.refuse_next(550);
    assert_eq!(mailer.carry(&letter()).await, Err(MailFailure::Deferred));
    assert_eq!(mailer.carry(&letter()).await, Err(MailFailure::Refused));
    assert_eq!(mailer.carry(&letter()).await, Ok(()));
    let nowhere = Letter { to: "nobody".to_owned(), ..letter() };
    assert_eq!(mailer.carry(&nowhere).await, Err(MailFailure::NoAddress));
    let port = server.port();
    drop(server);
    assert_eq!(mailer.carry(&letter()).await, Err(MailFailure::Unreachable), "nobody listens at {port}");
}
