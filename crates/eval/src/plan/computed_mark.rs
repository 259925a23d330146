//! A mark that follows from figures or from other marks.

use std::sync::Arc;

use rashin_model::tables::{RubricMark, Tone};
use rashin_model::{Code, Lang};

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
    /// Why nothing could be measured, where the mark is the rubric's own word for that (－).
    pub unmeasured: Option<Reason>,
}

impl ComputedMark {
    /// The mark where it has a place in the order of its dimension.
    ///
    /// # Errors
    /// Why there is no mark or nothing was measured; [`Reason::NoOrder`] where the mark has no rank.
    pub fn ranked(&self) -> Result<&GivenMark, Reason> {
        let given = self.mark.as_ref().map_err(|reason| *reason)?;
        if given.rank().is_some() { Ok(given) } else { Err(self.unmeasured.unwrap_or(Reason::NoOrder)) }
    }
}

/// A mark with what it means: a row of a rubric. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenMark(pub(super) Arc<RubricMark>);

impl GivenMark {
    /// The mark.
    pub fn mark(&self) -> &str {
        &self.0.mark
    }

    /// Its rank within the dimension, 1 the best.
    pub fn rank(&self) -> Option<u32> {
        self.0.rank
    }

    /// How it is meant, for colour and shape.
    pub fn tone(&self) -> Tone {
        self.0.tone
    }

    /// What it means.
    pub fn meaning(&self, lang: Lang) -> &str {
        rashin_model::plan::titled(&self.0.meaning, self.0.meaning_en.as_deref(), lang).0
    }
}
