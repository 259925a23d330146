//! When values of an indicator are awaited.

use jiff::civil::Date;
use rashin_model::Period;
use rashin_model::tables::{Frequency, Indicator, Profile};

/// How many periods have passed whose value should be known by now and is not, counted from the end
/// of the last period that has one (from the day before the plan's first year without any).
///
/// A value is awaited once a whole period has passed since, and its lag. After the last year of the
/// plan none is awaited, nor from the period on in which the indicator ended. 0 for indicators
/// without a regular frequency.
pub(crate) fn missed_periods(indicator: &Indicator, profile: &Profile, last: Option<Period>, as_of: Date) -> u32 {
    let Some(months) = indicator.frequency.and_then(months_between) else { return 0 };
    let year_end = |year: i64| i16::try_from(year).ok().map(|year| Period::FiscalYear(year).end());
    let before_plan = || year_end(i64::from(profile.first_year) - 1);
    let Some(from) = last.map(Period::end).or_else(before_plan) else { return 0 };
    let plan_end = year_end(i64::from(profile.last_year));
    let lag = i64::from(indicator.lag_months.unwrap_or(0));
    let is_missed = |number: &u32| {
        let after = |months: i64| from.checked_add(jiff::Span::new().months(months)).ok();
        let (Some(end), Some(known)) = (after(months * i64::from(*number)), after(months * i64::from(*number) + lag))
        else {
            return false;
        };
        let in_plan = plan_end.is_none_or(|last| end <= last);
        let asked_for = indicator.ended.is_none_or(|ended| end < ended.start());
        in_plan && asked_for && known < as_of
    };
    (1..=MOST).take_while(is_missed).last().unwrap_or(0)
}

/// Beyond this many the count says nothing more.
const MOST: u32 = 120;

/// Whether the first value of the plan's term should be known by now.
pub(super) fn is_due(indicator: &Indicator, profile: &Profile, as_of: Date) -> bool {
    let Ok(first_year) = i16::try_from(profile.first_year) else { return true };
    let end = match indicator.frequency {
        Some(Frequency::HalfYearly) => Period::Half(first_year, 1).end(),
        Some(Frequency::Quarterly) => Period::Quarter(first_year, 1).end(),
        Some(Frequency::Monthly) => Period::Month(first_year, 4).end(),
        _ => Period::FiscalYear(first_year).end(),
    };
    if indicator.ended.is_some_and(|ended| ended.start() <= end) {
        return false;
    }
    end.checked_add(jiff::Span::new().months(i64::from(indicator.lag_months.unwrap_or(0))))
        .is_ok_and(|due| due <= as_of)
}

fn months_between(frequency: Frequency) -> Option<i64> {
    match frequency {
        Frequency::Yearly => Some(12),
        Frequency::HalfYearly => Some(6),
        Frequency::Quarterly => Some(3),
        Frequency::Monthly => Some(1),
        Frequency::Once | Frequency::Irregular => None,
    }
}
