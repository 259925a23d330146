//! The door of the plan workbook, tried from outside.

mod answers;
mod answers_common;
mod answers_elsewhere;
mod bad_answers;
mod bad_csv;
mod bad_workbook;
mod common;
mod evaluation;
mod judged_answers;
mod mapped;
mod own_rubrics;
mod readings;
mod real_values;
mod reference_members;
mod round_trip;
