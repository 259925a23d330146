//! NGSI entities after the models of Smart Data Models: `Project`, `Action` and `Indicator` of dataModel.SDG,
//! `KeyPerformanceIndicator` of dataModel.KeyPerformanceIndicator.

mod array;
mod entities;
mod entity;
mod ld;
mod v2;

pub(crate) use ld::write_ngsi_ld;
pub(crate) use v2::write_ngsi_v2;
