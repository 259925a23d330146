//! The commands, one file each.

pub mod areas;
pub mod backup;
pub mod calc;
pub mod check;
pub mod demo;
pub mod evaluate;
pub mod export;
pub mod format;
pub mod import;
mod import_values;
pub mod journal;
pub mod openapi;
pub mod publish;
pub mod report;
pub mod restore;
pub mod review;
pub mod rights;
pub mod serve;
pub mod snapshot;
pub mod submit;
pub mod template;
pub mod user;
