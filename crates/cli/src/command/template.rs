//! `rashin template`.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::exit::Exit;

/// Write an empty workbook in the plan format, with headings, drop-downs and explanations; or an example of a
/// mapping for `rashin import --mapping`.
#[derive(Debug, Args)]
pub struct Template {
    /// Where to write it: an .xlsx for a plan, a .toml for a mapping
    #[arg(value_name = "FILE")]
    to: PathBuf,
}

impl Template {
    /// Writes it.
    pub fn run(&self) -> Result<Exit> {
        let is_mapping = self.to.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
        let bytes = if is_mapping {
            rashin_exchange::mapped::MAPPING_TEMPLATE.as_bytes().to_vec()
        } else {
            rashin_exchange::write_template()?
        };
        std::fs::write(&self.to, bytes).with_context(|| format!("cannot write {}", self.to.display()))?;
        println!("{}", self.to.display());
        Ok(Exit::Fine)
    }
}
