//! How fast a review works on SQLite with full durability: 120 offices with 40 rows each.
//!
//!     cargo run --release -p rashin-store --example review_at_work
//!
//! The plan is made by a fixed rule; nothing random, so that every run measures the same input.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::date;
use rashin_eval::plan::Evaluation;
use rashin_model::check::Surroundings;
use rashin_model::people::{Government, GovernmentKind, Office};
use rashin_model::review::{AskedKind, Round, RoundState};
use rashin_model::tables::{Indicator, Profile, Reading, Target};
use rashin_model::{AreaCode, Code, Period, Plan};
use rashin_service::records::Changes;
use rashin_service::review::{
    Checks, Opening, Submission, approve_answers, endorse_answers, load_rows, open_review, submit_answers, view_board,
};
use rashin_service::rights::Actor;
use rashin_service::{import_plan, preview_import, view_working_plan};
use rashin_store::Database;
use rashin_testkit::row;

const OFFICES: usize = 120;
const ROWS: usize = 40;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let database = Database::open(folder.path().join("bench.db").to_str().ok_or("a path")?).await?;
    let operator = Actor::operator("bench");
    let at: Timestamp = "2026-11-22T03:00:00Z".parse()?;
    let plan = plan();
    let code = plan.profile.code.clone();
    let preview = preview_import(&database, &plan, true).await?;
    import_plan(&database, &plan, true, preview.base, "bench", "bench", at).await?;
    add_offices(&database, plan.area(), at).await?;

    let working = view_working_plan(&database, &operator, &code).await?;
    let round = round(&code);
    let opening = Opening { round: round.clone(), due: BTreeMap::new(), without: Vec::new(), body: None };
    let started = now();
    let requests = open_review(&database, &operator, &working, &opening, &[], at).await?;
    println!("open a review, {} requests, {} rows: {:.1?}", requests.len(), OFFICES * ROWS, started.elapsed());

    let evaluation = Evaluation::of(&working.plan, round.as_of, &[]);
    let is_real_area = |_| true;
    let surroundings = Surroundings { is_real_area: &is_real_area, shipped_rubrics: &[], unread_codes: &[] };
    let checks = Checks { plan: &working.plan, evaluation: &evaluation, round: &round, surroundings: &surroundings };
    let (mut load, mut submit, mut endorse, mut approve) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for request in requests.iter().take(5) {
        for asked in &request.rows {
            let cells =
                BTreeMap::from([("value".to_owned(), "51.5".to_owned()), ("status".to_owned(), "final".to_owned())]);
            let submission = Submission { asked: asked.clone(), cells, evidence: Vec::new() };
            let rows = timed(&mut load, load_rows(&database, &code, &round.code, &request.office)).await?;
            timed(&mut submit, submit_answers(&database, &operator, &rows, &checks, &[submission], at)).await?;
            let rows = load_rows(&database, &code, &round.code, &request.office).await?;
            let asked = [asked.clone()];
            timed(&mut endorse, endorse_answers(&database, &operator, &rows, &asked, at)).await?;
            let rows = load_rows(&database, &code, &round.code, &request.office).await?;
            timed(&mut approve, approve_answers(&database, &operator, &rows, &checks, &asked, at)).await?;
        }
    }
    for (what, times) in [
        ("load the rows of an office", &mut load),
        ("submit one row", &mut submit),
        ("approve one row inside", &mut endorse),
        ("approve one row, value into the plan", &mut approve),
    ] {
        times.sort();
        println!(
            "{what}: median {:.2?}, slowest {:.2?}, {} times",
            times[times.len() / 2],
            times[times.len() - 1],
            times.len()
        );
    }
    let started = now();
    let board = view_board(&database, &operator, &round, plan.area(), round.as_of).await?;
    println!("board of {} offices: {:.1?}", board.len(), started.elapsed());
    database.close().await;
    Ok(())
}

async fn timed<T>(times: &mut Vec<Duration>, work: impl Future<Output = T>) -> T {
    let started = now();
    let done = work.await;
    times.push(started.elapsed());
    done
}

fn plan() -> Plan {
    let profile: Profile = row(&[
        ("code", "bench"),
        ("title", "計測用の計画"),
        ("area_code", "990001"),
        ("first_year", "2022"),
        ("last_year", "2026"),
        ("stage", "adopted"),
        ("invented", "yes"),
    ]);
    let mut plan = Plan::empty(profile);
    for office in 0..OFFICES {
        for number in 0..ROWS {
            let code = format!("bench-{office}-{number}");
            let department = format!("第{office}課");
            let indicator: Indicator = row(&[
                ("code", &code),
                ("name", "計測用の指標"),
                ("unit", "件"),
                ("scale", "1"),
                ("kind", "level"),
                ("direction", "higher"),
                ("decimals", "1"),
                ("natural_zero", "yes"),
                ("department", &department),
            ]);
            plan.indicators.push(indicator);
            for (kind, period, value) in [("baseline", "FY2021", "40"), ("target", "FY2026", "60")] {
                let target: Target = row(&[
                    ("indicator", &code),
                    ("area", "990001"),
                    ("period", period),
                    ("kind", kind),
                    ("status", "set"),
                    ("value", value),
                ]);
                plan.targets.push(target);
            }
            for (period, value) in [("FY2022", "42.5"), ("FY2023", "45"), ("FY2024", "49")] {
                let reading: Reading = row(&[
                    ("indicator", &code),
                    ("area", "990001"),
                    ("period", period),
                    ("status", "final"),
                    ("value", value),
                ]);
                plan.readings.push(reading);
            }
        }
    }
    plan
}

async fn add_offices(database: &Database, government: AreaCode, at: Timestamp) -> Result<(), Box<dyn Error>> {
    let mut changes = Changes::new("bench", "add_offices", "bench", at);
    let kind = GovernmentKind::Prefecture;
    changes.add(&Government { area: government, name: "計測県".to_owned(), name_en: None, kind, parent: None });
    for office in 0..OFFICES {
        changes.add(&Office {
            code: Code::new(&format!("office-{office}")).ok_or("a code")?,
            government,
            name: format!("第{office}課"),
            name_en: None,
            aliases: Vec::new(),
            dissolved: false,
        });
    }
    changes.commit(database).await?;
    Ok(())
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

#[expect(clippy::disallowed_methods, reason = "a measurement needs a clock")]
fn now() -> Instant {
    Instant::now()
}
