//! `rashin report`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use clap::builder::PossibleValuesParser;
use jiff::civil::Date;
use rashin_model::snapshot::Snapshot;
use rashin_model::{Code, Lang, Plan};
use rashin_report::{DOCUMENTS, Document, Edition, Form, Source, Templates, document};
use rashin_service::deliberation::load_material;
use rashin_service::publish::{content_hash, load_snapshot};
use rashin_service::{AssessedPlan, Known};

use crate::exit::Exit;
use crate::origin::{self, Found, StoreArgs, Tongue};
use crate::press::PressArgs;
use crate::{clock, report};

/// Print a document of a plan: PDF, or Excel.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(true).args(["plan", "list", "write_templates"]))]
pub struct Report {
    /// A plan folder, an .xlsx, or the code of a plan in the store
    #[arg(value_name = "PLAN_OR_PATH")]
    plan: Option<String>,
    /// Which document; --list tells
    #[arg(value_name = "DOCUMENT", requires = "out", value_parser = PossibleValuesParser::new(DOCUMENTS.iter().map(|one| one.code)))]
    document: Option<String>,
    /// The file to write: .pdf or .xlsx
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// As of which day (default: today in Japan; a publication has a day of its own)
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Of the publication with this number instead of the plan as it is now (plans in a store only)
    #[arg(long, value_name = "NUMBER", conflicts_with = "as_of")]
    snapshot: Option<u32>,
    /// Number at the top right, such as 資料1
    #[arg(long, value_name = "TEXT")]
    number: Option<String>,
    /// Code of the element or meeting that the document is about
    #[arg(long, value_name = "CODE")]
    about: Option<String>,
    #[command(flatten)]
    press: PressArgs,
    /// List the documents; with a plan, which of them it has
    #[arg(long)]
    list: bool,
    /// Write the templates that ship into this folder, to begin one's own from
    #[arg(long, value_name = "DIR", conflicts_with_all = ["plan", "list"])]
    write_templates: Option<PathBuf>,
    /// Language of the document and of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    store: StoreArgs,
}

/// The plan with what tells its edition.
struct Edited {
    plan: Plan,
    snapshot: Option<Snapshot>,
    revision: Option<u32>,
    material: BTreeMap<String, Vec<u8>>,
}

impl Report {
    /// Prints, lists, or writes templates.
    pub fn run(&self) -> Result<Exit> {
        let lang = self.lang.into();
        if let Some(folder) = &self.write_templates {
            return write_templates(folder);
        }
        let Some(plan) = &self.plan else {
            for document in DOCUMENTS {
                print_line(document, None, lang);
            }
            return Ok(Exit::Fine);
        };
        let Some(edited) = self.edited(plan, lang)? else { return Ok(Exit::Problems) };
        let as_of = edited.snapshot.as_ref().map(|snapshot| snapshot.as_of).or(self.as_of).unwrap_or_else(clock::today);
        let assessed = AssessedPlan::new(edited.plan, as_of, rashin_shipped::rubrics());
        if self.list {
            for document in DOCUMENTS {
                let lack = (document.lack)(&assessed);
                print_line(document, lack.as_ref().map(|lack| lack.0.text(lang)), lang);
            }
            return Ok(Exit::Fine);
        }
        let (Some(code), Some(out)) = (&self.document, &self.out) else {
            bail!(lang.pick(
                "文書の名前と --out を指定してください。文書の一覧は rashin report PLAN --list",
                "name a document and --out; rashin report PLAN --list lists the documents"
            ))
        };
        let form = out.extension().and_then(|ending| Form::of_ending(ending.to_str()?));
        let form = form.ok_or_else(|| {
            anyhow!(
                "{}: {}",
                out.display(),
                lang.pick("出力先は .pdf か .xlsx にしてください", "name a .pdf or an .xlsx")
            )
        })?;
        let sha256 = content_hash(&assessed);
        let source = Source {
            assessed: &assessed,
            edition: match &edited.snapshot {
                Some(snapshot) => Edition::Snapshot(snapshot),
                None => Edition::Working { revision: edited.revision, sha256: &sha256 },
            },
            lang,
            number: self.number.as_deref(),
            about: self.about.as_deref(),
            material: &edited.material,
        };
        let document = document(code).ok_or_else(|| anyhow!("{code}"))?;
        let bytes = self.press.press(lang)?.make(document, &source, form).map_err(|fault| anyhow!(fault.text(lang)))?;
        std::fs::write(out, bytes).with_context(|| format!("cannot write {}", out.display()))?;
        println!("{}", out.display());
        Ok(Exit::Fine)
    }

    /// The plan; `None` when its file has errors, which were printed.
    fn edited(&self, plan: &str, lang: Lang) -> Result<Option<Edited>> {
        let failed = |error: rashin_service::Error| anyhow!(error.message(lang));
        if Path::new(plan).exists() {
            if self.snapshot.is_some() {
                bail!(lang.pick(
                    "--snapshot はデータベースにある計画のコードと一緒に使います",
                    "--snapshot goes with the code of a plan in a store"
                ));
            }
            return Ok(match origin::find(plan, &self.store, Known::Now, lang)? {
                Found::Plan(plan) => {
                    Some(Edited { plan: *plan, snapshot: None, revision: None, material: BTreeMap::new() })
                }
                Found::Problems(loaded) => {
                    loaded.errors().for_each(|located| report::print_one(located, lang));
                    None
                }
            });
        }
        let code = Code::new(plan).ok_or_else(|| {
            anyhow!(
                "{plan}: {}",
                lang.pick("そのファイルはなく、計画のコードでもありません", "no such file, and not the code of a plan")
            )
        })?;
        let edited = origin::runtime()?.block_on(async {
            let store = self.store.open_existing(lang).await?;
            let (stored, snapshot) = match self.snapshot {
                Some(number) => {
                    let snapshot =
                        rashin_service::publish::find_snapshot(&store, &code, number).await.map_err(failed)?;
                    (load_snapshot(&store, &snapshot).await.map_err(failed)?, Some(snapshot.value))
                }
                None => (rashin_service::view_plan(&store, &code, Known::Now).await.map_err(failed)?, None),
            };
            let about = self.about.as_deref().unwrap_or_default();
            let material = load_material(&store, &stored.plan, about).await.map_err(failed)?;
            let revision = Some(stored.header.revision.number);
            anyhow::Ok(Edited { plan: stored.plan, snapshot, revision, material })
        })?;
        Ok(Some(edited))
    }
}

/// A document of the list; what is in it, or why a plan has no such document.
fn print_line(document: &Document, lack: Option<&str>, lang: Lang) {
    println!("{:<24} {}", document.code, document.title(lang));
    match lack {
        Some(lack) => println!("{:<24}   {}{lack}", "", lang.pick("作れません: ", "not of this plan: ")),
        None => println!("{:<24}   {}", "", document.about(lang)),
    }
}

/// Writes the templates that ship; one that is there already is left alone.
fn write_templates(folder: &Path) -> Result<Exit> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let templates = Templates::shipped();
    for (name, text) in templates.iter() {
        let path = folder.join(name);
        if path.exists() {
            bail!("{}: the file is there already; name another folder", path.display());
        }
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("{}", path.display());
    }
    Ok(Exit::Fine)
}
