//! The table of rights: the single source.

use rashin_model::people::{Action, Role};
use rashin_model::review::AnswerStep;

/// Whose things a role reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Those of its own office.
    Office,
    /// Those of its own government.
    Government,
    /// Those of the governments below its own.
    Below,
    /// Those of the government above its own.
    Above,
}

/// A role may do something within a scope, at some steps of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Right {
    /// What.
    pub action: Action,
    /// Who.
    pub role: Role,
    /// Whose things.
    pub scope: Scope,
    /// At which steps; empty where steps do not matter.
    pub steps: &'static [AnswerStep],
}

const fn right(action: Action, role: Role, scope: Scope, steps: &'static [AnswerStep]) -> Right {
    Right { action, role, scope, steps }
}

/// No step matters.
const ANY: &[AnswerStep] = &[];
/// Not handed in.
const WRITING: &[AnswerStep] = &[AnswerStep::Draft, AnswerStep::Returned];
/// Handed in, not approved inside.
const HANDED_IN: &[AnswerStep] = &[AnswerStep::Submitted, AnswerStep::Resubmitted];
/// Approved inside, and what follows: what a government shows to the one above it.
const OUT: &[AnswerStep] = &[AnswerStep::Endorsed, AnswerStep::Approved, AnswerStep::Locked];
/// With the planning office.
const ENDORSED: &[AnswerStep] = &[AnswerStep::Endorsed];
/// With the planning office, or approved by it.
const TAKEN: &[AnswerStep] = &[AnswerStep::Endorsed, AnswerStep::Approved];
/// Approved by the planning office.
const SETTLED: &[AnswerStep] = &[AnswerStep::Approved, AnswerStep::Locked];

