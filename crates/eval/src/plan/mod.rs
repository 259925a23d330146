//! A plan evaluated as of a date: every formula of this crate applied to every indicator, area
//! and period.

mod assessment;
mod computed_mark;
mod effect;
mod index;
mod mark;
mod note;
mod outlook;
mod predecessors;
mod promise;
mod rubrics;
mod schedule;
mod state;
mod tally;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;
use rashin_model::tables::{Indicator, IndicatorKind, RubricMark, Target};
use rashin_model::{AreaCode, Code, Plan};

pub use assessment::{Assessment, Series};
pub use computed_mark::{ComputedMark, GivenMark};
pub use effect::{Effect, effect_of_reading};
pub use index::{Index, IndexPoint};
pub use mark::NodeMark;
pub use note::Note;
pub use outlook::{Outlook, OutlookPoint};
pub use predecessors::predecessors;
pub use promise::{Promise, Promised, Start};
pub use rubrics::{Ladder, Rubrics};
pub(crate) use schedule::missed_periods;
pub use state::State;
pub use tally::{Standing, Tally};

/// One indicator in one area: where its readings stand in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    indicator: usize,
    area: AreaCode,
    readings: Range<usize>,
}

/// Evaluates a plan series by series, so that a large plan can be streamed.
///
/// The readings of the plan must be in canonical order ([`Plan::sort_readings`]).
#[derive(Debug)]
pub struct Evaluator<'p> {
    plan: &'p Plan,
    as_of: Date,
    rubrics: Rubrics,
    groups: Vec<Group>,
    targets: BTreeMap<(&'p Code, AreaCode), Vec<&'p Target>>,
}

impl<'p> Evaluator<'p> {
    /// Prepares the evaluation of `plan` as of a date. `shipped` are the rubrics that the plan may
    /// use besides its own.
    pub fn new(plan: &'p Plan, as_of: Date, shipped: &'p [RubricMark]) -> Self {
        let mut targets: BTreeMap<_, Vec<&Target>> = BTreeMap::new();
        for target in &plan.targets {
            targets.entry((&target.indicator, target.area)).or_default().push(target);
        }
        let groups = groups(plan, &targets);
        Self { plan, as_of, rubrics: Rubrics::in_use(plan, shipped), groups, targets }
    }

    /// How many series there are.
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Whether the plan has nothing to evaluate.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The rubrics that the marks follow from.
    pub fn rubrics(&self) -> &Rubrics {
        &self.rubrics
    }

    /// Evaluates the series at a position below [`Self::len`].
    pub fn series(&self, position: usize) -> Series {
        let group = &self.groups[position];
        let indicator = &self.plan.indicators[group.indicator];
        let targets = self.targets.get(&(&indicator.code, group.area)).map_or(&[][..], Vec::as_slice);
        let promise = Promise::of(indicator, targets);
        let readings = &self.plan.readings[group.readings.clone()];
        let mut assessments = assessment::assess(indicator, &promise, readings, self.as_of, &self.plan.profile);
        for one in &mut assessments {
            one.marks = mark::indicator_marks(one, &promise, self.rubrics.rows());
        }
        Series { indicator: group.indicator, area: group.area, promise, assessments }
    }

    /// Evaluates the composite indices.
    pub fn indices(&self) -> Vec<Index> {
        index::indices(self.plan, self.as_of, self.rubrics.rows(), &self.targets)
    }

    /// The marks of nodes that follow from marks given to them.
    pub fn node_marks(&self) -> Vec<NodeMark> {
        mark::node_marks(self.plan, self.rubrics.rows())
    }
}

/// Everything evaluated.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// As of which day.
    pub as_of: Date,
    /// One per indicator and area, in the order of the indicators.
    pub series: Vec<Series>,
    /// One per composite indicator.
    pub indices: Vec<Index>,
    /// Marks of nodes that follow from marks given to them.
    pub node_marks: Vec<NodeMark>,
    /// The rubrics that the marks follow from.
    pub rubrics: Rubrics,
}

impl Evaluation {
    /// Evaluates the whole of a plan.
    pub fn of(plan: &Plan, as_of: Date, shipped: &[RubricMark]) -> Self {
        let evaluator = Evaluator::new(plan, as_of, shipped);
        Self {
            as_of,
            series: (0..evaluator.len()).map(|position| evaluator.series(position)).collect(),
            indices: evaluator.indices(),
            node_marks: evaluator.node_marks(),
            rubrics: evaluator.rubrics,
        }
    }

    /// The series of an indicator (by its position in the plan) in an area.
    pub fn series_of(&self, indicator: usize, area: AreaCode) -> Option<&Series> {
        self.series.iter().find(|series| series.indicator == indicator && series.area == area)
    }

    /// The index of a composite indicator (by its position in the plan).
    pub fn index_of(&self, indicator: usize) -> Option<&Index> {
        self.indices.iter().find(|index| index.indicator == indicator)
    }
}

/// One group per indicator and area that has readings or targets; an indicator with neither
/// stands once, for the area of the plan, so that it is never lost. Composites have no series.
fn groups(plan: &Plan, targets: &BTreeMap<(&Code, AreaCode), Vec<&Target>>) -> Vec<Group> {
    let position: BTreeMap<&Code, usize> =
        plan.indicators.iter().enumerate().map(|(index, indicator)| (&indicator.code, index)).collect();
    let is_series = |indicator: &Indicator| indicator.kind != IndicatorKind::Composite;
    let mut groups: Vec<Group> = Vec::new();
    for (row, reading) in plan.readings.iter().enumerate() {
        if let Some(last) = groups.last_mut()
            && last.area == reading.area
            && plan.indicators[last.indicator].code == reading.indicator
        {
            last.readings.end = row + 1;
            continue;
        }
        if let Some(&indicator) = position.get(&reading.indicator)
            && is_series(&plan.indicators[indicator])
        {
            groups.push(Group { indicator, area: reading.area, readings: row..row + 1 });
        }
    }
    let seen: BTreeSet<(usize, AreaCode)> = groups.iter().map(|group| (group.indicator, group.area)).collect();
    let empty = |indicator, area| Group { indicator, area, readings: 0..0 };
    for &(code, area) in targets.keys() {
        if let Some(&indicator) = position.get(code)
            && is_series(&plan.indicators[indicator])
            && !seen.contains(&(indicator, area))
        {
            groups.push(empty(indicator, area));
        }
    }
    let seen: BTreeSet<usize> = groups.iter().map(|group| group.indicator).collect();
    let missing =
        plan.indicators.iter().enumerate().filter(|(index, indicator)| !seen.contains(index) && is_series(indicator));
    groups.extend(missing.map(|(index, _)| empty(index, plan.area())));
    groups.sort_by_key(|group| (group.indicator, group.area));
    groups
}
