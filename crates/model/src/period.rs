//! The time that a value belongs to: fiscal year, half, quarter, month, day or calendar year.

use jiff::civil::{Date, date};

use crate::cell::{self, Cell, Misread};
use crate::era::{ERAS, Era};
use crate::lang::{Lang, Sentence};
use crate::spelling;
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
    /// First day.
    pub fn start(self) -> Date {
        match self {
            Self::FiscalYear(year) => date(year, 4, 1),
            Self::Half(year, 1) => date(year, 4, 1),
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
            Self::FiscalYear(year) => date(year + 1, 3, 31),
            Self::Half(year, 1) => date(year, 9, 30),
            Self::Half(year, _) => date(year + 1, 3, 31),
            Self::Quarter(..) => self.start().first_of_month().saturating_add(jiff::Span::new().months(2)).last_of_month(),
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

    /// The full name; in Japanese the era stands with its Gregorian year.
    pub fn name(self, lang: Lang) -> String {
        match lang {
            Lang::En => self.english_name(),
            Lang::Ja => self.japanese_name(),
        }
    }

    fn english_name(self) -> String {
        const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
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
            Self::FiscalYear(year) | Self::Half(year, _) | Self::Quarter(year, _) => date(year, 12, 31),
            Self::CalendarYear(year) => date(year, 12, 31),
            Self::Month(..) | Self::Date(_) => self.end(),
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
            Self::FiscalYear(year) => era_year(year, date(year, 12, 31)),
            Self::Half(year, half) => format!("{}{}", era_year(year, date(year, 12, 31)), if half == 1 { "上" } else { "下" }),
            Self::Quarter(year, quarter) => format!("{} Q{quarter}", era_year(year, date(year, 12, 31))),
            Self::Month(year, month) => format!("{}.{month}", era_year(year, self.end())),
            Self::Date(day) => format!("{}.{}.{}", era_year(day.year(), day), day.month(), day.day()),
            Self::CalendarYear(year) => format!("{year}年"),
        }
    }

    /// Reads a period as codes, papers and people write it.
    ///
    /// `R4`, `令和4年度`, `2022年度`, `FY2022` are fiscal years; `令和6年度上期`, `2024H1` halves;
    /// `R5.8末` the last day of August 2023; `2021調査結果`, `2021年`, `2021` calendar years.
    ///
    /// ```
    /// use rashin_model::Period;
    /// assert_eq!(Period::parse("令和元年度"), Some(Period::FiscalYear(2019)));
    /// assert_eq!(Period::parse("R5.8末").unwrap().code(), "2023-08-31");
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(period) = parse_code(text) {
            return Some(period);
        }
        let mut narrow: String = spelling::narrow(text).chars().filter(|letter| !letter.is_whitespace()).collect();
        if let Some((before, _)) = narrow.split_once('(') {
            narrow = before.to_owned();
        }
        parse_written(&narrow)
    }
}

/// The canonical codes, without any allocation: this is the path of bulk import.
fn parse_code(text: &str) -> Option<Period> {
    let bytes = text.as_bytes();
    let number = |range: std::ops::Range<usize>| -> Option<i16> {
        let digits = bytes.get(range)?;
        digits.iter().all(u8::is_ascii_digit).then(|| digits.iter().fold(0_i16, |sum, digit| sum * 10 + i16::from(digit - b'0')))
    };
    let year_in_range = |year: i16| (1800..=2999).contains(&year).then_some(year);
    if bytes.starts_with(b"FY") {
        let year = year_in_range(number(2..6)?)?;
        return match &bytes[6..] {
            b"" => Some(Period::FiscalYear(year)),
            [b'H', half @ b'1'..=b'2'] => Some(Period::Half(year, half - b'0')),
            [b'Q', quarter @ b'1'..=b'4'] => Some(Period::Quarter(year, quarter - b'0')),
            _ => None,
        };
    }
    let year = year_in_range(number(0..4)?)?;
    match bytes.len() {
        4 => Some(Period::CalendarYear(year)),
        7 if bytes[4] == b'-' => month_of(year, number(5..7)?),
        10 if bytes[4] == b'-' && bytes[7] == b'-' => day_of(year, number(5..7)?, number(8..10)?),
        _ => None,
    }
}

