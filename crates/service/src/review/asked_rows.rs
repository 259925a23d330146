//! Which rows a review asks for, and of whom.

use std::collections::{BTreeMap, BTreeSet};

use rashin_model::people::Office;
use rashin_model::review::{Asked, AskedKind, Round};
use rashin_model::tables::{AreaLevel, Condition, GradedBy, Indicator, IndicatorKind, Node, Reading, RubricMark};
use rashin_model::{AreaCode, Code, Plan};

use crate::review::asked_offices::AskedOffices;
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
    let offices = &AskedOffices::new(offices);
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
    fn give(&mut self, asked: Asked, departments: &[String], government: AreaCode, offices: &AskedOffices<'_>) {
        match offices.named(government, departments) {
            Some(office) => self.by_office.entry(office.code.clone()).or_default().push(asked),
            None => self.unassigned.push((asked, departments.first().cloned().unwrap_or_default())),
        }
    }
}

/// The readings of each indicator by area, and the areas that have a target.
type Areas<'a> = BTreeMap<AreaCode, Vec<&'a Reading>>;

fn ask_readings(plan: &Plan, round: &Round, offices: &AskedOffices<'_>, scope: &Scope<'_>, rows: &mut AskedRows) {
    let mut series: BTreeMap<&Code, Areas<'_>> = BTreeMap::new();
    for reading in &plan.readings {
        series.entry(&reading.indicator).or_default().entry(reading.area).or_default().push(reading);
    }
    for target in &plan.targets {
        series.entry(&target.indicator).or_default().entry(target.area).or_default();
    }
    let mut used_at: BTreeMap<&Code, Vec<&Code>> = BTreeMap::new();
    for row in &plan.uses {
        used_at.entry(&row.indicator).or_default().push(&row.node);
    }
    for indicator in &plan.indicators {
        let used = used_at.get(&indicator.code).map_or(&[][..], Vec::as_slice);
        let is_in_scope = scope.whole || used.iter().any(|node| scope.nodes.contains(node));
        let has_ended = indicator.ended.is_some_and(|ended| ended.start() <= round.as_of);
        if indicator.kind == IndicatorKind::Composite || has_ended || !is_in_scope {
            continue;
        }
        let departments = match used.first().and_then(|code| plan.node(code.as_str())) {
            Some(node) if indicator.department.is_empty() => &node.departments,
            _ => &indicator.department,
        };
        for (area, readings) in areas(plan, indicator, series.remove(&indicator.code).unwrap_or_default()) {
            let Some(period) = asked_period(indicator, readings.into_iter(), round.as_of) else { continue };
            let asked = Asked::Reading { indicator: indicator.code.clone(), area, period };
            // The prefecture's own offices also report for areas without staff here.
            let theirs = if area == plan.area() { None } else { offices.of_government(area) };
            match theirs {
                Some(office) => rows.by_office.entry(office.code.clone()).or_default().push(asked),
                None => rows.give(asked, departments, plan.area(), offices),
            }
        }
    }
}

/// The areas for which an indicator is reported: those that have a value or a target, or the plan's own.
fn areas<'a>(plan: &Plan, indicator: &Indicator, mut areas: Areas<'a>) -> Areas<'a> {
    areas.remove(&AreaCode::NATION);
    if areas.is_empty() {
        areas.insert(plan.area(), Vec::new());
    }
    if indicator.area_level == Some(AreaLevel::Municipality) {
        for area in plan.areas.iter().filter(|area| area.parent == Some(plan.area())) {
            areas.entry(area.code).or_default();
        }
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
    offices: &AskedOffices<'_>,
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
pub(crate) fn given_dimensions<'a>(plan: &'a Plan, shipped: &'a [RubricMark], rubric: &Code) -> Vec<&'a Code> {
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
pub(crate) fn graded_nodes<'a>(plan: &'a Plan, rubric: &Code) -> Vec<&'a Node> {
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
