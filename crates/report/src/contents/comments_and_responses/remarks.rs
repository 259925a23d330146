//! Comments with their responses as a table.

use rashin_model::Lang;
use rashin_model::tables::Comment;
use rashin_service::AssessedPlan;

use crate::contents::{names, talk};
use crate::table::{Cell, Column, Table};

/// Comments as a table.
pub(super) struct Remarks {
    /// The table.
    pub table: Table,
    /// Whether its first column says what the comments of its rows are about.
    pub is_grouped: bool,
    /// What all of them are about and where all of them were said, as far as that is one.
    pub of_all: Vec<String>,
}

/// The comments in the order in which they are shown: those of the whole plan, then those of elements as the
/// plan has them, those of one thrust beside each other.
pub(super) fn sorted(assessed: &AssessedPlan) -> Vec<&Comment> {
    let plan = &assessed.plan;
    let place = |comment: &Comment| {
        let code = comment.element.as_ref()?;
        let nodes = plan.nodes.iter().position(|node| node.code == *code);
        // An indicator stands behind the element that it is used at first, other things behind all.
        let at_use = || {
            let (_, node) = assessed.used_at(assessed.position(code.as_str())?).next()?;
            plan.nodes.iter().position(|other| other.code == node.code)
        };
        Some(nodes.or_else(at_use).unwrap_or(usize::MAX))
    };
    let mut comments: Vec<&Comment> = plan.comments.iter().collect();
    comments.sort_by_key(|comment| (place(comment), comment.element.clone(), comment.order));
    // Those of one group stand where its first comment does.
    let first = |comment: &Comment| {
        comments.iter().position(|other| match &comment.group {
            Some(group) => other.group.as_ref() == Some(group),
            None => other.code == comment.code,
        })
    };
    let places: Vec<Option<usize>> = comments.iter().map(|comment| first(comment)).collect();
    let mut ordered: Vec<(Option<usize>, &Comment)> = places.into_iter().zip(comments.iter().copied()).collect();
    ordered.sort_by_key(|(place, _)| *place);
    ordered.into_iter().map(|(_, comment)| comment).collect()
}

/// Comments as a table; `None` for none.
pub(super) fn table(assessed: &AssessedPlan, comments: &[&Comment], lang: Lang) -> Option<Remarks> {
    let about = |comment: &Comment| {
        comment.group.clone().unwrap_or_else(|| talk::about(assessed, comment.element.as_ref(), lang))
    };
    let first = about(comments.first()?);
    let is_one = comments.iter().all(|comment| about(comment) == first);
    let meeting = comments.first()?.meeting.as_ref();
    let is_one_meeting = comments.iter().all(|comment| comment.meeting.as_ref() == meeting);
    let has_states = talk::has_states(assessed);
    let mut table = Table::new(vec![
        Column::new(lang.pick("対象", "About"), 1.5),
        Column::new(lang.pick("会議", "Meeting"), 1.4),
        Column::new(lang.pick("種類", "Kind"), 0.9),
        Column::new(lang.pick("発言者の所属", "Office of the speaker"), 1.2),
        Column::new(lang.pick("意見", "Comment"), 3.2),
        Column::new(lang.pick("対応", "Response"), 3.2),
        Column::new(lang.pick("対応した所属", "Office that responded"), 1.1),
        Column::new(lang.pick("状態", "State"), 1.0),
    ]);
    for comment in comments {
        let meeting = comment.meeting.as_ref().filter(|_| !is_one_meeting);
        let meeting = meeting.map(|code| names::meeting(assessed, code, lang));
        table.rows.push(vec![
            if is_one { Cell::Blank } else { Cell::strong(about(comment)) },
            Cell::maybe(meeting.as_deref()),
            Cell::text(comment.kind.label(lang)),
            Cell::maybe(comment.office.as_deref()),
            Cell::text(&comment.text),
            Cell::maybe(comment.response.as_deref()),
            Cell::maybe(comment.response_by.as_deref()),
            if has_states { Cell::text(comment.state.label(lang)) } else { Cell::Blank },
        ]);
    }
    let about = is_one.then(|| format!("{}{first}", lang.pick("対象：", "About: ")));
    let meeting = meeting.filter(|_| is_one_meeting).map(|code| names::meeting(assessed, code, lang));
    let meeting = meeting.map(|name| format!("{}{name}", lang.pick("会議：", "Meeting: ")));
    let of_all = about.into_iter().chain(meeting).collect();
    Some(Remarks { table: table.without_blank_columns(), is_grouped: !is_one, of_all })
}
