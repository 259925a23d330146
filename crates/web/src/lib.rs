//! Public pages, pages of staff, API: a handler per page, its markup beside it.
//!
//! Every page exists in Japanese (`/...`) and in English (`/en/...`) and works without scripts.

mod addresses;
mod api;
mod asset;
mod boundaries;
mod compared;
mod copy;
mod csv_file;
mod desk;
mod documents;
mod download;
mod edition;
mod editions;
mod error;
mod figure_file;
mod filter;
mod health;
mod kept;
mod language;
mod layout;
mod limits;
mod link;
mod media;
mod open_data;
mod pages;
mod parts;
mod plan_view;
mod policy;
mod published;
mod random;
mod router;
mod searched;
mod settings;
mod show;
mod site;
mod site_map;
mod visitor;
mod wanted;

pub use addresses::{Address, Addresses, Kind, list_addresses};
pub use api::openapi;
pub use copy::{CopiedFile, CopyFault, Part, SiteCopy, View};
pub use router::router;
pub use settings::{DemoRole, Settings};
pub use site::{Clock, Site};
