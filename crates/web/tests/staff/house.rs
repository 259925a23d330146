//! A site with people, over a store in memory.

use axum::Router;
use jiff::Timestamp;
use rashin_model::people::{Account, AccountState, Assignment, Government, GovernmentKind, Office, Person, Role};
use rashin_model::{AreaCode, Code};
use rashin_service::people::{Address, hash_password, open_session};
use rashin_service::records::Changes;
use rashin_store::Database;
use rashin_web::{Settings, Site};

use crate::browser::Browser;

/// Where the site is.
pub const HOST: &str = "plans.example";
/// The password of everybody.
pub const PASSWORD: &str = "teal harbour lantern 7";

/// Nine in the morning of 24 November 2026 in Japan.
pub fn now() -> Timestamp {
    "2026-11-24T00:00:00Z".parse().expect("a moment")
}

#[expect(clippy::disallowed_methods, reason = "a provider beside the test puts the real time into its tokens")]
fn clock() -> Timestamp {
    Timestamp::now()
}

/// The prefecture of the example plan.
pub fn prefecture() -> AreaCode {
    AreaCode::parse("990001").expect("an area")
}

/// A city in it.
pub fn city() -> AreaCode {
    AreaCode::parse("992011").expect("an area")
}

/// A code.
pub fn code(text: &str) -> Code {
    Code::new(text).expect("a code")
}

/// A site with a prefecture, a city, an office each, and no accounts.
pub struct House {
    pub store: Database,
    pub router: Router,
}

impl House {
    /// The site by http.
    pub async fn new() -> Self {
        Self::with(Settings::at(format!("http://{HOST}"))).await
    }

    /// The site with settings.
    pub async fn with(settings: Settings) -> Self {
        Self::at(settings, now).await
    }

    /// The site with settings and the real time, for what others put a time to.
    pub async fn by_the_clock(settings: Settings) -> Self {
        Self::at(settings, clock).await
    }

    async fn at(settings: Settings, clock: rashin_web::Clock) -> Self {
        let store = Database::open("sqlite::memory:").await.expect("a store");
        let router = rashin_web::router(Site::new(store.clone(), clock, settings));
        let mut changes = Changes::new("test", "set_up", "", now());
        changes.add(&Government {
            area: prefecture(),
            name: "みほん県".to_owned(),
            name_en: Some("Mihon Prefecture".to_owned()),
            kind: GovernmentKind::Prefecture,
            parent: None,
        });
        changes.add(&Government {
            area: city(),
            name: "みほん市".to_owned(),
            name_en: Some("Mihon City".to_owned()),
            kind: GovernmentKind::Municipality,
            parent: Some(prefecture()),
        });
        for (office, government, name) in
            [("digital", prefecture(), "デジタル推進課"), ("mihon-city", city(), "みほん市")]
        {
            changes.add(&Office {
                code: code(office),
                government,
                name: name.to_owned(),
                name_en: None,
                aliases: Vec::new(),
                dissolved: false,
            });
        }
        changes.commit(&store).await.expect("governments and offices");
        Self { store, router }
    }

    /// Another server over the same store.
    pub fn restarted(&self) -> Self {
        let settings = Settings::at(format!("http://{HOST}"));
        let router = rashin_web::router(Site::new(self.store.clone(), now, settings));
        Self { store: self.store.clone(), router }
    }

    /// Adds an active account `NAME` with the address `NAME@mihon.example`.
    pub async fn enrol(&self, name: &str, roles: &[(Role, AreaCode, Option<&str>)]) -> Code {
        let account = Account {
            id: code(name),
            state: AccountState::Active,
            assignments: roles
                .iter()
                .map(|(role, government, office)| Assignment {
                    role: *role,
                    government: *government,
                    office: office.map(code),
                })
                .collect(),
            created_at: now(),
        };
        let person = Person {
            account: account.id.clone(),
            mail: format!("{name}@mihon.example"),
            name: name.to_owned(),
            english: false,
            password: Some(hash_password(PASSWORD, &[7; 16]).expect("a hash")),
            totp: None,
            totp_step: 0,
            oidc: None,
            mails: rashin_model::people::MailPreference::default(),
        };
        let mut changes = Changes::new("test", "enrol", name, now());
        changes.add(&account);
        changes.add(&Address::of(&person));
        changes.add(&person);
        changes.commit(&self.store).await.expect("an account");
        account.id
    }

    /// A browser that nobody used yet.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// The same in a house by the real time.
    pub async fn signed_in_now(&self, account: &Code) -> Browser {
        let kept = open_session(&self.store, account, false, "test", &[9; 32], clock()).await.expect("a session");
        let mut browser = self.browser();
        browser.keep("rashin-session", &kept);
        browser
    }

    /// A browser in which somebody is signed in, without the detour over the password.
    pub async fn signed_in(&self, account: &Code) -> Browser {
        let mut bytes = [0; 32];
        bytes[..account.as_str().len().min(32)]
            .copy_from_slice(&account.as_str().as_bytes()[..account.as_str().len().min(32)]);
        let kept = open_session(&self.store, account, false, "test", &bytes, now()).await.expect("a session");
        let mut browser = self.browser();
        browser.keep("rashin-session", &kept);
        browser
    }
}
