//! The pages of staff, used as a browser uses them: with cookies, forms and redirects.

mod accounts;
mod browser;
mod cooperation_desk;
mod evaluation;
mod guard;
mod house;
mod leaks;
mod mail;
mod meeting_desk;
mod oidc;
mod plan_desk;
mod provider;
mod publishing;
mod requests;
mod review_house;
mod reviews;
mod rights;
mod sign_in;
mod workbook;
