//! Which rows a review asks for, and of whom.

use std::collections::{BTreeMap, BTreeSet};

use rashin_model::people::Office;
use rashin_model::review::{Asked, AskedKind, Round};
use rashin_model::tables::{AreaLevel, Condition, GradedBy, Indicator, IndicatorKind, Node, RubricMark};
use rashin_model::{AreaCode, Code, Plan};

use crate::review::asked_period::asked_period;

/// The rows a review asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AskedRows {
    /// By office, in the order of the plan.
    pub by_office: BTreeMap<Code, Vec<Asked>>,
    /// Rows whose office is not known, with the name by which the plan calls it; blank where the plan
    /// names none.
    pub unassigned: Vec<(Asked, String)>,
}

/// The rows that a review asks for, by office.
///
/// Readings are asked of the first office of the indicator that is known, or of the element it is
/// used at first; those of another area, of the first office of that area's government. Steps and
/// marks are asked of the first known office of the element.
pub fn asked_rows(plan: &Plan, round: &Round, offices: &[Office], shipped: &[RubricMark]) -> AskedRows {
    let scope = Scope::new(plan, round);
    let mut rows = AskedRows::default();
    if round.asks.contains(&AskedKind::Reading) {
        ask_readings(plan, round, offices, &scope, &mut rows);
    }
    if round.asks.contains(&AskedKind::Step) {
        for node in projects(plan).into_iter().filter(|node| scope.nodes.contains(&node.code)) {
            let asked = Asked::Step { node: node.code.clone(), period: round.period };
            rows.give(asked, &node.departments, plan.area(), offices);
        }
    }
    if round.asks.contains(&AskedKind::Grade) {
        ask_grades(plan, round, offices, shipped, &scope, &mut rows);
    }
    rows
}

/// What a review is about.
struct Scope<'a> {
    nodes: BTreeSet<&'a Code>,
    whole: bool,
}

impl<'a> Scope<'a> {
    fn new(plan: &'a Plan, round: &Round) -> Self {
        let whole = round.elements.is_empty();
        let tops = plan.nodes.iter().filter(|node| whole || round.elements.contains(&node.code));
        Self { nodes: tops.flat_map(|node| plan.subtree(node)).map(|node| &node.code).collect(), whole }
    }
}

impl AskedRows {
    fn give(&mut self, asked: Asked, departments: &[String], government: AreaCode, offices: &[Office]) {
        let own = || offices.iter().filter(|office| office.government == government && !office.dissolved);
        let named = departments.iter().find_map(|name| own().find(|office| office.is_called(name)));
        match named {
            Some(office) => self.by_office.entry(office.code.clone()).or_default().push(asked),
            None => self.unassigned.push((asked, departments.first().cloned().unwrap_or_default())),
        }
    }

    fn give_to_area(&mut self, asked: Asked, area: AreaCode, offices: &[Office]) {
        match offices.iter().find(|office| office.government == area && !office.dissolved) {
            Some(office) => self.by_office.entry(office.code.clone()).or_default().push(asked),
            None => self.unassigned.push((asked, area.to_string())),
        }
    }
}

fn ask_readings(plan: &Plan, round: &Round, offices: &[Office], scope: &Scope<'_>, rows: &mut AskedRows) {
    let mut series: BTreeMap<(&Code, AreaCode), Vec<&rashin_model::tables::Reading>> = BTreeMap::new();
    for reading in &plan.readings {
        series.entry((&reading.indicator, reading.area)).or_default().push(reading);
    }
    for indicator in &plan.indicators {
        let used: Vec<&Code> =
            plan.uses.iter().filter(|row| row.indicator == indicator.code).map(|row| &row.node).collect();
        let is_in_scope = scope.whole || used.iter().any(|node| scope.nodes.contains(node));
        let has_ended = indicator.ended.is_some_and(|ended| ended.start() <= round.as_of);
        if indicator.kind == IndicatorKind::Composite || has_ended || !is_in_scope {
            continue;
        }
        let departments = match used.first().and_then(|code| plan.node(code.as_str())) {
            Some(node) if indicator.department.is_empty() => &node.departments,
            _ => &indicator.department,
        };
        for area in areas(plan, indicator, &series) {
            let known = series.get(&(&indicator.code, area)).into_iter().flatten().copied();
            let Some(period) = asked_period(indicator, known, round.as_of) else { continue };
            let asked = Asked::Reading { indicator: indicator.code.clone(), area, period };
            // The prefecture's own offices also report for the nation and for areas without staff here.
            if area != plan.area() && offices.iter().any(|office| office.government == area) {
                rows.give_to_area(asked, area, offices);
            } else {
                rows.give(asked, departments, plan.area(), offices);
            }
        }
    }
}

