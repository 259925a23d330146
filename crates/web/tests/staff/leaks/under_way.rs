//! A plan that was published twice, and work on it that everything has its mark.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::date;
use rashin_exchange::{Surroundings, read_plan};
use rashin_model::people::Role;
use rashin_model::review::{
    Answer, AnswerState, Asked, AskedKind, Contest, Evidence, Remark, Request, RequestState, Round, RoundState,
};
use rashin_model::staged::StagedRow;
use rashin_model::tables::{Comment, Decision, Document, Grade, Meeting, Reading, Review, Step};
use rashin_model::{AreaCode, Code, Period, Plan, Row};
use rashin_service::publish::{Publishing, RowChoice, choose_rows, preview_publication, publish};
use rashin_service::records::Changes;
use rashin_service::review::Draft;
use rashin_service::rights::Actor;
use rashin_service::{KeptFile, Known, Store, list_staged};
use rashin_store::Database;
use rashin_testkit::row;
use sha2::{Digest, Sha256};

use crate::house::{House, code, now, prefecture};

/// What stands in everything that is not published: in values, in texts, in titles, in staged rows of the plan.
pub const MARKS: [&str; 4] = ["98765432123", "未公表の印", "ひみつの題", "hidden-mark"];

/// A file that was handed in for a meeting.
const FILE: &str = "資料 未公表の印 hidden-mark";

/// Under which hash it is kept.
pub fn file_hash() -> String {
    Sha256::digest(FILE).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// What plans are checked against.
fn surroundings() -> Surroundings<'static> {
    let is_real: &'static (dyn Fn(AreaCode) -> bool + Sync) = &|area| rashin_shipped::areas().contains(area);
    Surroundings { is_real_area: is_real, shipped_rubrics: rashin_shipped::rubrics(), unread_codes: &[] }
}

/// The example plan, published twice, and a review of it under way; another plan that is not published at all.
pub async fn begin(house: &House) {
    let store = &house.store;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans/example");
    let plan = read_plan(&folder, &surroundings()).expect("the folder").plan.expect("a plan without errors");
    import(store, &plan, "import").await;
    freeze(store, &plan, "first").await;
    freeze(store, &plan, "second").await;
    let mut hidden = rashin_testkit::sample_plan("himitsu");
    "ひみつの題の計画 hidden-mark".clone_into(&mut hidden.profile.title);
    import(store, &hidden, "import of hidden-mark").await;

    house.enrol("owner", &[(Role::Owner, prefecture(), Some("digital"))]).await;
    edit_the_plan(store, plan).await;
    collect(store).await;
    deliberate(store).await;
    let file = KeptFile { sha256: file_hash(), media_type: "text/plain".to_owned(), bytes: FILE.as_bytes().to_vec() };
    store.keep_file(&file).await.expect("a file");
}

async fn import(store: &Database, plan: &Plan, reason: &str) {
    let preview = rashin_service::preview_import(store, plan, true).await.expect("a preview");
    rashin_service::import_plan(store, plan, true, preview.base, "test", reason, now()).await.expect("an import");
}

async fn freeze(store: &Database, plan: &Plan, name: &str) {
    let (operator, code, as_of) = (Actor::operator("test"), &plan.profile.code, date(2026, 11, 20));
    let base = preview_publication(store, &operator, code, as_of, now()).await.expect("a preview").base;
    let (name, note) = (name.to_owned(), String::new());
    let publishing = Publishing { name_en: name.clone(), name, as_of, note, base };
    publish(store, &operator, code, &publishing, now()).await.expect("a snapshot");
}

/// A new edition that is not published, and values that were approved since.
async fn edit_the_plan(store: &Database, mut plan: Plan) {
    plan.nodes[0].title.push_str(" ひみつの題");
    plan.nodes[0].title_en = Some("hidden-mark title".to_owned());
    import(store, &plan, "edition of hidden-mark").await;
    let reading = |period: &str, status: &str| -> Reading {
        row(&[
            ("indicator", "example-telemedicine"),
            ("area", "990001"),
            ("period", period),
            ("status", status),
            ("value", "98765432123"),
            ("note", "未公表の印"),
        ])
    };
    // One in place of what is published, one that is new.
    let readings = [reading("FY2020", "revised"), reading("FY2025", "provisional")];
    rashin_service::record_readings(store, &plan.profile.code, &readings, "owner", "hidden-mark", now())
        .await
        .expect("readings");
}

fn cells(value: &str) -> BTreeMap<String, String> {
    [("value", value), ("note", "未公表の印"), ("status", "final")]
        .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
        .into()
}

