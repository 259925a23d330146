//! Where an indicator leads by the date of its target.

use rashin_model::amount::to_f64;
use rashin_model::tables::{Indicator, IndicatorKind};

use super::promise::Promise;
use crate::forecast::bands::Band;
use crate::forecast::horizon::horizon;
use crate::forecast::verdict::{Verdict, verdict};
use crate::forecast::{Method, Scale, forecast};
use crate::point::yearly_tail;
use crate::{Point, Reason};

/// One year ahead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutlookPoint {
    /// Its time, in years.
    pub time: f64,
    /// The middle.
    pub mean: f64,
    /// The band that holds half of the cases.
    pub half: Band,
    /// The band that holds four of five.
    pub four_fifths: Band,
}

/// Where an indicator leads.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    /// How it was continued.
    pub method: Method,
    /// From how many yearly values.
    pub values: usize,
    /// Year by year; the last one is at the date of the target.
    pub points: Vec<OutlookPoint>,
    /// What it says about the target.
    pub verdict: Verdict,
}

impl Outlook {
    /// The point at the date of the target.
    pub fn last(&self) -> OutlookPoint {
        self.points[self.points.len() - 1]
    }
}

/// The outlook from the points since the last change of definition.
pub(super) fn outlook(indicator: &Indicator, promise: &Promise, line: &[Point]) -> Result<Outlook, Reason> {
    let target = promise.last().ok_or(Reason::NoTarget)?;
    let direction = promise.direction.ok_or(Reason::NoTarget)?;
    let tail = yearly_tail(line);
    let latest = tail.last().ok_or(Reason::NoReading)?;
    let horizon = horizon(latest.time, target.point.time, tail.len())?;
    let values: Vec<f64> = tail.iter().map(|point| point.value).collect();
    let forecast = forecast(&values, horizon, scale(indicator, promise, tail), Method::default())?;
    let points: Vec<OutlookPoint> = forecast
        .steps()
        .iter()
        .zip(1_u32..)
        .map(|(step, years)| OutlookPoint {
            time: latest.time + f64::from(years),
            mean: step.point,
            half: step.half,
            four_fifths: step.four_fifths,
        })
        .collect();
    Ok(Outlook {
        method: Method::default(),
        values: values.len(),
        points,
        verdict: verdict(forecast.last().four_fifths, target.point.value, direction),
    })
}

fn scale(indicator: &Indicator, promise: &Promise, tail: &[Point]) -> Scale {
    if indicator.kind == IndicatorKind::Cumulative {
        let a_year_before = |start: &&super::Start| (tail[0].time - start.point.time - 1.0).abs() < 0.02;
        return Scale::Cumulative {
            start: promise.start.as_ref().filter(a_year_before).map(|start| start.point.value),
        };
    }
    let (minimum, maximum) = (indicator.minimum.map(to_f64), indicator.maximum.map(to_f64));
    match (minimum, maximum) {
        (Some(0.0), Some(ceiling)) if tail.iter().all(|point| point.value > 0.0 && point.value < ceiling) => {
            Scale::Share { ceiling }
        }
        _ => Scale::Level { minimum, maximum },
    }
}
