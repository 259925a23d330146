//! Periods as SDMX writes them.

use rashin_model::Period;

/// The first day of the reporting year, which fiscal years, halves and quarters are counted from.
pub(super) const YEAR_START: &str = "--04-01";

/// A period as an SDMX observational time period: fiscal years, halves and quarters are reporting periods of
/// a year that begins on [`YEAR_START`]; months, days and calendar years are Gregorian.
pub(super) fn time_period(period: Period) -> String {
    match period {
        Period::FiscalYear(year) => format!("{year:04}-A1"),
        Period::Half(year, half) => format!("{year:04}-S{half}"),
        Period::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
        Period::Month(..) | Period::Date(_) | Period::CalendarYear(_) => period.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fiscal_periods_are_reporting_periods_and_all_others_gregorian() {
        let cases = [
            ("FY2024", "2024-A1"),
            ("FY2024H2", "2024-S2"),
            ("FY2024Q3", "2024-Q3"),
            ("2024-08", "2024-08"),
            ("2024-08-31", "2024-08-31"),
            ("2024", "2024"),
        ];
        for (code, expected) in cases {
            assert_eq!(time_period(Period::parse(code).expect(code)), expected);
        }
    }
}
