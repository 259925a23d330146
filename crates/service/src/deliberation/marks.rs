//! Marks of the committee and the headquarters.

use jiff::Timestamp;
use rashin_model::tables::{Grade, GradedBy, Node, Review, RubricMark};
use rashin_model::{Code, List, Plan};

use crate::Error;
use crate::plan_desk::{Note, RowEdit, Staged, stage};
use crate::port::Store;
use crate::review::{given_dimensions, graded_nodes};
use crate::rights::Actor;
use crate::working_plan::load_working_plan;

/// A mark as it was entered; a blank one is taken back.
#[derive(Debug, Clone)]
pub struct MarkGiven {
    /// The node.
    pub node: Code,
    /// The rubric.
    pub rubric: Code,
    /// The dimension.
    pub dimension: Code,
    /// The mark; blank for none.
    pub mark: String,
    /// Why.
    pub reason: String,
}

/// Gives marks to nodes in a review, all or none. Partners and source of an earlier mark stay.
///
/// # Errors
/// [`Error::Forbidden`] for marks of another body; [`Error::Invalid`] for marks that the rubric does not
/// have; [`Error::Stale`]; [`Error::NoSuchPlan`]; [`Error::Store`].
pub async fn give_marks(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    (review, by): (&Code, GradedBy),
    marks: &[MarkGiven],
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let mut edits = Vec::new();
    for one in marks {
        let known = working.plan.grades.iter().find(|grade| {
            grade.node.as_ref() == Some(&one.node)
                && (&grade.review, &grade.rubric, &grade.dimension, grade.by)
                    == (review, &one.rubric, &one.dimension, by)
        });
        match (given(&one.mark), known) {
            (None, None) => {}
            (None, Some(known)) => {
                let put = RowEdit::put(&working, known);
                edits.push(RowEdit { cells: None, ..put });
            }
            (Some(mark), known) => {
                let grade = Grade {
                    node: Some(one.node.clone()),
                    indicator: None,
                    review: review.clone(),
                    rubric: one.rubric.clone(),
                    dimension: one.dimension.clone(),
                    mark,
                    by,
                    reason: given(&one.reason),
                    partners: known.map_or_else(List::default, |known| known.partners.clone()),
                    source: known.and_then(|known| known.source.clone()),
                };
                if known != Some(&grade) {
                    edits.push(RowEdit::put(&working, &grade));
                }
            }
        }
    }
    stage(store, actor, &working, &edits, Note { action: "give_marks", reason: "" }, at).await
}

/// A mark that can be given in a review.
#[derive(Debug, Clone, Copy)]
pub struct Markable<'a> {
    /// The node.
    pub node: &'a Node,
    /// The rubric.
    pub rubric: &'a Code,
    /// The dimension.
    pub dimension: &'a Code,
}

/// The marks that persons can give in a review: for every rubric of it, the dimensions that do not follow
/// from others, at the nodes that were graded by it before or that are its projects.
pub fn markable<'a>(plan: &'a Plan, review: &'a Review, shipped: &'a [RubricMark]) -> Vec<Markable<'a>> {
    let mut found = Vec::new();
    for rubric in review.rubrics.iter() {
        let dimensions = given_dimensions(plan, shipped, rubric);
        for node in graded_nodes(plan, rubric) {
            found.extend(dimensions.iter().map(|dimension| Markable { node, rubric, dimension }));
        }
    }
    found
}
