//! `rashin publish`.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use rashin_model::Lang;
use rashin_web::{Part, Settings, Site, SiteCopy};

use crate::clock;
use crate::copying::{ChosenData, Copied, Done, Folder, chosen_formats, copy_site, open_plans, planned};
use crate::exit::Exit;
use crate::open_data::{TermsArgs, known_formats};
use crate::origin::{self, StoreArgs, Tongue};
use crate::press::PressArgs;

/// Which part of the site is written.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Only {
    /// Files and documents of the API, without pages and drawings.
    Data,
}

/// Write the public site with its data as files. They need no server of their own: put them on any web
/// server or file storage, under any path, or open index.html as it is. Files that did not change are
/// not touched; files of an earlier run that are gone are removed, and no others.
#[derive(Debug, Args)]
pub struct Publish {
    /// Codes of published plans in the store (all of them if left out), or plan folders and workbooks
    #[arg(value_name = "PLAN_OR_PATH")]
    plans: Vec<String>,
    /// Folder to write into; it is made if it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Address under which the copy is reached, such as <https://plans.example.jp/dx>; with it the copy
    /// gets a map of the site for search engines
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Write this part only
    #[arg(long, value_enum)]
    only: Option<Only>,
    /// With --only data: the open data of each publication in these formats and nothing else, parted by commas, such
    /// as csv,json,datapackage. They are written while they are made: large plans take little memory
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', requires = "only", value_parser = known_formats())]
    formats: Vec<String>,
    /// Leave out what takes the longest to make: figures as PNG, which are there as SVG, and printed documents
    #[arg(long, conflicts_with = "only")]
    light: bool,
    /// As of which day plans of folders and workbooks are evaluated (default: today in Japan)
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Write into a folder that holds other files, and over them
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    press: PressArgs,
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    terms: TermsArgs,
    #[command(flatten)]
    store: StoreArgs,
}

impl Publish {
    /// Writes.
    pub fn run(&self) -> Result<Exit> {
        let lang = self.lang.into();
        let base = self.base(lang)?;
        let as_of = self.as_of.unwrap_or_else(clock::today);
        if !self.formats.is_empty() {
            let formats = &chosen_formats(&self.formats, lang)?;
            let (licence, base) = (self.terms.licence.as_ref(), base.unwrap_or_default());
            let chosen = ChosenData { names: &self.plans, as_of, formats, licence, base, lang };
            let open = |planned: &_| Folder::open(&self.out, planned, self.force, lang);
            let Some(done) = chosen.write(&self.store, open)? else { return Ok(Exit::Problems) };
            self.print(&done, lang);
            return Ok(Exit::Fine);
        }
        origin::runtime()?.block_on(async {
            let Some(Copied { store, plans }) = open_plans(&self.plans, as_of, &self.store, lang).await? else {
                return Ok(Exit::Problems);
            };
            let is_address_named = base.is_some();
            let licence = self.terms.licence.clone();
            let press = Arc::new(self.press.press(lang)?);
            let settings =
                Settings { plans, is_address_named, licence, press, ..Settings::at(base.unwrap_or_default()) };
            let site = Site::new(store.clone(), clock::now, settings);
            let part = match self.only {
                Some(Only::Data) => Part::Data,
                None if self.light => Part::Light,
                None => Part::Whole,
            };
            let copy = SiteCopy::of(site, part, base).await;
            let copy = copy.map_err(|fault| anyhow!(fault.sentence().text(lang).to_owned()))?;
            let folder = Folder::open(&self.out, &planned(&copy), self.force, lang)?;
            let done = copy_site(copy, folder, lang).await?;
            store.close().await;
            self.print(&done, lang);
            Ok(Exit::Fine)
        })
    }

    /// The address of the copy, without a slash at its end.
    fn base(&self, lang: Lang) -> Result<Option<&str>> {
        let Some(base) = self.base_url.as_deref() else { return Ok(None) };
        let rest = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://"));
        let fits = |rest: &&str| {
            !rest.is_empty() && !rest.contains(|letter: char| letter.is_whitespace() || "\"'<>&?#".contains(letter))
        };
        if !rest.is_some_and(|rest| fits(&rest)) {
            bail!(
                "--base-url {base}: {}",
                lang.pick(
                    "https://plans.example.jp/dx のような形で指定してください",
                    "give it as https://plans.example.jp/dx"
                )
            );
        }
        Ok(Some(base.trim_end_matches('/')))
    }

    #[expect(clippy::cast_precision_loss, reason = "megabytes for the eye")]
    fn print(&self, done: &Done, lang: Lang) {
        let (out, Done { written, same, removed, bytes, seconds }) = (self.out.display(), *done);
        let (files, size) = (written + same, bytes as f64 / 1e6);
        match lang {
            Lang::Ja => println!(
                "{out}: {files} ファイル、{size:.1} MB（書き込み {written}、変更なし {same}、削除 {removed}、{seconds:.1} 秒）"
            ),
            Lang::En => println!(
                "{out}: {files} files, {size:.1} MB ({written} written, {same} unchanged, {removed} removed, {seconds:.1} s)"
            ),
        }
    }
}
