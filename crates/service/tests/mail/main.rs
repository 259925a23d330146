//! Which mails are due, and what they say.

mod due;
mod support;
mod text;
