//! `rashin journal`.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use clap::{Args, Subcommand};
use rashin_model::Lang;
use rashin_service::journal::verify_journal;
use rashin_service::{JournalEntry, JournalFrom, JournalQuery, Store};

use crate::exit::Exit;
use crate::origin::{self, StoreArgs, Tongue};
use crate::{clock, kept};

/// The journal of a store: who did what, when and why.
#[derive(Debug, Subcommand)]
pub enum Journal {
    /// Check that nothing in the journal was taken out or altered, and that the records are what it says
    Verify(Verify),
    /// Write the journal as CSV
    Export(ExportJournal),
}

impl Journal {
    /// Runs the command.
    pub fn run(&self) -> Result<Exit> {
        match self {
            Self::Verify(verify) => verify.run(),
            Self::Export(export) => export.run(),
        }
    }
}

/// Which store, and in which language.
#[derive(Debug, Args)]
pub struct Verify {
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    store: StoreArgs,
}

impl Verify {
    fn run(&self) -> Result<Exit> {
        let lang = self.lang.into();
        let found = origin::runtime()?.block_on(async {
            let store = self.store.open_existing(lang).await?;
            verify_journal(&store).await.map_err(|error| anyhow!(error.message(lang)))
        })?;
        Ok(kept::print_verification(&found, lang))
    }
}

/// Where to.
#[derive(Debug, Args)]
pub struct ExportJournal {
    /// The file to make; without one, standard output
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    store: StoreArgs,
}

/// How many entries are read at once.
const AT_ONCE: u32 = 1000;

/// Tells spreadsheets that the text is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

const COLUMNS: [&str; 10] =
    ["number", "at", "by", "government", "action", "subject", "reason", "changes", "previous", "hash"];

impl ExportJournal {
    fn run(&self) -> Result<Exit> {
        let lang = self.lang.into();
        match &self.csv {
            Some(path) => {
                let file = std::fs::File::create_new(path).with_context(|| {
                    format!("cannot make {}; a file that is there is not overwritten", path.display())
                })?;
                let mut out = std::io::BufWriter::new(file);
                out.write_all(BYTE_ORDER_MARK)?;
                self.write(out, lang)
            }
            None => self.write(std::io::stdout().lock(), lang),
        }
    }

    fn write(&self, out: impl Write, lang: Lang) -> Result<Exit> {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(COLUMNS)?;
        origin::runtime()?.block_on(async {
            let store = self.store.open_existing(lang).await?;
            let mut query = JournalQuery {
                government: None,
                from: JournalFrom::After(0),
                subject: String::new(),
                by: String::new(),
                limit: AT_ONCE,
            };
            loop {
                let entries = store.journal(&query).await?;
                let Some(last) = entries.last() else { break };
                query.from = JournalFrom::After(last.number);
                for entry in &entries {
                    writer.write_record(cells(entry))?;
                }
            }
            writer.flush()?;
            Ok(Exit::Fine)
        })
    }
}

fn cells(entry: &JournalEntry) -> [String; 10] {
    [
        entry.number.to_string(),
        clock::japanese(entry.at).strftime("%Y-%m-%dT%H:%M:%S%.f%:z").to_string(),
        inert(&entry.by),
        entry.government.map(|area| area.to_string()).unwrap_or_default(),
        inert(&entry.action),
        inert(&entry.subject),
        inert(&entry.reason),
        inert(&entry.changes),
        entry.previous.clone(),
        entry.hash.clone(),
    ]
}

/// A text that a spreadsheet does not calculate: one that begins like a formula gets an apostrophe
/// before it. The journal is read by eye, never back in.
fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
