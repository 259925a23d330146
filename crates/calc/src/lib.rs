//! The analysts' door: `rashin calc NAME < in.csv > out.csv`.
//!
//! Each calculator reads a CSV, calls the formulas of `rashin-eval` and writes a CSV. Its columns,
//! their units and a run stand in one [`Calculator`], which makes its help, heads its output and
//! is run by the tests. A blank cell is a missing value, never zero; a figure that cannot be given
//! is left empty beside the code of its reason. All wrong cells are told at once, and then nothing
//! is written.
//!
//! ```
//! use rashin_calc::Calc;
//! let input = "id,baseline,target,actual,direction\nonline,20,60,30,higher\n";
//! let mut output = Vec::new();
//! let summary = Calc::Progress.run(input.as_bytes(), &mut output).unwrap();
//! let output = String::from_utf8(output).unwrap();
//! assert!(output.contains("online,20,60,30,higher,no,-30,0.5,0.25,"));
//! assert_eq!(summary.rows_written, 1);
//! ```

pub mod aggregate;
mod cagr;
mod calc;
pub mod calculator;
mod cell;
mod companion;
mod error;
pub mod forecast;
mod kept_rows;
mod long_table;
mod names;
pub mod normalise;
mod option;
mod output;
mod problem;
mod progress;
pub mod rank;
mod summary;
mod table;
mod unix_lines;

pub use calc::{CALCULATORS, Calc};
pub use calculator::Calculator;
pub use error::CalcError;
pub use problem::{Problem, Problems};
pub use summary::Summary;
