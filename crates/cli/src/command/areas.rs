//! `rashin areas`.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use clap::{Args, Subcommand};
use rashin_boundaries::{BoundaryProblem, Sets, make_sets, read_outlines};
use rashin_model::{AreaCode, Lang};
use rashin_service::boundaries::{NewBoundaries, keep_boundaries, list_boundaries, remove_boundaries};

use crate::clock;
use crate::exit::Exit;
use crate::origin::{self, StoreArgs, Tongue};

/// The credit line of 国土数値情報, as its terms of use ask for it.
const CREDIT_N03: &str = "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成";

/// Boundaries of areas, for maps in their shapes.
#[derive(Debug, Subcommand)]
pub enum Areas {
    /// Bring boundaries in: GeoJSON, TopoJSON, or a zipped Shapefile (国土数値情報 行政区域データ N03)
    Import(Import),
    /// List the boundaries that are kept
    List(List),
    /// Remove boundaries; maps show tiles again
    Remove(Remove),
}

impl Areas {
    /// Runs the command.
    pub fn run(&self) -> Result<Exit> {
        match self {
            Self::Import(import) => import.run(),
            Self::List(list) => list.run(),
            Self::Remove(remove) => remove.run(),
        }
    }
}

/// Reads a file of boundaries, simplifies it for pages, and keeps it. Nothing is changed if there is any
/// problem.
#[derive(Debug, Args)]
pub struct Import {
    /// The file
    file: PathBuf,
    /// The property that holds the area codes (default: N03_007, code and other usual names are tried)
    #[arg(long, value_name = "NAME")]
    code_property: Option<String>,
    /// The line that stands under every map: whose data it is, and that it was processed
    /// (default for files with N03_007: that of 国土数値情報)
    #[arg(long, value_name = "TEXT")]
    credit: Option<String>,
    /// Leave out codes that are not in the table of areas
    #[arg(long)]
    skip_unknown: bool,
    /// Who imports; kept in the journal
    #[arg(long, env = "USER", default_value = "rashin")]
    by: String,
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    store: StoreArgs,
}

impl Import {
    fn run(&self) -> Result<Exit> {
        let lang = self.lang.into();
        let bytes = std::fs::read(&self.file).with_context(|| format!("cannot read {}", self.file.display()))?;
        let read = read_outlines(&bytes, self.code_property.as_deref()).and_then(|read| {
            let is_n03 = read.code_property == "N03_007";
            Ok((make_sets(read.outlines, self.skip_unknown)?, read.without_code, is_n03))
        });
        let (found, without_code, is_n03) = match read {
            Ok(read) => read,
            Err(problems) => {
                for problem in &problems {
                    print_problem(problem, lang);
                }
                println!(
                    "{}",
                    lang.pick("問題があるため、何も取り込んでいません", "Nothing was imported because of the problems")
                );
                return Ok(Exit::Problems);
            }
        };
        print_left_out(&found, without_code, lang);
        let usual = if is_n03 { CREDIT_N03 } else { "" };
        let credit = self.credit.as_deref().unwrap_or(usual);
        let name = self.file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let sets = found.sets.iter().map(|set| NewBoundaries {
            above: set.above,
            areas: u32::try_from(set.areas().count()).unwrap_or(u32::MAX),
            bytes: set.write(),
        });
        let kept = origin::runtime()?.block_on(async {
            let store = self.store.open_existing(lang).await?;
            let moment = (clock::now(), clock::today());
            let kept = keep_boundaries(&store, &self.by, sets.collect(), (credit, &name), moment).await;
            store.close().await;
            kept.map_err(|error| anyhow!(error.message(lang)))
        })?;
        for (record, set) in kept.iter().zip(&found.sets) {
            println!(
                "{}\t{}\t{} {}\t{} {}\t{}",
                record.above,
                name_of(record.above, lang),
                record.areas,
                lang.pick("団体", "areas"),
                set.points(),
                lang.pick("点", "points"),
                record.credit
            );
        }
        Ok(Exit::Fine)
    }
}

fn print_problem(problem: &BoundaryProblem, lang: Lang) {
    eprintln!(
        "{}: {}\n  {}: {}",
        problem.place.text(lang),
        problem.sentence.text(lang),
        lang.pick("対処", "hint"),
        problem.hint.text(lang)
    );
}

/// Says what has no shape, or no place.
fn print_left_out(found: &Sets, without_code: usize, lang: Lang) {
    let list = |codes: &[AreaCode]| {
        codes
            .iter()
            .map(|code| format!("{code} {}", name_of(*code, lang)))
            .collect::<Vec<_>>()
            .join(lang.pick("、", ", "))
    };
    if without_code > 0 {
        eprintln!(
            "{}: {without_code}",
            lang.pick(
                "注意: コードのない図形（所属未定地など）を除きました",
                "warning: features without a code were left out"
            )
        );
    }
    if !found.missing.is_empty() {
        eprintln!(
            "{}: {}",
            lang.pick(
                "注意: 図形のない市町村があります。その地図はタイルのままです",
                "warning: municipalities without a shape; their map stays one of tiles"
            ),
            list(&found.missing)
        );
    }
    if !found.left_out.is_empty() {
        eprintln!(
            "{}: {}",
            lang.pick(
                "注意: 団体の表にないコードを除きました",
                "warning: codes that are not in the table of areas were left out"
            ),
            list(&found.left_out)
        );
    }
}

fn name_of(code: AreaCode, lang: Lang) -> String {
    if code == AreaCode::NATION {
        return lang.pick("都道府県", "prefectures").to_owned();
    }
    rashin_shipped::areas().get(code).map_or_else(String::new, |body| body.name.to_owned())
}

/// Which store, and in which language.
#[derive(Debug, Args)]
pub struct List {
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    store: StoreArgs,
}

impl List {
    fn run(&self) -> Result<Exit> {
        let lang = self.lang.into();
        let kept = origin::runtime()?.block_on(async {
            let store = self.store.open_existing(lang).await?;
            let kept = list_boundaries(&store).await;
            store.close().await;
            kept.map_err(|error| anyhow!(error.message(lang)))
        })?;
        if kept.is_empty() {
            println!(
                "{}",
                lang.pick(
                    "境界は取り込まれていません。rashin areas import で取り込めます",
                    "There are no boundaries; bring some in with `rashin areas import`"
                )
            );
        }
        for one in kept {
            let name = name_of(one.above, lang);
            println!("{}\t{name}\t{}\t{}\t{}\t{}", one.above, one.areas, one.imported_on, one.file, one.credit);
        }
        Ok(Exit::Fine)
    }
}

/// Which boundaries.
#[derive(Debug, Args)]
pub struct Remove {
    /// Code of the area above: a prefecture, or 000000 for the prefectures
    above: String,
    /// Who removes; kept in the journal
    #[arg(long, env = "USER", default_value = "rashin")]
    by: String,
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    store: StoreArgs,
}

impl Remove {
    fn run(&self) -> Result<Exit> {
        let lang = self.lang.into();
        let above = AreaCode::parse(&self.above).ok_or_else(|| anyhow!("\"{}\" is not an area code", self.above))?;
        origin::runtime()?.block_on(async {
            let store = self.store.open_existing(lang).await?;
            let done = remove_boundaries(&store, &self.by, above, clock::now()).await;
            store.close().await;
            done.map_err(|error| anyhow!(error.message(lang)))
        })?;
        println!("{above} {}: {}", name_of(above, lang), lang.pick("境界を除きました", "boundaries removed"));
        Ok(Exit::Fine)
    }
}