/// Every right there is; what is not here is not allowed.
pub const RIGHTS: &[Right] = &[
    right(Action::ManageAccounts, Role::Administrator, Scope::Government, ANY),
    right(Action::ManageAccounts, Role::Administrator, Scope::Below, ANY),
    right(Action::ManageOffices, Role::Administrator, Scope::Government, ANY),
    right(Action::ManageOffices, Role::Administrator, Scope::Below, ANY),
    right(Action::ManageMails, Role::Administrator, Scope::Government, ANY),
    right(Action::SeeJournal, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::SeeJournal, Role::Auditor, Scope::Government, ANY),
    right(Action::SeeJournal, Role::Administrator, Scope::Government, ANY),
    right(Action::SeeWorkingPlan, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::SeeWorkingPlan, Role::Owner, Scope::Government, ANY),
    right(Action::SeeWorkingPlan, Role::Approver, Scope::Government, ANY),
    right(Action::SeeWorkingPlan, Role::Member, Scope::Government, ANY),
    right(Action::SeeWorkingPlan, Role::Headquarters, Scope::Government, ANY),
    right(Action::SeeWorkingPlan, Role::Auditor, Scope::Government, ANY),
    right(Action::SeeWorkingPlan, Role::Administrator, Scope::Government, ANY),
    right(Action::SeeWorkingPlan, Role::MunicipalPlanner, Scope::Above, ANY),
    right(Action::SeeWorkingPlan, Role::MunicipalApprover, Scope::Above, ANY),
    right(Action::SeeMaterial, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::SeeMaterial, Role::Member, Scope::Government, ANY),
    right(Action::SeeMaterial, Role::Headquarters, Scope::Government, ANY),
    right(Action::SeeMaterial, Role::Auditor, Scope::Government, ANY),
    right(Action::OpenReview, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::ChangeReview, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::SeeBoard, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::SeeBoard, Role::Headquarters, Scope::Government, ANY),
    right(Action::SeeBoard, Role::Auditor, Scope::Government, ANY),
    right(Action::SeeAnswer, Role::Owner, Scope::Office, ANY),
    right(Action::SeeAnswer, Role::Approver, Scope::Office, ANY),
    right(Action::SeeAnswer, Role::MunicipalPlanner, Scope::Office, ANY),
    right(Action::SeeAnswer, Role::MunicipalApprover, Scope::Office, ANY),
    right(Action::SeeAnswer, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::SeeAnswer, Role::PlanningOffice, Scope::Below, OUT),
    right(Action::SeeAnswer, Role::Auditor, Scope::Government, ANY),
    right(Action::SeeAnswer, Role::Auditor, Scope::Below, OUT),
    right(Action::SeeAnswer, Role::Member, Scope::Government, SETTLED),
    right(Action::SeeAnswer, Role::Member, Scope::Below, SETTLED),
    right(Action::SeeAnswer, Role::Headquarters, Scope::Government, SETTLED),
    right(Action::SeeAnswer, Role::Headquarters, Scope::Below, SETTLED),
    right(Action::EditAnswer, Role::Owner, Scope::Office, WRITING),
    right(Action::EditAnswer, Role::MunicipalPlanner, Scope::Office, WRITING),
    right(Action::SubmitAnswer, Role::Owner, Scope::Office, WRITING),
    right(Action::SubmitAnswer, Role::MunicipalPlanner, Scope::Office, WRITING),
    right(Action::RecallAnswer, Role::Owner, Scope::Office, HANDED_IN),
    right(Action::RecallAnswer, Role::MunicipalPlanner, Scope::Office, HANDED_IN),
    right(Action::EndorseAnswer, Role::Approver, Scope::Office, HANDED_IN),
    right(Action::EndorseAnswer, Role::MunicipalApprover, Scope::Office, HANDED_IN),
    right(Action::ReturnAnswer, Role::Approver, Scope::Office, HANDED_IN),
    right(Action::ReturnAnswer, Role::MunicipalApprover, Scope::Office, HANDED_IN),
    right(Action::ReturnAnswer, Role::PlanningOffice, Scope::Government, TAKEN),
    right(Action::ReturnAnswer, Role::PlanningOffice, Scope::Below, TAKEN),
    right(Action::ApproveAnswer, Role::PlanningOffice, Scope::Government, ENDORSED),
    right(Action::ApproveAnswer, Role::PlanningOffice, Scope::Below, ENDORSED),
    right(Action::AddRemark, Role::Owner, Scope::Office, ANY),
    right(Action::AddRemark, Role::Approver, Scope::Office, ANY),
    right(Action::AddRemark, Role::MunicipalPlanner, Scope::Office, ANY),
    right(Action::AddRemark, Role::MunicipalApprover, Scope::Office, ANY),
    right(Action::AddRemark, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::AddRemark, Role::PlanningOffice, Scope::Below, OUT),
    right(Action::ContestValue, Role::MunicipalPlanner, Scope::Government, ANY),
    right(Action::SettleContest, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::SettleContest, Role::PlanningOffice, Scope::Below, ANY),
    right(Action::GiveMark, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::GiveMark, Role::Member, Scope::Government, ANY),
    right(Action::GiveMark, Role::Headquarters, Scope::Government, ANY),
    right(Action::EditPlan, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::MakeEdition, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::HoldMeeting, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::AddComment, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::AddComment, Role::Owner, Scope::Government, ANY),
    right(Action::AddComment, Role::Approver, Scope::Government, ANY),
    right(Action::AddComment, Role::Member, Scope::Government, ANY),
    right(Action::AddComment, Role::Headquarters, Scope::Government, ANY),
    right(Action::AddComment, Role::MunicipalPlanner, Scope::Above, ANY),
    right(Action::AddComment, Role::MunicipalApprover, Scope::Above, ANY),
    right(Action::RespondToComment, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::RespondToComment, Role::Owner, Scope::Office, ANY),
    right(Action::RespondToComment, Role::Approver, Scope::Office, ANY),
    right(Action::RespondToComment, Role::MunicipalPlanner, Scope::Office, ANY),
    right(Action::RespondToComment, Role::MunicipalApprover, Scope::Office, ANY),
    right(Action::Decide, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::Decide, Role::Headquarters, Scope::Government, ANY),
    right(Action::CloseTask, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::CloseTask, Role::Owner, Scope::Office, ANY),
    right(Action::CloseTask, Role::Approver, Scope::Office, ANY),
    right(Action::CloseTask, Role::MunicipalPlanner, Scope::Office, ANY),
    right(Action::CloseTask, Role::MunicipalApprover, Scope::Office, ANY),
    right(Action::ProposeCooperation, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::ProposeCooperation, Role::Owner, Scope::Government, ANY),
    right(Action::ProposeCooperation, Role::MunicipalPlanner, Scope::Above, ANY),
    right(Action::ProposeCooperation, Role::MunicipalApprover, Scope::Above, ANY),
    right(Action::EditCooperation, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::ReportCooperation, Role::PlanningOffice, Scope::Government, ANY),
    right(Action::ReportCooperation, Role::Owner, Scope::Government, ANY),
    right(Action::ReportCooperation, Role::MunicipalPlanner, Scope::Above, ANY),
    right(Action::Publish, Role::PlanningOffice, Scope::Government, ANY),
];
