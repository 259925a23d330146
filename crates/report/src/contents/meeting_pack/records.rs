//! What was said in a meeting and what was settled, once it was held.

use rashin_model::Lang;
use rashin_model::tables::{Comment, Decision, Meeting, Task};
use rashin_opendata::Only;
use rashin_service::AssessedPlan;
use serde::Serialize;

use crate::contents::talk::{self, About};
use crate::source::Source;
use crate::table::{Cell, Column, Table};
use crate::workbook::{Block, Sheet};

/// What was said and settled.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Records {
    tables: Vec<Part>,
    minutes_title: &'static str,
    minutes: Vec<String>,
}

/// A table under its title.
#[derive(Debug, Serialize)]
struct Part {
    title: &'static str,
    table: Table,
}

/// The comments made in a meeting, in their order.
pub fn comments<'a>(assessed: &'a AssessedPlan, meeting: &Meeting) -> Vec<&'a Comment> {
    let of = |comment: &&Comment| comment.meeting.as_ref() == Some(&meeting.code);
    let mut own: Vec<&Comment> = assessed.plan.comments.iter().filter(of).collect();
    own.sort_by_key(|comment| comment.order);
    own
}

/// The decisions of a meeting.
pub fn decisions<'a>(assessed: &'a AssessedPlan, meeting: &Meeting) -> Vec<&'a Decision> {
    let of = |decision: &&Decision| decision.meeting.as_ref() == Some(&meeting.code);
    assessed.plan.decisions.iter().filter(of).collect()
}

/// The tasks that follow from decisions.
pub fn tasks<'a>(assessed: &'a AssessedPlan, decisions: &[&Decision]) -> Vec<&'a Task> {
    let follows = |task: &&Task| decisions.iter().any(|decision| task.decision.as_ref() == Some(&decision.code));
    assessed.plan.tasks.iter().filter(follows).collect()
}

/// The rows of machine tables that are of a meeting.
pub fn only(assessed: &AssessedPlan, meeting: &Meeting) -> Only {
    let decisions = decisions(assessed, meeting);
    Only::default()
        .of("meetings", [&meeting.code])
        .of("comments", comments(assessed, meeting).iter().map(|comment| &comment.code))
        .of("tasks", tasks(assessed, &decisions).iter().map(|task| &task.code))
        .of("decisions", decisions.iter().map(|decision| &decision.code))
}

impl Records {
    /// What was said and settled in a meeting; `None` for nothing.
    pub fn of(source: &Source<'_>, meeting: &Meeting) -> Option<Self> {
        let (assessed, lang) = (source.assessed, source.lang);
        let decisions = decisions(assessed, meeting);
        let tasks = tasks(assessed, &decisions);
        // They are all of this meeting, which needs no column.
        let unnamed: Vec<Decision> =
            decisions.iter().map(|&decision| Decision { meeting: None, ..decision.clone() }).collect();
        let unnamed: Vec<&Decision> = unnamed.iter().collect();
        let parts = [
            (lang.pick("意見と対応", "Comments and responses"), said(assessed, &comments(assessed, meeting), lang)),
            (lang.pick("決定", "Decisions"), talk::decisions(assessed, &unnamed, About::Named, lang)),
            (lang.pick("対応事項", "Tasks"), talk::tasks(assessed, &tasks, About::Named, lang)),
        ];
        let tables: Vec<Part> =
            parts.into_iter().filter_map(|(title, table)| Some(Part { title, table: table? })).collect();
        let minutes = meeting.minutes.as_deref().unwrap_or_default().lines().map(str::trim);
        let minutes: Vec<String> = minutes.filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let is_empty = tables.is_empty() && minutes.is_empty();
        (!is_empty).then(|| Self { tables, minutes_title: lang.pick("議事録", "Minutes"), minutes })
    }

    /// The same in a workbook.
    pub fn sheets(&self) -> Vec<Sheet<'_>> {
        let mut sheets: Vec<Sheet<'_>> =
            self.tables.iter().map(|part| Sheet::portrait(part.title, vec![Block::Table(&part.table)])).collect();
        if !self.minutes.is_empty() {
            sheets.push(Sheet::portrait(self.minutes_title, vec![Block::Lines(self.minutes.clone())]));
        }
        sheets
    }
}

fn said(assessed: &AssessedPlan, comments: &[&Comment], lang: Lang) -> Option<Table> {
    let has_states = talk::has_states(assessed);
    let mut table = Table::new(vec![
        Column::new(lang.pick("対象", "About"), 1.5),
        Column::new(lang.pick("種類・発言者の所属", "Kind, office"), 1.3),
        Column::new(lang.pick("意見", "Comment"), 3.0),
        Column::new(lang.pick("対応", "Response"), 3.0),
        Column::new(lang.pick("状態", "State"), 1.2),
    ]);
    for comment in comments {
        let lines = |text: &str, office: Option<&String>| match office {
            Some(office) => Cell::Lines { strong: text.to_owned(), lines: vec![office.clone()] },
            None => Cell::text(text),
        };
        let response = comment.response.as_deref();
        let by = comment.response_by.as_ref().map(|office| match lang {
            Lang::Ja => format!("（{office}）"),
            Lang::En => format!("({office})"),
        });
        table.rows.push(vec![
            Cell::text(talk::about(assessed, comment.element.as_ref(), lang)),
            lines(comment.kind.label(lang), comment.office.as_ref()),
            Cell::text(&comment.text),
            match (response, by) {
                (Some(response), Some(by)) => {
                    Cell::Lines { strong: String::new(), lines: vec![response.to_owned(), by] }
                }
                (response, _) => Cell::maybe(response),
            },
            if has_states { Cell::text(comment.state.label(lang)) } else { Cell::Blank },
        ]);
    }
    (!comments.is_empty()).then(|| table.without_blank_columns())
}
