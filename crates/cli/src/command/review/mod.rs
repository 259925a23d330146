//! `rashin review`: the workbooks of a review, out and in.

mod export_workbooks;
mod import;

use anyhow::Result;
use clap::Subcommand;

use crate::exit::Exit;

/// What can be done with a review.
#[derive(Debug, Subcommand)]
pub enum Review {
    /// Write the workbook of every request of a review
    ExportWorkbooks(export_workbooks::ExportWorkbooks),
    /// Read the workbooks that came back and hand in what they answer
    Import(import::Import),
}

impl Review {
    /// Does it.
    pub fn run(&self) -> Result<Exit> {
        match self {
            Self::ExportWorkbooks(export) => export.run(),
            Self::Import(import) => import.run(),
        }
    }
}
