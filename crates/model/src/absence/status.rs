//! Which status a word stands for.

use super::word::Absence;
use crate::Cell;
use crate::tables::{ReadingStatus, TargetStatus};

/// What a status makes of words in the value cell beside it.
pub trait Status: Cell + Copy + PartialEq + 'static {
    /// The status that says no more than that there is a value; it gives way to a word.
    const DEFAULT: Self;
    /// What a value cell with a mere dash stands beside when the promise or result is in words.
    const IN_WORDS: Self;
    /// The status that a word stands for, where there is one.
    fn of(absence: Absence) -> Option<Self>;
    /// Whether the status goes with a number.
    fn needs_number(self) -> bool;
    /// Machine name and Japanese label.
    fn names(self) -> (&'static str, &'static str);
}

impl Status for TargetStatus {
    const DEFAULT: Self = Self::Set;
    const IN_WORDS: Self = Self::Words;

    fn of(absence: Absence) -> Option<Self> {
        match absence {
            Absence::Pending => Some(Self::Pending),
            Absence::NoFigure | Absence::NotApplicable | Absence::NotPublished => Some(Self::NotPublished),
            Absence::Unknown | Absence::NotDue | Absence::Suppressed => None,
        }
    }

    fn needs_number(self) -> bool {
        self == Self::Set
    }

    fn names(self) -> (&'static str, &'static str) {
        (self.code(), self.label(crate::Lang::Ja))
    }
}

impl Status for ReadingStatus {
    const DEFAULT: Self = Self::Final;
    const IN_WORDS: Self = Self::Final;

    fn of(absence: Absence) -> Option<Self> {
        match absence {
            Absence::Pending => Some(Self::Pending),
            Absence::NoFigure | Absence::NotApplicable => Some(Self::NotApplicable),
            Absence::NotDue => Some(Self::NotDue),
            Absence::Suppressed => Some(Self::Suppressed),
            Absence::Unknown | Absence::NotPublished => None,
        }
    }

    fn needs_number(self) -> bool {
        self.has_value()
    }

    fn names(self) -> (&'static str, &'static str) {
        (self.code(), self.label(crate::Lang::Ja))
    }
}
