//! A store with a review that asks one office, and a clock that is set by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use mailparse::MailHeaderMap;
use rashin_mail::{MailSettings, Mailer, Pace};
use rashin_model::mail::Mail;
use rashin_model::people::{
    Account, AccountState, Assignment, Government, GovernmentKind, MailPreference, Office, Person, Role,
};
use rashin_model::review::{Asked, AskedKind, Request, RequestState, Round, RoundState};
use rashin_model::{AreaCode, Cell, Code, Period};
use rashin_service::mail::{MailPlan, ReminderDays};
use rashin_service::records::{self, Changes};
use rashin_store::Database;
use rashin_testkit::{PostgresServer, ReceivedMail, SmtpServer, sample_plan};

/// A clock that is set by hand.
#[derive(Debug, Clone)]
pub struct Clock(Arc<AtomicI64>);

impl Clock {
    pub fn at(moment: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(moment.as_second())))
    }

    pub fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::SeqCst)).expect("a moment")
    }

    pub fn advance(&self, by: SignedDuration) {
        self.0.fetch_add(by.as_secs(), Ordering::SeqCst);
    }

    pub fn read(&self) -> impl Fn() -> Timestamp + Send + Sync + use<> {
        let clock = self.clone();
        move || clock.now()
    }
}

pub fn moment(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub fn code(text: &str) -> Code {
    Code::new(text).unwrap_or_else(|| panic!("{text}"))
}

fn area() -> AreaCode {
    AreaCode::read("990001").unwrap_or_else(|_| panic!("an area"))
}

/// A store in memory, and one in PostgreSQL where that is installed.
pub async fn stores() -> Vec<Database> {
    let mut stores = vec![Database::open("sqlite::memory:").await.expect("a store in memory")];
    if let Some(server) = PostgresServer::shared() {
        stores.push(Database::open(&server.fresh_database()).await.expect("a store in PostgreSQL"));
    }
    stores
}

/// A review that was opened at a moment and asks one office, for which two people answer; one of
/// them wants no mail.
pub async fn ask(store: &Database, at: Timestamp) {
    let plan = sample_plan("mihon");
    let preview = rashin_service::preview_import(store, &plan, true).await.expect("a preview");
    rashin_service::import_plan(store, &plan, true, preview.base, "test", "a plan", at).await.expect("the plan");
    let mut changes = Changes::new("test", "open_review", "mihon/r6h1", at);
    changes.add(&Government {
        area: area(),
        name: "みほん県".to_owned(),
        name_en: None,
        kind: GovernmentKind::Prefecture,
        parent: None,
    });
    changes.add(&Office {
        code: code("dx"),
        government: area(),
        name: "デジタル戦略課".to_owned(),
        name_en: None,
        aliases: Vec::new(),
        dissolved: false,
    });
    for (name, mails) in [
        ("owner", MailPreference::default()),
        ("quiet", MailPreference { requests: false, reminders: false, digest: false }),
    ] {
        let assignment = Assignment { role: Role::Owner, government: area(), office: Some(code("dx")) };
        changes.add(&Account {
            id: code(name),
            state: AccountState::Active,
            assignments: vec![assignment],
            created_at: at,
        });
        changes.add(&Person {
            account: code(name),
            mail: format!("{name}@dx.example.lg.jp"),
            name: "回答担当".to_owned(),
            english: false,
            password: None,
            totp: None,
            totp_step: 0,
            oidc: None,
            mails,
        });
    }
    let due = at.to_zoned(jiff::tz::TimeZone::UTC).date().saturating_add(jiff::ToSpan::days(15));
    changes.add(&Round {
        plan: code("mihon"),
        code: code("r6h1"),
        name: "令和6年度 上期".to_owned(),
        name_en: None,
        period: Period::Half(2024, 1),
        as_of: due,
        due,
        rubrics: Vec::new(),
        asks: vec![AskedKind::Reading],
        elements: Vec::new(),
        state: RoundState::Open,
        instructions: None,
    });
    changes.add(&Request {
        plan: code("mihon"),
        review: code("r6h1"),
        office: code("dx"),
        government: area(),
        due,
        state: RequestState::Open,
        revision: 1,
        asked_at: at,
        rows: vec![Asked::Reading { indicator: code("mihon-sites"), area: area(), period: Period::FiscalYear(2024) }],
    });
    changes.commit(store).await.expect("the review");
}

pub fn mailer(port: u16) -> Mailer {
    let url = format!("smtp://localhost:{port}?tls=none");
    let settings =
        MailSettings::read(&url, "羅針 <rashin@example.lg.jp>").unwrap_or_else(|problems| panic!("{problems:?}"));
    Mailer::new(&settings).unwrap_or_else(|problem| panic!("{problem}"))
}

pub fn mailer_of(server: &SmtpServer) -> Mailer {
    mailer(server.port())
}

pub fn plan() -> MailPlan {
    MailPlan { days: ReminderDays::default(), public_url: "https://plan.example.lg.jp".to_owned() }
}

/// As fast as a test wants it.
pub const QUICK: Pace = Pace { deliver: Duration::from_millis(15), plan: Duration::from_millis(10) };

/// Every mail of a store.
pub async fn mails(store: &Database) -> Vec<Mail> {
    let held = records::list::<Mail>(store, "").await.expect("the mails");
    held.into_iter().map(|held| held.value).collect()
}

/// Waits until the mails of a store are as wanted, and gives them.
pub async fn wait_until(store: &Database, wanted: impl Fn(&[Mail]) -> bool) -> Vec<Mail> {
    for _ in 0..500 {
        let mails = mails(store).await;
        if wanted(&mails) {
            return mails;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it does not come to that: {:?}", mails(store).await);
}

/// A header of a mail that came.
pub fn header(mail: &ReceivedMail, name: &str) -> String {
    let parsed = mailparse::parse_mail(&mail.data).unwrap_or_else(|error| panic!("{error}"));
    parsed.headers.get_first_value(name).unwrap_or_else(|| panic!("no {name}"))
}
