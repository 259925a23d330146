//! For which period a value is asked for.

use jiff::ToSpan;
use jiff::civil::Date;
use rashin_model::Period;
use rashin_model::tables::{Frequency, Indicator, Reading, ReadingStatus};

/// The period whose value an indicator should have next, as of a day; `None` while it has not begun.
///
/// That is the one after the last value that is final. Where periods were left out, it is the latest
/// of them that is over (with the months that its publication takes), or else the one under way.
/// `readings` are those of one series.
pub(crate) fn asked_period<'a>(
    indicator: &Indicator,
    readings: impl Iterator<Item = &'a Reading>,
    as_of: Date,
) -> Option<Period> {
    let frequency = indicator.frequency.unwrap_or(Frequency::Yearly);
    let settled = |status| matches!(status, ReadingStatus::Final | ReadingStatus::Revised | ReadingStatus::Suppressed);
    let last = readings
        .filter(|reading| settled(reading.status))
        .map(|reading| reading.period)
        .max_by_key(|period| period.end());
    let known = |period: Period| {
        let lag = i64::from(indicator.lag_months.unwrap_or(0));
        period.end().saturating_add(lag.months()) <= as_of
    };
    let mut next = match last {
        Some(_) if frequency == Frequency::Once => return None,
        Some(last) => following(last, frequency),
        None => first(frequency, as_of),
    };
    if next.start() > as_of {
        return None;
    }
    while known(next) && known(following(next, frequency)) {
        next = following(next, frequency);
    }
    Some(next)
}

/// The period after one, at a frequency: a month of a yearly figure is followed by the same month a year on.
fn following(period: Period, frequency: Frequency) -> Period {
    let months = match frequency {
        Frequency::Monthly => 1,
        Frequency::Quarterly => 3,
        Frequency::HalfYearly => 6,
        Frequency::Yearly | Frequency::Once | Frequency::Irregular => 12,
    };
    match period {
        Period::Month(..) => {
            let day = period.start().saturating_add(months.months());
            Period::Month(day.year(), day.month().unsigned_abs())
        }
        Period::Date(day) => {
            let later = day.saturating_add(months.months());
            // The last day of a month stays the last day.
            Period::Date(if day == day.last_of_month() { later.last_of_month() } else { later })
        }
        Period::Half(..) | Period::Quarter(..) if months == 12 => {
            let times = if matches!(period, Period::Half(..)) { 2 } else { 4 };
            (0..times).fold(period, |period, _| period.next())
        }
        _ => period.next(),
    }
}

/// The latest period that is over as of a day, for a series that has no value yet.
fn first(frequency: Frequency, as_of: Date) -> Period {
    let before = |months: i64| as_of.tomorrow().unwrap_or(as_of).saturating_sub(months.months());
    match frequency {
        Frequency::Monthly => {
            let day = before(1);
            Period::Month(day.year(), day.month().unsigned_abs())
        }
        Frequency::Quarterly => {
            let day = before(3);
            let quarter = match day.month() {
                4..=6 => 1,
                7..=9 => 2,
                10..=12 => 3,
                _ => 4,
            };
            Period::Quarter(Period::Date(day).fiscal_year(), quarter)
        }
        Frequency::HalfYearly => Period::half_of(before(6)),
        Frequency::Yearly | Frequency::Once | Frequency::Irregular => {
            Period::FiscalYear(Period::Date(before(12)).fiscal_year())
        }
    }
}
