//! Reads a period in every form that it is written in.

use jiff::civil::Date;

use super::Period;
use crate::era::ERAS;
use crate::spelling;

/// The years that a plan may speak of; other numbers are no years.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2999;
/// What may stand between year, month and day.
const SEPARATORS: [char; 3] = ['.', '/', '-'];

impl Period {
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
        parse_beside(&without_spaces(&spelling::narrow_number(text)?)?)
    }
}

/// The canonical codes, without any allocation: this is the path of bulk import.
fn parse_code(text: &str) -> Option<Period> {
    let bytes = text.as_bytes();
    let number = |range: std::ops::Range<usize>| -> Option<i16> {
        let digits = bytes.get(range)?;
        digits
            .iter()
            .all(u8::is_ascii_digit)
            .then(|| digits.iter().fold(0_i16, |sum, digit| sum * 10 + i16::from(digit - b'0')))
    };
    let year_in_range = |year: i16| YEARS.contains(&year).then_some(year);
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
    u8::try_from(month).ok().filter(|month| (1..=12).contains(month)).map(|month| Period::Month(year, month))
}

fn day_of(year: i16, month: i16, day: i16) -> Option<Period> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Period::Date)
}

/// The text without spaces; `None` if that would make one number of two (`R1 2`).
fn without_spaces(text: &str) -> Option<String> {
    let mut joined = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        if joined.ends_with(|last: char| last.is_ascii_digit())
            && part.starts_with(|first: char| first.is_ascii_digit())
        {
            return None;
        }
        joined.push_str(part);
    }
    Some(joined)
}

/// A written form on narrow text without spaces. What stands in parentheses beside or within it
/// (`令和4年度(2022年度)`, `2021(令和3)年度`) must name the same year or period.
fn parse_beside(text: &str) -> Option<Period> {
    let Some((before, rest)) = text.split_once('(') else { return parse_written(text) };
    let (inside, after) = rest.split_once(')')?;
    let (period, beside) = (parse_written(&format!("{before}{after}"))?, parse_written(inside)?);
    let is_year = matches!(beside, Period::FiscalYear(_) | Period::CalendarYear(_));
    (beside == period || (is_year && beside.year() == period.year())).then_some(period)
}

fn parse_written(text: &str) -> Option<Period> {
    let Year { gregorian: year, form, rest } = take_year(text)?;
    if !YEARS.contains(&year) {
        return None;
    }
    if let Some(rest) = rest.strip_prefix("年度").or_else(|| rest.strip_prefix("会計年度")) {
        return if matches!(rest, "" | "末") { Some(Period::FiscalYear(year)) } else { part_of_year(year, rest) };
    }
    match (form, rest) {
        // Without 年 the letter of an era means a fiscal year: `R4`.
        (YearForm::Letter | YearForm::Fiscal, "" | "末") => return Some(Period::FiscalYear(year)),
        (YearForm::Fiscal, _) => return part_of_year(year, rest),
        (_, "" | "末" | "年" | "調査結果" | "年調査結果" | "調査" | "年調査") => {
            return Some(Period::CalendarYear(year));
        }
        _ => {}
    }
    part_of_year(year, rest)
        .or_else(|| month_and_day(year, rest.strip_prefix('年').or_else(|| rest.strip_prefix(SEPARATORS))?))
}

/// A half or a quarter of a fiscal year.
fn part_of_year(year: i16, rest: &str) -> Option<Period> {
    match rest.strip_prefix(['-', '/', '・']).unwrap_or(rest) {
        "上期" | "上半期" | "前期" | "上" | "H1" | "h1" => Some(Period::Half(year, 1)),
        "下期" | "下半期" | "後期" | "下" | "H2" | "h2" => Some(Period::Half(year, 2)),
        rest => {
            let of_name = || rest.strip_suffix("四半期").map(|rest| rest.strip_prefix('第').unwrap_or(rest));
            let quarter = match rest.strip_prefix(['Q', 'q']).or_else(of_name)? {
                "1" => 1,
                "2" => 2,
                "3" => 3,
                "4" => 4,
                _ => return None,
            };
            Some(Period::Quarter(year, quarter))
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
            let (day, rest) = take_number(rest.strip_prefix(SEPARATORS).unwrap_or(rest))?;
            if !matches!(rest, "" | "日") {
                return None;
            }
            day_of(year, month, day)
        }
    }
}

/// The year at the start of a text.
struct Year<'a> {
    /// In the Gregorian calendar.
    gregorian: i16,
    form: YearForm,
    /// What follows it.
    rest: &'a str,
}

/// How a year is written.
enum YearForm {
    /// `2024`, `令和6`
    Number,
    /// `R6`
    Letter,
    /// `FY2024`
    Fiscal,
}

fn take_year(text: &str) -> Option<Year<'_>> {
    for era in ERAS {
        let (rest, form) = match text.strip_prefix(era.name) {
            Some(rest) => (rest, YearForm::Number),
            None => match text.strip_prefix([era.letter, era.letter.to_ascii_lowercase()]) {
                Some(rest) => (rest.strip_prefix('.').unwrap_or(rest), YearForm::Letter),
                None => continue,
            },
        };
        if let Some(rest) = rest.strip_prefix('元') {
            return Some(Year { gregorian: era.gregorian(1), form, rest });
        }
        let (year, rest) = take_number(rest)?;
        return (1..=99).contains(&year).then(|| Year { gregorian: era.gregorian(year), form, rest });
    }
    let after_prefix = text.strip_prefix("FY").or_else(|| text.strip_prefix("fy"));
    let (year, rest) = take_number(after_prefix.unwrap_or(text))?;
    Some(Year { gregorian: year, form: if after_prefix.is_some() { YearForm::Fiscal } else { YearForm::Number }, rest })
}

fn take_number(text: &str) -> Option<(i16, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}
