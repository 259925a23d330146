//! Composite KPI: several members in one index whose target is 100.

use crate::attainment::attainment;
use crate::direction::Direction;
use crate::mean::{Mean, total_weight, weighted_mean};
use crate::progress::progress;
use crate::reason::{Figure, Reason, finite};
use crate::rounding::at_cut;

/// What a sub-index of 0 stands for. One anchor per composite, printed beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anchor {
    /// 100·y/T, reversed 100·T/y: 0 is zero.
    Ratio,
    /// 100·(y − b)/(T − b): 0 is the start.
    Gap,
}

/// One indicator of a composite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Member {
    /// The value, or why there is none.
    pub value: Figure,
    /// The target; a member without one is for reference and changes nothing.
    pub target: Figure,
    /// The baseline; only the gap anchor asks for it.
    pub baseline: Figure,
    /// The weight, 0 or more; only the proportion to the others counts.
    pub weight: f64,
    /// Which way the member gets better.
    pub direction: Direction,
    /// Whether the member's scale has a natural zero; only the ratio anchor asks for it.
    pub natural_zero: bool,
}

/// How a composite is put together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recipe {
    /// What a sub-index of 0 stands for.
    pub anchor: Anchor,
    /// Whether each sub-index is held between 0 and 100 inside the composite.
    pub clip: bool,
    /// The least share of weight with a value, 0 to 1, for which an index is given.
    pub minimum_coverage: f64,
}

impl Recipe {
    /// The usual recipe: clipped, and no index below 80 % of the weight.
    pub fn new(anchor: Anchor) -> Self {
        Self { anchor, clip: true, minimum_coverage: 0.8 }
    }
}

/// What became of one member, in the order of the members.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// The sub-index before clipping, or why there is none.
    pub raw: Figure,
    /// The sub-index as it enters the mean.
    pub used: Figure,
    /// The share of the member in the index, 0 to 1, weights renormalised over those with a value.
    pub share: Figure,
    /// Points that the member contributes; the contributions add up to the index.
    pub contribution: Figure,
}

/// A composite index with what stands beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Composite {
    /// The index: target = 100.
    pub index: Figure,
    /// Members with a target.
    pub members: usize,
    /// Members with a target and a sub-index.
    pub counted: usize,
    /// Share of the weight, 0 to 1, that has a sub-index.
    pub coverage: Figure,
    /// One part per member given, reference members included.
    pub parts: Vec<Part>,
    /// The index if the weighted geometric mean were taken.
    pub geometric: Figure,
    /// The index if every member weighed the same.
    pub equal_weights: Figure,
}

impl Composite {
    /// Least and greatest of the index and its two variants: how much the choice of method matters.
    ///
    /// # Errors
    /// The reason of the index when there is none.
    pub fn range(&self) -> Result<(f64, f64), Reason> {
        let index = self.index?;
        let variants = [self.geometric, self.equal_weights];
        let known = variants.iter().filter_map(|variant| variant.ok());
        Ok(known.fold((index, index), |(low, high), variant| (low.min(variant), high.max(variant))))
    }
}

