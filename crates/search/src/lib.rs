//! Questions in words, answered by passages of the plans: with the place they come from and the matching
//! words marked. No answer is made up; what no passage says is said to be not found.
//!
//! [`passages`] takes a published plan apart into passages, [`Index`] keeps those of all plans in memory,
//! [`Index::ask`] finds the pages that answer a question. [`static_index`] writes the same index as a
//! file for a site without a server.

mod answer;
mod error;
mod excerpt;
mod gather;
mod index;
mod kind;
mod passage;
mod question;
mod rank;
mod static_index;
mod text;

pub use answer::{Answers, Count, Filter, Hit};
pub use error::Error;
pub use excerpt::{Excerpt, Piece};
pub use gather::passages;
pub use index::Index;
pub use kind::Kind;
pub use passage::{Named, Passage};
pub use question::Question;
pub use static_index::{STATIC_INDEX, StaticPlan, static_index};
