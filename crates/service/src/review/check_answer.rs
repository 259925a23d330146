//! Checks one answer by the rules of the plan: the same for grid, workbook and import.

use std::collections::BTreeMap;

use rashin_eval::plan::Evaluation;
use rashin_eval::review::{Element, Reviewed};
use rashin_model::check::Surroundings;
use rashin_model::review::{Asked, Round};
use rashin_model::serial::filled_cells;
use rashin_model::table::Row as _;
use rashin_model::tables::{Grade, Reading, RubricMark, Step, StepState};
use rashin_model::{Cell, Plan, Sentence, Severity, Table};

use crate::review::check_reading::settled_reading;
use crate::review::remarkable::{remarkable_reading, remarkable_step};

/// What an answer is checked against.
pub struct Checks<'a> {
    /// The plan as it is worked on.
    pub plan: &'a Plan,
    /// Its evaluation, as of the day of the review or later.
    pub evaluation: &'a Evaluation,
    /// The review.
    pub round: &'a Round,
    /// Areas and rubrics that ship with the program.
    pub surroundings: &'a Surroundings<'a>,
}

/// Something about one cell of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The column; blank for the row as a whole.
    pub column: &'static str,
    /// Whether the answer cannot be taken as it is.
    pub severity: Severity,
    /// What is wrong.
    pub sentence: Sentence,
    /// What to do.
    pub hint: Sentence,
}

/// The row of the plan that an answer becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnsweredRow {
    /// A value.
    Reading(Box<Reading>),
    /// A step of a project.
    Step(Box<Step>),
    /// A mark that an office gives itself.
    Grade(Box<Grade>),
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The row, if every cell could be read.
    pub row: Option<AnsweredRow>,
    /// What is wrong or remarkable, errors first.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// Whether the answer can be taken.
    pub fn is_fine(&self) -> bool {
        self.row.is_some() && !self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Whether there is something that an approver should look at.
    pub fn has_warning(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Warning)
    }
}

impl AnsweredRow {
    /// The canonical cells, without the key.
    pub fn cells(&self, asked: &Asked) -> BTreeMap<String, String> {
        let mut cells = match self {
            Self::Reading(row) => filled_cells(&**row),
            Self::Step(row) => filled_cells(&**row),
            Self::Grade(row) => filled_cells(&**row),
        };
        for (column, _) in key_cells(asked, "") {
            cells.remove(column);
        }
        cells
    }
}

/// The table that the row of an answer belongs to.
pub fn table_of(asked: &Asked) -> &'static Table {
    match asked {
        Asked::Reading { .. } => Reading::TABLE,
        Asked::Step { .. } => Step::TABLE,
        Asked::Grade { .. } => Grade::TABLE,
    }
}

/// The cells that say which row it is.
fn key_cells(asked: &Asked, review: &str) -> Vec<(&'static str, String)> {
    match asked {
        Asked::Reading { indicator, area, period } => {
            vec![("indicator", indicator.write()), ("area", area.write()), ("period", period.write())]
        }
        Asked::Step { node, period } => vec![("node", node.write()), ("period", period.write())],
        Asked::Grade { node, rubric, dimension } => vec![
            ("node", node.write()),
            ("indicator", String::new()),
            ("review", review.to_owned()),
            ("rubric", rubric.write()),
            ("dimension", dimension.write()),
            ("by", "self".to_owned()),
        ],
    }
}

/// Checks an answer, as typed or as it was taken.
pub fn check_answer(checks: &Checks<'_>, asked: &Asked, cells: &BTreeMap<String, String>) -> Checked {
    let table = table_of(asked);
    let keys = key_cells(asked, checks.round.code.as_str());
    let mut findings: Vec<Finding> = Vec::new();
    for name in cells.keys().filter(|name| table.position(name).is_none()) {
        findings.push(error(
            "",
            Sentence::new(format!("「{name}」という欄はありません"), format!("there is no column \"{name}\"")),
            Sentence::new("この欄を除いてください", "leave it out"),
        ));
    }
    let cell = |position: usize| {
        let name = table.columns[position].name;
        let key = keys.iter().find(|(column, _)| *column == name).map(|(_, text)| text.as_str());
        key.unwrap_or_else(|| cells.get(name).map_or("", |text| text.trim()))
    };
    let row = match asked {
        Asked::Reading { .. } => Reading::read(cell).map(|row| AnsweredRow::Reading(Box::new(row))),
        Asked::Step { .. } => Step::read(cell).map(|row| AnsweredRow::Step(Box::new(row))),
        Asked::Grade { .. } => Grade::read(cell).map(|row| AnsweredRow::Grade(Box::new(row))),
    };
    let row = match row {
        Ok(AnsweredRow::Reading(reading)) => Some(check_reading(checks, *reading, &mut findings)),
        Ok(AnsweredRow::Step(mut step)) => {
            keep_planned(checks.plan, &mut step);
            check_step(&step, &mut findings);
            Some(AnsweredRow::Step(step))
        }
        Ok(AnsweredRow::Grade(grade)) => {
            check_grade(checks, &grade, &mut findings);
            Some(AnsweredRow::Grade(grade))
        }
        Err(problems) => {
            findings.extend(
                problems.into_iter().map(|(column, what)| error(table.columns[column].name, what.sentence, what.hint)),
            );
            None
        }
    };
    findings.sort_by_key(|finding| finding.severity);
    Checked { row, findings }
}

