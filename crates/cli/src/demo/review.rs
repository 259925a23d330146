//! A review in progress for the demo: opened and answered through the actions that staff use.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use rashin_eval::plan::Evaluation;
use rashin_model::review::{Asked, AskedKind, Request, Round, RoundState};
use rashin_model::serial::filled_cells;
use rashin_model::tables::{GradedBy, Reading};
use rashin_model::{AreaCode, Cell, Code, Decimal, Lang, Period, Plan};
use rashin_service::people::actor_of;
use rashin_service::records;
use rashin_service::review::{self, Checks, Opening, RowSet, Submission, check_answer, load_rows, open_review};
use rashin_service::rights::Actor;
use rashin_service::{Error, view_working_plan};
use rashin_store::Database;

use super::people::Cast;
use crate::origin::surroundings;

/// What offices have done so far, one after the other in the order of their codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Progress {
    Nothing,
    Drafted,
    Submitted,
    Returned,
    Endorsed,
    Approved,
}

/// The turns that offices take; the office of the demo's owner comes first and has returned rows.
const TURNS: [Progress; 7] = [
    Progress::Returned,
    Progress::Approved,
    Progress::Submitted,
    Progress::Endorsed,
    Progress::Nothing,
    Progress::Approved,
    Progress::Drafted,
];

/// Opens a review of the half-year that a day lies in, and answers part of it.
pub async fn seed_review(store: &Database, plan: &Code, cast: &Cast, today: Date, at: Timestamp) -> Result<()> {
    let say = |error: Error| anyhow!(error.message(Lang::En));
    let planner = actor_of(store, &cast.planning).await.map_err(say)?;
    let working = view_working_plan(store, &planner, plan).await.map_err(say)?;
    let round = round(&working.plan, today);
    let opening = Opening { round: round.clone(), due: BTreeMap::new(), without: Vec::new(), body: None };
    let asked_at = at - 240.hours();
    let requests =
        open_review(store, &planner, &working, &opening, rashin_shipped::rubrics(), asked_at).await.map_err(say)?;
    let evaluation = Evaluation::of(&working.plan, today, rashin_shipped::rubrics());
    let surroundings = surroundings();
    let checks = Checks { plan: &working.plan, evaluation: &evaluation, round: &round, surroundings: &surroundings };
    let staff = Staff { store, cast, planner: &planner, checks: &checks };
    let mut turn = 1;
    for request in &requests {
        let progress = if request.office == cast.owner_office {
            TURNS[0]
        } else {
            turn += 1;
            TURNS[turn % TURNS.len()]
        };
        staff.work(request, progress, asked_at + 48.hours()).await.map_err(say)?;
    }
    Ok(())
}

fn round(plan: &Plan, today: Date) -> Round {
    let period = Period::half_of(today);
    let last = plan.reviews.last();
    Round {
        plan: plan.profile.code.clone(),
        code: Code::new(&format!("check-{}", period.code().to_lowercase())).expect("a code"),
        name: format!("{}の中間確認", period.name(Lang::Ja)),
        name_en: Some(format!("Interim check, {}", period.name(Lang::En))),
        period,
        as_of: today,
        due: today.saturating_add(5.days()),
        rubrics: last.map(|review| review.rubrics.0.clone()).unwrap_or_default(),
        asks: AskedKind::ALL.to_vec(),
        elements: Vec::new(),
        state: RoundState::Open,
        instructions: Some(
            "基準日までに分かっている値を入力してください。まだ出ていない値は「時期未到来」を選びます。".to_owned(),
        ),
    }
}

struct Staff<'a> {
    store: &'a Database,
    cast: &'a Cast,
    planner: &'a Actor,
    checks: &'a Checks<'a>,
}

