//! The calculators as subcommands.

use std::io::{Read, Write};

use crate::aggregate::{AGGREGATE, Aggregate};
use crate::cagr::CAGR;
use crate::calculator::Calculator;
use crate::error::CalcError;
use crate::forecast::{FORECAST, Forecast};
use crate::normalise::{NORMALISE, Normalise};
use crate::progress::PROGRESS;
use crate::rank::{RANK, Rank};
use crate::summary::Summary;
use crate::{cagr, progress};

/// What follows `rashin calc`: a calculator with its options.
#[derive(Debug, Clone, PartialEq, clap::Subcommand)]
pub enum Calc {
    /// Progress towards targets.
    #[command(about = PROGRESS.about_line(), long_about = None, after_long_help = PROGRESS.help())]
    Progress,
    /// Category by compound annual growth.
    #[command(about = CAGR.about_line(), long_about = None, after_long_help = CAGR.help())]
    Cagr,
    /// Values on a common scale.
    #[command(alias = "normalize", about = NORMALISE.about_line(), long_about = None, after_long_help = NORMALISE.help())]
    Normalise(Normalise),
    /// Means up a tree.
    #[command(about = AGGREGATE.about_line(), long_about = None, after_long_help = AGGREGATE.help())]
    Aggregate(Aggregate),
    /// Places among units.
    #[command(about = RANK.about_line(), long_about = None, after_long_help = RANK.help())]
    Rank(Rank),
    /// Series continued.
    #[command(about = FORECAST.about_line(), long_about = None, after_long_help = FORECAST.help())]
    Forecast(Forecast),
}

/// Every calculator, in the order of the help.
pub const CALCULATORS: [Calculator; 6] = [PROGRESS, CAGR, NORMALISE, AGGREGATE, RANK, FORECAST];

impl Calc {
    /// The calculator that this is a run of.
    pub fn calculator(&self) -> Calculator {
        match self {
            Self::Progress => PROGRESS,
            Self::Cagr => CAGR,
            Self::Normalise(_) => NORMALISE,
            Self::Aggregate(_) => AGGREGATE,
            Self::Rank(_) => RANK,
            Self::Forecast(_) => FORECAST,
        }
    }

    /// Reads a CSV from `input` and writes a CSV to `output`.
    ///
    /// # Errors
    /// [`CalcError::Refused`] with every wrong cell, when nothing was written;
    /// [`CalcError::Output`] when the output could not be written.
    pub fn run(&self, mut input: impl Read, mut output: impl Write) -> Result<Summary, CalcError> {
        let (input, output): (&mut dyn Read, &mut dyn Write) = (&mut input, &mut output);
        match self {
            Self::Progress => progress::run(input, output),
            Self::Cagr => cagr::run(input, output),
            Self::Normalise(options) => options.run(input, output),
            Self::Aggregate(options) => options.run(input, output),
            Self::Rank(options) => options.run(input, output),
            Self::Forecast(options) => options.run(input, output),
        }
    }
}
