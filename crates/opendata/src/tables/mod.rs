//! The machine tables: what each looks like and where its rows come from.

mod areas;
mod codes;
mod columns;
mod definitions;
mod evaluation;
mod history;
mod indices;
mod lists;
mod marks;
mod notes;
mod outlooks;
mod paragraphs;
mod periods;
mod plan_tables;
mod rubrics;
mod spec;
mod targets;
mod values;

use std::io;
use std::sync::LazyLock;

pub(crate) use areas::areas_of;
pub(crate) use history::LAYOUT_VERSIONS;
pub(crate) use periods::periods_of;
pub(crate) use spec::{Parts, series_of_part};

use crate::data::Data;
use crate::layout::Layout;
use crate::only::Only;
use crate::value::Value;
use spec::{Sink, Spec};

/// Every table, in the order of its group.
static SPECS: LazyLock<Vec<Spec>> = LazyLock::new(|| {
    let mut specs = vec![values::spec(), targets::spec(), evaluation::spec(), marks::of_indicators(), notes::spec()];
    specs.extend([outlooks::spec(), indices::of_years(), indices::of_members(), marks::of_nodes()]);
    specs.extend(plan_tables::specs());
    specs.extend([paragraphs::spec(), areas::spec(), periods::spec(), rubrics::spec(), rubrics::requirements()]);
    specs.extend([
        codes::spec(),
        definitions::of_tables(),
        definitions::of_fields(),
        history::spec(),
        history::of_layout(),
    ]);
    specs.sort_by_key(|spec| spec.layout.group);
    specs
});

/// A machine table of a release.
#[derive(Clone, Copy)]
pub struct Table {
    spec: &'static Spec,
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.layout().name)
    }
}

impl Table {
    /// Its layout.
    pub fn layout(self) -> &'static Layout {
        &self.spec.layout
    }

    /// In which parts its rows come.
    pub(crate) fn parts(self) -> Parts {
        self.spec.parts
    }

    /// Hands the rows of one part over, in their order.
    ///
    /// # Errors
    /// What the receiver says.
    pub(crate) fn part(self, data: &Data<'_>, part: usize, sink: &mut Sink<'_>) -> io::Result<()> {
        (self.spec.rows)(&self.spec.layout, data, part, sink)
    }

    /// Hands every row over, in order: one cell a field.
    ///
    /// # Errors
    /// What the receiver says.
    pub fn for_each_row(self, data: &Data<'_>, sink: &mut dyn FnMut(&[Value<'_>]) -> io::Result<()>) -> io::Result<()> {
        (0..self.parts().count(data)).try_for_each(|part| self.part(data, part, sink))
    }

    pub(crate) fn has_rows(self, data: &Data<'_>) -> bool {
        Only::default().has_rows(self, data)
    }

    /// Whether it is written of a plan.
    pub(crate) fn is_of(self, data: &Data<'_>) -> bool {
        data.tables.map_or_else(|| self.has_rows(data), |known| known.contains(&self.layout().name))
    }
}

/// Every machine table, also those that a plan has no rows of.
pub fn all_tables() -> impl Iterator<Item = Table> {
    SPECS.iter().map(|spec| Table { spec })
}

/// The machine tables that a release has rows of.
pub fn tables(data: &Data<'_>) -> Vec<Table> {
    all_tables().filter(|table| table.is_of(data)).collect()
}

/// A table by its physical name.
pub fn table(name: &str) -> Option<Table> {
    all_tables().find(|table| table.layout().name == name)
}
