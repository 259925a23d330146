//! How fast readings are recorded: takes a CSV with the columns `area_code`, `period`, `indicator`
//! and `value`, records all its rows as one change of a plan in a new SQLite file, and loads them
//! again; several times over. `scripts/bench-import-peer.py` measures pandas on the same file.
//!
//! ```text
//! cargo run --release -p rashin-store --example import_readings -- readings.csv [postgres://...]
//! ```

use std::error::Error;
use std::time::{Duration, Instant};

use rashin_model::tables::Reading;
use rashin_model::{Code, Lang, Plan, Row};
use rashin_service::records::Changes;
use rashin_service::{Base, Change, Known, NewRevision, ReadingChange, Store, fingerprint};
use rashin_store::Database;
use rashin_testkit::{row, sample_plan};

const RUNS: usize = 9;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("usage: import_readings FILE.csv [postgres://EMPTY-DATABASE]")?;
    let postgres = arguments.next();
    let mut plan = plan_of(&file)?;
    let count = plan.readings.len();
    let folder = tempfile::tempdir()?;
    let (mut recorded, mut loaded) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        // A new file each time; in PostgreSQL a new plan.
        plan.profile.code = Code::new(&format!("bench-{run}")).ok_or("a code")?;
        let path = folder.path().join(format!("{run}.sqlite"));
        let address = postgres.clone().unwrap_or_else(|| path.display().to_string());
        let database = Database::open(&address).await?;
        let readings = plan.readings.iter().map(ReadingChange::Put).collect();
        let revision = Some(NewRevision { plan: &plan, fingerprint: fingerprint(&plan) });
        let base = Base { revision: 0, entry: 0 };
        let change = Change {
            plan: &plan.profile.code,
            base,
            at: jiff::Timestamp::UNIX_EPOCH,
            by: "bench",
            reason: "bench",
            revision,
            readings,
        };

        let started = now();
        let mut changes = Changes::new(change.by, "import_plan", "plan/bench", change.at);
        changes.change_plan(change, Vec::new());
        changes.commit(&database).await.map_err(|error| error.message(Lang::En))?;
        recorded.push(started.elapsed());

        let started = now();
        let stored = database.load(&plan.profile.code, Known::Now).await?.ok_or("the plan is there")?;
        loaded.push(started.elapsed());
        assert_eq!(stored.plan.readings.len(), count);
        database.close().await;
    }
    report("record", count, recorded);
    report("load", count, loaded);
    Ok(())
}

/// A plan with the indicators and readings of the file.
fn plan_of(file: &str) -> Result<Plan, Box<dyn Error>> {
    let mut plan = sample_plan("bench");
    let pattern = plan.indicators[0].clone();
    plan.indicators.clear();
    plan.readings.clear();
    let mut reader = csv::Reader::from_path(file)?;
    let headings = reader.headers()?.clone();
    let column = |name: &str| {
        headings.iter().position(|heading| heading == name).ok_or_else(|| format!("{file}: no column {name}"))
    };
    let (area, period, indicator, value) =
        (column("area_code")?, column("period")?, column("indicator")?, column("value")?);
    for record in reader.records() {
        let record = record?;
        let read = Reading::read(|position| match Reading::TABLE.columns[position].name {
            "indicator" => &record[indicator],
            "area" => &record[area],
            "period" => &record[period],
            "status" => "final",
            "value" => &record[value],
            _ => "",
        });
        plan.readings.push(read.map_err(|problems| format!("{file}: {record:?}: {problems:?}"))?);
    }
    let mut codes: Vec<Code> = plan.readings.iter().map(|reading| reading.indicator.clone()).collect();
    codes.sort();
    codes.dedup();
    plan.indicators =
        codes.into_iter().map(|code| rashin_model::tables::Indicator { code, ..pattern.clone() }).collect();
    plan.uses = vec![row(&[("node", "bench-1-1"), ("indicator", plan.indicators[0].code.as_str()), ("role", "kpi")])];
    plan.targets.clear();
    Ok(plan)
}

#[expect(clippy::disallowed_methods, reason = "a measurement needs a clock")]
fn now() -> Instant {
    Instant::now()
}

fn report(what: &str, count: usize, mut times: Vec<Duration>) {
    times.sort();
    let (best, median) = (times[0].as_secs_f64(), times[times.len() / 2].as_secs_f64());
    let rate = |seconds: f64| f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / seconds;
    println!(
        "{what}: {count} readings, best {best:.4} s ({:.0} rows/s), median {median:.4} s ({:.0} rows/s)",
        rate(best),
        rate(median)
    );
}
