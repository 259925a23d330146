//! What documents are printed with, from the command line.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use clap::Args;
use rashin_model::Lang;
use rashin_report::{Fonts, Press, Templates};

/// What documents are printed with.
#[derive(Debug, Args)]
pub struct PressArgs {
    /// Templates of one's own for documents (.typ) in place of those that ship
    #[arg(long, value_name = "DIR", env = "RASHIN_TEMPLATES")]
    templates: Option<PathBuf>,
    /// Fonts of one's own for documents, looked into before those that ship
    #[arg(long, value_name = "FILE", env = "RASHIN_FONTS", value_delimiter = ',', num_args = 1..)]
    fonts: Vec<PathBuf>,
}

impl PressArgs {
    /// Reads them.
    pub fn press(&self, lang: Lang) -> Result<Press> {
        let templates = match &self.templates {
            Some(folder) => Templates::with_folder(folder).map_err(|fault| anyhow!(fault.text(lang)))?,
            None => Templates::shipped(),
        };
        if self.fonts.is_empty() {
            return Ok(Press::new(None, templates));
        }
        let read = |path: &PathBuf| {
            let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            anyhow::Ok((path.display().to_string(), bytes))
        };
        let files = self.fonts.iter().map(read).collect::<Result<Vec<_>>>()?;
        let fonts = Fonts::with(files)
            .map_err(|unusable| anyhow!(unusable.iter().map(|one| one.text(lang)).collect::<Vec<_>>().join("\n")))?;
        Ok(Press::new(Some(fonts), templates))
    }
}