/// A review that collects: drafts, answers at every step, remarks, a contest.
async fn collect(store: &Database) {
    let (plan, review, office) = (code("example"), code("marked"), code("digital"));
    let asked = |year: i16| Asked::Reading {
        indicator: code("example-telemedicine"),
        area: prefecture(),
        period: Period::FiscalYear(year),
    };
    let mut changes = Changes::new("owner", "hidden-mark", "example/marked", now());
    changes.add(&Round {
        plan: plan.clone(),
        code: review.clone(),
        name: "未公表の印の点検".to_owned(),
        name_en: Some("hidden-mark review".to_owned()),
        period: Period::Half(2026, 1),
        as_of: date(2026, 9, 30),
        due: date(2026, 12, 1),
        rubrics: Vec::new(),
        asks: vec![AskedKind::Reading],
        elements: Vec::new(),
        state: RoundState::Open,
        instructions: Some("未公表の印".to_owned()),
    });
    let by = code("owner");
    let states = [
        AnswerState::Submitted,
        AnswerState::Returned { by: by.clone(), reason: "未公表の印".to_owned() },
        AnswerState::Endorsed { by: by.clone() },
        AnswerState::Approved { by: by.clone() },
        AnswerState::Locked { by: by.clone() },
    ];
    let years: Vec<i16> = (2021..=2026).collect();
    changes.add(&Request {
        plan: plan.clone(),
        review: review.clone(),
        office: office.clone(),
        government: prefecture(),
        due: date(2026, 12, 1),
        state: RequestState::Open,
        revision: 1,
        asked_at: now(),
        rows: years.iter().map(|year| asked(*year)).collect(),
    });
    for (year, state) in years.iter().zip(states) {
        changes.add(&Answer {
            plan: plan.clone(),
            review: review.clone(),
            office: office.clone(),
            government: prefecture(),
            asked: asked(*year),
            cells: cells("98765432123"),
            evidence: vec![Evidence::Link("https://hidden-mark.example/".to_owned())],
            state,
            by: by.clone(),
            at: now(),
        });
    }
    changes.add(&Draft {
        plan: plan.clone(),
        review: review.clone(),
        office: office.clone(),
        asked: asked(2026),
        cells: cells("98765432123"),
        evidence: Vec::new(),
        by: by.to_string(),
        at: now(),
    });
    changes.add(&Remark {
        plan: plan.clone(),
        review,
        office,
        government: prefecture(),
        asked: asked(2021),
        number: 1,
        by: by.clone(),
        at: now(),
        text: "未公表の印".to_owned(),
    });
    changes.add(&Contest {
        plan,
        government: prefecture(),
        reading: row(&[
            ("indicator", "example-telemedicine"),
            ("area", "990001"),
            ("period", "FY2021"),
            ("status", "final"),
            ("value", "98765432123"),
            ("source", "未公表の印"),
        ]),
        method: "未公表の印".to_owned(),
        reason: "hidden-mark".to_owned(),
        by,
        at: now(),
        settlement: None,
    });
    changes.commit(store).await.expect("a review under way");
}

/// Staged rows of every sort: marks, steps, a meeting under embargo with its material, comments that go
/// out and that do not, and an edit of the plan itself.
async fn deliberate(store: &Database) {
    let mut changes = Changes::new("owner", "hidden-mark", "plan/example", now());
    let review: Review = row(&[("code", "r8-h1"), ("name", "ひみつの題の点検")]);
    let grade: Grade = row(&[
        ("indicator", "example-online-procedures"),
        ("review", "r7-h2"),
        ("rubric", "open-period"),
        ("dimension", "grade"),
        ("mark", "B"),
        ("by", "hq"),
        ("reason", "未公表の印"),
    ]);
    let step: Step = row(&[
        ("node", "example-1-1-1"),
        ("period", "FY2026H1"),
        ("planned", "未公表の印"),
        ("actual", "98765432123"),
        ("state", "late"),
        ("cause", "hidden-mark"),
    ]);
    let meeting: Meeting = row(&[
        ("code", "marked-meeting"),
        ("body", "example-drafting"),
        ("title", "ひみつの題の会議"),
        ("title_en", "hidden-mark meeting"),
        ("status", "held"),
        ("embargo_until", "2026-11-01"),
        ("minutes", "未公表の印"),
    ]);
    let document: Document =
        row(&[("meeting", "marked-meeting"), ("order", "1"), ("title", "ひみつの題の資料"), ("file", &file_hash())]);
    let decision: Decision =
        row(&[("code", "marked-decision"), ("kind", "other"), ("text", "未公表の印を決めた"), ("state", "open")]);
    let said = |name: &str, element: &str| -> Comment {
        row(&[
            ("code", name),
            ("element", element),
            ("order", "900"),
            ("kind", "opinion"),
            ("text", "未公表の印の意見 98765432123"),
            ("response", "hidden-mark の対応"),
            ("state", "answered"),
        ])
    };
    stage(&mut changes, &review, true);
    stage(&mut changes, &grade, true);
    stage(&mut changes, &step, true);
    stage(&mut changes, &meeting, true);
    stage(&mut changes, &document, true);
    stage(&mut changes, &decision, true);
    stage(&mut changes, &said("marked-1", "example-1-1-1"), true);
    stage(&mut changes, &said("marked-2", ""), false);
    changes.commit(store).await.expect("staged rows");
}

fn stage<R: Row>(changes: &mut Changes<'_>, staged: &R, publish: bool) {
    changes.add(&StagedRow { publish, ..StagedRow::of(&code("example"), staged, &code("owner"), now()) });
}

/// Makes every staged row one that goes out.
pub async fn choose_all(store: &Database) {
    let plan: Code = code("example");
    let staged = list_staged(store, &plan).await.expect("staged rows");
    let choices: Vec<RowChoice> = staged
        .iter()
        .map(|held| RowChoice { table: held.table.clone(), key: held.key_text(), publish: true })
        .collect();
    choose_rows(store, &Actor::operator("test"), &plan, &choices, now()).await.expect("a choice");
}

/// The edition that is not published holds marks, or the test of the test would say nothing.
pub async fn assert_edition_is_marked(store: &Database) {
    let stored = store.load(&code("example"), Known::Now).await.expect("the store").expect("the plan");
    assert!(stored.plan.nodes[0].title.contains("ひみつの題"));
}
