//! The pages, one file each.

pub mod home;
pub mod indicator;
pub mod indicators;
pub mod kpi;
pub mod node;
pub mod plan;
pub mod roadmap;
pub mod snapshots;
