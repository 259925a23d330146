//! Which rows of machine tables are wanted: those of some elements, indicators, meetings.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use crate::data::Data;
use crate::layout::Layout;
use crate::tables::Table;
use crate::value::Value;

/// Which rows of machine tables are wanted; every row at first.
#[derive(Debug, Clone, Default)]
pub struct Only {
    /// By the one table that they are for, where they are, and the table whose codes they are.
    codes: BTreeMap<(Option<&'static str>, &'static str), BTreeSet<String>>,
}

impl Only {
    /// Of a table with codes only the rows with these, and of every table whose key points to that table
    /// only the rows that point to one of these or to none.
    #[must_use]
    pub fn of(self, table: &'static str, codes: impl IntoIterator<Item: ToString>) -> Self {
        self.with((None, table), codes)
    }

    /// The same for one table only: `within` has the rows that point to one of these codes of `table`.
    #[must_use]
    pub fn within(self, within: &'static str, table: &'static str, codes: impl IntoIterator<Item: ToString>) -> Self {
        self.with((Some(within), table), codes)
    }

    fn with(mut self, place: (Option<&'static str>, &'static str), codes: impl IntoIterator<Item: ToString>) -> Self {
        self.codes.insert(place, codes.into_iter().map(|code| code.to_string()).collect());
        self
    }

    /// The places of the cells that decide about a row of a table, with the codes wanted there.
    fn deciding(&self, layout: &Layout) -> Vec<(usize, &BTreeSet<String>)> {
        // Lists of a table are tables of their own, whose rows begin with the key of the row that has the list.
        let of = layout.name.split_once("__").map_or(layout.name, |(of, _)| of);
        let wanted = |name: &str| {
            let field = layout.field(name)?;
            let points_to = if name == "code" { Some(of) } else { field.refers.map(|(table, _)| table) };
            let points_to = points_to?;
            self.codes.get(&(Some(layout.name), points_to)).or_else(|| self.codes.get(&(None, points_to)))
        };
        let fields = layout.fields.iter().enumerate().filter(|(_, field)| layout.key.contains(&field.name));
        fields.filter_map(|(place, field)| Some((place, wanted(field.name)?))).collect()
    }

    /// Hands the rows of a table over that are wanted, in their order.
    ///
    /// # Errors
    /// What the receiver says.
    pub(crate) fn for_each_row(
        &self,
        table: Table,
        data: &Data<'_>,
        sink: &mut dyn FnMut(&[Value<'_>]) -> io::Result<()>,
    ) -> io::Result<()> {
        let deciding = self.deciding(table.layout());
        table.for_each_row(data, &mut |values| {
            let is_wanted = deciding.iter().all(|(place, codes)| match &values[*place] {
                Value::Blank => true,
                value => codes.contains(&value.to_text()),
            });
            if is_wanted { sink(values) } else { Ok(()) }
        })
    }

    /// Whether a table has rows that are wanted.
    pub(crate) fn has_rows(&self, table: Table, data: &Data<'_>) -> bool {
        let mut found = false;
        let mut stop = |_: &[Value<'_>]| {
            found = true;
            Err(io::Error::from(io::ErrorKind::Interrupted))
        };
        let _ = self.for_each_row(table, data, &mut stop);
        found
    }
}
