//! The desk: the pages of staff. One file a room; its routes are merged in [`routes`].
//!
//! A handler takes [`staff::Staff`] (who is signed in), asks a function of `rashin_service` with
//! `staff.actor`, and answers with [`frame::desk_page`], or after a change with [`staff::Staff::done`]: a
//! redirect with a message. Errors of the service become pages by `map_err(staff.refusal())`.

pub mod accounts;
pub mod cooperation;
mod demo;
mod evaluation;
pub mod fields;
pub mod flash;
pub mod frame;
mod guard;
pub mod home;
pub mod inbox;
pub mod invitation;
pub mod journal;
pub mod mail_wishes;
pub mod mails;
pub mod manage;
pub mod meetings;
pub mod nav;
pub mod offices;
pub mod oidc;
pub mod password_reset;
pub mod people_names;
pub mod plans;
pub mod publish;
pub mod refusal;
pub mod requests;
pub mod reviews;
pub mod routes;
pub mod security;
pub mod set_up;
pub mod settings;
pub mod sign_in;
pub mod staff;
mod target_quality;
pub mod upload;
mod value_page;
pub mod values;
mod workbook;
mod working_view;

pub use guard::{refuse_other_sites, staff_headers};
