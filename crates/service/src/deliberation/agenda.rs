//! The agenda of a meeting (次第).

use std::collections::BTreeMap;

use jiff::Timestamp;
use rashin_model::tables::AgendaPoint;
use rashin_model::{Code, Row};

use crate::Error;
use crate::deliberation::row_list::list_edits;
use crate::plan_desk::{Note, Staged, stage};
use crate::port::Store;
use crate::rights::Actor;
use crate::working_plan::load_working_plan;

/// Makes the agenda of a meeting these points, each a line: `議題`, or `1 議題` with the number printed
/// before it. Blank lines are left out.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Invalid`]; [`Error::Stale`]; [`Error::NoSuchPlan`]; [`Error::Store`].
pub async fn set_agenda(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    meeting: &Code,
    lines: &str,
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    let notes: BTreeMap<&str, &str> = (working.plan.agenda.iter())
        .filter(|point| point.meeting == *meeting)
        .filter_map(|point| Some((point.title.as_str(), point.note.as_deref()?)))
        .collect();
    let rows = lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
        let (number, title) = numbered(line);
        let mut cells = BTreeMap::from([("title".to_owned(), title.to_owned())]);
        cells.extend(number.map(|number| ("number".to_owned(), number.to_owned())));
        cells.extend(notes.get(title).map(|note| ("note".to_owned(), (*note).to_owned())));
        cells
    });
    let edits = list_edits(&working, AgendaPoint::TABLE, meeting.as_str(), rows.collect());
    stage(store, actor, &working, &edits, Note { action: "set_agenda", reason: "" }, at).await
}

/// The number printed before a point, if there is one, and the point.
fn numbered(line: &str) -> (Option<&str>, &str) {
    let is_number = |word: &str| {
        let digits = |letter: char| letter.is_numeric() || "()（）.．-－".contains(letter);
        !word.is_empty() && word.chars().all(digits) && word.chars().any(char::is_numeric)
    };
    match line.split_once([' ', '　', '\t']) {
        Some((number, title)) if is_number(number) && !title.trim().is_empty() => (Some(number), title.trim()),
        _ => (None, line),
    }
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn a_number_before_a_point_is_told_from_its_title() {
        assert_eq!(numbered("（１）　令和6年度の進捗"), (Some("（１）"), "令和6年度の進捗"));
        assert_eq!(numbered("2. 意見交換"), (Some("2."), "意見交換"));
        assert_eq!(numbered("開会"), (None, "開会"));
        assert_eq!(numbered("DX 推進"), (None, "DX 推進"));
    }
}
