//! What the table of rights means, said in examples that do not read the table.

use rashin_model::people::{Action, Assignment, Role};
use rashin_model::review::AnswerStep;
use rashin_model::{AreaCode, Code};
use rashin_service::rights::{Actor, Appointed, RIGHTS, Scope, Subject};

fn area(five: u32) -> AreaCode {
    AreaCode::from_five(five).expect("an area")
}

fn prefecture() -> AreaCode {
    area(99_000)
}

fn town() -> AreaCode {
    area(99_001)
}

fn code(text: &str) -> Code {
    Code::new(text).expect("a code")
}

fn actor(role: Role, government: AreaCode, office: Option<&str>) -> Actor {
    let parent = (government == town()).then(prefecture);
    let assignment = Assignment { role, government, office: office.map(code) };
    Actor::new("somebody", vec![Appointed { assignment, parent }])
}

/// An answer of an office, at a step.
fn answer(government: AreaCode, office: &str, step: AnswerStep) -> Subject {
    let parent = (government == town()).then(prefecture);
    Subject { government, parent, office: Some(code(office)), step: Some(step) }
}

#[test]
fn a_prefecture_sees_what_a_municipality_has_approved_and_never_its_drafts() {
    let planner = actor(Role::PlanningOffice, prefecture(), None);
    let auditor = actor(Role::Auditor, prefecture(), None);
    for step in [AnswerStep::Draft, AnswerStep::Submitted, AnswerStep::Returned, AnswerStep::Resubmitted] {
        assert!(!planner.may(Action::SeeAnswer, &answer(town(), "t", step)), "{step:?}");
        assert!(!auditor.may(Action::SeeAnswer, &answer(town(), "t", step)), "{step:?}");
        assert!(planner.may(Action::SeeAnswer, &answer(prefecture(), "a", step)), "{step:?}");
    }
    for step in [AnswerStep::Endorsed, AnswerStep::Approved, AnswerStep::Locked] {
        assert!(planner.may(Action::SeeAnswer, &answer(town(), "t", step)), "{step:?}");
    }
}

#[test]
fn whoever_writes_does_not_approve_and_whoever_approves_does_not_write() {
    let owner = actor(Role::Owner, prefecture(), Some("a"));
    let approver = actor(Role::Approver, prefecture(), Some("a"));
    let submitted = answer(prefecture(), "a", AnswerStep::Submitted);
    let draft = answer(prefecture(), "a", AnswerStep::Draft);
    assert!(owner.may(Action::EditAnswer, &draft) && !owner.may(Action::EndorseAnswer, &submitted));
    assert!(approver.may(Action::EndorseAnswer, &submitted) && !approver.may(Action::EditAnswer, &draft));
    assert!(!owner.may(Action::EditAnswer, &submitted), "what was handed in is not edited under the approver's eyes");
}

#[test]
fn an_office_works_on_its_own_rows_only() {
    let owner = actor(Role::Owner, prefecture(), Some("a"));
    assert!(!owner.may(Action::SeeAnswer, &answer(prefecture(), "b", AnswerStep::Draft)));
    assert!(!owner.may(Action::EditAnswer, &answer(prefecture(), "b", AnswerStep::Draft)));
    let nobody = actor(Role::Owner, prefecture(), None);
    assert!(!nobody.may(Action::EditAnswer, &Subject::of_government(prefecture()).at(AnswerStep::Draft)));
}

#[test]
fn the_planning_office_approves_only_what_the_office_let_out() {
    let planner = actor(Role::PlanningOffice, prefecture(), None);
    for step in AnswerStep::ALL {
        let may = planner.may(Action::ApproveAnswer, &answer(town(), "t", *step));
        assert_eq!(may, *step == AnswerStep::Endorsed, "{step:?}");
    }
}

#[test]
fn an_auditor_changes_nothing() {
    let auditor = actor(Role::Auditor, prefecture(), None);
    let sees = [Action::SeeAnswer, Action::SeeBoard, Action::SeeJournal, Action::SeeMaterial, Action::SeeWorkingPlan];
    for action in Action::ALL.iter().filter(|action| !sees.contains(action)) {
        for step in AnswerStep::ALL {
            assert!(!auditor.may(*action, &answer(prefecture(), "a", *step)), "{action:?}");
        }
    }
    assert!(sees.iter().all(|action| auditor.may(*action, &answer(prefecture(), "a", AnswerStep::Draft))));
}

#[test]
fn another_prefecture_reaches_nothing() {
    let elsewhere = area(99_100);
    for role in Role::ALL {
        let stranger = actor(*role, elsewhere, Some("a"));
        for action in Action::ALL {
            for step in AnswerStep::ALL {
                let subject = Subject { office: Some(code("b")), ..answer(prefecture(), "b", *step) };
                assert!(!stranger.may(*action, &subject), "{role:?} {action:?} {step:?}");
            }
        }
    }
}

#[test]
fn a_municipality_proposes_to_its_prefecture_and_runs_nothing_there() {
    let planner = actor(Role::MunicipalPlanner, town(), Some("t"));
    let plan = Subject::of_government(prefecture());
    assert!(planner.may(Action::ProposeCooperation, &plan) && planner.may(Action::AddComment, &plan));
    for action in [Action::EditCooperation, Action::Publish, Action::EditPlan, Action::OpenReview, Action::SeeJournal] {
        assert!(!planner.may(action, &plan), "{action:?}");
    }
    assert!(planner.may(Action::ContestValue, &Subject::of_government(town())));
    assert!(!planner.may(Action::ContestValue, &plan));
}

#[test]
fn a_refusal_names_the_roles_that_may() {
    let owner = actor(Role::Owner, prefecture(), Some("a"));
    let error = owner.require(Action::Publish, &Subject::of_government(prefecture())).expect_err("refused");
    assert!(error.message(rashin_model::Lang::Ja).contains("企画担当"));
    assert!(error.message(rashin_model::Lang::En).contains("planning office"));
}

#[test]
fn every_action_can_be_done_by_somebody_and_no_right_is_there_twice() {
    for action in Action::ALL {
        assert!(RIGHTS.iter().any(|right| right.action == *action), "{action:?}");
    }
    for (place, right) in RIGHTS.iter().enumerate() {
        assert!(!RIGHTS[place + 1..].contains(right), "{right:?}");
        assert!(right.scope != Scope::Office || right.role.is_of_an_office(), "{right:?} reaches an office it has not");
    }
}
