//! A site over the five plans of the house, looked at as a browser would: every page, every link.

mod addresses;
mod api;
mod api_description;
mod areas;
mod ask;
mod compare;
mod cooperation;
mod crawl;
mod documents;
mod downloads;
mod errors;
mod figure_files;
mod figures;
mod health;
mod history;
mod home;
mod html;
mod islands;
mod kept;
mod lists;
mod logic;
mod meetings;
mod site;
