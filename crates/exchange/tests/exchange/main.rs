//! The door of the plan workbook, tried from outside.

mod bad_csv;
mod bad_workbook;
mod common;
mod evaluation;
mod own_rubrics;
mod readings;
mod reference_members;
mod round_trip;
