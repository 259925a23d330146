//! How fast the workbooks of a review are made, read back and checked: 120 offices with 40 rows each, taken
//! in turn from the readings, half-year steps and marks of a plan. With a folder, the workbooks are
//! kept there.
//!
//! ```text
//! cargo run --release -p rashin-exchange --example answer_workbooks -- plans/example [FOLDER]
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use rashin_eval::plan::Evaluation;
use rashin_exchange::answers::{
    AnswerFile, AnswerSheet, Background, answer_file_name, judge_answers, write_answer_workbook,
};
use rashin_exchange::{Surroundings, read_plan};
use rashin_model::people::Office;
use rashin_model::review::{Asked, AskedKind, Request, RequestState, Round, RoundState};
use rashin_model::tables::{RubricMark, Step};
use rashin_model::{Code, Plan};
use rashin_service::records::Held;
use rashin_service::review::{Checks, Draft, Row, RowSet};
use rashin_service::rights::Subject;

const OFFICES: usize = 120;
const ROWS: usize = 40;
const RUNS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: answer_workbooks PLAN-FOLDER [FOLDER]")?;
    let keep = arguments.next();
    let rubrics = rashin_shipped::rubrics();
    let mut plan = load(&folder, rubrics)?;
    plan.sort_readings();
    let round = round(&plan)?;
    let requests = requests(&plan, &round)?;
    let count: usize = requests.iter().map(|request| request.rows.len()).sum();
    let rows: Vec<RowSet> = requests.iter().map(|request| row_set(&round, request)).collect();
    let evaluation = Evaluation::of(&plan, round.as_of, rubrics);
    let surroundings = Surroundings { is_real_area: &|_| true, shipped_rubrics: rubrics, unread_codes: &[] };
    let checks = Checks { plan: &plan, evaluation: &evaluation, round: &round, surroundings: &surroundings };
    let (mut made, mut read) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let started = now();
        let evaluation = Evaluation::of(&plan, round.as_of, rubrics);
        let background = Background::of(&plan, &evaluation, &round, rubrics);
        let workbooks = rows.iter().map(|rows| write(&background, rows)).collect::<Result<Vec<_>, _>>()?;
        made.push(started.elapsed());

        let started = now();
        for (rows, workbook) in rows.iter().zip(&workbooks) {
            let returned = AnswerFile::open("answers.xlsx", workbook)?.read(&rows.request)?;
            let judged = judge_answers(returned, rows, &checks);
            assert!(judged.missing.is_empty() && judged.rows.len() == rows.rows.len());
        }
        read.push(started.elapsed());
        if let Some(keep) = &keep {
            std::fs::create_dir_all(keep)?;
            for (request, workbook) in requests.iter().zip(&workbooks) {
                std::fs::write(Path::new(keep).join(answer_file_name(request)), workbook)?;
            }
        }
    }
    report("made", count, made);
    report("read back and checked", count, read);
    Ok(())
}

fn load(folder: &str, rubrics: &[RubricMark]) -> Result<Plan, Box<dyn Error>> {
    let surroundings = Surroundings { is_real_area: &|_| true, shipped_rubrics: rubrics, unread_codes: &[] };
    let loaded = read_plan(Path::new(folder), &surroundings)?;
    loaded.plan.ok_or_else(|| format!("{folder} has errors").into())
}

fn round(plan: &Plan) -> Result<Round, Box<dyn Error>> {
    let review = plan.reviews.last().ok_or("the plan has no review")?;
    Ok(Round {
        plan: plan.profile.code.clone(),
        code: review.code.clone(),
        name: review.name.clone(),
        name_en: review.name_en.clone(),
        period: review.period.ok_or("the review has no period")?,
        as_of: review.as_of.ok_or("the review has no day")?,
        due: jiff::civil::date(2026, 10, 30),
        rubrics: review.rubrics.to_vec(),
        asks: AskedKind::ALL.to_vec(),
        elements: Vec::new(),
        state: RoundState::Open,
        instructions: None,
    })
}

