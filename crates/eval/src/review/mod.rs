//! Marks in a review: what follows from the figures beside what people gave, where the two part, and
//! what the marks of many come to without a mean of letters.

mod computed;
mod departure;
mod disagreement;
mod element;
mod reviewed;
mod rollup;
mod side_by_side;
mod unusual;

pub use computed::{Basis, Computed};
pub use departure::Departure;
pub use disagreement::{Disagreement, disagreements};
pub use element::Element;
pub use reviewed::Reviewed;
pub use rollup::{MarkCount, MarksOf, Rollup};
pub use side_by_side::{Given, SideBySide};
pub use unusual::{is_far_from_usual, is_worse};
