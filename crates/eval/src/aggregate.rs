//! Aggregation up a tree: indicators into groups, groups into an index.

use crate::coverage::coverage;
use crate::mean::{Mean, weighted_mean};
use crate::reason::{Figure, Reason};
use crate::rounding::at_cut;

/// One element of a tree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Branch {
    /// Position of the parent in the list of branches; none for a root.
    pub parent: Option<usize>,
    /// The weight among its siblings.
    pub weight: f64,
}

/// A list of branches that forms one or more trees, with each branch's children.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    branches: Vec<Branch>,
    children: Vec<Vec<usize>>,
    /// Every branch that has children, children before their parents.
    upward: Vec<usize>,
}

/// Why a list of branches is no tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadTree {
    /// A parent is not in the list.
    #[error("branch {branch} has parent {parent}, which is not in the list")]
    UnknownParent {
        /// The branch.
        branch: usize,
        /// The parent that it names.
        parent: usize,
    },
    /// A branch is its own ancestor.
    #[error("branch {branch} is its own ancestor")]
    Cycle {
        /// The branch.
        branch: usize,
    },
}

impl Tree {
    /// A tree from its branches, in any order.
    ///
    /// # Errors
    /// [`BadTree`] when a parent is unknown or the parents run in a circle.
    pub fn new(branches: Vec<Branch>) -> Result<Self, BadTree> {
        let mut children = vec![Vec::new(); branches.len()];
        for (index, branch) in branches.iter().enumerate() {
            if let Some(parent) = branch.parent {
                children.get_mut(parent).ok_or(BadTree::UnknownParent { branch: index, parent })?.push(index);
            }
        }
        // From the roots down each branch comes after its parent; what is never reached hangs
        // on a circle.
        let mut downward: Vec<usize> = (0..branches.len()).filter(|&index| branches[index].parent.is_none()).collect();
        let mut reached = vec![false; branches.len()];
        let mut next = 0;
        while let Some(&index) = downward.get(next) {
            reached[index] = true;
            downward.extend(&children[index]);
            next += 1;
        }
        if let Some(branch) = reached.iter().position(|&reached| !reached) {
            return Err(BadTree::Cycle { branch });
        }
        let upward = downward.into_iter().rev().filter(|&index| !children[index].is_empty()).collect();
        Ok(Self { branches, children, upward })
    }

    /// Positions of the children of a branch; none for a leaf and beyond the end of the list.
    pub fn children(&self, branch: usize) -> &[usize] {
        self.children.get(branch).map_or(&[], Vec::as_slice)
    }
}

/// Values of every branch of a tree, from the values of its leaves.
///
/// Formula: at each branch the weighted [`Mean`] of the children that have a value, if at least
/// `minimum_availability` of the children (by number, 0 to 1) have one.
///
/// Unit and range: that of the leaves, which are normalised beforehand
/// ([`crate::normalise::normalise`]) so that they can be averaged at all.
///
/// `values` holds one figure per branch; those of branches with children are not read.
///
/// Source: `COINr` (Becker et al., 2022): `Aggregate` with `a_amean`, `a_gmean`, `a_hmean` and
/// `dat_thresh`; after OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 6.
///
/// # Errors
/// Per branch: [`Reason::NoReading`] for a leaf beyond the end of `values` and for a branch none
/// of whose children has a value; [`Reason::CoverageTooLow`]; those of
/// [`crate::mean::weighted_mean`].
///
/// ```
/// use rashin_eval::aggregate::{aggregate, Branch, Tree};
/// use rashin_eval::{mean::Mean, Reason};
/// let branch = |parent, weight| Branch { parent, weight };
/// let tree = Tree::new(vec![branch(None, 1.0), branch(Some(0), 3.0), branch(Some(0), 1.0)]).unwrap();
/// let leaves = [Err(Reason::NoReading), Ok(80.0), Ok(40.0)];
/// assert_eq!(aggregate(&tree, &leaves, Mean::Arithmetic, 0.5)[0], Ok(70.0));
/// ```
pub fn aggregate(tree: &Tree, values: &[Figure], mean: Mean, minimum_availability: f64) -> Vec<Figure> {
    let leaf = |index: usize| values.get(index).copied().unwrap_or(Err(Reason::NoReading));
    let mut figures: Vec<Figure> = (0..tree.branches.len()).map(leaf).collect();
    let mut items = Vec::new();
    for &index in &tree.upward {
        let children = &tree.children[index];
        items.clear();
        items
            .extend(children.iter().filter_map(|&child| figures[child].ok().map(|x| (x, tree.branches[child].weight))));
        let covered = coverage(children.iter().map(|&child| figures[child]));
        let enough = items.is_empty() || covered.is_ok_and(|share| at_cut(share) >= minimum_availability);
        figures[index] = if enough { weighted_mean(mean, &items) } else { Err(Reason::CoverageTooLow) };
    }
    figures
}
