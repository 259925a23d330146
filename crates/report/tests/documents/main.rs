//! Documents of the plans of this house, printed and read back.

mod comments;
mod desk;
mod elements;
mod evaluation;
mod every_document;
mod faults;
