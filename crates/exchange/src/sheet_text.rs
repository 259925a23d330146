//! The text of a spreadsheet cell.

use calamine::{DataRef, ExcelDateTime};

/// Digits that a spreadsheet keeps of a number that is typed in.
const TYPED_DIGITS: usize = 15;

/// What a cell says, as a person would have written it into a CSV.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CellText<'a> {
    /// Nothing.
    Blank,
    /// A text or a number.
    Text(std::borrow::Cow<'a, str>),
    /// A day.
    Day(String),
    /// The name of a calculation error.
    Error(String),
}

/// The text of a value; `is_percent` when its number format shows it times 100 with `%`.
pub(crate) fn cell_text(value: DataRef<'_>, is_percent: bool) -> CellText<'_> {
    match value {
        DataRef::Empty => CellText::Blank,
        DataRef::SharedString(text) => text_of(text.into()),
        DataRef::String(text) => text_of(text.into()),
        DataRef::Bool(yes) => CellText::Text(if yes { "yes" } else { "no" }.into()),
        DataRef::Int(number) => CellText::Text(number.to_string().into()),
        DataRef::Float(number) if is_percent => CellText::Text(format!("{}%", number_text(number * 100.0)).into()),
        DataRef::Float(number) => CellText::Text(number_text(number).into()),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::DateTimeIso(text) => match text.strip_suffix("T00:00:00") {
            Some(day) => CellText::Day(day.to_owned()),
            None => CellText::Text(text.into()),
        },
        DataRef::DurationIso(text) => CellText::Text(text.into()),
        DataRef::Error(error) => CellText::Error(error.to_string()),
    }
}

fn text_of(text: std::borrow::Cow<'_, str>) -> CellText<'_> {
    if text.is_empty() {
        return CellText::Blank;
    }
    CellText::Text(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text })
}

/// The shortest text that is this number: 1234, 0.1.
///
/// A spreadsheet keeps 15 digits of what is typed. Numbers with more come out of calculations
/// (0.1 + 0.2) and are shown there with 15 digits, so that is how they are read.
pub(crate) fn number_text(number: f64) -> String {
    let shortest = (number + 0.0).to_string();
    if significant_digits(&shortest) <= TYPED_DIGITS {
        return shortest;
    }
    format!("{number:.*e}", TYPED_DIGITS - 1).parse::<f64>().map_or(shortest, |rounded| rounded.to_string())
}

/// The digits of a number's text without the zeros at its ends.
pub(crate) fn significant_digits(text: &str) -> usize {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len()
}

/// A day as `2024-03-14`, a time of day as `15:30`, both as `2024-03-14 15:30`.
fn moment_text(moment: ExcelDateTime) -> CellText<'static> {
    let serial = moment.as_f64();
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = format!("{hour:02}:{minute:02}");
    if (0.0..1.0).contains(&serial) {
        CellText::Text(time.into())
    } else if serial.fract() == 0.0 && moment.is_datetime() {
        CellText::Day(date)
    } else if moment.is_datetime() {
        CellText::Text(format!("{date} {time}").into())
    } else {
        CellText::Text(number_text(serial).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_they_were_typed() {
        let printed = [1234.0, 0.1, 90.5, -0.0, 1e15, 0.1 + 0.2, 1.1 * 3.0, 1e-7].map(number_text);
        assert_eq!(printed, ["1234", "0.1", "90.5", "0", "1000000000000000", "0.3", "3.3", "0.0000001"]);
    }

    #[test]
    fn percent_cells_keep_what_is_shown() {
        assert_eq!(cell_text(DataRef::Float(0.55), true), CellText::Text("55%".into()));
        assert_eq!(cell_text(DataRef::Float(0.07), true), CellText::Text("7%".into()));
    }

    #[test]
    fn days_and_times_are_told_apart() {
        let moment = |serial| {
            cell_text(
                DataRef::DateTime(ExcelDateTime::new(serial, calamine::ExcelDateTimeType::DateTime, false)),
                false,
            )
        };
        assert_eq!(moment(45365.0), CellText::Day("2024-03-14".to_owned()));
        assert_eq!(moment(0.625), CellText::Text("15:00".into()));
        assert_eq!(moment(45365.625), CellText::Text("2024-03-14 15:00".into()));
    }
}
