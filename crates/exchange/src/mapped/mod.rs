//! Readings out of files of any layout, by a mapping: which column is what, in which unit, which rows.
//!
//! CSV in UTF-8 or CP932, workbooks, SDMX-CSV and NGSI entities all become rows with headings; a
//! [`Mapping`] says how a row becomes readings. From there on they are checked like all others.

mod collect;
mod columns;
mod detect;
mod entities;
mod known_forms;
mod mapping;
mod meanings;
mod period;
mod propose;
mod sheets;
mod template;

use std::path::Path;

use rashin_model::Plan;
use rashin_model::check::Surroundings;

pub use detect::Form;
pub use mapping::{BadMapping, Mapping};
pub use propose::Proposal;
pub use template::MAPPING_TEMPLATE;

use crate::container::Container;
use crate::csv_container::CsvContainer;
use crate::paths::{file_name, read_file, refuse_large};
use crate::readings::LoadedReadings;
use crate::rows::RawRow;
use crate::unreadable::Unreadable;
use crate::workbook_guard::is_archive;

/// A file of values whose form was looked at.
pub struct ValueFile {
    name: String,
    bytes: Vec<u8>,
    form: Form,
}

impl ValueFile {
    /// Opens the file at a path.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn open(path: &Path) -> Result<Self, Unreadable> {
        Self::of(file_name(path), read_file(path)?)
    }

    /// A file called `name` of these bytes.
    ///
    /// # Errors
    /// When it is too large, or is no table.
    pub fn of(name: String, bytes: Vec<u8>) -> Result<Self, Unreadable> {
        refuse_large(&name, bytes.len() as u64)?;
        let form = detect::form_of(&name, &bytes)?;
        Ok(Self { name, bytes, form })
    }

    /// What it is.
    pub fn form(&self) -> Form {
        self.form
    }

    /// The mapping that the form brings along: SDMX-CSV and entities of performance indicators need none.
    pub fn own_mapping(&self) -> Option<Mapping> {
        let mut container = self.container().ok()?;
        let mut rows = container.open(0).ok()?;
        let mut row = RawRow::default();
        rows.next(&mut row).ok()?;
        let headings: Vec<String> = (0..row.len()).map(|position| row.cell(position).to_owned()).collect();
        known_forms::mapping_of(self.form, &headings)
    }

    /// Reads it as readings of a plan, the way a mapping says. Without a mapping its columns are those of the
    /// table `readings`.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn read(
        &self,
        plan: &Plan,
        mapping: Option<&Mapping>,
        surroundings: &Surroundings<'_>,
    ) -> Result<LoadedReadings, Unreadable> {
        match mapping {
            Some(mapping) => Ok(collect::collect(&mut *self.container()?, mapping, plan, surroundings)),
            None => crate::readings::read_readings_bytes(&self.name, &self.bytes, plan, surroundings),
        }
    }

    /// A mapping as far as headings, codes and names tell, to be completed by whoever knows the file.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn propose(&self, plan: &Plan) -> Result<Proposal, Unreadable> {
        Ok(propose::propose(&mut *self.container()?, plan))
    }

    fn container(&self) -> Result<Box<dyn Container + '_>, Unreadable> {
        if is_archive(&self.bytes) {
            return Ok(Box::new(sheets::PlainSheets::open(&self.name, &self.bytes)?));
        }
        if self.form == Form::Entities {
            return Ok(Box::new(entities::Entities::open(&self.name, &self.bytes)?));
        }
        let one = std::iter::once((self.name.clone(), &self.bytes[..]));
        Ok(Box::new(CsvContainer::new(self.name.clone(), one)))
    }
}
