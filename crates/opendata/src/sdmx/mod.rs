//! SDMX 3.0: values and targets as SDMX-CSV 2.0 and SDMX-JSON 2.0, with the structure message.

mod csv;
mod json;
mod message;
mod names;
mod observation;
mod structure;
mod time;

pub(crate) use csv::write_sdmx_csv;
pub(crate) use json::write_sdmx_json;
pub(crate) use structure::write_structure;
