//! The evaluation of a plan as JSON and CSV: one record per indicator, area and period.
//!
//! Ratios are fractions (1 = 100 %). A figure that cannot be given is `null`, and `reasons` names
//! why; there is no NaN and no infinity.

mod batch;
mod composite;
mod csv;
mod figure;
mod formula;
mod json;
mod mark;
mod outlook;
mod shown;

pub use composite::{CompositeRecord, IndexYearRecord, MemberRecord, composite_record};
pub use csv::write_csv;
pub use figure::{FigureRecord, figure_record, figure_records};
pub use formula::{FormulaRecord, formula_records};
pub use json::write_json;
pub use mark::{MarkRecord, NodeMarkRecord, node_mark_record};
pub use outlook::{OutlookPointRecord, OutlookRecord};
pub use shown::{Reasons, Shown};
