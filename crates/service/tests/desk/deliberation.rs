//! Meetings, comments, decisions, tasks.

use jiff::civil::date;
use rashin_model::people::Role;
use rashin_model::tables::{CommentState, TaskState};
use rashin_service::deliberation::{
    Closing, DocumentLine, add_comment, add_decision, add_document, add_meeting, add_task, assign_comment, close_task,
    keep_material, may_see_material, renumber_documents, respond_to_comment, set_agenda, set_attendance, set_documents,
    sorted_meetings,
};
use rashin_service::{Error, Store};

use crate::house::{actor, cells, code, house, now, places, planner, stage, working};

#[tokio::test]
async fn a_meeting_gets_a_code_from_its_body_and_day_and_stands_first_while_it_is_to_come() {
    let store = house().await;
    let row = cells(&[("body", "p-committee"), ("title", "第2回"), ("date", "令和8年12月1日"), ("status", "planned")]);
    let made = add_meeting(&store, &planner(), &code("p"), row, now()).await.unwrap();
    assert_eq!(made.as_str(), "p-committee-20261201");
    let after = working(&store).await;
    let (to_come, past) = sorted_meetings(&after.plan, date(2026, 12, 5));
    assert_eq!((to_come[0].title.as_str(), past[0].title.as_str()), ("第1回有識者会議", "第2回"));
}

#[tokio::test]
async fn an_agenda_is_written_as_lines_and_can_be_written_again_shorter() {
    let store = house().await;
    let (plan, meeting) = (code("p"), code("p-m1"));
    set_agenda(&store, &planner(), &plan, &meeting, "1 開会\n2　進捗について\n\n3 閉会", now()).await.unwrap();
    set_agenda(&store, &planner(), &plan, &meeting, "1 開会\n2　閉会", now()).await.unwrap();
    let after = working(&store).await;
    let titles: Vec<_> = after.plan.agenda.iter().map(|point| point.title.as_str()).collect();
    assert_eq!(titles, ["開会", "閉会"]);
}

#[tokio::test]
async fn attendance_is_kept_by_office_and_a_word_that_is_none_is_told() {
    let store = house().await;
    let (plan, meeting) = (code("p"), code("p-m1"));
    let rows = vec![
        cells(&[("office", "みほん大学"), ("role", "座長"), ("form", "present")]),
        cells(&[("office", ""), ("form", "present")]),
        cells(&[("office", "みほん市"), ("form", "online")]),
    ];
    set_attendance(&store, &planner(), &plan, &meeting, rows, now()).await.unwrap();
    assert_eq!(working(&store).await.plan.attendance.len(), 2);
    let wrong =
        vec![cells(&[("office", "みほん市"), ("form", "たぶん")]), cells(&[("office", "みほん町"), ("form", "")])];
    let error = set_attendance(&store, &planner(), &plan, &meeting, wrong, now()).await.unwrap_err();
    assert_eq!(places(&error), ["出席者 p-m1/1 出欠", "出席者 p-m1/2 出欠"]);
}

#[tokio::test]
async fn material_is_numbered_in_its_order_and_references_apart() {
    let store = house().await;
    let (plan, meeting) = (code("p"), code("p-m1"));
    let file = keep_material(&store, "a.pdf", b"%PDF-1.7".to_vec()).await.unwrap();
    assert_eq!(store.file(&file).await.unwrap().unwrap().media_type, "application/pdf");
    for (number, title) in [("", "進捗"), ("", "評価"), ("参考資料1", "名簿"), ("", "今後")] {
        let row = cells(&[("number", number), ("title", title), ("file", &file)]);
        add_document(&store, &planner(), &plan, &meeting, row, now()).await.unwrap();
    }
    // The second goes, the last comes first.
    let lines = [4, 1, 2, 3].map(|order| DocumentLine { order, cells: (order != 2).then(|| cells(&[])) });
    set_documents(&store, &planner(), &plan, &meeting, lines.to_vec(), now()).await.unwrap();
    renumber_documents(&store, &planner(), &plan, &meeting, now()).await.unwrap();
    let after = working(&store).await;
    let found: Vec<_> =
        after.plan.documents.iter().map(|row| (row.number.as_deref().unwrap(), row.title.as_str())).collect();
    assert_eq!(found, [("資料1", "今後"), ("資料2", "進捗"), ("参考資料1", "名簿")]);
    assert!(after.plan.documents.iter().all(|row| row.file.as_deref() == Some(&file)));
}

