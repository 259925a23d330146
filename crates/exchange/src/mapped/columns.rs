//! The columns that a mapping names, found in the headings of a file.

use std::collections::BTreeMap;

use rashin_model::spelling::fold;
use rashin_model::{Decimal, Misread, Sentence};

use super::detect::heading;
use super::mapping::{Condition, Mapping, ValueSource, WordSource};
use crate::rows::RawRow;
use crate::unit::Unit;

/// Where a text comes from.
pub(super) enum From<'m> {
    /// From the cell at a position.
    Column(usize),
    /// It is the same everywhere.
    Constant(&'m str),
}

impl From<'_> {
    /// The text of a row.
    pub fn text<'r>(&'r self, row: &'r RawRow) -> &'r str {
        match self {
            Self::Column(position) => row.cell(*position),
            Self::Constant(text) => text,
        }
    }

    /// The position of its column; 0 for a constant.
    pub fn position(&self) -> usize {
        if let Self::Column(position) = self { *position } else { 0 }
    }
}

/// Where a value of a row comes from.
pub(super) struct ValueFrom<'m> {
    /// Its column.
    pub column: usize,
    /// Its indicator.
    pub indicator: From<'m>,
    /// The unit of all values.
    pub unit: Unit,
    /// The column of its unit.
    pub unit_column: Option<usize>,
    /// The column of the number of zeros of its scale.
    pub zeros_column: Option<usize>,
    /// The column of its scale.
    pub scale_column: Option<usize>,
    /// What it is multiplied by.
    pub multiply: Option<Decimal>,
}

/// Words of a file, and what stands for them.
type Words<'m> = Option<(From<'m>, &'m BTreeMap<String, String>)>;

/// A mapping whose columns were found.
pub(super) struct Columns<'m> {
    /// The headings as they stand in the file.
    pub headings: Vec<String>,
    pub only: Vec<(usize, &'m Condition)>,
    pub area: From<'m>,
    /// The columns of the period; none for a constant.
    pub period: Vec<From<'m>>,
    pub year_start: Option<usize>,
    pub values: Vec<ValueFrom<'m>>,
    pub status: Words<'m>,
    pub text: Words<'m>,
    pub note: Words<'m>,
    pub source: Words<'m>,
}

/// Finds columns and gathers those that are not there.
struct Finder {
    headings: Vec<String>,
    missing: Vec<Misread>,
}

impl Finder {
    fn find(&mut self, name: &str) -> usize {
        let wanted = fold(name);
        let numbered = name.strip_prefix('#').and_then(|number| number.parse::<usize>().ok());
        let is_it = |text: &String| !text.is_empty() && (fold(text) == wanted || fold(heading(text)) == wanted);
        let found: Vec<usize> = match numbered {
            Some(number) if (1..=self.headings.len()).contains(&number) => vec![number - 1],
            Some(_) => Vec::new(),
            None => (0..self.headings.len()).filter(|place| is_it(&self.headings[*place])).collect(),
        };
        if let [place] = found[..] {
            return place;
        }
        let listed = self.headings.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>();
        let (ja, en) = if found.is_empty() {
            (format!("列「{name}」がありません"), format!("there is no column \"{name}\""))
        } else {
            (
                format!("列「{name}」が{}つあります", found.len()),
                format!("there are {} columns \"{name}\"", found.len()),
            )
        };
        self.missing.push(Misread {
            sentence: Sentence::new(ja, en),
            hint: Sentence::new(
                format!("マッピングの column を見出しに合わせるか、#3 のように左からの番号で書いてください。見出しの前の行は [file] title_lines で読み飛ばせます。見出し: {}", listed.join("、")),
                format!("write a heading, or the number of the column such as #3; lines before the headings are left out by title_lines in [file]. The headings are: {}", listed.join(", ")),
            ),
        });
        0
    }

    fn maybe(&mut self, name: Option<&String>) -> Option<usize> {
        name.map(|name| self.find(name))
    }

    fn from<'m>(&mut self, column: Option<&String>, constant: Option<&'m String>) -> From<'m> {
        match (column, constant) {
            (Some(column), _) => From::Column(self.find(column)),
            (None, constant) => From::Constant(constant.map_or("", String::as_str)),
        }
    }

    fn words<'m>(&mut self, source: Option<&'m WordSource>) -> Words<'m> {
        source.map(|source| (self.from(source.column.as_ref(), source.constant.as_ref()), &source.words))
    }

    fn value<'m>(&mut self, source: &'m ValueSource, indicator: From<'m>) -> ValueFrom<'m> {
        ValueFrom {
            column: self.find(&source.column),
            indicator,
            unit: source.unit.as_deref().map(Unit::read).unwrap_or_default(),
            unit_column: self.maybe(source.unit_column.as_ref()),
            zeros_column: self.maybe(source.zeros_column.as_ref()),
            scale_column: self.maybe(source.scale_column.as_ref()),
            multiply: source.multiply,
        }
    }
}

impl<'m> Columns<'m> {
    /// Finds what a mapping names.
    ///
    /// # Errors
    /// Every column that is not there, or there twice.
    pub fn find(mapping: &'m Mapping, row: &RawRow) -> Result<Self, Vec<Misread>> {
        let headings = (0..row.len()).map(|position| row.cell(position).to_owned()).collect();
        let mut finder = Finder { headings, missing: Vec::new() };
        let only = mapping.only.iter().map(|one| (finder.find(&one.column), one)).collect();
        let area = finder.from(mapping.area.column.as_ref(), mapping.area.constant.as_ref());
        let period = if mapping.period.columns.is_empty() {
            vec![finder.from(mapping.period.column.as_ref(), mapping.period.constant.as_ref())]
        } else {
            mapping.period.columns.iter().map(|column| From::Column(finder.find(column))).collect()
        };
        let year_start = finder.maybe(mapping.period.year_start_column.as_ref());
        let mut values = Vec::new();
        if let (Some(indicator), Some(value)) = (&mapping.indicator, &mapping.value) {
            let indicator = finder.from(indicator.column.as_ref(), indicator.constant.as_ref());
            values.push(finder.value(value, indicator));
        }
        for one in &mapping.values {
            values.push(ValueFrom {
                column: finder.find(&one.column),
                indicator: From::Constant(&one.indicator),
                unit: one.unit.as_deref().map(Unit::read).unwrap_or_default(),
                unit_column: None,
                zeros_column: None,
                scale_column: None,
                multiply: one.multiply,
            });
        }
        let status = finder.words(mapping.status.as_ref());
        let text = finder.words(mapping.text.as_ref());
        let note = finder.words(mapping.note.as_ref());
        let source = finder.words(mapping.source.as_ref());
        let Finder { headings, missing } = finder;
        if !missing.is_empty() {
            return Err(missing);
        }
        Ok(Self { headings, only, area, period, year_start, values, status, text, note, source })
    }

    /// Whether the conditions take a row.
    pub fn takes(&self, row: &RawRow) -> bool {
        self.only.iter().all(|(position, condition)| {
            let text = row.cell(*position);
            (condition.is.is_empty() || condition.is.iter().any(|one| one == text))
                && !condition.not.iter().any(|one| one == text)
        })
    }

    /// A word of a row, or what stands for it.
    pub fn word<'r>(words: &'r Words<'_>, row: &'r RawRow) -> &'r str {
        words.as_ref().map_or("", |(from, words)| {
            let text = from.text(row);
            // SDMX-CSV may write the label behind a code: `A: Normal value`.
            let code = || words.get(text.split_once(": ")?.0);
            words.get(text).or_else(code).map_or(text, String::as_str)
        })
    }
}