/// Composite index (指数, 目標 = 100) of several members.
///
/// Formula: Σ wᵢ·sᵢ / Σ wᵢ over the members with a sub-index sᵢ. The ratio anchor takes
/// sᵢ = 100·y/T (100·T/y when lower is better), the gap anchor sᵢ = 100·(y − b)/(T − b); each is
/// held between 0 and 100 if the recipe clips.
///
/// Unit and range: points; 100 is "every target met"; with clipping 0 to 100.
///
/// Reference members (without a target) count neither in the index nor in the coverage: adding,
/// editing or removing one changes nothing. A member with a target and no sub-index lowers the
/// coverage.
///
/// Source: the fifth plan of Aomori ("目標値が100となるよう指数化"); weighted mean, contributions
/// and variants after OECD and JRC, Handbook on Constructing Composite Indicators (2008).
///
/// # Errors
/// Of the index, in this order: [`Reason::NoTarget`] when no member has a target;
/// [`Reason::NoWeight`]; [`Reason::CoverageTooLow`] below the recipe's least coverage or without
/// any sub-index; [`Reason::OutOfRange`]. A member's own reason stands in its part.
///
/// ```
/// use rashin_eval::composite::{composite, Anchor, Member, Recipe};
/// use rashin_eval::{Direction, Reason};
/// let member = |value, target| Member {
///     value: Ok(value), target, baseline: Err(Reason::NoBaseline),
///     weight: 1.0, direction: Direction::Higher, natural_zero: true,
/// };
/// let members = [
///     member(30.0, Ok(60.0)),
///     member(90.0, Ok(60.0)),
///     member(12.0, Err(Reason::ReferenceOnly)),
/// ];
/// let composite = composite(&members, Recipe::new(Anchor::Ratio));
/// assert_eq!(composite.index, Ok(75.0)); // (50 + 100) / 2
/// assert_eq!((composite.counted, composite.members), (2, 2));
/// ```
pub fn composite(members: &[Member], recipe: Recipe) -> Composite {
    let mut parts: Vec<Part> = members.iter().map(|member| part(member, recipe)).collect();
    let targeted = || members.iter().filter(|member| member.target.is_ok());
    let items: Vec<(f64, f64)> = members
        .iter()
        .zip(&parts)
        .filter_map(|(member, part)| part.used.ok().map(|used| (used, member.weight)))
        .collect();
    let counted_weight = total_weight(items.iter().map(|item| item.1));
    let whole_weight = total_weight(targeted().map(|member| member.weight));
    let coverage = match (whole_weight, counted_weight) {
        (Ok(whole), Ok(counted)) => finite(counted / whole),
        (Ok(_), Err(_)) => Ok(0.0),
        (Err(reason), _) => Err(reason),
    };
    let allowed = if targeted().next().is_none() {
        Err(Reason::NoTarget)
    } else {
        coverage.and_then(|covered| {
            let enough = covered > 0.0 && at_cut(covered) >= recipe.minimum_coverage;
            if enough { Ok(()) } else { Err(Reason::CoverageTooLow) }
        })
    };
    let equal: Vec<(f64, f64)> = items.iter().filter(|item| item.1 > 0.0).map(|item| (item.0, 1.0)).collect();
    let index = allowed.and_then(|()| weighted_mean(Mean::Arithmetic, &items));
    if let (Ok(_), Ok(counted)) = (index, counted_weight) {
        for (member, part) in members.iter().zip(&mut parts) {
            part.share = part.used.and_then(|_| finite(member.weight / counted));
            part.contribution = part.used.and_then(|used| finite(part.share? * used));
        }
    } else if let Err(reason) = index {
        for part in &mut parts {
            part.share = part.used.and(Err(reason));
            part.contribution = part.share;
        }
    }
    Composite {
        index,
        members: targeted().count(),
        counted: items.len(),
        coverage,
        parts,
        geometric: allowed.and_then(|()| weighted_mean(Mean::Geometric, &items)),
        equal_weights: allowed.and_then(|()| weighted_mean(Mean::Arithmetic, &equal)),
    }
}

/// The sub-index of one member; its share of the whole is filled in later.
fn part(member: &Member, recipe: Recipe) -> Part {
    let raw = sub_index(member, recipe.anchor);
    let used = if recipe.clip { raw.map(|raw| raw.clamp(0.0, 100.0)) } else { raw };
    Part { raw, used, share: used, contribution: used }
}

/// The sub-index of one member before clipping.
fn sub_index(member: &Member, anchor: Anchor) -> Figure {
    let target = member.target?;
    let value = member.value?;
    let share = match anchor {
        Anchor::Ratio => attainment(value, target, member.direction, member.natural_zero)?,
        Anchor::Gap => progress(value, member.baseline?, target, member.direction)?,
    };
    finite(100.0 * share)
}
