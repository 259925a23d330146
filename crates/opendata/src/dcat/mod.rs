//! The description of the data as DCAT 3: a catalogue, a dataset series a plan, a dataset a publication.

mod describe;
mod graph;

pub use describe::{write_catalog, write_catalog_turtle};
pub(crate) use describe::{write_dcat, write_dcat_turtle};
