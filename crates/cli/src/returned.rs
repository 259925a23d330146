//! A workbook of answers that came back: what it would change, and handing it in.

use std::path::Path;

use anyhow::{Context, Result, anyhow};
use rashin_exchange::answers::{AnswerFile, Judged, JudgedRow, MAX_ANSWER_BYTES, WrongFile, judge_answers};
use rashin_model::{Code, Lang};
use rashin_service::review::{RowSet, load_rows, submit_answers};
use rashin_service::rights::Actor;
use rashin_store::Database;

use crate::reviewing::Reviewing;
use crate::{clock, report};

/// A workbook that was read and judged.
pub struct Returned {
    /// The request it belongs to.
    pub rows: RowSet,
    /// What it would change.
    pub judged: Judged,
}

/// Reviews that were loaded, so that many files of one load it once.
#[derive(Default)]
pub struct Reviews(Vec<Reviewing>);

impl Reviews {
    /// The review of this code.
    pub async fn get(
        &mut self,
        store: &Database,
        actor: &Actor,
        (plan, review): (&Code, &Code),
        lang: Lang,
    ) -> Result<&Reviewing> {
        let is_it = |known: &Reviewing| known.round.plan == *plan && known.round.code == *review;
        let place = if let Some(place) = self.0.iter().position(is_it) {
            place
        } else {
            self.0.push(Reviewing::load(store, actor, plan, review, lang).await?);
            self.0.len() - 1
        };
        Ok(&self.0[place])
    }
}

/// Reads a workbook against the request that it names.
pub async fn read_returned(
    store: &Database,
    actor: &Actor,
    reviews: &mut Reviews,
    path: &Path,
    lang: Lang,
) -> Result<Returned> {
    let refused = |error: WrongFile| anyhow!("{}\n  {}", error.sentence().text(lang), error.hint().text(lang));
    let size = std::fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?.len();
    if size > MAX_ANSWER_BYTES {
        return Err(refused(WrongFile::TooLarge { bytes: size }));
    }
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let file = AnswerFile::open(&name, &bytes).map_err(refused)?;
    let identity = file.identity();
    let reviewing = reviews.get(store, actor, (&identity.plan, &identity.review), lang).await?;
    let rows = load_rows(store, &identity.plan, &identity.review, &identity.office)
        .await
        .map_err(|error| anyhow!(error.message(lang)))?;
    let returned = file.read(&rows.request).map_err(refused)?;
    let judged = judge_answers(returned, &rows, &reviewing.checks());
    Ok(Returned { rows, judged })
}

impl Returned {
    /// Prints every problem with its cell, then what would change.
    pub fn print(&self, name: &str, lang: Lang) {
        let judged = &self.judged;
        println!("{name}: {} / {}", self.rows.round.name, self.rows.office.name);
        for located in &judged.problems {
            report::print_one(located, lang);
        }
        for row in &judged.rows {
            print_row(row, lang);
        }
        let (rows, same, blank) = (judged.rows.len(), judged.unchanged, judged.blank.len() + judged.missing.len());
        match lang {
            Lang::Ja => println!("提出する行 {rows}、変わらない行 {same}、記入のない行 {blank}"),
            Lang::En => println!("{rows} rows to hand in, {same} unchanged, {blank} not filled in"),
        }
    }

    /// Hands in what the workbook answers.
    pub async fn submit(&self, store: &Database, actor: &Actor, reviews: &mut Reviews, lang: Lang) -> Result<usize> {
        let request = &self.rows.request;
        let reviewing = reviews.get(store, actor, (&request.plan, &request.review), lang).await?;
        let submissions = self.judged.submissions();
        submit_answers(store, actor, &self.rows, &reviewing.checks(), &submissions, clock::now())
            .await
            .map_err(|error| anyhow!(error.message(lang)))
    }
}

fn print_row(row: &JudgedRow, lang: Lang) {
    let asked = &row.submission.asked;
    if row.changes.is_empty() {
        println!("= {asked}: {}", lang.pick("下書きのまま提出", "the draft as it is"));
    }
    for change in &row.changes {
        let column = match (change.column, lang) {
            (Some(column), Lang::Ja) => column.heading,
            (Some(column), Lang::En) => column.name,
            (None, _) => lang.pick("根拠", "evidence"),
        };
        let (before, after) = change.texts(lang);
        println!("~ {} {column}: 「{before}」→「{after}」", change.at);
    }
}
