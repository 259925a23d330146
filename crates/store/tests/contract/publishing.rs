//! What was published stays as it was shown, and nothing else is public.

use jiff::civil::date;
use rashin_model::people::{Assignment, Role};
use rashin_model::snapshot::Snapshot;
use rashin_model::staged::StagedRow;
use rashin_model::tables::{Comment, Grade, Node, Review};
use rashin_model::{Plan, Row};
use rashin_service::publish::{
    Fate, Publication, Publishing, RowChoice, WarningKind, choose_rows, content_hash, last_snapshots, list_snapshots,
    load_snapshot, preview_publication, publish, published_history, verify_snapshot,
};
use rashin_service::records::Changes;
use rashin_service::rights::{Actor, Appointed};
use rashin_service::{AssessedPlan, Error, Known, Store, list_staged};
use rashin_store::Database;
use rashin_testkit::{row, sample_plan};

use crate::support::{begin, code, noon, put, raw, reading};

/// The day from which the snapshots of these cases look.
const AS_OF: jiff::civil::Date = date(2024, 3, 31);

fn planner() -> Actor {
    let assignment = Assignment { role: Role::PlanningOffice, government: sample_plan("sample").area(), office: None };
    Actor::new("p-1", vec![Appointed { assignment, parent: None }])
}

async fn look(database: &Database, plan: &Plan, day: i8) -> Publication {
    preview_publication(database, &planner(), &plan.profile.code, AS_OF, noon(day)).await.unwrap()
}

fn named(name: &str, base: String) -> Publishing {
    Publishing { name: name.to_owned(), name_en: String::new(), as_of: AS_OF, note: String::new(), base }
}

async fn freeze(database: &Database, plan: &Plan, name: &str, day: i8) -> Snapshot {
    let base = look(database, plan, day).await.base;
    publish(database, &planner(), &plan.profile.code, &named(name, base), noon(day)).await.unwrap()
}

/// Stages a row as somebody would who works on the plan.
async fn stage<R: Row>(database: &Database, plan: &Plan, staged: &R, publish: bool) {
    let by = code("p-2");
    let staged = StagedRow { publish, ..StagedRow::of(&plan.profile.code, staged, &by, noon(2)) };
    let mut changes = Changes::new("p-2", "stage", "plan/sample", noon(2)).of(plan.area());
    changes.add(&staged);
    changes.commit(database).await.unwrap();
}

fn comment(number: &str, text: &str) -> Comment {
    row(&[("code", number), ("order", "1"), ("kind", "opinion"), ("text", text), ("state", "open")])
}

pub async fn snapshot_stays_as_it_was_published(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let base = begin(&database, &plan, noon(1)).await;
    let first = freeze(&database, &plan, "first", 2).await;
    let shown = load_snapshot(&database, &first).await.unwrap();
    assert_eq!((first.number, first.revision, first.entry), (1, 1, 1));

    // A correction, another edition, a second snapshot.
    let base = put(&database, &plan, base, noon(3), &[reading("sample-share", "FY2023", "11.1")]).await;
    let mut later = plan.clone();
    "別の題".clone_into(&mut later.nodes[0].title);
    crate::support::change(&database, &later, base, noon(4), true, Vec::new()).await.unwrap();
    let second = freeze(&database, &plan, "second", 5).await;
    assert_ne!(first.sha256, second.sha256);
    assert_eq!((second.number, second.revision, second.entry), (2, 2, 3));

    assert_eq!(load_snapshot(&database, &first).await.unwrap(), shown);
    for number in [1, 2] {
        assert!(verify_snapshot(&database, &plan.profile.code, number).await.unwrap().is_intact());
    }
    assert_eq!(last_snapshots(&database).await.unwrap(), [second]);
}

pub async fn same_content_has_the_same_hash(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    begin(&database, &plan, noon(1)).await;
    let first = freeze(&database, &plan, "first", 2).await;
    let again = freeze(&database, &plan, "again", 9).await;
    assert_eq!(first.sha256, again.sha256);
    assert_eq!(first.sha256, content_hash(&AssessedPlan::new(plan.clone(), AS_OF, rashin_shipped::rubrics())));
    let later = AssessedPlan::new(plan, date(2025, 3, 31), rashin_shipped::rubrics());
    assert_ne!(first.sha256, content_hash(&later), "seen from another day it is another content");
}

pub async fn altered_content_does_not_pass_for_what_was_published(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    begin(&database, &plan, noon(1)).await;
    let snapshot = freeze(&database, &plan, "first", 2).await;
    let verified = || async { verify_snapshot(&database, &plan.profile.code, 1).await.unwrap() };
    assert!(verified().await.is_intact());
    // Rows of an earlier entry can be slipped in beside the program: it is seen here.
    raw(&address, "INSERT INTO recording SELECT plan, indicator, '052019', entry, cells FROM recording WHERE indicator = 'sample-share'")
        .await
        .unwrap();
    let altered = verified().await;
    assert!(!altered.is_intact());
    assert_eq!(altered.snapshot, snapshot);
}

