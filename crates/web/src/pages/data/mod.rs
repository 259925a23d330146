//! May I have it?

mod about;
mod everything;
mod files;
mod plan_data;

pub use everything::show_data;
pub use plan_data::show_plan_data;
