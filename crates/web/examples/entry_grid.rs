//! How fast the entry grid of an office is: 200 rows of a review with 24 offices, SQLite in memory.
//!
//!     cargo run --release -p rashin-web --example entry_grid
//!
//! The plan is made by a fixed rule; nothing random, so that every run measures the same input.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use jiff::Timestamp;
use jiff::civil::date;
use rashin_model::people::{
    Account, AccountState, Assignment, Government, GovernmentKind, MailPreference, Office, Person, Role,
};
use rashin_model::review::{AskedKind, Round, RoundState};
use rashin_model::{AreaCode, Code, Period, Plan};
use rashin_service::people::{Address, open_session};
use rashin_service::records::Changes;
use rashin_service::review::{Opening, open_review};
use rashin_service::rights::Actor;
use rashin_service::{import_plan, preview_import, view_working_plan};
use rashin_store::Database;
use rashin_testkit::row;
use rashin_web::{Settings, Site};
use tower::ServiceExt as _;

const OFFICES: usize = 24;
const ROWS: usize = 200;
const TIMES: usize = 50;
const AREA: &str = "990001";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let store = Database::open("sqlite::memory:").await?;
    let (operator, plan) = (Actor::operator("bench"), plan());
    let code = plan.profile.code.clone();
    let preview = preview_import(&store, &plan, true).await?;
    import_plan(&store, &plan, true, preview.base, "bench", "bench", now()).await?;
    let owner = add_people(&store, plan.area()).await?;
    let working = view_working_plan(&store, &operator, &code).await?;
    let opening = Opening { round: round(&code), due: BTreeMap::new(), without: Vec::new(), body: None };
    let requests = open_review(&store, &operator, &working, &opening, &[], now()).await?;
    let request = requests.iter().find(|request| request.office.as_str() == "office-0").ok_or("a request")?;
    let session = open_session(&store, &owner, false, "bench", &[7; 32], now()).await?;
    let router = rashin_web::router(Site::new(store.clone(), now, Settings::at("http://plans.example")));
    let address = format!("/desk/requests/{code}/bench/{}", request.office);
    let mut times = Vec::new();
    let mut bytes = 0;
    for _ in 0..TIMES {
        let started = clock();
        bytes = page(&router, &address, &session).await?;
        times.push(started.elapsed());
    }
    times.sort();
    println!(
        "entry grid of {} rows, {bytes} bytes: median {:.1?}, slowest of {TIMES} {:.1?}",
        request.rows.len(),
        times[TIMES / 2],
        times[TIMES - 1]
    );
    store.close().await;
    Ok(())
}

/// Opens a page; gives how many bytes it has.
async fn page(router: &Router, address: &str, session: &str) -> Result<usize, Box<dyn Error>> {
    let request = Request::get(address).header(header::COOKIE, format!("rashin-session={session}"));
    let response = router.clone().oneshot(request.body(Body::empty())?).await?;
    if !response.status().is_success() {
        return Err(format!("{address}: {}", response.status()).into());
    }
    Ok(to_bytes(response.into_body(), usize::MAX).await?.len())
}

fn plan() -> Plan {
    let mut plan = Plan::empty(row(&[
        ("code", "bench"),
        ("title", "計測用の計画"),
        ("area_code", AREA),
        ("first_year", "2022"),
        ("last_year", "2026"),
        ("stage", "adopted"),
        ("invented", "yes"),
    ]));
    for office in 0..OFFICES {
        for number in 0..ROWS {
            let (code, department) = (format!("bench-{office}-{number}"), format!("第{office}課"));
            plan.indicators.push(row(&[
                ("code", &code),
                ("name", "計測用の指標"),
                ("unit", "件"),
                ("scale", "1"),
                ("kind", "level"),
                ("direction", "higher"),
                ("decimals", "1"),
                ("natural_zero", "yes"),
                ("department", &department),
            ]));
            let of = |period: &'static str, value: &'static str| {
                [("indicator", code.as_str()), ("area", AREA), ("period", period), ("value", value)]
            };
            for (kind, period, value) in [("baseline", "FY2021", "40"), ("target", "FY2026", "60")] {
                plan.targets.push(row(&[&of(period, value)[..], &[("kind", kind), ("status", "set")]].concat()));
            }
            for (period, value) in [("FY2022", "42.5"), ("FY2023", "45"), ("FY2024", "49")] {
                plan.readings.push(row(&[&of(period, value)[..], &[("status", "final")]].concat()));
            }
        }
    }
    plan
}

/// A government with its offices, and somebody who answers for the first of them.
async fn add_people(store: &Database, government: AreaCode) -> Result<Code, Box<dyn Error>> {
    let code = |text: &str| Code::new(text).ok_or("a code");
    let mut changes = Changes::new("bench", "add_people", "bench", now());
    let kind = GovernmentKind::Prefecture;
    changes.add(&Government { area: government, name: "計測県".to_owned(), name_en: None, kind, parent: None });
    for office in 0..OFFICES {
        changes.add(&Office {
            code: code(&format!("office-{office}"))?,
            government,
            name: format!("第{office}課"),
            name_en: None,
            aliases: Vec::new(),
            dissolved: false,
        });
    }
    let owner = code("owner")?;
    let office = Some(code("office-0")?);
    changes.add(&Account {
        id: owner.clone(),
        state: AccountState::Active,
        assignments: vec![Assignment { role: Role::Owner, government, office }],
        created_at: now(),
    });
    let person = Person {
        account: owner.clone(),
        mail: "owner@plans.example".to_owned(),
        name: "担当".to_owned(),
        english: false,
        password: None,
        totp: None,
        totp_step: 0,
        oidc: None,
        mails: MailPreference::default(),
    };
    changes.add(&Address::of(&person));
    changes.add(&person);
    changes.commit(store).await?;
    Ok(owner)
}

fn round(plan: &Code) -> Round {
    Round {
        plan: plan.clone(),
        code: Code::new("bench").expect("a code"),
        name: "計測".to_owned(),
        name_en: None,
        period: Period::Half(2026, 1),
        as_of: date(2026, 9, 30),
        due: date(2026, 11, 30),
        rubrics: Vec::new(),
        asks: vec![AskedKind::Reading],
        elements: Vec::new(),
        state: RoundState::Open,
        instructions: None,
    }
}

fn now() -> Timestamp {
    "2026-11-23T03:00:00Z".parse().expect("a moment")
}

#[expect(clippy::disallowed_methods, reason = "a measurement needs a clock")]
fn clock() -> Instant {
    Instant::now()
}
