//! A row of a request as one person sees it: what stands in it, what was found, what can be done.

use std::collections::BTreeMap;

use rashin_eval::plan::Effect;
use rashin_model::Decimal;
use rashin_model::people::Action;
use rashin_model::review::AnswerStep;
use rashin_service::review::{AnsweredRow, Checked, Checks, Finding, Row, check_answer};

use crate::desk::requests::room::Room;
use crate::desk::staff::Staff;

/// What was typed and could not be kept.
#[derive(Debug, Clone)]
pub struct Typed {
    /// In which row, by its number.
    pub number: usize,
    /// The cells.
    pub cells: BTreeMap<String, String>,
    /// Whether somebody else typed in the row meanwhile.
    pub is_conflict: bool,
}

/// A row.
pub struct Entry<'a> {
    /// Its number in the request, from 1.
    pub number: usize,
    /// The row.
    pub row: &'a Row,
    /// Whether its answer may be seen.
    pub is_visible: bool,
    /// What stands in it.
    pub cells: BTreeMap<String, String>,
    /// What was found about it; `None` while nothing was entered.
    pub checked: Option<Checked>,
    /// Whether somebody else typed in it meanwhile; `cells` are what this person typed.
    pub is_conflict: bool,
    /// Whether the draft is this person's to see.
    pub shares_draft: bool,
    may: Vec<Action>,
}

/// What can be done with a row.
const ACTIONS: &[Action] = &[
    Action::EditAnswer,
    Action::SubmitAnswer,
    Action::RecallAnswer,
    Action::EndorseAnswer,
    Action::ReturnAnswer,
    Action::ApproveAnswer,
    Action::AddRemark,
];

impl<'a> Entry<'a> {
    /// A row as a person sees it.
    pub fn new(
        room: &'a Room,
        staff: &Staff,
        checks: &Checks<'_>,
        number: usize,
        row: &'a Row,
        typed: Option<&Typed>,
    ) -> Self {
        let rows = &room.rows;
        let is_visible = rows.may(&staff.actor, Action::SeeAnswer, row);
        let shares_draft = is_visible && rows.shares_drafts(&staff.actor);
        let typed = typed.filter(|typed| typed.number == number);
        let cells = match typed {
            Some(typed) => typed.cells.clone(),
            None if shares_draft => row.cells(),
            None if is_visible => row.answer.as_ref().map(|answer| answer.cells.clone()).unwrap_or_default(),
            None => BTreeMap::new(),
        };
        let checked = (!cells.is_empty()).then(|| check_answer(checks, &row.asked, &cells));
        let may = ACTIONS.iter().copied().filter(|action| rows.may(&staff.actor, *action, row)).collect();
        let is_conflict = typed.is_some_and(|typed| typed.is_conflict);
        Self { number, row, is_visible, cells, checked, is_conflict, shares_draft, may }
    }

    /// Whether the person may do something with it now.
    pub fn may(&self, action: Action) -> bool {
        self.may.contains(&action)
    }

    /// What stands in a cell.
    pub fn cell(&self, name: &str) -> &str {
        self.cells.get(name).map_or("", String::as_str)
    }

    /// What was found about a cell; blank for the row as a whole.
    pub fn findings<'s>(&'s self, column: &'s str) -> impl Iterator<Item = &'s Finding> {
        let all = self.checked.iter().flat_map(|checked| &checked.findings);
        all.filter(move |finding| finding.column == column)
    }

    /// Whether it can be taken as it is.
    pub fn is_fine(&self) -> bool {
        self.checked.as_ref().is_some_and(Checked::is_fine)
    }

    /// Whether an approver should look at it.
    pub fn has_warning(&self) -> bool {
        self.checked.as_ref().is_some_and(Checked::has_warning)
    }

    /// The version of the draft that was read; blank for none.
    pub fn version(&self) -> String {
        self.row.draft.as_ref().map_or_else(String::new, |draft| draft.version.to_string())
    }

    /// The value that stands in it, in the unit of its indicator.
    pub fn amount(&self) -> Option<Decimal> {
        let Some(AnsweredRow::Reading(reading)) = self.checked.as_ref()?.row.as_ref() else { return None };
        reading.value.as_ref().map(|amount| amount.value)
    }

    /// What the value does to the figures of its indicator; `None` for rows without a value, or once
    /// it is part of the plan.
    pub fn effect(&self, room: &Room) -> Option<Effect> {
        if matches!(self.row.step(), AnswerStep::Approved | AnswerStep::Locked) {
            return None;
        }
        let Some(AnsweredRow::Reading(reading)) = self.checked.as_ref()?.row.as_ref() else { return None };
        reading.value.as_ref()?;
        room.view.evaluation.effect_of(&room.view.plan, reading)
    }
}