#[tokio::test]
async fn material_is_for_members_before_its_day_and_for_all_staff_after_it() {
    let store = house().await;
    let seen = working(&store).await;
    let edit = crate::house::changed(&seen, "meetings", &["p-m1"], &[("embargo_until", "2026-12-10")]);
    stage(&store, &planner(), &[edit]).await.unwrap();
    let after = working(&store).await;
    let meeting = &after.plan.meetings[0];
    let may = |role, day| may_see_material(&actor(role, Some("digital")), &after, meeting, date(2026, 12, day));
    assert!(may(Role::Member, 10) && may(Role::PlanningOffice, 10));
    assert!(!may(Role::Owner, 10) && !may(Role::MunicipalPlanner, 10));
    assert!(may(Role::Owner, 11) && may(Role::MunicipalPlanner, 11));
}

#[tokio::test]
async fn a_comment_goes_from_being_said_to_being_answered() {
    let store = house().await;
    let plan = code("p");
    let said =
        cells(&[("meeting", "p-m1"), ("element", "p-1-1"), ("kind", "opinion"), ("text", "庁舎の数だけでよいか")]);
    let comment = add_comment(&store, &actor(Role::Member, None), &plan, &said, now()).await.unwrap();
    assert_eq!(comment.as_str(), "p-m1-c1");
    let version = |working: &rashin_service::WorkingPlan| working.staged.first().map(|held| held.version);
    let seen = version(&working(&store).await);
    assign_comment(&store, &planner(), &plan, &comment, seen, ("手続改革課", "指標"), now()).await.unwrap();
    let owner = actor(Role::Owner, Some("window"));
    let open = (" ", CommentState::Answered);
    let error = respond_to_comment(&store, &owner, &plan, &comment, Some(2), open, now()).await.unwrap_err();
    assert_eq!(places(&error), ["response"]);
    let answer = ("利用者の満足度も測ります", CommentState::Open);
    respond_to_comment(&store, &owner, &plan, &comment, Some(2), answer, now()).await.unwrap();
    let after = working(&store).await;
    let comment = &after.plan.comments[0];
    assert_eq!((comment.state, comment.group.as_deref()), (CommentState::Answered, Some("指標")));
}

#[tokio::test]
async fn comments_noted_at_the_same_moment_are_all_kept() {
    let store = house().await;
    let note = |number: u32| {
        let store = store.clone();
        async move {
            let said = cells(&[("meeting", "p-m1"), ("kind", "opinion"), ("text", &format!("意見{number}"))]);
            add_comment(&store, &planner(), &code("p"), &said, now()).await
        }
    };
    let (one, two, three) = tokio::join!(note(1), note(2), note(3));
    let codes = [one.unwrap(), two.unwrap(), three.unwrap()];
    assert_eq!(working(&store).await.plan.comments.len(), 3, "{codes:?}");
}

#[tokio::test]
async fn a_decision_needs_a_reason_and_its_task_stays_open_until_the_office_closes_it() {
    let store = house().await;
    let plan = code("p");
    let mut decided = cells(&[("meeting", "p-m1"), ("kind", "change"), ("text", "指標を加える")]);
    let error = add_decision(&store, &planner(), &plan, &decided, now()).await.unwrap_err();
    assert_eq!(places(&error), ["reason"]);
    decided.extend(cells(&[("reason", "数だけでは分からない")]));
    let decision = add_decision(&store, &planner(), &plan, &decided, now()).await.unwrap();
    let task = cells(&[
        ("decision", decision.as_str()),
        ("department", "デジタル推進課"),
        ("text", "満足度を調べる"),
        ("due", "R9.3.31"),
    ]);
    let task = add_task(&store, &planner(), &plan, &task, now()).await.unwrap();
    assert_eq!(task.as_str(), "p-m1-d1-t1");
    let closing = Closing { state: TaskState::Done, result: "調査した".to_owned(), on: date(2027, 3, 1) };
    let other = close_task(&store, &actor(Role::Owner, Some("window")), &plan, &task, Some(1), &closing, now()).await;
    assert!(matches!(other, Err(Error::Forbidden { .. })), "{other:?}");
    close_task(&store, &actor(Role::Owner, Some("digital")), &plan, &task, Some(1), &closing, now()).await.unwrap();
    let after = working(&store).await;
    assert_eq!((after.plan.tasks[0].state, after.plan.tasks[0].closed_on), (TaskState::Done, Some(date(2027, 3, 1))));
}
