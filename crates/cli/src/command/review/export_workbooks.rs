//! `rashin review export-workbooks`.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::PathBuf;
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use rashin_exchange::answers::{AnswerSheet, Background, answer_file_name, write_answer_workbook};
use rashin_model::review::RequestState;
use rashin_model::{AreaCode, Code, Lang};
use rashin_service::people::list_planning_offices;
use rashin_service::review::{RowSet, load_rows, view_board};
use rashin_service::rights::Actor;
use rashin_store::Database;

use crate::clock;
use crate::exit::Exit;
use crate::origin::{self, StoreArgs, Tongue};
use crate::reviewing::Reviewing;

/// Write the workbook of every request of a review: one .xlsx per office or municipality.
#[derive(Debug, Args)]
pub struct ExportWorkbooks {
    /// Code of the plan
    plan: String,
    /// Code of the review
    review: String,
    /// Folder to write to; it is made if need be
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Whom to turn to with questions; by default the offices that plan
    #[arg(long, value_name = "TEXT")]
    contact: Option<String>,
    /// Who exports
    #[arg(long, env = "USER", default_value = "rashin")]
    by: String,
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    store: StoreArgs,
}

impl ExportWorkbooks {
    /// Exports.
    pub fn run(&self) -> Result<Exit> {
        let lang: Lang = self.lang.into();
        let code = |text: &str| Code::new(text).ok_or_else(|| anyhow!("\"{text}\" is not a code"));
        let (plan, review) = (code(&self.plan)?, code(&self.review)?);
        let actor = Actor::operator(&self.by);
        let (reviewing, requests, contact) = origin::runtime()?.block_on(async {
            let store = self.store.open().await?;
            let reviewing = Reviewing::load(&store, &actor, &plan, &review, lang).await?;
            let requests = open_requests(&store, &actor, &reviewing, lang).await?;
            let contact = match &self.contact {
                Some(contact) => Some(contact.clone()),
                None => contact(&store, reviewing.working.plan.area(), lang).await?,
            };
            store.close().await;
            anyhow::Ok((reviewing, requests, contact))
        })?;
        if requests.is_empty() {
            bail!(
                "{}",
                lang.pick(
                    "照会中の所属がありません。点検が開かれているか確かめてください",
                    "nobody is asked at present; see whether the review is open"
                )
            );
        }
        std::fs::create_dir_all(&self.out).with_context(|| format!("cannot make {}", self.out.display()))?;
        self.write(&reviewing, &requests, contact.as_deref(), lang)?;
        match lang {
            Lang::Ja => println!("{} 件の回答様式を {} に書き出しました", requests.len(), self.out.display()),
            Lang::En => println!("Wrote {} workbooks to {}", requests.len(), self.out.display()),
        }
        Ok(Exit::Fine)
    }

    /// Writes them, a share on every core.
    fn write(&self, reviewing: &Reviewing, requests: &[RowSet], contact: Option<&str>, lang: Lang) -> Result<()> {
        let plan = &reviewing.working.plan;
        let background = Background::of(plan, &reviewing.evaluation, &reviewing.round, rashin_shipped::rubrics());
        let areas: BTreeMap<AreaCode, String> =
            rashin_shipped::areas().iter().map(|(code, body)| (code, body.name.to_owned())).collect();
        let share = requests.len().div_ceil(thread::available_parallelism().map_or(1, NonZero::get)).max(1);
        let (background, areas) = (&background, &areas);
        thread::scope(|scope| {
            let write = |rows: &RowSet| {
                let bytes = write_answer_workbook(AnswerSheet { background, rows, contact, areas })
                    .map_err(|error| anyhow!("{} ({})", error.sentence().text(lang), error.hint().text(lang)))?;
                let path = self.out.join(answer_file_name(&rows.request));
                std::fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
            };
            let writers: Vec<_> =
                requests.chunks(share).map(|some| scope.spawn(move || some.iter().try_for_each(write))).collect();
            writers.into_iter().try_for_each(|writer| match writer.join() {
                Ok(written) => written,
                Err(panic) => std::panic::resume_unwind(panic),
            })
        })
    }
}

/// The requests of a review that are open, with their rows.
async fn open_requests(store: &Database, actor: &Actor, reviewing: &Reviewing, lang: Lang) -> Result<Vec<RowSet>> {
    let failed = |error: rashin_service::Error| anyhow!(error.message(lang));
    let owner = reviewing.working.plan.area();
    let board = view_board(store, actor, &reviewing.round, owner, clock::today()).await.map_err(failed)?;
    let mut requests = Vec::new();
    for row in board.iter().filter(|row| row.request.state == RequestState::Open) {
        let round = &reviewing.round;
        requests.push(load_rows(store, &round.plan, &round.code, &row.office.code).await.map_err(failed)?);
    }
    Ok(requests)
}

/// The offices that plan, a line each.
async fn contact(store: &Database, owner: AreaCode, lang: Lang) -> Result<Option<String>> {
    let failed = |error: rashin_service::Error| anyhow!(error.message(lang));
    let offices = list_planning_offices(store, owner).await.map_err(failed)?;
    let names: Vec<&str> = offices.iter().map(|office| office.name.as_str()).collect();
    Ok((!names.is_empty()).then(|| names.join("\n")))
}
