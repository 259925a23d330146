//! The pages of staff, used as a browser uses them: with cookies, forms and redirects.

mod browser;
mod evaluation;
mod guard;
mod house;
mod rights;
mod sign_in;
