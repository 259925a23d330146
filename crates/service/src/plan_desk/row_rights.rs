//! Which rights an edit of a row needs.

use rashin_model::people::{Action, Office, Role};
use rashin_model::tables::{CooperationState, GradedBy};
use rashin_model::{AreaCode, Cell, Code, Sentence, Table};

use crate::plan_desk::row_change::RowChange;
use crate::records::Held;
use crate::rights::{Actor, Subject};
use crate::{Error, WorkingPlan};

/// What a response to a comment consists of.
const RESPONSE: &[&str] = &["response", "state"];
/// What closing a task consists of.
const CLOSING: &[&str] = &["state", "closed_on", "result"];
/// What is reported of a sub-item of a cooperation theme.
const REPORT: &[&str] = &["results", "next"];

/// Refuses changes that the actor has no right to.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`] for rows that nobody may edit so.
pub(crate) fn require_rights(
    actor: &Actor,
    working: &WorkingPlan,
    offices: &[Held<Office>],
    changes: &[RowChange],
) -> Result<(), Error> {
    let desk = Desk { actor, working, offices, area: working.edition.area() };
    changes.iter().try_for_each(|change| desk.require(change))
}

/// Whether an actor may add rows to a table, edit and remove any: for what a page offers.
pub fn may_edit(actor: &Actor, area: AreaCode, table: &Table) -> bool {
    actor.may(action_of(table), &Subject::of_government(area))
}

/// What editing any row of a table is.
fn action_of(table: &Table) -> Action {
    match table.name {
        "grades" => Action::GiveMark,
        "decisions" | "tasks" => Action::Decide,
        "events" | "bodies" | "meetings" | "agenda" | "documents" | "attendance" | "comments" => Action::HoldMeeting,
        "cooperation" | "cooperation_items" | "cooperation_meetings" => Action::EditCooperation,
        _ => Action::EditPlan,
    }
}

struct Desk<'a> {
    actor: &'a Actor,
    working: &'a WorkingPlan,
    offices: &'a [Held<Office>],
    area: AreaCode,
}

impl Desk<'_> {
    fn require(&self, change: &RowChange) -> Result<(), Error> {
        let own = Subject::of_government(self.area);
        match change.table.name {
            "readings" => Err(Error::invalid(
                change.key.join(" / "),
                Sentence::new("実績値は作業中の計画に置けません", "readings are not laid over a plan"),
                Sentence::new(
                    "点検で回答するか、企画担当が理由を添えて訂正してください",
                    "answer a review, or let the planning office correct the value with a reason",
                ),
            )),
            "grades" => self.require_mark(change, &own),
            "comments" => self.require_comment(change, &own),
            "tasks" if change.differs_only_in(CLOSING) => {
                self.actor.require(Action::CloseTask, &self.office(change, "department"))
            }
            "cooperation" if self.is_own_proposal(change) => self.actor.require(Action::ProposeCooperation, &own),
            "cooperation_items" if self.is_of_own_proposal(change) => {
                self.actor.require(Action::ProposeCooperation, &own)
            }
            "cooperation_items" if change.differs_only_in(REPORT) => {
                self.actor.require(Action::ReportCooperation, &own)
            }
            "cooperation_meetings" => self.actor.require(Action::ReportCooperation, &own),
            _ => self.actor.require(action_of(change.table), &own),
        }
    }

    /// Committee members give the marks of the committee, the headquarters its own; the planning office
    /// writes down any but computed ones.
    fn require_mark(&self, change: &RowChange, own: &Subject) -> Result<(), Error> {
        self.actor.require(Action::GiveMark, own)?;
        if self.actor.may(Action::EditPlan, own) {
            return Ok(());
        }
        let given = [&change.before, &change.after].into_iter().flatten().filter_map(|cells| cells.get("by"));
        for by in given {
            let role = match GradedBy::read(by) {
                Ok(GradedBy::Committee) => Role::Member,
                Ok(GradedBy::Headquarters) => Role::Headquarters,
                _ => return Err(Error::Forbidden { action: Action::GiveMark, roles: vec![Role::PlanningOffice] }),
            };
            if !self.is(role) {
                return Err(Error::Forbidden { action: Action::GiveMark, roles: vec![Role::PlanningOffice, role] });
            }
        }
        Ok(())
    }

    /// A response is given by the office that is to respond; a comment is recorded by many and changed by
    /// whoever recorded it, as long as it is not part of the plan.
    fn require_comment(&self, change: &RowChange, own: &Subject) -> Result<(), Error> {
        if change.differs_only_in(RESPONSE) {
            return self.actor.require(Action::RespondToComment, &self.office(change, "response_by"));
        }
        let is_own = change.staged_by.as_ref().is_some_and(|by| by.as_str() == self.actor.id);
        let answers =
            RESPONSE.iter().chain(&["response_by"]).any(|column| change.differs(column) && *column != "state");
        if (change.before.is_none() || is_own) && !answers {
            return self.actor.require(Action::AddComment, own);
        }
        self.actor.require(Action::HoldMeeting, own)
    }

    /// A theme that is and stays proposed, by governments of the actor or, in the prefecture, by nobody yet.
    fn is_own_proposal(&self, change: &RowChange) -> bool {
        let proposed = |cells: &std::collections::BTreeMap<String, String>| {
            let state = cells.get("state").map(String::as_str) == Some(CooperationState::Proposed.code());
            let proposers = cells.get("proposers").map_or("", String::as_str);
            let mut proposers = proposers.split(';').filter(|area| !area.is_empty()).peekable();
            let by_own = match proposers.peek() {
                None => self.governs(&self.area.to_string()),
                Some(_) => proposers.all(|area| self.governs(area)),
            };
            state && by_own && !["decision", "successor"].iter().any(|column| cells.contains_key(*column))
        };
        [&change.before, &change.after].into_iter().flatten().all(proposed)
    }

    fn is_of_own_proposal(&self, change: &RowChange) -> bool {
        let theme = [&change.after, &change.before].into_iter().flatten().find_map(|cells| cells.get("cooperation"));
        let theme =
            theme.and_then(|code| self.working.plan.cooperation.iter().find(|theme| theme.code.as_str() == code));
        theme.is_some_and(|theme| {
            let cells = rashin_model::serial::filled_cells(theme);
            self.is_own_proposal(&RowChange { before: Some(cells), after: None, ..change.clone() })
        })
    }

    fn governs(&self, area: &str) -> bool {
        self.actor.appointed().iter().any(|held| held.assignment.government.to_string() == area)
    }

    fn is(&self, role: Role) -> bool {
        let here = |held: &crate::rights::Appointed| held.assignment.government == self.area;
        self.actor.appointed().iter().any(|held| held.assignment.role == role && here(held))
    }

    /// The subject of a row that an office has in hand, as it was before the change.
    fn office(&self, change: &RowChange, column: &str) -> Subject {
        let name = change.before.as_ref().and_then(|cells| cells.get(column));
        Subject {
            office: name.and_then(|name| office_called(self.offices, self.area, name)),
            ..Subject::of_government(self.area)
        }
    }
}

/// The office that a plan means by a name: one of the plan's own government first.
pub(crate) fn office_called(offices: &[Held<Office>], area: AreaCode, name: &str) -> Option<Code> {
    let called = || offices.iter().filter(|office| office.is_called(name));
    let own = called().find(|office| office.government == area);
    own.or_else(|| called().next()).map(|office| office.code.clone())
}
