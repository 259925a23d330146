//! Formulas of evaluation: numbers in, a figure or the reason for its absence out.
//!
//! "Achievement" is at least five different numbers. Each has its own file here; none is mixed
//! with another. The doc comment of a formula is its specification. Symbols: b baseline at t0,
//! T target at tT, y actual at t, d = +1 when higher is better and −1 when lower is better.
//! Arguments keep the order y, b, T, d.
//!
//! Figures are exact decimals at rest and on display; formulas run in 64-bit floating point. For
//! finite inputs every formula gives a finite number or a [`Reason`], never NaN and never
//! infinity. [`rounding`] holds the only ways back to decimals and to a cut.

pub mod aggregate;
pub mod areas;
pub mod attainment;
pub mod cagr;
pub mod change;
pub mod composite;
pub mod course;
pub mod coverage;
pub mod direction;
pub mod forecast;
pub mod formula;
pub mod margin;
pub mod mean;
pub mod met;
pub mod needed;
pub mod normalise;
pub mod pace;
pub mod plan;
pub mod planned_share;
pub mod point;
pub mod progress;
pub mod rank;
pub mod rate;
pub mod reason;
pub mod review;
pub mod rounding;
pub mod second_worst;
pub mod share_at_or_above;
pub mod show;
pub mod target_quality;

pub use direction::Direction;
pub use formula::{FORMULAS, Formula};
pub use point::Point;
pub use reason::{Figure, Reason};
