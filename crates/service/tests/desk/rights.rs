//! Which role may edit rows of which table.

use rashin_model::people::Role;
use rashin_service::Error;
use rashin_service::plan_desk::RowEdit;
use rashin_service::rights::Actor;
use rashin_store::Database;

use crate::house::{actor, cells, changed, house, places, planner, stage, table, working};

/// A table, the cells of a row, and the roles that may add it.
type Addable = (&'static str, Vec<(&'static str, &'static str)>, Vec<Role>);

/// A row that can be added to the plan, by table, and the roles that may.
fn rows() -> Vec<Addable> {
    use Role::{Approver, Headquarters, Member, MunicipalApprover, MunicipalPlanner, Owner, PlanningOffice};
    let planning = vec![PlanningOffice];
    vec![
        ("nodes", vec![("code", "p-9"), ("level", "field"), ("title", "産業")], planning.clone()),
        ("tags", vec![("order", "1"), ("code", "p-dx"), ("group", "DX"), ("name_ja", "DX")], planning.clone()),
        ("bodies", vec![("code", "p-b2"), ("name", "推進本部"), ("kind", "headquarters")], planning.clone()),
        ("agenda", vec![("meeting", "p-m1"), ("order", "1"), ("title", "開会")], planning.clone()),
        ("documents", vec![("meeting", "p-m1"), ("order", "1"), ("title", "進捗")], planning.clone()),
        (
            "attendance",
            vec![("meeting", "p-m1"), ("order", "1"), ("office", "デジタル推進課"), ("form", "online")],
            planning.clone(),
        ),
        (
            "events",
            vec![("order", "1"), ("date", "2026-12"), ("title", "策定"), ("kind", "decision")],
            planning.clone(),
        ),
        (
            "comments",
            vec![("code", "p-c1"), ("order", "1"), ("kind", "opinion"), ("text", "よい"), ("state", "open")],
            vec![PlanningOffice, Owner, Approver, Member, Headquarters, MunicipalPlanner, MunicipalApprover],
        ),
        (
            "decisions",
            vec![("code", "p-d1"), ("kind", "change"), ("text", "見直す"), ("state", "open")],
            vec![PlanningOffice, Headquarters],
        ),
        (
            "tasks",
            vec![("code", "p-t1"), ("department", "デジタル推進課"), ("text", "調べる"), ("state", "open")],
            vec![PlanningOffice, Headquarters],
        ),
        (
            "faq",
            vec![("code", "p-f1"), ("order", "1"), ("question", "いつまでか"), ("answer", "令和8年度まで")],
            planning.clone(),
        ),
        (
            "cooperation",
            vec![("code", "p-k1"), ("fiscal_year", "R9"), ("order", "1"), ("title", "共同利用"), ("state", "adopted")],
            planning,
        ),
    ]
}

#[tokio::test]
async fn each_table_takes_rows_from_the_roles_that_have_the_right_and_no_others() {
    for (name, row, roles) in rows() {
        let store = house().await;
        for role in Role::ALL {
            let edit = RowEdit::add(table(name), cells(&row));
            let result = stage(&store, &actor(*role, Some("window")), &[edit]).await;
            match result {
                Ok(_) => {
                    assert!(roles.contains(role), "{role:?} added to {name}");
                    let key = working(&store).await.staged[0].value.key.clone();
                    let undo = RowEdit::replace(&working(&store).await, table(name), key, None);
                    stage(&store, &Actor::operator("test"), &[undo]).await.expect("taken out again");
                }
                Err(Error::Forbidden { .. }) => assert!(!roles.contains(role), "{role:?} may not add to {name}"),
                Err(other) => panic!("{name} by {role:?}: {}", other.message(rashin_model::Lang::En)),
            }
        }
    }
}

async fn comment(store: &Database, office: &str) {
    let row = cells(&[
        ("code", "p-c1"),
        ("order", "1"),
        ("kind", "opinion"),
        ("text", "よい"),
        ("state", "open"),
        ("response_by", office),
    ]);
    stage(store, &planner(), &[RowEdit::add(table("comments"), row)]).await.unwrap();
}

#[tokio::test]
async fn a_comment_is_answered_by_the_office_named_and_by_no_other() {
    let store = house().await;
    comment(&store, "デジタル推進課").await;
    let answer =
        |seen: &_| changed(seen, "comments", &["p-c1"], &[("response", "図を加えます"), ("state", "answered")]);
    let seen = working(&store).await;
    let other = stage(&store, &actor(Role::Owner, Some("window")), &[answer(&seen)]).await;
    assert!(matches!(other, Err(Error::Forbidden { .. })), "{other:?}");
    stage(&store, &actor(Role::Owner, Some("digital")), &[answer(&seen)]).await.unwrap();
}

#[tokio::test]
async fn an_office_that_answers_does_not_change_what_was_said() {
    let store = house().await;
    comment(&store, "デジタル推進課").await;
    let seen = working(&store).await;
    let edit = changed(&seen, "comments", &["p-c1"], &[("text", "たいへんよい")]);
    let refused = stage(&store, &actor(Role::Owner, Some("digital")), &[edit]).await;
    assert!(matches!(refused, Err(Error::Forbidden { .. })), "{refused:?}");
}

#[tokio::test]
async fn a_member_gives_marks_of_the_committee_only() {
    let store = house().await;
    let rubric = shipped_rubric();
    let review = cells(&[("code", "p-r1"), ("name", "令和8年度"), ("rubrics", rubric.0)]);
    stage(&store, &planner(), &[RowEdit::add(table("reviews"), review)]).await.unwrap();
    let grade = |by: &str| {
        RowEdit::add(
            table("grades"),
            cells(&[
                ("node", "p-1-1"),
                ("review", "p-r1"),
                ("rubric", rubric.0),
                ("dimension", rubric.1),
                ("mark", rubric.2),
                ("by", by),
            ]),
        )
    };
    let member = actor(Role::Member, None);
    for by in ["self", "hq"] {
        let refused = stage(&store, &member, &[grade(by)]).await;
        assert!(matches!(refused, Err(Error::Forbidden { .. })), "{by}: {refused:?}");
    }
    stage(&store, &member, &[grade("committee")]).await.unwrap();
    stage(&store, &actor(Role::Headquarters, None), &[grade("hq")]).await.unwrap();
}

/// A rubric that ships with the program: its code, a dimension and a mark.
fn shipped_rubric() -> (&'static str, &'static str, &'static str) {
    let mark = rashin_shipped::rubrics().first().expect("a rubric");
    (mark.rubric.as_str(), mark.dimension.as_str(), mark.mark.as_str())
}

#[tokio::test]
async fn an_element_that_is_not_there_is_told_at_its_cell() {
    let store = house().await;
    let row = cells(&[
        ("code", "p-c1"),
        ("order", "1"),
        ("element", "p-nowhere"),
        ("kind", "opinion"),
        ("text", "よい"),
        ("state", "open"),
    ]);
    let error = stage(&store, &planner(), &[RowEdit::add(table("comments"), row)]).await.unwrap_err();
    assert_eq!(places(&error), ["element"]);
}
