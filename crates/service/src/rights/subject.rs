//! What a right is asked about.

use rashin_model::people::Office;
use rashin_model::review::AnswerStep;
use rashin_model::{AreaCode, Code};

/// To whom something belongs, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The government.
    pub government: AreaCode,
    /// The government above it.
    pub parent: Option<AreaCode>,
    /// The office.
    pub office: Option<Code>,
    /// How far an answer has come.
    pub step: Option<AnswerStep>,
}

impl Subject {
    /// Something of a government, such as its plan.
    pub fn of_government(government: AreaCode) -> Self {
        Self { government, parent: None, office: None, step: None }
    }

    /// Something of an office; `parent` is the government above that of the office.
    pub fn of_office(office: &Office, parent: Option<AreaCode>) -> Self {
        Self { government: office.government, parent, office: Some(office.code.clone()), step: None }
    }

    /// The same at a step.
    #[must_use]
    pub fn at(mut self, step: AnswerStep) -> Self {
        self.step = Some(step);
        self
    }
}
