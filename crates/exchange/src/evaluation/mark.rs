//! Marks as records.

use rashin_eval::plan::{ComputedMark, GivenMark, NodeMark};
use rashin_model::tables::GradedBy;
use serde::Serialize;
use utoipa::ToSchema;

/// A mark.
#[derive(Debug, Serialize, ToSchema)]
pub struct MarkRecord<'a> {
    /// The rubric.
    pub rubric: &'a str,
    /// Its dimension.
    pub dimension: &'a str,
    /// The mark; `null` when there is none.
    pub mark: Option<&'a str>,
    /// Who gave it: computed, self, committee, hq.
    pub by: &'static str,
    /// Why there is no mark, or the reason given for it.
    pub reason: Option<&'a str>,
}

pub(super) fn mark_record(mark: &ComputedMark) -> MarkRecord<'_> {
    MarkRecord {
        rubric: mark.rubric.as_str(),
        dimension: mark.dimension.as_str(),
        mark: mark.mark.as_ref().ok().map(GivenMark::mark),
        by: GradedBy::Computed.code(),
        reason: mark.mark.as_ref().err().map(|reason| reason.code()),
    }
}

/// A mark of a node that follows from marks given to it.
#[derive(Debug, Serialize, ToSchema)]
pub struct NodeMarkRecord<'a> {
    /// The node.
    pub node: &'a str,
    /// The review.
    pub review: &'a str,
    /// Whose marks it follows from.
    pub from: &'static str,
    /// The mark.
    #[serde(flatten)]
    pub mark: MarkRecord<'a>,
}

/// The record of a node's mark.
pub fn node_mark_record(mark: &NodeMark) -> NodeMarkRecord<'_> {
    NodeMarkRecord {
        node: mark.node.as_str(),
        review: mark.review.as_str(),
        from: mark.from.code(),
        mark: mark_record(&mark.mark),
    }
}
