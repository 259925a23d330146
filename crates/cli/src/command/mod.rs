//! The commands, one file each.

pub mod calc;
pub mod check;
pub mod demo;
pub mod evaluate;
pub mod export;
pub mod format;
pub mod import;
pub mod openapi;
pub mod review;
pub mod rights;
pub mod serve;
pub mod snapshot;
pub mod submit;
pub mod template;
pub mod user;
