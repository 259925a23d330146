//! Areas compared: who is compared with whom, in which place each stands, and what a small number says.
//!
//! Everything here is about one indicator at one period. A page chooses indicator, scope and period,
//! and prints what [`Comparison`] holds.

mod classes;
mod comparison;
mod funnel;
mod peers;
mod scope;

pub use classes::{Class, MOST_CLASSES, quantile_classes};
pub use comparison::{Compared, Comparison, Whole, compare_areas, periods_compared};
pub use funnel::{Chance, chance, chance_limits, is_small};
pub use peers::{AreaFact, PeerGroup, SizeBand};
pub use scope::Scope;
