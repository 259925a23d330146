//! What a locked cell says.

use rashin_model::Decimal;
use rust_xlsxwriter::{Format, FormatAlign};

use crate::sheet_text::significant_digits;
use crate::write::display_width;

/// Digits that a spreadsheet keeps of a number.
const KEPT_DIGITS: usize = 15;

/// The content of a cell: a number stays one, whatever stands around it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Known {
    /// A text; nothing if blank.
    Text(String),
    /// A number.
    Number {
        /// The number.
        number: f64,
        /// Its number format.
        format: String,
        /// How many half-width letters it takes when it is shown.
        width: u32,
    },
}

impl Known {
    /// A text that may be missing.
    pub fn text(text: Option<&str>) -> Self {
        Self::Text(text.unwrap_or_default().to_owned())
    }

    /// A decimal with the period it belongs to before it and a word behind it, in so many decimals.
    pub fn number(value: Decimal, before: &str, behind: &str, decimals: u32) -> Self {
        let text = value.to_string();
        let places = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals as usize)) };
        let quoted = |text: &str| if text.is_empty() { String::new() } else { format!("\"{text}\"") };
        let format = format!("{}#,##0{places}{}", quoted(before), quoted(behind));
        match text.parse::<f64>() {
            Ok(number) if significant_digits(&text) <= KEPT_DIGITS => {
                let separators = text.split('.').next().map_or(0, str::len) / 3;
                let shown = display_width(before) + text.len() + separators + display_width(behind);
                Self::Number { number, format, width: u32::try_from(shown).unwrap_or(u32::MAX) }
            }
            _ => Self::Text(format!("{before}{text}{behind}")),
        }
    }

    /// The lines that it takes in a column of so many half-width letters.
    pub fn lines(&self, width: u32) -> u32 {
        match self {
            Self::Text(text) => super::extent::lines(text, width),
            Self::Number { .. } => 1,
        }
    }

    /// The format of a locked cell with this content.
    pub fn format(&self, locked: &Format) -> Format {
        match self {
            Self::Text(_) => locked.clone(),
            Self::Number { format, .. } => {
                locked.clone().set_num_format(format.as_str()).set_align(FormatAlign::Right).set_indent(1)
            }
        }
    }
}
