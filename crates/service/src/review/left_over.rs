//! What earlier meetings and half-years left open for an office: shown with the next request.

use std::collections::BTreeSet;

use rashin_model::people::Office;
use rashin_model::review::Asked;
use rashin_model::tables::{Comment, CommentState, Decision, DecisionState, Step, StepState, Task, TaskState};
use rashin_model::{Code, Period, Plan};

/// What is still open about the elements of an office.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOver<'p> {
    /// Comments without a response.
    pub comments: Vec<&'p Comment>,
    /// Decisions that were not carried out.
    pub decisions: Vec<&'p Decision>,
    /// Tasks that are not done.
    pub tasks: Vec<&'p Task>,
    /// The last steps of projects, where those were late or stopped.
    pub late_steps: Vec<&'p Step>,
}

impl LeftOver<'_> {
    /// How many things are open.
    pub fn count(&self) -> usize {
        self.comments.len() + self.decisions.len() + self.tasks.len() + self.late_steps.len()
    }
}

/// What is open about the elements that an office is in charge of or asked for. Steps are those
/// before `period`.
pub fn left_over<'p>(plan: &'p Plan, office: &Office, asked: &[Asked], period: Period) -> LeftOver<'p> {
    let elements = elements_of(plan, office, asked);
    let is_ours = |element: &Option<Code>| element.as_ref().is_some_and(|code| elements.contains(code));
    let late_steps = plan.nodes.iter().filter(|node| elements.contains(&node.code)).filter_map(|node| {
        let steps = plan.steps.iter().filter(|step| step.node == node.code && step.state.is_some());
        let last = steps.filter(|step| step.period.start() < period.start()).max_by_key(|step| step.period.end())?;
        matches!(last.state, Some(StepState::Late | StepState::Stopped)).then_some(last)
    });
    LeftOver {
        comments: plan.comments.iter().filter(|row| row.state == CommentState::Open && is_ours(&row.element)).collect(),
        decisions: plan
            .decisions
            .iter()
            .filter(|row| row.state == DecisionState::Open && is_ours(&row.element))
            .collect(),
        tasks: plan
            .tasks
            .iter()
            .filter(|row| row.state == TaskState::Open && (office.is_called(&row.department) || is_ours(&row.element)))
            .collect(),
        late_steps: late_steps.collect(),
    }
}

/// The elements asked for, where their indicators are used, and those in the office's charge.
fn elements_of<'a>(plan: &'a Plan, office: &Office, asked: &'a [Asked]) -> BTreeSet<&'a Code> {
    let mut elements: BTreeSet<&Code> = asked.iter().map(Asked::element).collect();
    let used = plan.uses.iter().filter(|row| elements.contains(&row.indicator)).map(|row| &row.node);
    let used: Vec<&Code> = used.collect();
    elements.extend(used);
    let charged = plan.nodes.iter().filter(|node| node.departments.iter().any(|name| office.is_called(name)));
    elements.extend(charged.map(|node| &node.code));
    elements
}
