//! Documents of the plans of this house, printed and read back.

mod desk;
mod every_document;
