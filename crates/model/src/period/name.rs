//! What a period is called, in full and in short.

use jiff::civil::{Date, date};

use super::Period;
use crate::era::Era;
use crate::lang::Lang;

impl Period {
    /// The full name; in Japanese the era stands with its Gregorian year.
    pub fn name(self, lang: Lang) -> String {
        match lang {
            Lang::En => self.english_name(),
            Lang::Ja => self.japanese_name(),
        }
    }

    fn english_name(self) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let month_name = |month: u8| MONTHS[usize::from(month.clamp(1, 12)) - 1];
        match self {
            Self::FiscalYear(year) => format!("FY{year}"),
            Self::Half(year, half) => format!("FY{year} {} half", if half == 1 { "first" } else { "second" }),
            Self::Quarter(year, quarter) => format!("FY{year} Q{quarter}"),
            Self::Month(year, month) => format!("{} {year}", month_name(month)),
            Self::Date(day) => format!("{} {} {}", day.day(), month_name(day.month().unsigned_abs()), day.year()),
            Self::CalendarYear(year) => format!("{year}"),
        }
    }

    fn japanese_name(self) -> String {
        // A fiscal year is called by the era in which it mostly lies: the one of 2019 is 令和元年度.
        let named_on = match self {
            Self::Month(..) | Self::Date(_) => self.end(),
            other => date(other.year(), 12, 31),
        };
        let (gregorian, rest) = match self {
            Self::FiscalYear(year) => (year, "年度".to_owned()),
            Self::Half(year, half) => (year, format!("年度{}", if half == 1 { "上期" } else { "下期" })),
            Self::Quarter(year, quarter) => (year, format!("年度第{quarter}四半期")),
            Self::Month(year, month) => (year, format!("年{month}月")),
            Self::Date(day) => (day.year(), format!("年{}月{}日", day.month(), day.day())),
            Self::CalendarYear(year) => (year, "年".to_owned()),
        };
        match Era::of(named_on) {
            Some((era, year)) => format!("{}{rest}（{gregorian}{rest}）", era.year_name(year)),
            None => format!("{gregorian}{rest}"),
        }
    }

    /// The short name for tables and axes: `R4`, `R6上`, `R6 Q1`, `R5.8`, `R5.8.31`, `2021年`; in English `FY22` and so on.
    pub fn short_name(self, lang: Lang) -> String {
        if lang == Lang::En {
            return match self {
                Self::FiscalYear(year) => format!("FY{year}"),
                Self::Half(year, half) => format!("FY{year} H{half}"),
                Self::Quarter(year, quarter) => format!("FY{year} Q{quarter}"),
                other => other.code(),
            };
        }
        let era_year = |year: i16, named_on: Date| {
            Era::of(named_on).map_or_else(|| year.to_string(), |(era, era_year)| format!("{}{era_year}", era.letter))
        };
        match self {
            // Before the eras that are known here the bare number would be a calendar year.
            Self::FiscalYear(year) if Era::of(date(year, 12, 31)).is_none() => format!("{year}年度"),
            Self::FiscalYear(year) => era_year(year, date(year, 12, 31)),
            Self::Half(year, half) => {
                format!("{}{}", era_year(year, date(year, 12, 31)), if half == 1 { "上" } else { "下" })
            }
            Self::Quarter(year, quarter) => format!("{} Q{quarter}", era_year(year, date(year, 12, 31))),
            Self::Month(year, month) => format!("{}.{month}", era_year(year, self.end())),
            Self::Date(day) => format!("{}.{}.{}", era_year(day.year(), day), day.month(), day.day()),
            Self::CalendarYear(year) => format!("{year}年"),
        }
    }
}
