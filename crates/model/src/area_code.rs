//! 全国地方公共団体コード: the six-digit code of a Japanese local body, with its check digit.

use crate::cell::{self, Cell, Misread};
use crate::lang::Sentence;
use crate::table::Form;

/// A six-digit area code whose check digit is right. `000000` stands for the whole nation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaCode(u32);

impl AreaCode {
    /// The whole nation (全国), which the official table does not number.
    pub const NATION: Self = Self(0);

    /// The code with these five leading digits.
    ///
    /// Source: 総務省「全国地方公共団体コード仕様」: weights 6, 5, 4, 3, 2; the check digit is the last
    /// digit of 11 − (sum mod 11).
    ///
    /// ```
    /// use rashin_model::AreaCode;
    /// assert_eq!(AreaCode::from_five(5000).unwrap().to_string(), "050008");
    /// ```
    pub fn from_five(five: u32) -> Option<Self> {
        (five <= 99_999).then(|| Self(five * 10 + Self::check_digit(five)))
    }

    fn check_digit(five: u32) -> u32 {
        let digit = |place: u32| five / 10_u32.pow(place) % 10;
        let sum = digit(4) * 6 + digit(3) * 5 + digit(2) * 4 + digit(1) * 3 + digit(0) * 2;
        (11 - sum % 11) % 10
    }

    /// Reads a code; five digits are completed by their check digit, a leading zero that a
    /// spreadsheet dropped is restored. `None` when the check digit is wrong.
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() || text.len() > 6 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let number: u32 = text.parse().ok()?;
        if number == 0 {
            return Some(Self::NATION);
        }
        // A spreadsheet turns 020001 into 20001: five digits are a whole code first, and a code
        // without its check digit only when that reading fails.
        let whole = Self(number);
        if text.len() >= 5 && Self::check_digit(number / 10) == number % 10 {
            return Some(whole);
        }
        if text.len() == 5 { Self::from_five(number) } else { None }
    }

    /// The code of the prefecture that this body lies in; the nation is its own.
    #[must_use]
    pub fn prefecture(self) -> Self {
        if self == Self::NATION { self } else { Self::from_five(self.0 / 10_000 * 1000).unwrap_or(self) }
    }
}

impl std::fmt::Display for AreaCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

impl Cell for AreaCode {
    const FORM: Form = Form::Area;

    fn read(text: &str) -> Result<Self, Box<Misread>> {
        cell::required(text)?;
        Self::parse(text).or_else(|| Self::parse(&crate::spelling::narrow_number(text)?)).ok_or_else(|| {
            Misread::new(
                Sentence::new(
                    format!("「{text}」は全国地方公共団体コードではありません"),
                    format!("\"{text}\" is not an area code"),
                ),
                Sentence::new(
                    "検査数字を含む6桁で入力してください（例 050008 秋田県）",
                    "enter the six digits with the check digit (such as 050008, Akita)",
                ),
            )
        })
    }

    fn write(&self) -> String {
        self.to_string()
    }
}
