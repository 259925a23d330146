//! The half-year steps of projects: which half-years there are, and how a step stands.

use jiff::civil::Date;
use rashin_figures::{Language, StepState as FigureState};
use rashin_model::tables::{Node, Step, StepState};
use rashin_model::{Lang, Period, Plan};
use rashin_service::AssessedPlan;

/// How a step stands: the state that was reported, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepStanding {
    /// Reported.
    Reported(StepState),
    /// Its period is over and nothing was reported.
    NotReported,
    /// Its period is not over.
    NotDue,
}

impl StepStanding {
    /// How a step stands as of a day.
    pub fn of(step: &Step, as_of: Date) -> Self {
        match step.state {
            Some(state) => Self::Reported(state),
            None if step.period.end() < as_of => Self::NotReported,
            None => Self::NotDue,
        }
    }

    /// Every standing in the order of legends.
    pub fn all() -> impl Iterator<Item = Self> {
        use StepState::{Ahead, AsPlanned, Done, Late, NotStarted, Stopped};
        let states = [Done, Ahead, AsPlanned, Late, NotStarted, Stopped].map(Self::Reported);
        states.into_iter().chain([Self::NotReported, Self::NotDue])
    }

    /// The machine name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reported(state) => state.code(),
            Self::NotReported => "no_reading",
            Self::NotDue => "not_due",
        }
    }

    /// The word for it.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Reported(state) => state.label(lang),
            Self::NotReported => lang.pick("未報告", "not reported"),
            Self::NotDue => lang.pick("時期前", "not due yet"),
        }
    }

    /// One letter for it; blank where nothing was reported.
    pub fn letter(self, language: Language) -> &'static str {
        match self {
            Self::Reported(state) => state_of(state).letter(language),
            Self::NotReported | Self::NotDue => "",
        }
    }
}

/// The state as figures draw it.
pub fn state_of(state: StepState) -> FigureState {
    match state {
        StepState::NotStarted => FigureState::NotStarted,
        StepState::AsPlanned => FigureState::AsPlanned,
        StepState::Late => FigureState::Late,
        StepState::Ahead => FigureState::Ahead,
        StepState::Done => FigureState::Done,
        StepState::Stopped => FigureState::Stopped,
    }
}

/// The half-years from the first step to the last.
pub fn half_years(plan: &Plan) -> Vec<Period> {
    let halves = plan.steps.iter().map(|step| Period::half_of(step.period.end()));
    let Some((first, last)) = halves.clone().min().zip(halves.max()) else { return Vec::new() };
    std::iter::successors(Some(first), |period| Some(period.next())).take_while(|period| *period <= last).collect()
}

/// Projects by field, in the order of the plan.
pub fn by_field<'a>(assessed: &'a AssessedPlan, projects: &[&'a Node]) -> Vec<(&'a Node, Vec<&'a Node>)> {
    let own = |field: &Node| {
        let lies_in = |node: &&&Node| assessed.plan.path(node)[0].code == field.code;
        projects.iter().filter(lies_in).copied().collect::<Vec<_>>()
    };
    let fields = assessed.fields().map(|(_, field)| (field, own(field)));
    fields.filter(|(_, own)| !own.is_empty()).collect()
}
