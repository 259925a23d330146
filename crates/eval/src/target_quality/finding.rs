//! One finding.

use rashin_model::AreaCode;
use rashin_model::lang::Sentence;

use super::flaw::Flaw;

/// A flaw found at an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub flaw: Flaw,
    /// Position of the indicator in the plan.
    pub indicator: usize,
    /// The area, where it is about one.
    pub area: Option<AreaCode>,
    /// What is wrong, in a sentence.
    pub sentence: Sentence,
    /// The way out.
    pub hint: Sentence,
}
