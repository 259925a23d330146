//! What the answers of a workbook would change, and what is wrong with them, cell by cell.

use std::collections::BTreeMap;

use rashin_model::review::{AnswerStep, Asked, Evidence};
use rashin_model::table::{Column, Form};
use rashin_model::{Lang, Place, Problem, Sentence, Severity};
use rashin_service::review::{Checked, Checks, Row, RowSet, Submission, check_answer, table_of};

use super::answer_sheet::{evidence, is_open};
use super::column::{EVIDENCE, Entry, columns_of};
use super::returned::{ReturnedAnswers, ReturnedRow};
use crate::loaded::Located;

/// A cell that would change.
#[derive(Debug, Clone)]
pub struct CellChange {
    /// The column of the plan's table; `None` for the evidence.
    pub column: Option<&'static Column>,
    /// The cell: `実績値!F12`.
    pub at: String,
    /// What stands there now.
    pub before: String,
    /// What would stand there.
    pub after: String,
}

impl CellChange {
    /// What stands there now, and what would stand there, as people read it.
    pub fn texts(&self, lang: Lang) -> (String, String) {
        let text = |text: &str| self.column.map_or_else(|| text.to_owned(), |column| in_words(column, text, lang));
        (text(&self.before), text(&self.after))
    }
}

/// A word of a closed list by its label; other texts as they are.
fn in_words(column: &Column, text: &str, lang: Lang) -> String {
    let Form::Word(words, labels) = column.form else { return text.to_owned() };
    match (words.iter().position(|word| *word == text), lang) {
        (Some(place), Lang::Ja) => labels[place].to_owned(),
        (Some(_), Lang::En) => text.replace('_', " "),
        (None, _) => text.to_owned(),
    }
}

/// A row that would be handed in.
#[derive(Debug, Clone)]
pub struct JudgedRow {
    /// What is handed in.
    pub submission: Submission,
    /// What changes; nothing for a draft that is handed in as it is.
    pub changes: Vec<CellChange>,
    /// Whether it can be taken.
    pub is_fine: bool,
}

/// What a workbook would change.
#[derive(Debug, Clone, Default)]
pub struct Judged {
    /// The rows that would be handed in, in the order of the request.
    pub rows: Vec<JudgedRow>,
    /// How many rows came back as they stand already.
    pub unchanged: usize,
    /// Rows that came back with nothing filled in.
    pub blank: Vec<Asked>,
    /// Rows that are not in the file.
    pub missing: Vec<Asked>,
    /// Everything that is wrong or remarkable, with its cell.
    pub problems: Vec<Located>,
}

impl Judged {
    /// Whether anything keeps the file from being handed in.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|located| located.problem.severity == Severity::Error)
    }

    /// What is handed in.
    pub fn submissions(&self) -> Vec<Submission> {
        self.rows.iter().map(|row| row.submission.clone()).collect()
    }
}

/// Checks the answers that came back by the rules of the plan and compares them with what stands in
/// the request now. Rows that are with those who approve are left as they are.
pub fn judge_answers(returned: ReturnedAnswers, rows: &RowSet, checks: &Checks<'_>) -> Judged {
    let ReturnedAnswers { rows: came, blank, missing, problems } = returned;
    let mut judged = Judged { blank, missing, problems, ..Judged::default() };
    for row in &came {
        if let Ok(held) = rows.row(&row.asked) {
            judge_row(row, held, checks, &mut judged);
        }
    }
    judged
}

fn judge_row(came: &ReturnedRow, held: &Row, checks: &Checks<'_>, judged: &mut Judged) {
    let checked = check_answer(checks, &came.asked, &came.cells);
    let before = standing(held, checks);
    let after = canonical(&checked, &came.asked, &came.cells);
    let mut changes = changed_cells(came, &before, &after);
    let (now, then) = (evidence(held).to_vec(), evidence_with(held, &came.links));
    if now != then {
        let text = |evidence: &[Evidence]| evidence.iter().map(evidence_text).collect::<Vec<_>>().join(" ");
        let (before, after) = (text(&now), text(&then));
        changes.push(CellChange { column: None, at: came.place(EVIDENCE), before, after });
    }
    if !is_open(held) {
        judged.unchanged += usize::from(changes.is_empty());
        if !changes.is_empty() {
            judged.problems.push(closed(came, held));
        }
        return;
    }
    if changes.is_empty() && held.answer.is_some() {
        judged.unchanged += 1;
        if held.step() == AnswerStep::Returned {
            judged.problems.push(not_corrected(came));
        }
        return;
    }
    let is_fine = checked.is_fine();
    judged.problems.extend(findings(came, checked));
    let submission = Submission { asked: came.asked.clone(), cells: came.cells.clone(), evidence: then };
    judged.rows.push(JudgedRow { submission, changes, is_fine });
}

