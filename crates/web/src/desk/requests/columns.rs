//! Which cells a row has, and how they are entered.

use rashin_model::Lang;
use rashin_model::review::{Asked, AskedKind};
use rashin_model::tables::{IndicatorKind, ReadingStatus, RubricMark, StepState};

use crate::plan_view::PlanView;

/// How a cell is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// One of several words.
    Choice,
    /// A number.
    Number,
    /// A day.
    Day,
    /// A line.
    Line,
    /// Several lines.
    Lines,
}

/// A cell of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The column of the table that the answer becomes.
    pub name: &'static str,
    ja: &'static str,
    en: &'static str,
    /// How it is entered.
    pub input: Input,
}

const fn column(name: &'static str, ja: &'static str, en: &'static str, input: Input) -> Column {
    Column { name, ja, en, input }
}

const STATUS: Column = column("status", "状態", "Status", Input::Choice);
const VALUE: Column = column("value", "値", "Value", Input::Number);
const TEXT: Column = column("text", "記述", "In words", Input::Line);
const NOTE: Column = column("note", "備考", "Note", Input::Line);
const NUMERATOR: Column = column("numerator", "分子", "Numerator", Input::Number);
const DENOMINATOR: Column = column("denominator", "分母", "Denominator", Input::Number);
const SOURCE: Column = column("source", "出典", "Source", Input::Line);
const REPORTED: Column = column("reported_on", "報告日", "Reported on", Input::Day);

const READING: &[Column] = &[STATUS, VALUE, NOTE];
const READING_IN_WORDS: &[Column] = &[STATUS, TEXT, NOTE];
const STEP: &[Column] = &[
    column("state", "状態", "State", Input::Choice),
    column("done", "実施したこと", "What was done", Input::Lines),
    column("cause", "遅れ・中止の要因", "Cause of a delay", Input::Lines),
    column("next", "今後の対応", "What comes next", Input::Lines),
];
const GRADE: &[Column] = &[
    column("mark", "自己評価", "Self-given mark", Input::Choice),
    column("reason", "理由", "Reason", Input::Lines),
    column("partners", "連携先", "Partners", Input::Line),
];
const MORE_OF_STEP: &[Column] =
    &[column("planned", "計画", "Planned", Input::Lines), column("actual", "実績", "Actual", Input::Lines)];
const MORE_OF_GRADE: &[Column] = &[SOURCE];

/// The cells of a row that the grid shows.
pub fn grid_columns(view: &PlanView, asked: &Asked) -> &'static [Column] {
    match asked.kind() {
        AskedKind::Reading if is_in_words(view, asked) => READING_IN_WORDS,
        AskedKind::Reading => READING,
        AskedKind::Step => STEP,
        AskedKind::Grade => GRADE,
    }
}

/// The further cells, on the page of the row.
pub fn more_columns(view: &PlanView, asked: &Asked) -> Vec<Column> {
    match asked.kind() {
        AskedKind::Reading => {
            let own = view.plan.indicator(asked.element().as_str());
            let is_rate = own.is_some_and(|indicator| indicator.kind == IndicatorKind::Rate);
            let other = if is_in_words(view, asked) { VALUE } else { TEXT };
            let parts = if is_rate { &[NUMERATOR, DENOMINATOR][..] } else { &[] };
            parts.iter().copied().chain([other, SOURCE, REPORTED]).collect()
        }
        AskedKind::Step => MORE_OF_STEP.to_vec(),
        AskedKind::Grade => MORE_OF_GRADE.to_vec(),
    }
}

/// Whether an indicator is reported in words rather than as a number.
fn is_in_words(view: &PlanView, asked: &Asked) -> bool {
    let own = view.plan.indicator(asked.element().as_str());
    own.is_some_and(|indicator| matches!(indicator.kind, IndicatorKind::Milestone | IndicatorKind::Qualitative))
}

impl Column {
    /// What it is called.
    pub fn label(&self, lang: Lang) -> &'static str {
        lang.pick(self.ja, self.en)
    }

    /// The words to choose from: machine name and label.
    pub fn choices(&self, view: &PlanView, asked: &Asked, lang: Lang) -> Vec<(String, String)> {
        let blank = || (String::new(), lang.pick("選んでください", "choose").to_owned());
        match (self.name, asked) {
            ("status", _) => ReadingStatus::ALL
                .iter()
                .map(|status| (status.code().to_owned(), status.label(lang).to_owned()))
                .collect(),
            ("state", _) => {
                let states = StepState::ALL.iter().map(|state| (state.code().to_owned(), state.label(lang).to_owned()));
                std::iter::once(blank()).chain(states).collect()
            }
            ("mark", Asked::Grade { rubric, dimension, .. }) => {
                let of = |rows: &[RubricMark]| {
                    let mut marks: Vec<(String, String)> = Vec::new();
                    for row in rows.iter().filter(|row| row.rubric == *rubric && row.dimension == *dimension) {
                        if !marks.iter().any(|(mark, _)| *mark == row.mark) {
                            let (meaning, _) =
                                rashin_model::plan::titled(&row.meaning, row.meaning_en.as_deref(), lang);
                            marks.push((row.mark.clone(), format!("{} {meaning}", row.mark)));
                        }
                    }
                    marks
                };
                let own = of(&view.plan.rubrics);
                let marks = if own.is_empty() { of(rashin_shipped::rubrics()) } else { own };
                std::iter::once(blank()).chain(marks).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What stands in it before anything was entered.
    pub fn preset(&self) -> &'static str {
        if self.name == "status" { "final" } else { "" }
    }
}
