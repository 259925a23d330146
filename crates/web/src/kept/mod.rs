//! The answers to the public, kept: a page is written and compressed once and given to everybody who asks,
//! until something changes what the public sees.

mod accepts;
mod answer;
mod keep;
mod public_state;

pub use keep::{Keeper, keep_answers};
