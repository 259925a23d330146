//! What was said about the plan and what was done about it: opinions and advice, the result of the public
//! comment, decisions and tasks.

mod remarks;

use rashin_model::Lang;
use rashin_model::tables::{Comment, CommentKind, CommentState, EventKind};
use rashin_service::AssessedPlan;
use serde::Serialize;

use self::remarks::Remarks;
use super::outline;
use super::talk::{self, About};
use crate::content::Content;
use crate::document::{Document, Lack, Scope};
use crate::frame::Frame;
use crate::source::Source;
use crate::table::Table;
use crate::workbook::{Block, Sheet};

/// The document.
pub const DOCUMENT: Document = Document {
    code: "comments-and-responses",
    title: ("意見と対応", "Comments and responses"),
    about: (
        "会議などでの意見・助言とその対応、パブリックコメントの結果、決定と対応事項。",
        "Opinions and advice with the responses, the result of the public comment, decisions and tasks.",
    ),
    scope: Scope::Plan,
    template: "comments-and-responses.typ",
    tables: &["comments", "decisions", "tasks", "events"],
    lack,
    make,
};

#[derive(Debug, Serialize)]
struct CommentsAndResponses {
    parts: Vec<Part>,
}

/// A part of the document.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Part {
    title: &'static str,
    /// Counts, the days of the public comment.
    lines: Vec<String>,
    /// Whether the first column groups the rows.
    is_grouped: bool,
    table: Table,
}

fn lack(assessed: &AssessedPlan) -> Option<Lack> {
    assessed.plan.comments.is_empty().then(|| {
        Lack::new(
            "意見がありません。意見の表（comments）を入れるか、会議の画面で意見を記録してください",
            "there is no comment; fill in comments, or record them at a meeting",
        )
    })
}

#[expect(clippy::unnecessary_wraps, reason = "documents are made by functions that may find a lack")]
fn make(source: &Source<'_>) -> Result<Box<dyn Content>, Lack> {
    let (assessed, lang) = (source.assessed, source.lang);
    let plan = &assessed.plan;
    let comments = remarks::sorted(assessed);
    let of_public = |wanted: bool| -> Vec<&Comment> {
        comments.iter().copied().filter(|comment| (comment.kind == CommentKind::PublicComment) == wanted).collect()
    };
    let (said, public) = (of_public(false), of_public(true));
    let decisions: Vec<_> = plan.decisions.iter().collect();
    let tasks: Vec<_> = plan.tasks.iter().collect();
    let of_comments = |title, comments: &[&Comment], before: Vec<String>| {
        let Remarks { table, is_grouped, of_all } = remarks::table(assessed, comments, lang)?;
        let lines = before.into_iter().chain([counts(assessed, comments, lang)]).chain(of_all).collect();
        Some(Part { title, lines, is_grouped, table })
    };
    let of_table =
        |title, table: Option<Table>| table.map(|table| Part { title, lines: Vec::new(), is_grouped: false, table });
    let parts = [
        of_comments(lang.pick("意見・助言と対応", "Opinions and advice"), &said, Vec::new()),
        of_comments(
            lang.pick("パブリックコメントの結果", "Result of the public comment"),
            &public,
            held(assessed, lang),
        ),
        of_table(lang.pick("決定", "Decisions"), talk::decisions(assessed, &decisions, About::Named, lang)),
        of_table(lang.pick("対応事項", "Tasks"), talk::tasks(assessed, &tasks, About::Named, lang)),
    ];
    Ok(Box::new(CommentsAndResponses { parts: parts.into_iter().flatten().collect() }))
}

/// When the public comment was held, a line each.
fn held(assessed: &AssessedPlan, lang: Lang) -> Vec<String> {
    let events = assessed.plan.events.iter().filter(|event| event.kind == EventKind::PublicComment);
    let line = |event: &rashin_model::tables::Event| {
        let title = rashin_model::plan::titled(&event.title, event.title_en.as_deref(), lang).0;
        let days = outline::days(event, lang);
        format!("{title}{}{days}", lang.pick("　", ", "))
    };
    events.map(line).collect()
}

/// How many comments there are: of which kind, and how far they have come.
fn counts(assessed: &AssessedPlan, comments: &[&Comment], lang: Lang) -> String {
    let count = |wanted: &dyn Fn(&Comment) -> bool| comments.iter().filter(|comment| wanted(comment)).count();
    let kinds = CommentKind::ALL.iter().map(|kind| (kind.label(lang), count(&|comment| comment.kind == *kind)));
    let states = CommentState::ALL.iter().map(|state| (state.label(lang), count(&|comment| comment.state == *state)));
    let words = |counted: &mut dyn Iterator<Item = (&'static str, usize)>| {
        let said: Vec<String> = counted
            .filter(|(_, count)| *count > 0)
            .map(|(word, count)| match lang {
                Lang::Ja => format!("{word} {count}件"),
                Lang::En => format!("{word} {count}"),
            })
            .collect();
        said.join(lang.pick("、", ", "))
    };
    let kinds = words(&mut kinds.into_iter());
    if !talk::has_states(assessed) {
        return kinds;
    }
    format!("{kinds}{}{}{}", lang.pick("（", " ("), words(&mut states.into_iter()), lang.pick("）", ")"))
}

impl Content for CommentsAndResponses {
    fn context(&self, frame: &Frame) -> Vec<u8> {
        frame.with(self)
    }

    fn sheets(&self) -> Vec<Sheet<'_>> {
        let sheet = |part: &'static str, lines: &[String], table| {
            Sheet::landscape(
                part,
                vec![Block::Heading(part.to_owned()), Block::Lines(lines.to_vec()), Block::Table(table)],
            )
        };
        self.parts.iter().map(|part| sheet(part.title, &part.lines, &part.table)).collect()
    }
}
