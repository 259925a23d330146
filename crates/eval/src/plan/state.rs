//! The state of a figure: why it can be judged, or why not.

use rashin_model::Lang;
use rashin_model::tables::{ReadingStatus, TargetStatus};

use super::promise::Promise;
use crate::Reason;

/// The state of an indicator in an area at a period. Only the first two can be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// A final value and a target.
    Ok,
    /// A provisional value and a target.
    Provisional,
    /// No value was reported.
    NoReading,
    /// Not due yet.
    NotDue,
    /// Does not apply here.
    NotApplicable,
    /// A value, but no target: for reference only.
    NoTarget,
    /// Value or target is still being settled (調整中).
    Pending,
    /// The value is withheld.
    Suppressed,
    /// Value or target is given in words.
    InWords,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 9] = [
        Self::Ok,
        Self::Provisional,
        Self::NoReading,
        Self::NotDue,
        Self::NotApplicable,
        Self::NoTarget,
        Self::Pending,
        Self::Suppressed,
        Self::InWords,
    ];

    /// The machine name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Provisional => "provisional",
            Self::NoReading => "no_reading",
            Self::NotDue => "not_due",
            Self::NotApplicable => "not_applicable",
            Self::NoTarget => "no_target",
            Self::Pending => "pending",
            Self::Suppressed => "suppressed",
            Self::InWords => "in_words",
        }
    }

    /// The label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Ok => lang.pick("確定値", "final value"),
            Self::Provisional => lang.pick("速報・暫定値", "provisional value"),
            Self::NoReading => lang.pick("実績値なし", "no reading"),
            Self::NotDue => lang.pick("時期未到来", "not due yet"),
            Self::NotApplicable => lang.pick("該当なし", "not applicable"),
            Self::NoTarget => lang.pick("目標なし（参考）", "no target (reference)"),
            Self::Pending => lang.pick("調整中", "pending"),
            Self::Suppressed => lang.pick("秘匿", "suppressed"),
            Self::InWords => lang.pick("言葉による", "in words"),
        }
    }

    /// Whether figures are computed in this state.
    pub fn is_judged(self) -> bool {
        matches!(self, Self::Ok | Self::Provisional)
    }

    /// The state of a reading with this status against a promise.
    pub(super) fn of_reading(status: ReadingStatus, has_number: bool, promise: &Promise) -> Self {
        match status {
            ReadingStatus::NotApplicable => Self::NotApplicable,
            ReadingStatus::NotDue => Self::NotDue,
            ReadingStatus::Pending => Self::Pending,
            ReadingStatus::Suppressed => Self::Suppressed,
            ReadingStatus::Final | ReadingStatus::Provisional | ReadingStatus::Revised => {
                if !has_number {
                    return Self::InWords;
                }
                match promise.last() {
                    Some(_) if status == ReadingStatus::Provisional => Self::Provisional,
                    Some(_) => Self::Ok,
                    None => Self::without_target(promise),
                }
            }
        }
    }

    /// The state where there is no reading at all.
    pub(super) fn without_reading(promise: &Promise, due: bool) -> Self {
        match promise.status {
            Some(TargetStatus::Pending) => Self::Pending,
            Some(TargetStatus::Words) => Self::InWords,
            _ if !due => Self::NotDue,
            _ => Self::NoReading,
        }
    }

    fn without_target(promise: &Promise) -> Self {
        match promise.status {
            Some(TargetStatus::Pending) => Self::Pending,
            Some(TargetStatus::Words) => Self::InWords,
            _ => Self::NoTarget,
        }
    }

    /// Why nothing is computed in this state; the states that are judged never ask.
    pub(super) fn reason(self, promise: &Promise) -> Reason {
        match self {
            Self::NoReading | Self::Ok | Self::Provisional => Reason::NoReading,
            Self::NotDue => Reason::NotDue,
            Self::NotApplicable => Reason::NotApplicable,
            Self::NoTarget if promise.status == Some(TargetStatus::NotPublished) => Reason::NotPublished,
            Self::NoTarget if promise.reference_only => Reason::ReferenceOnly,
            Self::NoTarget => Reason::NoTarget,
            Self::Pending => Reason::Pending,
            Self::Suppressed => Reason::Suppressed,
            Self::InWords => Reason::InWords,
        }
    }
}
