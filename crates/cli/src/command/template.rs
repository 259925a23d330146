//! `rashin template`.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::exit::Exit;

/// Write an empty workbook in the plan format, with headings, drop-downs and explanations.
#[derive(Debug, Args)]
pub struct Template {
    /// Where to write it
    #[arg(value_name = "FILE.xlsx")]
    to: PathBuf,
}

impl Template {
    /// Writes it.
    pub fn run(&self) -> Result<Exit> {
        std::fs::write(&self.to, rashin_exchange::write_template()?)
            .with_context(|| format!("cannot write {}", self.to.display()))?;
        println!("{}", self.to.display());
        Ok(Exit::Fine)
    }
}
