//! Questions in words, answered by passages of the plans: with the place they come from and the matching
//! words marked. No answer is made up; what no passage says is said to be not found.
//!
//! [`passages`] takes a published plan apart into passages, [`Index`] keeps those of all plans in memory,
//! [`Index::ask`] finds the pages that answer a question.

mod answer;
mod error;
mod excerpt;
mod gather;
mod index;
mod kind;
mod passage;
mod question;
mod rank;
mod text;

pub use answer::{Answers, Count, Filter, Hit};
pub use error::Error;
pub use excerpt::{Excerpt, Piece};
pub use gather::passages;
pub use index::Index;
pub use kind::Kind;
pub use passage::{Named, Passage};
pub use question::Question;