/// The rows of the plan in turn, 40 to an office.
fn requests(plan: &Plan, round: &Round) -> Result<Vec<Request>, Box<dyn Error>> {
    let readings = plan.targets.iter().map(|target| Asked::Reading {
        indicator: target.indicator.clone(),
        area: target.area,
        period: round.period,
    });
    let steps = plan.steps.iter().map(|step: &Step| Asked::Step { node: step.node.clone(), period: round.period });
    let grades = plan.grades.iter().filter_map(|grade| {
        let node = grade.node.clone()?;
        Some(Asked::Grade { node, rubric: grade.rubric.clone(), dimension: grade.dimension.clone() })
    });
    let mut once: BTreeMap<String, Asked> = BTreeMap::new();
    for asked in readings.chain(steps).chain(grades) {
        once.insert(asked.to_string(), asked);
    }
    let kinds = AskedKind::ALL.iter().map(|kind| once.values().filter(|asked| asked.kind() == *kind).collect());
    let kinds: Vec<Vec<&Asked>> = kinds.filter(|rows: &Vec<&Asked>| !rows.is_empty()).collect();
    (0..OFFICES)
        .map(|office| {
            let mut rows: Vec<Asked> = Vec::new();
            for number in office * ROWS..(office + 1) * ROWS {
                let kind = &kinds[number % kinds.len()];
                let asked = kind[number / kinds.len() % kind.len()];
                if !rows.contains(asked) {
                    rows.push(asked.clone());
                }
            }
            Ok(Request {
                plan: round.plan.clone(),
                review: round.code.clone(),
                office: Code::new(&format!("office-{office}")).ok_or("a code")?,
                government: plan.area(),
                due: round.due,
                state: RequestState::Open,
                revision: 1,
                asked_at: jiff::Timestamp::UNIX_EPOCH,
                rows,
            })
        })
        .collect()
}

fn row_set(round: &Round, request: &Request) -> RowSet {
    let office = Office {
        code: request.office.clone(),
        government: request.government,
        name: "デジタル推進課".to_owned(),
        name_en: None,
        aliases: Vec::new(),
        dissolved: false,
    };
    RowSet {
        subject: Subject::of_office(&office, None),
        round: Held { value: round.clone(), version: 1 },
        request: Held { value: request.clone(), version: 1 },
        rows: request.rows.iter().map(|asked| typed(request, asked)).collect(),
        government: None,
        office,
    }
}

/// A row in which something is being typed, so that it comes back filled in.
fn typed(request: &Request, asked: &Asked) -> Row {
    let cells: &[(&str, &str)] = match asked {
        Asked::Reading { .. } => &[("value", "52.5"), ("status", "final"), ("source", "台帳")],
        Asked::Step { .. } => &[("state", "late"), ("actual", "10庁舎で始めた"), ("cause", "人手不足")],
        Asked::Grade { .. } => &[("mark", "B"), ("reason", "おおむね予定どおり進んだ")],
    };
    let draft = Draft {
        plan: request.plan.clone(),
        review: request.review.clone(),
        office: request.office.clone(),
        asked: asked.clone(),
        cells: cells.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect(),
        evidence: Vec::new(),
        by: "bench".to_owned(),
        at: request.asked_at,
    };
    Row { asked: asked.clone(), draft: Some(Held { value: draft, version: 1 }), answer: None }
}

fn write(background: &Background<'_>, rows: &RowSet) -> Result<Vec<u8>, Box<dyn Error>> {
    let areas = BTreeMap::new();
    let sheet = AnswerSheet { background, rows, contact: Some("デジタル推進課 計画担当"), areas: &areas };
    Ok(write_answer_workbook(sheet)?)
}

#[expect(clippy::disallowed_methods, reason = "a measurement needs a clock")]
fn now() -> Instant {
    Instant::now()
}

fn report(what: &str, rows: usize, mut times: Vec<Duration>) {
    times.sort_unstable();
    let (best, median) = (times[0], times[times.len() / 2]);
    println!("{what}: {OFFICES} workbooks, {rows} rows: median {median:.2?}, best {best:.2?}");
}
