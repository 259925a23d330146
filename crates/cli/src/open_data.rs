//! The open data of a publication, written from the command line.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use clap::builder::PossibleValuesParser;
use rashin_model::{Code, Lang, Sentence};
use rashin_opendata::{DataFile, Figures, Format, Licence, Release, files, sizes};
use rashin_service::AssessedPlan;
use rashin_service::publish::{list_snapshots, load_snapshot};
use rashin_store::Database;

/// Every file of a publication.
const ALL: &str = "all";

/// Under which terms data go out.
#[derive(Debug, Args)]
pub struct TermsArgs {
    /// Under which terms the data may be used: PDL1.0, CC-BY-4.0, CC-BY-2.1-JP, CC0-1.0, or the address of the terms
    #[arg(long, value_name = "LICENCE|URL", env = "RASHIN_LICENCE", value_parser = Licence::named)]
    pub licence: Option<Licence>,
}

/// Which open data.
#[derive(Debug, Args)]
pub struct OpenDataArgs {
    /// Write the open data of a publication in this format instead of the plan
    #[arg(long, value_parser = formats())]
    pub format: Option<String>,
    /// Number of the publication (default: the last one)
    #[arg(long, value_name = "NUMBER", requires = "format", conflicts_with = "known_on")]
    pub snapshot: Option<u32>,
    /// Address under which people reach the site; addresses in the data begin so, or with a slash if it is not given
    #[arg(long, value_name = "URL", env = "RASHIN_PUBLIC_URL", default_value = "", hide_default_value = true)]
    pub public_url: String,
    #[command(flatten)]
    pub terms: TermsArgs,
}

fn formats() -> PossibleValuesParser {
    let known = Format::ALL.iter().map(|format| format.code());
    PossibleValuesParser::new(known.chain([ALL]).collect::<Vec<_>>())
}

/// The names of the formats.
pub fn known_formats() -> PossibleValuesParser {
    PossibleValuesParser::new(Format::ALL.iter().map(|format| format.code()).collect::<Vec<_>>())
}

impl OpenDataArgs {
    /// Writes a format of a publication: into a folder where the format has a file per table or all formats are
    /// wanted, else into the file or folder given.
    pub async fn write(&self, format: &str, store: &Database, plan: &Code, to: &Path, lang: Lang) -> Result<()> {
        let failed = |error: rashin_service::Error| anyhow!(error.message(lang));
        let mut history: Vec<_> =
            list_snapshots(store, plan).await.map_err(failed)?.into_iter().map(|held| held.value).collect();
        history.retain(|snapshot| self.snapshot.is_none_or(|number| snapshot.number <= number));
        let snapshot = history.last().filter(|last| self.snapshot.is_none_or(|number| last.number == number)).cloned();
        let Some(snapshot) = snapshot else { bail!(self.nothing_published(plan, lang)) };
        let stored = load_snapshot(store, &snapshot).await.map_err(failed)?;
        let assessed = AssessedPlan::new(stored.plan, snapshot.as_of, rashin_shipped::rubrics());
        let none = BTreeMap::new();
        let mut release = Release {
            plan: &assessed.plan,
            figures: Figures::Kept(&assessed.evaluation),
            snapshot: &snapshot,
            history: &history,
            licence: self.terms.licence.as_ref(),
            base: self.public_url.trim_end_matches('/'),
            sizes: &none,
            formats: Format::ALL,
            tables: None,
        };
        let format = Format::named(format);
        let wanted: Vec<DataFile> =
            files(&release).into_iter().filter(|file| format.is_none_or(|format| file.format == format)).collect();
        let sizes = if wanted.iter().any(|file| file.format.is_about()) { sizes(&release) } else { BTreeMap::new() };
        release.sizes = &sizes;
        let is_folder = format.is_none_or(|format| Format::OF_TABLES.contains(&format));
        if is_folder {
            std::fs::create_dir_all(to).with_context(|| format!("cannot make the folder {}", to.display()))?;
        }
        for file in wanted {
            let path: PathBuf = if is_folder || to.is_dir() { to.join(&file.name) } else { to.to_path_buf() };
            write_file(&file, &release, &path).with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(())
    }

    fn nothing_published(&self, plan: &Code, lang: Lang) -> String {
        let sentence = match self.snapshot {
            Some(number) => Sentence::new(
                format!(
                    "計画「{plan}」に第{number}号の公表版はありません。rashin snapshot {plan} --list で確かめてください"
                ),
                format!("the plan \"{plan}\" has no publication number {number}; see rashin snapshot {plan} --list"),
            ),
            None => Sentence::new(
                format!(
                    "計画「{plan}」は公表されていません。オープンデータは公表版から作ります。rashin snapshot {plan} --name 名称 で公表してください"
                ),
                format!(
                    "the plan \"{plan}\" was not published; open data are those of a publication: rashin snapshot {plan} --name NAME"
                ),
            ),
        };
        sentence.text(lang).to_owned()
    }
}

fn write_file(file: &DataFile, release: &Release<'_>, path: &Path) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    file.write(release, &mut out)?;
    out.flush()
}
