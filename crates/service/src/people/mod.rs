//! Governments, offices and accounts.

mod lookup;

pub use lookup::{find_office, list_governments, list_offices, parent_of};
