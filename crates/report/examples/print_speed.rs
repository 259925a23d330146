//! How fast documents are made: the sheets of a plan as PDF, and a workbook of many readings.
//!
//! `cargo run --release -p rashin-report --example print_speed -- [PLAN] [ROUNDS]`, where PLAN is a plan of the house.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use rashin_model::tables::{Indicator, Use};
use rashin_model::{Amount, Cell as _, Code, Decimal, Lang, Period, Plan};
use rashin_report::{Edition, Form, Press, Source, document};
use rashin_service::AssessedPlan;
use rashin_testkit::house_plan;

/// The readings of the load: indicators, areas, years.
const LOAD: (usize, u32, i16) = (300, 43, 8);

#[expect(clippy::disallowed_methods, reason = "a clock to measure with")]
fn timed<T>(make: impl Fn() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let result = make();
    (begun.elapsed(), result)
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let plan = arguments.next().unwrap_or_else(|| "mie".to_owned());
    let rounds: usize = arguments.next().and_then(|rounds| rounds.parse().ok()).unwrap_or(5);
    let as_of = "2026-09-30".parse().expect("a day");
    let assessed = AssessedPlan::new(house_plan(&plan), as_of, rashin_shipped::rubrics());
    measure(&assessed, "element-sheets", Form::Pdf, rounds);
    measure(&assessed, "element-sheets", Form::Xlsx, rounds);
    let load = AssessedPlan::new(load(), as_of, rashin_shipped::rubrics());
    println!("{} readings", load.plan.readings.len());
    measure(&load, "indicator-booklet", Form::Xlsx, rounds);
    measure(&load, "indicator-booklet", Form::Pdf, 1);
}

fn measure(assessed: &AssessedPlan, code: &str, form: Form, rounds: usize) {
    let (press, material) = (Press::default(), BTreeMap::new());
    let edition = Edition::Working { revision: None, sha256: "0" };
    let source = Source { assessed, edition, lang: Lang::Ja, number: None, about: None, material: &material };
    let document = document(code).expect("a document");
    let mut times: Vec<Duration> = Vec::new();
    for round in 0..rounds {
        let (time, made) = timed(|| press.make(document, &source, form));
        let bytes = made.unwrap_or_else(|fault| panic!("{}", fault.text(Lang::En)));
        if round == 0 {
            println!("{code}.{}: {} bytes, first {:.3} s", form.ending(), bytes.len(), time.as_secs_f64());
        }
        times.push(time);
    }
    times.sort();
    println!("{code}.{}: median {:.3} s of {rounds}", form.ending(), times[times.len() / 2].as_secs_f64());
}

/// The plan `example` with indicators, areas and years as wanted, each value following from its place.
fn load() -> Plan {
    let mut plan = house_plan("example");
    let (indicator, reading, use_) = (plan.indicators[0].clone(), plan.readings[0].clone(), plan.uses[0].clone());
    plan.composites.clear();
    plan.members.clear();
    plan.concepts.clear();
    (plan.indicators, plan.readings, plan.targets, plan.uses) = <_>::default();
    let areas: Vec<_> = rashin_shipped::areas().iter().map(|(code, _)| code).take(LOAD.1 as usize).collect();
    for number in 0..LOAD.0 {
        let code = Code::new(&format!("example-load-{number}")).expect("a code");
        plan.indicators.push(Indicator { code: code.clone(), ..indicator.clone() });
        plan.uses.push(Use { indicator: code.clone(), ..use_.clone() });
        for (place, area) in areas.iter().enumerate() {
            for year in 0..LOAD.2 {
                let value = Decimal::from(number + place * 3) + Decimal::from(year);
                let mut one = reading.clone();
                one.indicator = code.clone();
                one.area = *area;
                one.period = Period::FiscalYear(2018 + year);
                one.value = Amount::read(&value.to_string()).ok();
                plan.readings.push(one);
            }
        }
    }
    plan
}
