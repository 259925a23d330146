//! The pages, one file each.

pub mod api;
pub mod ask;
pub mod compare;
pub mod cooperation;
pub mod data;
pub mod faq;
pub mod history;
pub mod home;
pub mod indicator;
pub mod indicators;
pub mod kpi;
pub mod logic;
pub mod meeting;
pub mod meetings;
pub mod node;
pub mod plan;
pub mod roadmap;
pub mod snapshots;
pub mod theme;
