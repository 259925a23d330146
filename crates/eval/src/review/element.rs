//! What a mark is given to.

use rashin_model::tables::Grade;
use rashin_model::{Code, Plan};

/// A node or an indicator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Element {
    /// A node.
    Node(Code),
    /// An indicator.
    Indicator(Code),
}

impl Element {
    /// What a grade belongs to; `None` for a row that names neither.
    pub fn of(grade: &Grade) -> Option<Self> {
        let node = grade.node.clone().map(Self::Node);
        node.or_else(|| grade.indicator.clone().map(Self::Indicator))
    }

    /// Its code.
    pub fn code(&self) -> &Code {
        match self {
            Self::Node(code) | Self::Indicator(code) => code,
        }
    }

    /// Whether a grade was given to it.
    pub(super) fn has(&self, grade: &Grade) -> bool {
        match self {
            Self::Node(code) => grade.node.as_ref() == Some(code),
            Self::Indicator(code) => grade.node.is_none() && grade.indicator.as_ref() == Some(code),
        }
    }

    /// Where it stands in the plan: nodes in the order of the document, then indicators; what the
    /// plan does not have comes last.
    pub(super) fn place(&self, plan: &Plan) -> (u8, usize) {
        let (sort, place) = match self {
            Self::Node(code) => (0, plan.nodes.iter().position(|node| node.code == *code)),
            Self::Indicator(code) => (1, plan.indicators.iter().position(|indicator| indicator.code == *code)),
        };
        (sort, place.unwrap_or(usize::MAX))
    }
}