pub async fn day_of_a_snapshot_cannot_be_altered_unseen(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    begin(&database, &plan, noon(1)).await;
    freeze(&database, &plan, "first", 2).await;
    raw(&address, "UPDATE record SET body = replace(body, '2024-03-31', '2023-03-31') WHERE kind = 'snapshot'")
        .await
        .unwrap();
    assert!(!verify_snapshot(&database, &plan.profile.code, 1).await.unwrap().is_intact());
}

pub async fn only_chosen_rows_of_the_plans_life_go_out(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    begin(&database, &plan, noon(1)).await;
    stage(&database, &plan, &comment("said-1", "公表する意見"), true).await;
    stage(&database, &plan, &comment("said-2", "伏せておく意見"), false).await;
    let reworded = Node { title: "まだ決まらない題".to_owned(), ..plan.nodes[0].clone() };
    stage(&database, &plan, &reworded, true).await;

    let preview = look(&database, &plan, 3).await;
    let fates: Vec<(&str, Fate)> =
        preview.staged.iter().map(|staged| (staged.row.table.as_str(), staged.fate)).collect();
    assert_eq!(fates, [("comments", Fate::GoesOut), ("comments", Fate::HeldBack), ("nodes", Fate::NeedsEdition)]);
    let snapshot = freeze(&database, &plan, "first", 3).await;
    assert_eq!(snapshot.sha256, preview.sha256, "what was looked at went out");

    let shown = load_snapshot(&database, &snapshot).await.unwrap().plan;
    assert_eq!(shown.comments.iter().map(|row| row.code.as_str()).collect::<Vec<_>>(), ["said-1"]);
    assert_eq!(shown.nodes, plan.nodes);
    let left: Vec<String> =
        list_staged(&database, &plan.profile.code).await.unwrap().iter().map(|held| held.key_text()).collect();
    assert_eq!(left, ["said-2", plan.nodes[0].code.as_str()]);
    assert!(verify_snapshot(&database, &plan.profile.code, 1).await.unwrap().is_intact());

    // Chosen afterwards, the other one goes out with the next.
    let choice = RowChoice { table: "comments".to_owned(), key: "said-2".to_owned(), publish: true };
    let node = RowChoice { table: "nodes".to_owned(), key: plan.nodes[0].code.to_string(), publish: false };
    let changed = choose_rows(&database, &planner(), &plan.profile.code, &[choice, node], noon(4)).await.unwrap();
    assert_eq!(changed, 1, "an edit of the plan itself is no matter of choice here");
    let second = freeze(&database, &plan, "second", 5).await;
    assert_eq!(load_snapshot(&database, &second).await.unwrap().plan.comments.len(), 2);
}

pub async fn publishing_what_changed_meanwhile_is_refused(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let base = begin(&database, &plan, noon(1)).await;
    let attempt = async |looked_at: &Publication, name: &str| {
        publish(&database, &planner(), &plan.profile.code, &named(name, looked_at.base.clone()), noon(3)).await
    };
    let before_staging = look(&database, &plan, 2).await;
    stage(&database, &plan, &comment("said-1", "あとから"), true).await;
    assert!(matches!(attempt(&before_staging, "a").await, Err(Error::Stale)));
    let before_reading = look(&database, &plan, 2).await;
    put(&database, &plan, base, noon(3), &[reading("sample-share", "FY2023", "11.1")]).await;
    assert!(matches!(attempt(&before_reading, "b").await, Err(Error::Stale)));
    let looked_at = look(&database, &plan, 3).await;
    attempt(&looked_at, "c").await.unwrap();
    assert!(matches!(attempt(&looked_at, "d").await, Err(Error::Stale)), "the same twice");
    let names: Vec<String> =
        list_snapshots(&database, &plan.profile.code).await.unwrap().into_iter().map(|held| held.value.name).collect();
    assert_eq!(names, ["c"]);
}

pub async fn of_many_publications_at_once_one_wins(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    begin(&database, &plan, noon(1)).await;
    stage(&database, &plan, &comment("said-1", "一度だけ"), true).await;
    let base = look(&database, &plan, 2).await.base;
    let mut attempts = tokio::task::JoinSet::new();
    for number in 0..8 {
        let (database, base, code) = (database.clone(), base.clone(), plan.profile.code.clone());
        attempts.spawn(async move {
            publish(&database, &planner(), &code, &named(&format!("名 {number}"), base), noon(3)).await.is_ok()
        });
    }
    let won = attempts.join_all().await.into_iter().filter(|won| *won).count();
    assert_eq!(won, 1);
    assert_eq!(list_snapshots(&database, &plan.profile.code).await.unwrap().len(), 1);
    let stored = database.load(&plan.profile.code, Known::Now).await.unwrap().unwrap();
    assert_eq!(stored.plan.comments.len(), 1);
}