fn month_of(year: i16, month: i16) -> Option<Period> {
    (1..=12).contains(&month).then(|| Period::Month(year, month.unsigned_abs().min(12).to_le_bytes()[0]))
}

fn day_of(year: i16, month: i16, day: i16) -> Option<Period> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Period::Date)
}

/// The written forms, on narrow text without spaces.
fn parse_written(text: &str) -> Option<Period> {
    let (year, era_letter_form, rest) = take_year(text)?;
    if !(1800..=2999).contains(&year) {
        return None;
    }
    let fiscal_rest = rest.strip_prefix("年度").or_else(|| rest.strip_prefix("会計年度"));
    if let Some(rest) = fiscal_rest {
        return fiscal_part(year, rest);
    }
    // `R4` and `2024H1`: without 年 a letter of an era means a fiscal year.
    match rest {
        "" | "末" => return Some(if era_letter_form { Period::FiscalYear(year) } else { Period::CalendarYear(year) }),
        "年" | "調査結果" | "年調査結果" | "調査" | "年調査" => return Some(Period::CalendarYear(year)),
        _ => {}
    }
    if let Some(period) = fiscal_part(year, rest) {
        return Some(period);
    }
    month_and_day(year, rest.strip_prefix('年').or_else(|| rest.strip_prefix(['.', '/', '-']))?)
}

/// What may follow a fiscal year: nothing, a half, a quarter.
fn fiscal_part(year: i16, rest: &str) -> Option<Period> {
    let rest = rest.trim_start_matches(['-', '/', '・']);
    match rest {
        "" | "末" => Some(Period::FiscalYear(year)),
        "上期" | "上半期" | "前期" | "上" | "H1" | "h1" => Some(Period::Half(year, 1)),
        "下期" | "下半期" | "後期" | "下" | "H2" | "h2" => Some(Period::Half(year, 2)),
        _ => {
            let digit = rest.strip_prefix('Q').or_else(|| rest.strip_suffix("四半期").map(|rest| rest.trim_start_matches('第')))?;
            let quarter: u8 = digit.parse().ok()?;
            (1..=4).contains(&quarter).then_some(Period::Quarter(year, quarter))
        }
    }
}

fn month_and_day(year: i16, rest: &str) -> Option<Period> {
    let (month, rest) = take_number(rest)?;
    let rest = rest.strip_prefix('月').unwrap_or(rest);
    match rest {
        "" => month_of(year, month),
        "末" | "末日" => month_of(year, month).map(|period| Period::Date(period.end())),
        _ => {
            let (day, rest) = take_number(rest.trim_start_matches(['.', '/', '-']))?;
            if !matches!(rest, "" | "日") {
                return None;
            }
            day_of(year, month, day)
        }
    }
}

/// The Gregorian year at the start of `text`, whether it was given as an era's letter, and the rest.
fn take_year(text: &str) -> Option<(i16, bool, &str)> {
    for era in ERAS {
        let lower = era.letter.to_ascii_lowercase();
        let (rest, by_letter) = match text.strip_prefix(era.name) {
            Some(rest) => (rest, false),
            None => match text.strip_prefix([era.letter, lower]) {
                Some(rest) => (rest.trim_start_matches('.'), true),
                None => continue,
            },
        };
        if let Some(rest) = rest.strip_prefix('元') {
            return Some((era.gregorian(1), by_letter, rest));
        }
        let (year, rest) = take_number(rest)?;
        return (1..=99).contains(&year).then(|| (era.gregorian(year), by_letter, rest));
    }
    let after_prefix = text.strip_prefix("FY").or_else(|| text.strip_prefix("fy"));
    let (year, rest) = take_number(after_prefix.unwrap_or(text))?;
    Some((year, after_prefix.is_some(), rest))
}

fn take_number(text: &str) -> Option<(i16, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
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
                Sentence::new(format!("「{text}」は期間として読めません"), format!("\"{text}\" cannot be read as a period")),
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
