//! `rashin submit`.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use rashin_model::Lang;
use rashin_service::rights::Actor;

use crate::exit::Exit;
use crate::origin::{self, StoreArgs, Tongue};
use crate::returned::{Reviews, read_returned};

/// Read one workbook of answers, report by cell, show what changes, and hand it in.
#[derive(Debug, Args)]
pub struct Submit {
    /// The workbook
    file: PathBuf,
    /// Hand in without asking
    #[arg(long, short)]
    yes: bool,
    /// Who hands in; kept with every answer
    #[arg(long, env = "USER", default_value = "rashin")]
    by: String,
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    store: StoreArgs,
}

impl Submit {
    /// Hands in.
    pub fn run(&self) -> Result<Exit> {
        let lang: Lang = self.lang.into();
        origin::runtime()?.block_on(async {
            let store = self.store.open().await?;
            let (actor, mut reviews) = (Actor::operator(&self.by), Reviews::default());
            let returned = read_returned(&store, &actor, &mut reviews, &self.file, lang).await?;
            returned.print(&self.file.display().to_string(), lang);
            if returned.judged.has_errors() {
                println!(
                    "{}",
                    lang.pick(
                        "エラーがあるため、どの行も提出していません",
                        "Nothing was handed in because of the errors"
                    )
                );
                return Ok(Exit::Problems);
            }
            if returned.judged.rows.is_empty() {
                println!("{}", lang.pick("提出する行がありません", "There is nothing to hand in"));
                return Ok(Exit::Fine);
            }
            if !self.yes && !confirm(lang)? {
                println!("{}", lang.pick("提出していません", "Nothing was handed in"));
                return Ok(Exit::Fine);
            }
            let count = returned.submit(&store, &actor, &mut reviews, lang).await?;
            match lang {
                Lang::Ja => println!("{count} 行を提出しました"),
                Lang::En => println!("Handed in {count} rows"),
            }
            store.close().await;
            Ok(Exit::Fine)
        })
    }
}

/// Asks whether to go on; without a terminal nobody can say yes.
fn confirm(lang: Lang) -> Result<bool> {
    if !std::io::stdin().is_terminal() {
        println!(
            "{}",
            lang.pick(
                "確かめる相手がいないため提出しません。--yes を付けてください",
                "nobody is there to ask; add --yes"
            )
        );
        return Ok(false);
    }
    print!("{} [y/N] ", lang.pick("提出しますか", "Hand this in?"));
    std::io::stdout().flush().context("cannot write to the terminal")?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).context("cannot read from the terminal")?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "はい"))
}
