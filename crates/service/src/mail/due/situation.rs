//! What is looked at to find out which mails are due.

use std::collections::{BTreeMap, BTreeSet};

use rashin_model::mail::Mail;
use rashin_model::people::{Account, Assignment, Office, Person, Role};
use rashin_model::review::{Answer, AnswerState, Request, Round};
use rashin_model::{AreaCode, Code, Plan};

/// What is looked at to find out which mails are due: open reviews with their requests and answers,
/// people, and the mails of the last days.
#[derive(Debug, Clone, Default)]
pub struct Situation {
    /// The plans under review.
    pub plans: BTreeMap<Code, Plan>,
    /// The open reviews.
    pub rounds: Vec<Round>,
    /// Their open requests.
    pub requests: Vec<Request>,
    /// The answers to them.
    pub answers: Vec<Answer>,
    /// The offices.
    pub offices: BTreeMap<Code, Office>,
    /// The accounts in use.
    pub accounts: Vec<Account>,
    /// The persons behind them.
    pub persons: BTreeMap<Code, Person>,
    /// The mails of the last days.
    pub mails: Vec<Mail>,
}

impl Situation {
    /// The answers to a request.
    pub(super) fn answers_to<'a>(&'a self, request: &'a Request) -> impl Iterator<Item = &'a Answer> {
        let is_one = |answer: &&Answer| {
            answer.plan == request.plan && answer.review == request.review && answer.office == request.office
        };
        self.answers.iter().filter(is_one)
    }

    /// The review of a request.
    pub(super) fn round_of(&self, request: &Request) -> Option<&Round> {
        self.rounds.iter().find(|round| round.plan == request.plan && round.code == request.review)
    }

    /// Accounts that have one of some roles at an office, with the government they have it in.
    pub(super) fn at_office(&self, office: &Code, roles: &[Role]) -> Vec<(&Code, AreaCode)> {
        self.accounts_with(|held| roles.contains(&held.role) && held.office.as_ref() == Some(office))
    }

    /// Accounts that have a role in a government.
    pub(super) fn in_government(&self, government: AreaCode, role: Role) -> Vec<(&Code, AreaCode)> {
        self.accounts_with(|held| held.role == role && held.government == government)
    }

    /// Whoever wrote an answer that was returned, if they still can; else all who answer for the office.
    pub(super) fn writers_of(&self, answer: &Answer) -> Vec<(&Code, AreaCode)> {
        let owners = self.at_office(&answer.office, OWNERS);
        let is_known = match &answer.state {
            AnswerState::Returned { by, .. } => *by != answer.by,
            _ => true,
        };
        let writer: Vec<_> = owners.iter().copied().filter(|(account, _)| is_known && **account == answer.by).collect();
        if writer.is_empty() { owners } else { writer }
    }

    /// What was told to whom in the last days.
    pub(super) fn told(&self) -> BTreeSet<(&Code, &str)> {
        self.mails.iter().flat_map(|mail| mail.about.iter().map(|about| (&mail.account, about.as_str()))).collect()
    }

    fn accounts_with(&self, is_meant: impl Fn(&Assignment) -> bool) -> Vec<(&Code, AreaCode)> {
        let meant =
            |account: &'_ Account| account.assignments.iter().find(|held| is_meant(held)).map(|held| held.government);
        self.accounts.iter().filter_map(|account| meant(account).map(|government| (&account.id, government))).collect()
    }
}

/// The roles that answer for an office.
pub(super) const OWNERS: &[Role] = &[Role::Owner, Role::MunicipalPlanner];
/// The roles that approve for an office.
pub(super) const APPROVERS: &[Role] = &[Role::Approver, Role::MunicipalApprover];
