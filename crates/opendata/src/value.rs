//! What stands in one cell of a machine table.

use std::borrow::Cow;

use jiff::civil::Date;
use rashin_model::{AreaCode, Decimal, Period};

/// A cell. Blank is not zero, and not an empty text.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing is said.
    Blank,
    /// A text or a code, on one line.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// An exact decimal, with the decimals it was reported with.
    Decimal(Decimal),
    /// A figure of an evaluation.
    Figure(f64),
    /// Yes or no.
    Flag(bool),
    /// An area.
    Area(AreaCode),
    /// A period.
    Period(Period),
    /// A day.
    Date(Date),
}

impl<'a> Value<'a> {
    /// A code or a text that is known to be one line.
    pub fn code(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// A text, made fit for machines: one line, no characters that depend on a machine.
    pub fn text(text: &'a str) -> Self {
        Self::Text(crate::machine_text::machine_text(text))
    }

    /// A count as a whole number.
    pub fn count(number: impl TryInto<i64>) -> Self {
        number.try_into().map_or(Self::Blank, Self::Integer)
    }

    /// Writes the cell as text; a blank cell writes nothing.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write(&self, out: &mut impl std::io::Write) -> std::io::Result<()> {
        match self {
            Self::Blank => Ok(()),
            Self::Text(text) => out.write_all(text.as_bytes()),
            Self::Integer(number) => write!(out, "{number}"),
            Self::Decimal(number) => write!(out, "{number}"),
            Self::Figure(number) => write!(out, "{number}"),
            Self::Flag(flag) => out.write_all(if *flag { b"true" } else { b"false" }),
            Self::Area(area) => write!(out, "{area}"),
            Self::Period(period) => write!(out, "{period}"),
            Self::Date(date) => write!(out, "{date}"),
        }
    }

    /// The cell as text.
    pub fn to_text(&self) -> String {
        let mut bytes = Vec::new();
        // Writing to memory does not fail, and every variant writes UTF-8.
        let _ = self.write(&mut bytes);
        String::from_utf8(bytes).unwrap_or_default()
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Blank, Into::into)
    }
}

macro_rules! from {
    ($($from:ty => $variant:ident),+) => {
        $(impl From<$from> for Value<'_> {
            fn from(value: $from) -> Self {
                Self::$variant(value)
            }
        })+
    };
}

from!(Decimal => Decimal, f64 => Figure, bool => Flag, AreaCode => Area, Period => Period, Date => Date, i64 => Integer);