/// Applies the rules of readings and of the review to a value.
fn check_reading(checks: &Checks<'_>, reading: Reading, findings: &mut Vec<Finding>) -> AnsweredRow {
    let (reading, found) = settled_reading(checks.plan, checks.surroundings, reading);
    findings.extend(found);
    if reading.period.start() > checks.round.as_of {
        findings.push(error(
            "period",
            Sentence::new("基準日より後の期間です", "the period begins after the day as of which values count"),
            Sentence::new("基準日までの期間の値を入力してください", "enter a value of a period that had begun by then"),
        ));
    }
    if findings.iter().all(|finding| finding.severity != Severity::Error) {
        findings.extend(remarkable_reading(checks, &reading));
    }
    AnsweredRow::Reading(Box::new(reading))
}

/// What was planned stays as the plan says it where the answer does not change it.
fn keep_planned(plan: &Plan, step: &mut Step) {
    if step.planned.is_none() {
        let known = plan.steps.iter().find(|row| row.node == step.node && row.period == step.period);
        step.planned = known.and_then(|row| row.planned.clone());
    }
}

fn check_step(step: &Step, findings: &mut Vec<Finding>) {
    if step.state.is_none() {
        findings.push(error(
            "state",
            Sentence::new("状態が選ばれていません", "no state was chosen"),
            Sentence::new(
                "計画どおり・遅れなどから一つ選んでください",
                "choose one, such as \"as planned\" or \"late\"",
            ),
        ));
    }
    if matches!(step.state, Some(StepState::Late | StepState::Stopped)) && step.cause.is_none() {
        findings.push(error(
            "cause",
            Sentence::new("遅れ・中止の要因が書かれていません", "the cause of the delay or stop is missing"),
            Sentence::new("要因を1行で書いてください", "say the cause in a line"),
        ));
    }
    findings.extend(remarkable_step(step));
}

fn check_grade(checks: &Checks<'_>, grade: &Grade, findings: &mut Vec<Finding>) {
    let marks = marks_of(checks, grade);
    if !marks.contains(&grade.mark.as_str()) {
        let list = marks.join("・");
        findings.push(error(
            "mark",
            Sentence::new(
                format!("「{}」はこの評価基準にありません", grade.mark),
                format!("\"{}\" is not a mark of this rubric", grade.mark),
            ),
            Sentence::new(format!("{list} のどれかにしてください"), format!("choose one of {list}")),
        ));
        return;
    }
    findings.extend(departure(checks, grade));
}

/// A mark that departs from the figures asks for a reason; with one, the approver looks at it.
fn departure(checks: &Checks<'_>, grade: &Grade) -> Option<Finding> {
    let review = checks.plan.reviews.iter().find(|review| review.code == grade.review)?;
    let element = Element::Node(grade.node.clone()?);
    let reviewed = Reviewed::new(checks.plan, checks.evaluation, review);
    let (rubric, dimension) = (&grade.rubric, &grade.dimension);
    let departure = reviewed.own_departure(&element, rubric, dimension, &grade.mark, grade.reason.as_deref())?;
    let computed = reviewed.computed(&element, rubric, dimension).ok()?;
    let mark = computed.mark.mark();
    let sentence = if departure.better {
        Sentence::new(
            format!("計算による評価「{mark}」より{}段階良い自己評価です", departure.steps),
            format!("it is {} step(s) better than the computed mark \"{mark}\"", departure.steps),
        )
    } else {
        Sentence::new(
            format!("計算による評価「{mark}」より{}段階低い自己評価です", departure.steps),
            format!("it is {} steps worse than the computed mark \"{mark}\"", departure.steps),
        )
    };
    Some(if departure.reason.is_some() {
        let hint = Sentence::new("理由を確かめてください", "look at the reason");
        Finding { column: "mark", severity: Severity::Warning, sentence, hint }
    } else {
        error("reason", sentence, Sentence::new("理由を書いてください", "give a reason"))
    })
}

fn marks_of<'a>(checks: &'a Checks<'_>, grade: &Grade) -> Vec<&'a str> {
    let of = |rubrics: &'a [RubricMark]| {
        let mut marks: Vec<&str> = Vec::new();
        for row in rubrics.iter().filter(|row| row.rubric == grade.rubric && row.dimension == grade.dimension) {
            if !marks.contains(&row.mark.as_str()) {
                marks.push(&row.mark);
            }
        }
        marks
    };
    let own = of(&checks.plan.rubrics);
    if own.is_empty() { of(checks.surroundings.shipped_rubrics) } else { own }
}

fn error(column: &'static str, sentence: Sentence, hint: Sentence) -> Finding {
    Finding { column, severity: Severity::Error, sentence, hint }
}
