//! The plan desk and deliberation, over a store in memory.

mod cooperation;
mod deliberation;
mod edition;
mod house;
mod rights;
mod staging;
mod succession;
