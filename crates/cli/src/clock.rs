//! The one place that reads the clock, and the days of Japan.

use anyhow::{Context, Result};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, Zoned, tz};
use rashin_service::Known;

/// Now.
#[expect(
    clippy::disallowed_methods,
    reason = "the program is where the clock comes in; every floor below takes it as a parameter"
)]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// Today in Japan.
pub fn today() -> Date {
    now().to_zoned(japan()).date()
}

/// The last moment of a day in Japan.
pub fn end_of_day(day: Date) -> Result<Timestamp> {
    let next = day.tomorrow().context("the day is too late")?;
    let midnight = next.to_zoned(japan()).context("the day cannot be placed in time")?;
    Ok(midnight.timestamp() - SignedDuration::from_nanos(1))
}

/// What was known at the end of a day in Japan; without one, what is known now.
pub fn known_on(day: Option<Date>) -> Result<Known> {
    day.map_or(Ok(Known::Now), |day| end_of_day(day).map(Known::At))
}

/// A moment as it is told in Japan.
pub fn japanese(moment: Timestamp) -> Zoned {
    moment.to_zoned(japan())
}

fn japan() -> tz::TimeZone {
    tz::TimeZone::fixed(tz::offset(9))
}
