//! `rashin check`.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::exit::Exit;
use crate::origin::{self, Tongue};
use crate::report;

/// How problems are printed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Check a plan folder or workbook. Exit status: 0 no errors, 1 errors, 2 cannot be read.
#[derive(Debug, Args)]
pub struct Check {
    /// A plan folder or an .xlsx
    path: PathBuf,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
}

impl Check {
    /// Checks and prints.
    pub fn run(&self) -> Result<Exit> {
        let lang = self.lang.into();
        let loaded = match origin::read(&self.path) {
            Ok(loaded) => loaded,
            Err(error) => {
                let (sentence, hint) = (error.sentence(), error.hint());
                match self.format {
                    Format::Text => eprintln!("{}\n  {}", sentence.text(lang), hint.text(lang)),
                    Format::Json => println!(
                        "{}",
                        serde_json::json!({ "ok": false, "unreadable": { "sentence_ja": sentence.ja, "sentence_en": sentence.en, "hint_ja": hint.ja, "hint_en": hint.en } })
                    ),
                }
                return Ok(Exit::Unreadable);
            }
        };
        match self.format {
            Format::Text => report::print(&loaded, &self.path.display().to_string(), lang),
            Format::Json => println!("{}", serde_json::to_string_pretty(&report::json(&loaded))?),
        }
        Ok(if loaded.plan.is_some() { Exit::Fine } else { Exit::Problems })
    }
}
