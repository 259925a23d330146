//! The one place that reads the clock.

use jiff::civil::Date;
use jiff::{Timestamp, tz};

/// Now.
#[expect(clippy::disallowed_methods, reason = "the program is where the clock comes in; every floor below takes it as a parameter")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// Today in Japan.
pub fn today() -> Date {
    now().to_zoned(tz::TimeZone::fixed(tz::offset(9))).date()
}
