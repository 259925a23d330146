//! A mark that follows from figures or from other marks.

use rashin_model::tables::{RubricMark, Tone};
use rashin_model::{Code, Lang, Sentence};

use crate::Reason;

/// A mark that follows from figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComputedMark {
    /// The rubric.
    pub rubric: Code,
    /// Its dimension.
    pub dimension: Code,
    /// The mark, or why there is none.
    pub mark: Result<GivenMark, Reason>,
}

/// A mark with what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenMark {
    /// The mark.
    pub mark: String,
    /// Its rank within the dimension, 1 the best.
    pub rank: Option<u32>,
    /// For colour and shape.
    pub tone: Tone,
    /// What it means.
    pub meaning: Sentence,
}

impl GivenMark {
    /// The mark of a row.
    pub(super) fn of(row: &RubricMark) -> Self {
        let english = row.meaning_en.as_deref().unwrap_or(&row.meaning);
        Self { mark: row.mark.clone(), rank: row.rank, tone: row.tone, meaning: Sentence::new(&row.meaning, english) }
    }

    /// What the mark means.
    pub fn meaning(&self, lang: Lang) -> &str {
        self.meaning.text(lang)
    }
}
