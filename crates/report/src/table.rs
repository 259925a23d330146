//! Tables as documents and their Excel twins show them.

use rashin_eval::Figure;
use rashin_eval::rounding::round_figure;
use rashin_eval::show::grouped;
use rashin_model::{Decimal, Lang};
use serde::Serialize;

use crate::contents::texts::Text;

/// A table of a document.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; each has a cell per column, or is a [`Cell::Group`] alone.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// What stands over it.
    pub head: String,
    /// How wide it is beside the others.
    pub width: f64,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Cell {
    /// Nothing belongs here.
    Blank,
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// Words that stand out.
    Strong {
        /// The words.
        text: String,
    },
    /// A number as people read it, and as a spreadsheet holds it.
    Number {
        /// With separators and unit.
        text: String,
        /// The number.
        #[serde(skip)]
        value: Decimal,
    },
    /// A mark with what it means.
    Mark {
        /// The letter, sign or word.
        sign: String,
        /// What it means; blank where the sign says it.
        meaning: String,
    },
    /// Lines under one another, the first standing out.
    Lines {
        /// What stands out; may be blank.
        strong: String,
        /// The other lines.
        lines: Vec<String>,
    },
    /// Heads the rows under it; stands alone in its row.
    Group {
        /// What those rows have in common.
        text: String,
    },
    /// What was planned for a period, how it stands, what happened.
    Step {
        /// What was planned.
        planned: String,
        /// The state by its machine name; decides the form of the sign.
        state: &'static str,
        /// The letter of the state; may be blank.
        sign: &'static str,
        /// The word for the state.
        word: &'static str,
        /// What happened, why, what comes next.
        lines: Vec<String>,
    },
    /// Texts of the plan, one under the other.
    Texts {
        /// The texts; none is a dash.
        texts: Vec<Text>,
    },
}

impl Column {
    /// A column.
    pub fn new(head: impl Into<String>, width: f64) -> Self {
        Self { head: head.into(), width }
    }
}

impl Cell {
    /// A cell with words; blank for none.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text { text } }
    }

    /// A cell with words that stand out.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::Strong { text: text.into() }
    }

    /// A cell with words, where there are some.
    pub fn maybe(text: Option<&str>) -> Self {
        text.map_or(Self::Blank, Self::text)
    }

    /// A cell with a computed figure, or with why there is none.
    pub fn figure(figure: Figure, decimals: u32, lang: Lang) -> Self {
        match figure.and_then(|figure| round_figure(figure, decimals)) {
            Ok(mut value) => {
                value.rescale(decimals);
                Self::Number { text: grouped(value, decimals), value }
            }
            Err(reason) => Self::text(reason.text(lang)),
        }
    }

    /// What it says, as one text.
    pub fn plain(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text { text } | Self::Strong { text } | Self::Group { text } | Self::Number { text, .. } => {
                text.clone()
            }
            Self::Mark { sign, meaning } if meaning.is_empty() => sign.clone(),
            Self::Mark { sign, meaning } => format!("{sign}\n{meaning}"),
            Self::Lines { strong, lines } => {
                joined(std::iter::once(&strong[..]).chain(lines.iter().map(|line| &line[..])))
            }
            Self::Step { planned, sign, word, lines, .. } => {
                let state = format!("{sign} {word}");
                joined([planned, state.trim()].into_iter().chain(lines.iter().map(|line| &line[..])))
            }
            Self::Texts { texts } => {
                let is_list = texts.len() > 1;
                let lines = texts.iter().map(|text| {
                    let is_point = is_list && text.numbers.is_empty();
                    if is_point { format!("・{}", text.plain()) } else { text.plain() }
                });
                lines.collect::<Vec<_>>().join("\n")
            }
        }
    }
}

/// Lines under one another, without blank ones.
fn joined<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

impl Table {
    /// A table without rows yet.
    pub fn new(columns: Vec<Column>) -> Self {
        Self { columns, rows: Vec::new() }
    }

    /// The same without the columns in which no row has anything.
    #[must_use]
    pub fn without_blank_columns(mut self) -> Self {
        let is_group = |row: &[Cell]| matches!(row, [Cell::Group { .. }]);
        let has = |place: usize| self.rows.iter().any(|row| !is_group(row) && row[place] != Cell::Blank);
        let kept: Vec<bool> = (0..self.columns.len()).map(has).collect();
        let keep = |place: &mut usize| {
            *place += 1;
            kept[*place - 1]
        };
        let mut place = 0;
        self.columns.retain(|_| keep(&mut place));
        for row in self.rows.iter_mut().filter(|row| !is_group(row)) {
            let mut place = 0;
            row.retain(|_| keep(&mut place));
        }
        self
    }
}
