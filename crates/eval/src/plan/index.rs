//! The composite indices of a plan, fiscal year by fiscal year.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rashin_model::amount::to_f64;
use rashin_model::tables::{Anchor as ModelAnchor, Indicator, Member as ModelMember, RubricMark, Target};
use rashin_model::{AreaCode, Code, Plan};

use super::computed_mark::ComputedMark;
use super::mark::index_marks;
use super::promise::Promise;
use super::rubrics::Rubrics;
use crate::composite::{Anchor, Composite, Member, Recipe, composite};
use crate::{Direction, Figure, Reason};

/// A composite index at the end of a fiscal year.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexPoint {
    /// The fiscal year.
    pub fiscal_year: i16,
    /// The index and its parts, in the order of the members.
    pub composite: Composite,
}

/// A composite index over the years.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    /// Position of the composite indicator in the plan.
    pub indicator: usize,
    /// Positions of its members in the plan.
    pub members: Vec<usize>,
    /// The recipe.
    pub recipe: Recipe,
    /// The index with every member at its baseline.
    pub start: Composite,
    /// One per fiscal year in which a member with a target has a value, by year.
    pub points: Vec<IndexPoint>,
    /// Marks of the latest index.
    pub marks: Vec<ComputedMark>,
}

impl Index {
    /// The latest year with an index, else the latest year.
    pub fn latest(&self) -> Option<&IndexPoint> {
        self.points.iter().rev().find(|point| point.composite.index.is_ok()).or_else(|| self.points.last())
    }

    /// The latest index, or why there is none.
    ///
    /// # Errors
    /// The reason of the latest year; [`Reason::NoReading`] when no member has a value yet.
    pub fn value(&self) -> Figure {
        self.latest().map_or(self.start.index.and(Err(Reason::NoReading)), |point| point.composite.index)
    }
}

impl Index {
    /// The fiscal year and marks of the latest index until a fiscal year, as [`Self::latest`] takes it.
    pub fn marks_until(&self, fiscal_year: i16, rubrics: &Rubrics) -> Option<(i16, Vec<ComputedMark>)> {
        let known = || self.points.iter().rev().filter(|point| point.fiscal_year <= fiscal_year);
        let point = known().find(|point| point.composite.index.is_ok()).or_else(|| known().next())?;
        Some((point.fiscal_year, index_marks(point.composite.index, rubrics.rows())))
    }
}

type Targets<'p> = BTreeMap<(&'p Code, AreaCode), Vec<&'p Target>>;

pub(super) fn indices(plan: &Plan, as_of: Date, rubrics: &[Arc<RubricMark>], targets: &Targets<'_>) -> Vec<Index> {
    plan.composites
        .iter()
        .filter_map(|row| {
            let indicator = plan.indicators.iter().position(|indicator| indicator.code == row.indicator)?;
            let anchor = match row.anchor {
                ModelAnchor::Ratio => Anchor::Ratio,
                ModelAnchor::Gap => Anchor::Gap,
            };
            let mut recipe = Recipe { clip: row.clip, ..Recipe::new(anchor) };
            recipe.minimum_coverage = row.minimum_coverage.map_or(recipe.minimum_coverage, to_f64);
            Some(index(plan, indicator, recipe, as_of, rubrics, targets))
        })
        .collect()
}

fn index(
    plan: &Plan,
    indicator: usize,
    recipe: Recipe,
    as_of: Date,
    rubrics: &[Arc<RubricMark>],
    targets: &Targets<'_>,
) -> Index {
    let code = &plan.indicators[indicator].code;
    let rows: Vec<(usize, &ModelMember)> = plan
        .members
        .iter()
        .filter(|member| member.composite == *code)
        .filter_map(|member| {
            Some((plan.indicators.iter().position(|indicator| indicator.code == member.indicator)?, member))
        })
        .collect();
    let promises: Vec<Promise> = rows
        .iter()
        .map(|(position, _)| {
            let indicator = &plan.indicators[*position];
            Promise::of(indicator, targets.get(&(&indicator.code, plan.area())).map_or(&[][..], Vec::as_slice))
        })
        .collect();
    let values: Vec<BTreeMap<i16, f64>> =
        rows.iter().map(|(position, _)| yearly_values(plan, &plan.indicators[*position], as_of)).collect();
    let at = |value_of: &dyn Fn(usize) -> Figure| -> Composite {
        let members: Vec<Member> = rows
            .iter()
            .zip(&promises)
            .enumerate()
            .map(|(place, ((position, row), promise))| Member {
                value: value_of(place),
                target: promise.last().map(|last| last.point.value).ok_or(Reason::ReferenceOnly),
                baseline: promise.start.as_ref().map(|start| start.point.value).ok_or(Reason::NoBaseline),
                weight: to_f64(row.weight),
                direction: promise.direction.unwrap_or(Direction::Higher),
                natural_zero: plan.indicators[*position].natural_zero,
            })
            .collect();
        composite(&members, recipe)
    };
    // A member without a target is for reference: years in which only it has a value are no years of the index.
    let targeted = values.iter().zip(&promises).filter(|(_, promise)| promise.last().is_some());
    let years: BTreeSet<i16> = targeted.flat_map(|(series, _)| series.keys().copied()).collect();
    let points: Vec<IndexPoint> = years
        .into_iter()
        .map(|fiscal_year| IndexPoint {
            fiscal_year,
            composite: at(&|place| values[place].get(&fiscal_year).copied().ok_or(Reason::NoReading)),
        })
        .collect();
    let start = at(&|place| promises[place].start.as_ref().map(|start| start.point.value).ok_or(Reason::NoBaseline));
    let mut index = Index {
        indicator,
        members: rows.iter().map(|(position, _)| *position).collect(),
        recipe,
        start,
        points,
        marks: Vec::new(),
    };
    index.marks = index_marks(index.value(), rubrics);
    index
}

/// The last value of each fiscal year. Nothing is carried from one year into the next.
fn yearly_values(plan: &Plan, indicator: &Indicator, as_of: Date) -> BTreeMap<i16, f64> {
    let area = plan.area();
    let own = plan
        .readings
        .iter()
        .filter(|reading| reading.indicator == indicator.code && reading.area == area && reading.period.end() <= as_of);
    own.filter(|reading| reading.status.has_value())
        .filter_map(|reading| Some((reading.period.fiscal_year(), reading.value.as_ref()?.as_f64())))
        .collect()
}
