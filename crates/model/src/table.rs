//! One definition of the tables: the [`table!`](crate::table!) macro and what it declares.

use crate::cell::Misread;

/// What a cell of a column holds: for templates, drop-downs and documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Free text.
    Text,
    /// The code of an element.
    Code,
    /// An area code.
    Area,
    /// A whole number.
    Integer,
    /// A decimal number.
    Number,
    /// A period.
    Period,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// `yes`, or blank.
    YesNo,
    /// Several values joined by `;`.
    List,
    /// One of a closed list: machine names and Japanese labels.
    Word(&'static [&'static str], &'static [&'static str]),
}

/// One column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Machine name: English snake_case, the heading in CSV.
    pub name: &'static str,
    /// Japanese heading, the second heading in a workbook.
    pub heading: &'static str,
    /// What it holds, in English, from the field's documentation.
    pub meaning: &'static str,
    /// The kind of cell.
    pub form: Form,
    /// Whether a blank cell is an error.
    pub required: bool,
}

/// One table of the plan format.
#[derive(Debug)]
pub struct Table {
    /// Machine name: the name of the CSV file.
    pub name: &'static str,
    /// Japanese name: the name of the sheet.
    pub heading: &'static str,
    /// What a row is.
    pub meaning: &'static str,
    /// The columns that tell rows apart.
    pub key: &'static [&'static str],
    /// The columns, in their order.
    pub columns: &'static [Column],
}

impl Table {
    /// The position of a column.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

/// What was wrong in one cell of a row: the column's position and the misread.
pub type CellProblem = (usize, Box<Misread>);

/// A typed row of a table.
pub trait Row: Sized {
    /// The table it belongs to.
    const TABLE: &'static Table;

    /// Reads a row from a function that gives the trimmed text of each column.
    ///
    /// # Errors
    /// Every cell that could not be read.
    fn read<'a>(cell: impl Fn(usize) -> &'a str) -> Result<Self, Vec<CellProblem>>;

    /// The canonical text of each column, in order.
    fn write(&self) -> Vec<String>;
}

/// Declares a table together with the type of its rows.
///
/// The documentation of a field is the meaning of its column. `moving` names what moves words
/// between cells before they are read.
#[macro_export]
macro_rules! table {
    ($(#[doc = $doc:literal])+ $row:ident in $name:literal $heading:literal key [$($key:ident),* $(,)?]
        $(moving $moving:path)? {
        $($(#[doc = $meaning:literal])+ $field:ident: $type:ty = $label:literal,)+
    }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $row { $($(#[doc = $meaning])+ pub $field: $type,)+ }

        impl $crate::table::Row for $row {
            const TABLE: &'static $crate::table::Table = &$crate::table::Table {
                name: $name,
                heading: $heading,
                meaning: concat!($($doc),+),
                key: &[$(stringify!($key)),*],
                columns: &[$($crate::table::Column {
                    name: stringify!($field),
                    heading: $label,
                    meaning: concat!($($meaning),+),
                    form: <$type as $crate::cell::Cell>::FORM,
                    required: <$type as $crate::cell::Cell>::REQUIRED,
                },)+],
            };

            fn read<'a>(cell: impl Fn(usize) -> &'a str) -> Result<Self, Vec<$crate::table::CellProblem>> {
                let mut problems = Vec::new();
                $(
                    let moved = $moving(Self::TABLE, &cell);
                    problems.extend(moved.problems);
                    let cell = |position| {
                        let text = moved.cells.iter().find(|(at, _)| *at == position);
                        text.map_or_else(|| cell(position), |(_, text)| *text)
                    };
                )?
                let mut position = 0;
                $(
                    let $field = <$type as $crate::cell::Cell>::read(cell(position))
                        .map_err(|misread| problems.push((position, misread)))
                        .ok();
                    position += 1;
                )+
                let _ = position;
                match ($($field,)+) {
                    ($(Some($field),)+) if problems.is_empty() => Ok(Self { $($field,)+ }),
                    _ => Err(problems),
                }
            }

            fn write(&self) -> Vec<String> {
                vec![$($crate::cell::Cell::write(&self.$field),)+]
            }
        }

        impl serde::Serialize for $row {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::serial::write_row(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $row {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::serial::read_row(deserializer)
            }
        }
    };
}
