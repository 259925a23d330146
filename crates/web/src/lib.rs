//! Public pages and API: a handler per page, its markup beside it.
//!
//! Every page exists in Japanese (`/...`) and in English (`/en/...`) and works without scripts.

mod api;
mod asset;
mod download;
mod error;
mod filter;
mod language;
mod layout;
mod link;
mod pages;
mod parts;
mod plan_view;
mod router;
mod show;
mod site;

pub use api::openapi;
pub use router::router;
pub use site::{Clock, Site};
