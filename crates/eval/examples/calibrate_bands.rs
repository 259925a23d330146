//! Prints the half-widths of the forecast bands from a file of past yearly series.
//!
//! `cargo run -p rashin-eval --example calibrate_bands -- m1_yearly_calibration.csv.gz`
//!
//! The file is a gzip-compressed CSV with the columns dataset, id, part, t, value, sorted by
//! series and time. The output goes into `src/forecast/bands.rs`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;

use flate2::read::GzDecoder;
use rashin_eval::Reason;
use rashin_eval::forecast::Method;
use rashin_eval::forecast::calibration::{PastErrors, covering};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: calibrate_bands FILE.csv.gz")?;
    let mut series: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    let mut rows = csv::Reader::from_reader(GzDecoder::new(File::open(path)?));
    for row in rows.records() {
        let row = row?;
        let (id, value) = (row.get(1).ok_or("no id")?, row.get(4).ok_or("no value")?);
        series.entry(id.to_owned()).or_default().push(value.parse()?);
    }
    for method in [Method::Naive, Method::Drift, Method::Theta, Method::Median] {
        let mut errors = PastErrors::default();
        for values in series.values() {
            errors.add_series(values, method).map_err(Reason::text_en)?;
        }
        println!("{method:?}");
        for (what, errors) in [("HALF_WIDTHS", &errors.single), ("CUMULATIVE_HALF_WIDTHS", &errors.added)] {
            println!("  {what}");
            for errors in errors {
                let width = |share| covering(errors, share).map_err(Reason::text_en);
                println!(
                    "    HalfWidths {{ half: {:.2}, four_fifths: {:.2} }}, // {} forecasts",
                    width(0.5)?,
                    width(0.8)?,
                    errors.len()
                );
            }
        }
    }
    Ok(())
}
