//! Outlooks as records.

use rashin_eval::plan::{Outlook, OutlookPoint};
use serde::Serialize;
use utoipa::ToSchema;

/// An outlook.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutlookRecord {
    /// Method of continuation.
    pub method: &'static str,
    /// Number of yearly values it was made from.
    pub values: usize,
    /// Year by year.
    pub points: Vec<OutlookPointRecord>,
    /// At the date of the target: lower end of the 80 % band.
    pub low80: f64,
    /// Upper end of the 80 % band.
    pub high80: f64,
    /// Lower end of the 50 % band.
    pub low50: f64,
    /// Upper end of the 50 % band.
    pub high50: f64,
    /// likely, uncertain or unlikely.
    pub verdict: &'static str,
}

/// One year of an outlook.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutlookPointRecord {
    /// Time in years; the end of March 2027 is 2027.25.
    pub time: f64,
    /// The middle.
    pub mean: f64,
    /// Lower end of the 80 % band.
    pub low80: f64,
    /// Upper end of the 80 % band.
    pub high80: f64,
    /// Lower end of the 50 % band.
    pub low50: f64,
    /// Upper end of the 50 % band.
    pub high50: f64,
}

/// The record of an outlook.
pub(super) fn outlook_record(outlook: &Outlook) -> OutlookRecord {
    let last = outlook.last();
    OutlookRecord {
        method: outlook.method.code(),
        values: outlook.values,
        points: outlook.points.iter().map(point_record).collect(),
        low80: last.four_fifths.low,
        high80: last.four_fifths.high,
        low50: last.half.low,
        high50: last.half.high,
        verdict: outlook.verdict.code(),
    }
}

fn point_record(point: &OutlookPoint) -> OutlookPointRecord {
    OutlookPointRecord {
        time: point.time,
        mean: point.mean,
        low80: point.four_fifths.low,
        high80: point.four_fifths.high,
        low50: point.half.low,
        high50: point.half.high,
    }
}
