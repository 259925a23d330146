//! Machine tables: the content of a document with one value a cell, for programs.

use rashin_model::Decimal;

/// A table for programs: names on row 1, one value a cell, nothing merged, units in a column of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct Machine {
    /// Its name: lower case with underscores, at most 31 letters.
    pub name: &'static str,
    /// Names of its columns: lower case with underscores, each once.
    pub columns: &'static [&'static str],
    /// Its rows; each has a value per column.
    pub rows: Vec<Vec<Value>>,
}

/// A value of a machine table.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// No value; never the same as zero.
    Blank,
    /// A text.
    Text(String),
    /// A number with the decimals it was given with.
    Number(Decimal),
    /// A figure that was computed.
    Figure(f64),
}

impl Value {
    /// A text; blank for an empty one.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// A text, where there is one.
    pub fn maybe(text: Option<&str>) -> Self {
        text.map_or(Self::Blank, Self::text)
    }

    /// A count or an order.
    pub fn count(number: impl Into<Decimal>) -> Self {
        Self::Number(number.into())
    }

    /// A computed figure, where there is one.
    pub fn figure(figure: rashin_eval::Figure) -> Self {
        figure.map_or(Self::Blank, Self::Figure)
    }
}