impl Staff<'_> {
    async fn work(&self, request: &Request, progress: Progress, at: Timestamp) -> Result<(), Error> {
        let (Some(owner), Some(approver)) =
            (self.cast.owners.get(&request.office), self.cast.approvers.get(&request.office))
        else {
            return Ok(());
        };
        let (owner, approver) = (actor_of(self.store, owner).await?, actor_of(self.store, approver).await?);
        let submissions: Vec<Submission> = request.rows.iter().filter_map(|asked| self.answer(asked)).collect();
        if progress == Progress::Nothing || submissions.is_empty() {
            return Ok(());
        }
        if progress == Progress::Drafted {
            let rows = self.rows(request).await?;
            for submission in submissions.iter().take(3) {
                review::save_draft(self.store, &owner, &rows, submission, None, at).await?;
            }
            return Ok(());
        }
        let asked: Vec<Asked> = submissions.iter().map(|submission| submission.asked.clone()).collect();
        review::submit_answers(self.store, &owner, &self.rows(request).await?, self.checks, &submissions, at).await?;
        if progress == Progress::Submitted {
            return Ok(());
        }
        review::endorse_answers(self.store, &approver, &self.rows(request).await?, &asked, at + 24.hours()).await?;
        match progress {
            Progress::Returned => {
                let rows = self.rows(request).await?;
                let text = "集計の元になった表を、根拠資料に付けていただけますか。";
                review::add_remark(self.store, self.planner, &rows, &asked[0], text, at + 47.hours()).await?;
                let some = &asked[..asked.len().min(2)];
                let reason = "前回の値から大きく変わっています。集計の期間を確かめて、注記に書いてください。";
                review::return_answers(self.store, self.planner, &rows, some, reason, at + 48.hours()).await?;
                Ok(())
            }
            Progress::Approved => {
                let rows = self.rows(request).await?;
                review::approve_answers(self.store, self.planner, &rows, self.checks, &asked, at + 72.hours()).await?;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    async fn rows(&self, request: &Request) -> Result<RowSet, Error> {
        load_rows(self.store, &request.plan, &request.review, &request.office).await
    }

    /// An answer that the rules take: a value that goes on as the last ones did, a step as planned, the
    /// mark of last time.
    fn answer(&self, asked: &Asked) -> Option<Submission> {
        let cells = match asked {
            Asked::Reading { indicator, area, period } => {
                self.confirmed(indicator, *area, *period).unwrap_or_else(|| self.value(indicator, *area))
            }
            Asked::Step { .. } => BTreeMap::from([
                ("state".to_owned(), "as_planned".to_owned()),
                ("actual".to_owned(), "予定した内容を進めている".to_owned()),
                ("next".to_owned(), "年度内に残りを終える".to_owned()),
            ]),
            Asked::Grade { node, rubric, dimension } => {
                let grades = self.checks.plan.grades.iter().rev();
                let last = grades.clone().find(|grade| {
                    grade.node.as_ref() == Some(node)
                        && grade.rubric == *rubric
                        && grade.dimension == *dimension
                        && grade.by == GradedBy::Own
                })?;
                BTreeMap::from([
                    ("mark".to_owned(), last.mark.clone()),
                    ("reason".to_owned(), "前回の点検から状況が変わっていないため".to_owned()),
                ])
            }
        };
        let submission = Submission { asked: asked.clone(), cells, evidence: Vec::new() };
        check_answer(self.checks, asked, &submission.cells).is_fine().then_some(submission)
    }

    /// What is in the plan already, confirmed.
    fn confirmed(&self, indicator: &Code, area: AreaCode, period: Period) -> Option<BTreeMap<String, String>> {
        let mut readings = self.checks.plan.readings.iter();
        let known = readings.find(|row| {
            row.indicator == *indicator && row.area == area && row.period == period && row.value.is_some()
        })?;
        let mut cells = filled_cells(known);
        cells.retain(|column, _| !["indicator", "area", "period", "reported_on"].contains(&column.as_str()));
        cells.insert("status".to_owned(), "final".to_owned());
        Some(cells)
    }

    /// A value that goes on as the last ones did.
    fn value(&self, indicator: &Code, area: AreaCode) -> BTreeMap<String, String> {
        let mut values: Vec<&Reading> = self
            .checks
            .plan
            .readings
            .iter()
            .filter(|row| row.indicator == *indicator && row.area == area && row.value.is_some())
            .collect();
        values.sort_by_key(|row| row.period.end());
        let number = |row: &Reading| row.value.as_ref().map(|amount| amount.value);
        let next = match values[..] {
            [.., before, last] => {
                number(last).zip(number(before)).map(|(last, before)| last + (last - before) / Decimal::TWO)
            }
            _ => None,
        };
        let decimals = self.checks.plan.indicator(indicator.as_str()).map_or(0, |row| row.decimals);
        match next {
            Some(next) => BTreeMap::from([
                ("value".to_owned(), next.round_dp(decimals).write()),
                ("status".to_owned(), "provisional".to_owned()),
                ("source".to_owned(), "所管課の集計（架空）".to_owned()),
            ]),
            None => BTreeMap::from([("status".to_owned(), "not_due".to_owned())]),
        }
    }
}

/// Whether the review of the demo is there already: a store in a file is seeded once.
pub async fn is_seeded(store: &Database, plan: &Code) -> Result<bool> {
    let rounds = records::list::<Round>(store, &format!("{plan}/")).await;
    Ok(!rounds.map_err(|error| anyhow!(error.message(Lang::En)))?.is_empty())
}
