//! How files write periods.

use rashin_model::Period;
use rashin_model::spelling::narrow;
use serde::Deserialize;

/// How a file writes its periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum PeriodForm {
    /// As papers and tables write them: 令和6年度, 2024年3月, 2024-03, FY2024.
    #[default]
    Auto,
    /// A year alone is a fiscal year.
    FiscalYear,
    /// A year alone is a calendar year.
    CalendarYear,
    /// Six digits: 202403.
    Yyyymm,
    /// Eight digits: 20240331.
    Yyyymmdd,
    /// Ten digits, the time codes of the national statistics: 2024000303.
    StatTime,
    /// SDMX: 2024-A1, 2024-S1, 2024-Q3, 2024-M03.
    Sdmx,
}

/// What a period may look like, for a hint.
pub(super) const FORMS: &str = "auto, fiscal_year, calendar_year, yyyymm, yyyymmdd, stat_time, sdmx";

impl PeriodForm {
    /// The period that a text means; `starts_in_april` for reporting years of SDMX that do.
    pub fn read(self, text: &str, starts_in_april: bool) -> Option<Period> {
        match self {
            Self::Auto => Period::parse(text),
            Self::FiscalYear => Some(match Period::parse(text)? {
                Period::CalendarYear(year) => Period::FiscalYear(year),
                other => other,
            }),
            Self::CalendarYear => Some(match Period::parse(text)? {
                Period::FiscalYear(year) => Period::CalendarYear(year),
                other => other,
            }),
            Self::Yyyymm => {
                digits::<6>(text).and_then(|digits| Period::parse(&format!("{}-{}", &digits[..4], &digits[4..])))
            }
            Self::Yyyymmdd => digits::<8>(text)
                .and_then(|digits| Period::parse(&format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]))),
            Self::StatTime => stat_time(&digits::<10>(text)?),
            Self::Sdmx => sdmx(text, starts_in_april),
        }
    }
}

fn digits<const COUNT: usize>(text: &str) -> Option<String> {
    let text = narrow(text);
    (text.len() == COUNT && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

/// Year, kind (10 for fiscal years), first and last month.
fn stat_time(digits: &str) -> Option<Period> {
    let year: i16 = digits[..4].parse().ok()?;
    let (first, last): (u8, u8) = (digits[6..8].parse().ok()?, digits[8..].parse().ok()?);
    match (&digits[4..6], first, last) {
        ("00", 0, 0) => Some(Period::CalendarYear(year)),
        ("10", 0, 0) => Some(Period::FiscalYear(year)),
        ("00", 1..=12, last) if first == last => Some(Period::Month(year, first)),
        ("00", 1 | 4 | 7 | 10, last) if first + 2 == last => Some(quarter_from(year, first)),
        _ => None,
    }
}

/// The fiscal quarter that begins in a month.
fn quarter_from(year: i16, month: u8) -> Period {
    if month < 4 { Period::Quarter(year - 1, 4) } else { Period::Quarter(year, month / 3) }
}

fn sdmx(text: &str, starts_in_april: bool) -> Option<Period> {
    let text = narrow(text);
    let Some((year, part)) = text.split_once('-') else { return Period::parse(&text) };
    let year: i16 = year.parse().ok()?;
    let number = |letter: char| part.strip_prefix(letter).and_then(|rest| rest.parse::<u8>().ok());
    if let Some(1) = number('A') {
        return Some(if starts_in_april { Period::FiscalYear(year) } else { Period::CalendarYear(year) });
    }
    match (number('S'), number('Q'), number('M')) {
        (Some(half @ 1..=2), _, _) => starts_in_april.then_some(Period::Half(year, half)),
        (_, Some(quarter @ 1..=4), _) if starts_in_april => Some(Period::Quarter(year, quarter)),
        (_, Some(quarter @ 1..=4), _) => Some(quarter_from(year, quarter * 3 - 2)),
        (_, _, Some(month @ 1..=9)) if starts_in_april => Some(Period::Month(year, month + 3)),
        (_, _, Some(month @ 10..=12)) if starts_in_april => Some(Period::Month(year + 1, month - 9)),
        (_, _, Some(month @ 1..=12)) => Some(Period::Month(year, month)),
        (None, None, None) => Period::parse(&text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_period_is_read() {
        for (form, text, april, code) in [
            (PeriodForm::Auto, "平成25年1月", false, "2013-01"),
            (PeriodForm::Auto, "令和６年度", false, "FY2024"),
            (PeriodForm::FiscalYear, "2022", false, "FY2022"),
            (PeriodForm::CalendarYear, "R4", false, "2022"),
            (PeriodForm::Yyyymm, "202403", false, "2024-03"),
            (PeriodForm::Yyyymmdd, "２０２４０３３１", false, "2024-03-31"),
            (PeriodForm::StatTime, "2013000101", false, "2013-01"),
            (PeriodForm::StatTime, "2013000103", false, "FY2012Q4"),
            (PeriodForm::StatTime, "2013100000", false, "FY2013"),
            (PeriodForm::StatTime, "2013000000", false, "2013"),
            (PeriodForm::Sdmx, "2024-A1", true, "FY2024"),
            (PeriodForm::Sdmx, "2024-A1", false, "2024"),
            (PeriodForm::Sdmx, "2024-S2", true, "FY2024H2"),
            (PeriodForm::Sdmx, "2024-Q1", false, "FY2023Q4"),
            (PeriodForm::Sdmx, "2024-Q1", true, "FY2024Q1"),
            (PeriodForm::Sdmx, "2024-M12", true, "2025-03"),
            (PeriodForm::Sdmx, "2024-08-31", true, "2024-08-31"),
        ] {
            assert_eq!(form.read(text, april).map(Period::code).as_deref(), Some(code), "{form:?} {text}");
        }
    }

    #[test]
    fn what_is_no_period_is_none() {
        for (form, text) in [
            (PeriodForm::Yyyymm, "202413"),
            (PeriodForm::StatTime, "2013000199"),
            (PeriodForm::StatTime, "2013"),
            (PeriodForm::Sdmx, "2024-S1"),
            (PeriodForm::Sdmx, "2024-W12"),
            (PeriodForm::Auto, "いつか"),
        ] {
            assert_eq!(form.read(text, false), None, "{form:?} {text}");
        }
    }
}
