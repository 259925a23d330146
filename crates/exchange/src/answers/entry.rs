//! What may be typed into a cell, and how a spreadsheet is told.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, XlsxError};

use super::known::Known;

/// Longest list of a drop-down and longest message of a cell: the limit of spreadsheets.
const LONGEST_MESSAGE: usize = 255;
/// Numbers without bounds of their own: as far as a spreadsheet keeps every digit.
const WIDEST: f64 = 999_999_999_999_999.0;

/// One row of a sheet: what it says, and what may be typed into it, by column.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// The cells that are locked; blank where a column is not named.
    pub known: Vec<(&'static str, Known)>,
    /// The cells to fill in; locked where a column is not named.
    pub allowed: Vec<(&'static str, Allowed)>,
}

/// What may be typed into a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Allowed {
    /// A number.
    Number {
        /// Smallest.
        minimum: Option<f64>,
        /// Largest.
        maximum: Option<f64>,
        /// What is said beside the cell.
        message: String,
    },
    /// One of these words.
    Choice {
        /// The words.
        words: Vec<String>,
        /// What is said beside the cell.
        message: String,
    },
    /// A text.
    Text {
        /// What is said beside the cell.
        message: String,
    },
}

impl Allowed {
    /// The check that a spreadsheet makes as somebody types; `None` if there is nothing to check or say.
    ///
    /// # Errors
    /// None for what fits; what is too long for a spreadsheet is left out.
    pub fn validation(&self) -> Result<Option<DataValidation>, XlsxError> {
        let (check, message) = match self {
            Self::Number { minimum, maximum, message } => {
                let range = (minimum.unwrap_or(-WIDEST), maximum.unwrap_or(WIDEST));
                let check = DataValidation::new()
                    .allow_decimal_number(DataValidationRule::Between(range.0, range.1))
                    .set_error_title("数値を入力してください")?
                    .set_error_message(number_refused(*minimum, *maximum))?;
                (check, message)
            }
            Self::Choice { words, message } => {
                if !fits(&words.join(",")) || words.iter().any(|word| word.contains(',')) {
                    (DataValidation::new().allow_any_value(), message)
                } else {
                    let check = DataValidation::new()
                        .allow_list_strings(words)?
                        .set_error_title("一覧から選んでください")?
                        .set_error_message("セルの右に出る▼から選んでください。 / Choose from the list.")?;
                    (check, message)
                }
            }
            Self::Text { message } if message.is_empty() => return Ok(None),
            Self::Text { message } => (DataValidation::new().allow_any_value(), message),
        };
        let check = check.set_error_style(DataValidationErrorStyle::Stop);
        if message.is_empty() || !fits(message) { Ok(Some(check)) } else { check.set_input_message(message).map(Some) }
    }
}

fn fits(text: &str) -> bool {
    text.encode_utf16().count() <= LONGEST_MESSAGE
}

fn number_refused(minimum: Option<f64>, maximum: Option<f64>) -> String {
    let range = match (minimum, maximum) {
        (Some(low), Some(high)) => format!("{low}から{high}までの"),
        (Some(low), None) => format!("{low}以上の"),
        (None, Some(high)) => format!("{high}以下の"),
        (None, None) => String::new(),
    };
    format!(
        "{range}数値だけが入ります。値がないときは空欄にし、状態の欄で理由を選んでください。 / Enter a number, or leave it blank and choose the status."
    )
}
