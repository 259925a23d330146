//! What goes into the workbook of one request.

use std::collections::BTreeMap;

use rashin_model::review::{AnswerState, AnswerStep, AskedKind, Evidence};
use rashin_model::{AreaCode, Lang};
use rashin_service::review::{Row, RowSet};

use super::Background;

/// Everything that the workbook of one request says.
#[derive(Debug, Clone, Copy)]
pub struct AnswerSheet<'a> {
    /// The plan as its staff see it, looked through.
    pub background: &'a Background<'a>,
    /// The request with what was answered so far.
    pub rows: &'a RowSet,
    /// Whom to turn to with questions, and how; lines.
    pub contact: Option<&'a str>,
    /// Names of areas that the plan does not name.
    pub areas: &'a BTreeMap<AreaCode, String>,
}

impl<'a> AnswerSheet<'a> {
    /// The rows of one sort, in the order of the request.
    pub(super) fn asked(self, kind: AskedKind) -> impl Iterator<Item = &'a Row> {
        self.rows.rows.iter().filter(move |row| row.asked.kind() == kind)
    }

    /// The name of the government of the office.
    pub(super) fn government(self) -> String {
        let known = self.rows.government.as_ref().map(|government| government.name.clone());
        known.unwrap_or_else(|| self.area_name(self.rows.office.government))
    }

    /// The name of an area.
    pub(super) fn area_name(self, area: AreaCode) -> String {
        let own = self.background.plan.areas.iter().find(|known| known.code == area).map(|known| known.name.clone());
        own.or_else(|| self.areas.get(&area).cloned()).unwrap_or_else(|| area.to_string())
    }
}

/// Whether a row can still be answered: it is not with those who approve.
pub(super) fn is_open(row: &Row) -> bool {
    matches!(row.step(), AnswerStep::Draft | AnswerStep::Returned)
}

/// How far the answer to a row has come, in words.
pub(super) fn progress(row: &Row) -> String {
    let step = row.step().label(Lang::Ja);
    match row.answer.as_ref().map(|answer| &answer.state) {
        None if row.draft.is_none() => "未回答".to_owned(),
        Some(AnswerState::Returned { reason, .. }) => format!("{step}：{reason}"),
        _ => step.to_owned(),
    }
}

/// What shows that the answer to a row is so.
pub(super) fn evidence(row: &Row) -> &[Evidence] {
    let draft = row.draft.as_ref().map(|draft| &draft.evidence);
    draft.or(row.answer.as_ref().map(|answer| &answer.evidence)).map_or(&[], Vec::as_slice)
}

/// The addresses among it.
pub(super) fn links(row: &Row) -> Vec<&str> {
    let mut links = Vec::new();
    for evidence in evidence(row) {
        if let Evidence::Link(link) = evidence {
            links.push(link.as_str());
        }
    }
    links
}
