//! Why a file of boundaries cannot be taken.

use rashin_model::Sentence;

/// Something wrong with a file, with its place and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundaryProblem {
    /// Where: a feature by its number, a file within an archive, or the whole.
    pub place: Sentence,
    /// What is wrong.
    pub sentence: Sentence,
    /// What to do.
    pub hint: Sentence,
}

impl BoundaryProblem {
    /// A problem of the whole file.
    pub(crate) fn of_file(sentence: Sentence, hint: Sentence) -> Self {
        Self { place: Sentence::new("ファイル全体", "the file"), sentence, hint }
    }

    /// A problem of a feature, counted from 1.
    pub(crate) fn of_feature(number: usize, sentence: Sentence, hint: Sentence) -> Self {
        Self { place: Sentence::new(format!("{number}番目の図形"), format!("feature {number}")), sentence, hint }
    }
}