/// The areas for which an indicator is reported: those that have a value or a target, or the plan's own.
fn areas<V>(plan: &Plan, indicator: &Indicator, series: &BTreeMap<(&Code, AreaCode), V>) -> BTreeSet<AreaCode> {
    let with_values = series.keys().filter(|(code, _)| **code == indicator.code).map(|(_, area)| *area);
    let with_targets = plan.targets.iter().filter(|row| row.indicator == indicator.code).map(|row| row.area);
    let mut areas: BTreeSet<AreaCode> =
        with_values.chain(with_targets).filter(|area| *area != AreaCode::NATION).collect();
    if areas.is_empty() {
        areas.insert(plan.area());
    }
    if indicator.area_level == Some(AreaLevel::Municipality) {
        areas.extend(plan.areas.iter().filter(|area| area.parent == Some(plan.area())).map(|area| area.code));
    }
    areas
}

/// The elements whose progress is reported: those with steps, or else the lowest ones with an office.
pub(crate) fn projects(plan: &Plan) -> Vec<&Node> {
    let with_steps: BTreeSet<&Code> = plan.steps.iter().map(|step| &step.node).collect();
    if !with_steps.is_empty() {
        return plan.nodes.iter().filter(|node| with_steps.contains(&node.code)).collect();
    }
    let parents: BTreeSet<&Code> = plan.nodes.iter().filter_map(|node| node.parent.as_ref()).collect();
    let lowest = plan.nodes.iter().filter(|node| !parents.contains(&node.code));
    lowest.filter(|node| !node.departments.is_empty()).collect()
}

fn ask_grades(
    plan: &Plan,
    round: &Round,
    offices: &[Office],
    shipped: &[RubricMark],
    scope: &Scope<'_>,
    rows: &mut AskedRows,
) {
    for rubric in &round.rubrics {
        let dimensions = given_dimensions(plan, shipped, rubric);
        for node in graded_nodes(plan, rubric).into_iter().filter(|node| scope.nodes.contains(&node.code)) {
            for dimension in &dimensions {
                let asked =
                    Asked::Grade { node: node.code.clone(), rubric: rubric.clone(), dimension: (*dimension).clone() };
                rows.give(asked, &node.departments, plan.area(), offices);
            }
        }
    }
}

/// The dimensions of a rubric whose marks do not follow from other marks.
fn given_dimensions<'a>(plan: &'a Plan, shipped: &'a [RubricMark], rubric: &Code) -> Vec<&'a Code> {
    let own = plan.rubrics.iter().filter(|mark| mark.rubric == *rubric);
    let marks: Vec<&RubricMark> = match own.clone().next() {
        Some(_) => own.collect(),
        None => shipped.iter().filter(|mark| mark.rubric == *rubric).collect(),
    };
    let mut dimensions: Vec<&Code> = Vec::new();
    for mark in marks.iter().filter(|mark| mark.condition != Condition::Marks) {
        if !dimensions.contains(&&mark.dimension) {
            dimensions.push(&mark.dimension);
        }
    }
    dimensions
}

/// The elements that were graded by a rubric before; before any was, the projects.
fn graded_nodes<'a>(plan: &'a Plan, rubric: &Code) -> Vec<&'a Node> {
    let given = |by| by != GradedBy::Computed;
    let graded: BTreeSet<&Code> = plan
        .grades
        .iter()
        .filter(|grade| grade.rubric == *rubric && given(grade.by))
        .filter_map(|grade| grade.node.as_ref())
        .collect();
    if graded.is_empty() && !plan.grades.iter().any(|grade| given(grade.by) && grade.node.is_some()) {
        return projects(plan);
    }
    plan.nodes.iter().filter(|node| graded.contains(&node.code)).collect()
}