pub async fn value_corrected_before_it_was_published_was_never_public(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let base = begin(&database, &plan, noon(1)).await;
    freeze(&database, &plan, "first", 2).await;
    let base = put(&database, &plan, base, noon(3), &[reading("sample-share", "FY2023", "11.1")]).await;
    let base = put(&database, &plan, base, noon(4), &[reading("sample-share", "FY2023", "62.0")]).await;
    freeze(&database, &plan, "second", 5).await;
    put(&database, &plan, base, noon(6), &[reading("sample-share", "FY2023", "99.9")]).await;
    let values = async |number: u32| {
        let all = published_history(&database, &plan.profile.code, &code("sample-share"), number).await.unwrap();
        let of_year = all.into_iter().filter(|row| row.period == rashin_model::Period::FiscalYear(2023));
        let told = of_year.map(|row| {
            let value =
                row.reading.and_then(|reading| reading.value).map_or_else(String::new, |it| it.value.to_string());
            (row.snapshot.number, value, row.is_superseded)
        });
        told.collect::<Vec<_>>()
    };
    assert_eq!(values(1).await, [(1, "60.5".to_owned(), false)]);
    assert_eq!(values(2).await, [(1, "60.5".to_owned(), true), (2, "62.0".to_owned(), false)]);
}

pub async fn preview_tells_what_the_public_would_see_changed(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    let base = begin(&database, &plan, noon(1)).await;
    freeze(&database, &plan, "first", 2).await;
    assert!(look(&database, &plan, 3).await.changes_nothing());
    let provisional = row(&[
        ("indicator", "sample-share"),
        ("area", "990001"),
        ("period", "FY2023"),
        ("status", "provisional"),
        ("value", "95.0"),
    ]);
    put(&database, &plan, base, noon(3), &[provisional]).await;
    let review: Review = row(&[("code", "r6-1"), ("name", "令和6年度 上期")]);
    stage(&database, &plan, &review, true).await;
    let preview = look(&database, &plan, 4).await;
    let tables: Vec<&str> = preview.differences.iter().map(|one| one.table).collect();
    assert_eq!(tables, ["readings", "reviews"]);
    let moved: Vec<&str> = preview.standings.iter().map(|one| one.indicator.as_str()).collect();
    assert_eq!(moved, ["sample-share"], "95.0 of 90.0 stands elsewhere than 60.5");
    assert!(!preview.marks.is_empty());
    let kinds: Vec<WarningKind> = preview.warnings.iter().map(|warning| warning.kind).collect();
    assert!(kinds.contains(&WarningKind::Provisional), "{kinds:?}");
    assert!(preview.refusals.is_empty(), "{:?}", preview.refusals);
}

pub async fn rows_that_would_break_the_plan_are_refused(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    begin(&database, &plan, noon(1)).await;
    let grade: Grade = row(&[
        ("node", "sample-1-9"),
        ("review", "nowhere"),
        ("rubric", "akita"),
        ("dimension", "overall"),
        ("mark", "A"),
        ("by", "self"),
    ]);
    stage(&database, &plan, &grade, true).await;
    let preview = look(&database, &plan, 3).await;
    assert!(!preview.refusals.is_empty());
    let refused = publish(&database, &planner(), &plan.profile.code, &named(" ", preview.base), noon(3)).await;
    let Err(Error::Invalid(refusals)) = refused else { panic!("{refused:?}") };
    let places: Vec<&str> = refusals.iter().map(|refusal| refusal.place.as_str()).collect();
    assert!(places.contains(&"name") && places.iter().any(|place| place.starts_with("grades")), "{places:?}");
    assert!(list_snapshots(&database, &plan.profile.code).await.unwrap().is_empty());
    assert_eq!(database.load(&plan.profile.code, Known::Now).await.unwrap().unwrap().header.latest.number, 1);
}

pub async fn only_the_planning_office_publishes(address: String) {
    let database = Database::open(&address).await.unwrap();
    let plan = sample_plan("sample");
    begin(&database, &plan, noon(1)).await;
    let area = plan.area();
    let other = rashin_model::AreaCode::from_five(5_000).unwrap();
    for (role, government) in [(Role::Auditor, area), (Role::Administrator, area), (Role::PlanningOffice, other)] {
        let assignment = Assignment { role, government, office: None };
        let actor = Actor::new("x-1", vec![Appointed { assignment, parent: None }]);
        let plan = &plan.profile.code;
        let seen = preview_publication(&database, &actor, plan, AS_OF, noon(2)).await;
        assert!(matches!(seen, Err(Error::Forbidden { .. })), "{role:?}");
        let done = publish(&database, &actor, plan, &named("x", String::new()), noon(2)).await;
        assert!(matches!(done, Err(Error::Forbidden { .. })), "{role:?}");
        let chosen = choose_rows(&database, &actor, plan, &[], noon(2)).await;
        assert!(matches!(chosen, Err(Error::Forbidden { .. })), "{role:?}");
    }
}