/// What stands in a row now, in canonical form where it can be read.
fn standing(held: &Row, checks: &Checks<'_>) -> BTreeMap<String, String> {
    let cells = held.cells();
    if cells.is_empty() {
        return cells;
    }
    let checked = check_answer(checks, &held.asked, &cells);
    canonical(&checked, &held.asked, &cells)
}

fn canonical(checked: &Checked, asked: &Asked, typed: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    if let Some(row) = &checked.row {
        return row.cells(asked);
    }
    // Beside a cell that cannot be read, the others still are what they say.
    let word = |name: &str, text: &str| {
        let column = table_of(asked).columns.iter().find(|column| column.name == name);
        let Some(Form::Word(words, labels)) = column.map(|column| column.form) else { return text.to_owned() };
        labels.iter().position(|label| *label == text).map_or(text, |place| words[place]).to_owned()
    };
    typed.iter().map(|(name, text)| (name.clone(), word(name, text))).collect()
}

/// The cells to fill in that differ, in the order of the table's columns.
fn changed_cells(
    came: &ReturnedRow,
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> Vec<CellChange> {
    let text = |cells: &BTreeMap<String, String>, name: &str| cells.get(name).cloned().unwrap_or_default();
    let columns = table_of(&came.asked).columns.iter();
    let cells = columns.map(|column| (column, text(before, column.name), text(after, column.name)));
    let is_typed = |name: &str| {
        columns_of(came.asked.kind()).iter().any(|column| column.name == name && column.entry != Entry::None)
    };
    let changed = cells.filter(|(column, before, after)| before != after && is_typed(column.name));
    let change = |(column, before, after): (&'static Column, String, String)| CellChange {
        column: Some(column),
        at: came.place(column.name),
        before,
        after,
    };
    changed.map(change).collect()
}

/// The evidence of a row with these links: files stay, other links go.
pub fn evidence_with(held: &Row, links: &[String]) -> Vec<Evidence> {
    let files = evidence(held).iter().filter(|evidence| matches!(evidence, Evidence::File { .. })).cloned();
    files.chain(links.iter().cloned().map(Evidence::Link)).collect()
}

fn evidence_text(evidence: &Evidence) -> &str {
    match evidence {
        Evidence::File { name, .. } => name,
        Evidence::Link(link) => link,
    }
}

fn findings(came: &ReturnedRow, checked: Checked) -> impl Iterator<Item = Located> {
    checked.findings.into_iter().map(|finding| {
        let column = (!finding.column.is_empty()).then_some(finding.column);
        let place = Place { table: table_of(&came.asked).name, row: None, column };
        let problem = Problem {
            severity: finding.severity,
            rule: "answer",
            place,
            sentence: finding.sentence,
            hint: finding.hint,
        };
        Located::at(problem, came.place(finding.column))
    })
}

fn closed(came: &ReturnedRow, held: &Row) -> Located {
    let step = held.step();
    let sentence = Sentence::new(
        format!("この行は「{}」のため、変更を取り込みません", step.label(Lang::Ja)),
        format!("this row is {} and was not changed", step.label(Lang::En)),
    );
    let hint = Sentence::new(
        "変更が必要なときは、提出を取り戻すか、差戻しを頼んでください",
        "take it back, or ask for it to be returned, if it must change",
    );
    remark("row-closed", came, sentence, hint)
}

fn not_corrected(came: &ReturnedRow) -> Located {
    let sentence = Sentence::new("差し戻された行が変わっていません", "this row was returned and has not been changed");
    let hint = Sentence::new(
        "理由を確かめて直してください。このままでよいときは、画面から再提出してください",
        "look at the reason and correct it; if it is right as it is, hand it in again on the page",
    );
    remark("row-not-corrected", came, sentence, hint)
}

fn remark(rule: &'static str, came: &ReturnedRow, sentence: Sentence, hint: Sentence) -> Located {
    let place = Place { table: table_of(&came.asked).name, row: None, column: None };
    let problem = Problem { severity: Severity::Warning, rule, place, sentence, hint };
    Located::at(problem, came.place(""))
}
