//! A mail that is due, before it has its words.

use jiff::civil::Date;
use rashin_model::mail::MailKind;
use rashin_model::review::Asked;
use rashin_model::{AreaCode, Code, Lang};

/// A mail that is due: one for a person, kind and day, with everything there is to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueMail {
    /// What it is about.
    pub kind: MailKind,
    /// To whom it goes.
    pub account: Code,
    /// The government in which they have to do with it.
    pub government: AreaCode,
    /// The language they want.
    pub lang: Lang,
    /// What there is to tell, by review.
    pub items: Vec<Item>,
}

/// One thing that there is to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name: nothing is told twice to the same person. Blank for what is told every day.
    pub about: String,
    /// The plan.
    pub plan: Code,
    /// The review.
    pub review: Code,
    /// The office that is asked; `None` where all of them are meant.
    pub office: Option<Code>,
    /// The day by which it is due.
    pub due: Date,
    /// What it is.
    pub told: Told,
}

/// What there is to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// So many rows are asked for.
    Asked {
        /// How many.
        rows: usize,
    },
    /// A row was returned.
    Returned {
        /// The row.
        asked: Asked,
        /// Why.
        reason: String,
    },
    /// So many rows are not handed in, and the day is near or past.
    Left {
        /// How many.
        rows: usize,
    },
    /// So many rows wait for the approver of the office.
    ToEndorse {
        /// How many.
        rows: usize,
    },
    /// So many rows wait for the planning office.
    ToApprove {
        /// How many.
        rows: usize,
        /// Of how many offices.
        offices: usize,
        /// How many offices are late.
        late: usize,
    },
}
