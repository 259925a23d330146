//! The door of the plan workbook, tried from outside.

mod bad_csv;
mod bad_workbook;
mod common;
mod readings;
mod round_trip;
