//! The time that a value belongs to: fiscal year, half, quarter, month, day or calendar year.

mod name;
mod parse;

use jiff::civil::{Date, date};

use crate::cell::{self, Cell, Misread};
use crate::lang::Sentence;
use crate::table::Form;

/// A period. Fiscal years begin in April; `year` is the Gregorian year in which they begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// 年度
    FiscalYear(i16),
    /// 上期 (1, April to September) or 下期 (2, October to March) of a fiscal year
    Half(i16, u8),
    /// 四半期 1 to 4 of a fiscal year
    Quarter(i16, u8),
    /// 月
    Month(i16, u8),
    /// 日
    Date(Date),
    /// 暦年
    CalendarYear(i16),
}

impl Period {
    /// The Gregorian year by which it is called.
    fn year(self) -> i16 {
        match self {
            Self::FiscalYear(year)
            | Self::Half(year, _)
            | Self::Quarter(year, _)
            | Self::Month(year, _)
            | Self::CalendarYear(year) => year,
            Self::Date(day) => day.year(),
        }
    }

    /// First day.
    pub fn start(self) -> Date {
        match self {
            Self::FiscalYear(year) | Self::Half(year, 1) => date(year, 4, 1),
            Self::Half(year, _) => date(year, 10, 1),
            Self::Quarter(year, 4) => date(year + 1, 1, 1),
            Self::Quarter(year, quarter) => date(year, 1 + 3 * quarter.cast_signed(), 1),
            Self::Month(year, month) => date(year, month.cast_signed(), 1),
            Self::Date(day) => day,
            Self::CalendarYear(year) => date(year, 1, 1),
        }
    }

    /// Last day.
    pub fn end(self) -> Date {
        match self {
            Self::Half(year, 1) => date(year, 9, 30),
            Self::FiscalYear(year) | Self::Half(year, _) => date(year + 1, 3, 31),
            Self::Quarter(..) => {
                self.start().first_of_month().saturating_add(jiff::Span::new().months(2)).last_of_month()
            }
            Self::Month(..) => self.start().last_of_month(),
            Self::Date(day) => day,
            Self::CalendarYear(year) => date(year, 12, 31),
        }
    }

    /// The time of its last day in years, whole months counted: the 31st of March 2025 is 2025.25.
    ///
    /// Formulas take times in years with months; a period stands for the state at its end.
    pub fn end_in_years(self) -> f64 {
        let end = self.end();
        let months_done = f64::from(end.month() - 1) + f64::from(end.day()) / f64::from(end.days_in_month());
        f64::from(end.year()) + months_done / 12.0
    }

    /// The fiscal year in which the period ends.
    pub fn fiscal_year(self) -> i16 {
        let end = self.end();
        if end.month() >= 4 { end.year() } else { end.year() - 1 }
    }

    /// The half-year that a day lies in.
    #[must_use]
    pub fn half_of(day: Date) -> Self {
        match day.month() {
            4..=9 => Self::Half(day.year(), 1),
            10..=12 => Self::Half(day.year(), 2),
            _ => Self::Half(day.year() - 1, 2),
        }
    }

    /// The next period of the same kind.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::FiscalYear(year) => Self::FiscalYear(year + 1),
            Self::Half(year, 1) => Self::Half(year, 2),
            Self::Half(year, _) => Self::Half(year + 1, 1),
            Self::Quarter(year, 4) => Self::Quarter(year + 1, 1),
            Self::Quarter(year, quarter) => Self::Quarter(year, quarter + 1),
            Self::Month(year, 12) => Self::Month(year + 1, 1),
            Self::Month(year, month) => Self::Month(year, month + 1),
            Self::Date(day) => Self::Date(day.tomorrow().unwrap_or(day)),
            Self::CalendarYear(year) => Self::CalendarYear(year + 1),
        }
    }

    /// The canonical code: `FY2022`, `FY2022H1`, `FY2022Q3`, `2022-08`, `2022-08-31`, `2022`.
    pub fn code(self) -> String {
        match self {
            Self::FiscalYear(year) => format!("FY{year}"),
            Self::Half(year, half) => format!("FY{year}H{half}"),
            Self::Quarter(year, quarter) => format!("FY{year}Q{quarter}"),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Date(day) => day.to_string(),
            Self::CalendarYear(year) => format!("{year:04}"),
        }
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// By the last day, then by the first (the longer period first), then by kind.
impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let kind = |period: &Self| match period {
            Self::FiscalYear(_) => 0,
            Self::CalendarYear(_) => 1,
            Self::Half(..) => 2,
            Self::Quarter(..) => 3,
            Self::Month(..) => 4,
            Self::Date(_) => 5,
        };
        (self.end(), self.start(), kind(self)).cmp(&(other.end(), other.start(), kind(other)))
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.code())
    }
}

impl Cell for Period {
    const FORM: Form = Form::Period;

    fn read(text: &str) -> Result<Self, Box<Misread>> {
        cell::required(text)?;
        Self::parse(text).ok_or_else(|| {
            Misread::new(
                Sentence::new(
                    format!("「{text}」は期間として読めません"),
                    format!("\"{text}\" cannot be read as a period"),
                ),
                Sentence::new(
                    "使える形: 令和6年度、R6、2024年度、FY2024、令和6年度上期、FY2024H1、2024-08、2024-08-31、R5.8末",
                    "accepted: FY2024, FY2024H1, FY2024Q1, 2024-08, 2024-08-31, 2024, 令和6年度, R6, R5.8末",
                ),
            )
        })
    }

    fn write(&self) -> String {
        self.code()
    }
}
