//! Documents that are made from the results of a review.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use rashin_eval::plan::Evaluator;
use rashin_exchange::evaluation;
use rashin_model::{Lang, Sentence};
use rashin_service::Error;
use rashin_service::deliberation::{add_document, keep_material};

use crate::desk::fields::Fields;
use crate::desk::meetings::desk::Desk;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::show;
use crate::site::Site;

/// A document that can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// Every computed figure and mark, as CSV.
    Evaluation,
    /// The plan with its values, marks and comments, as a workbook.
    Workbook,
}

impl Made {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Evaluation, Self::Workbook];

    /// The value in a form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Evaluation => "evaluation",
            Self::Workbook => "workbook",
        }
    }

    /// The title it gets.
    pub fn title(self) -> Sentence {
        match self {
            Self::Evaluation => Sentence::new("評価の計算結果（CSV）", "Computed evaluation (CSV)"),
            Self::Workbook => Sentence::new("計画と実績の一覧（Excel）", "Plan with its values (Excel)"),
        }
    }
}

/// Makes one and adds it to the material.
pub async fn make(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, meeting)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refused> {
    let desk = Desk::load(&site, &staff, &plan, &meeting).await?;
    let made = Made::ALL.into_iter().find(|made| made.code() == fields.get("made")).unwrap_or(Made::Evaluation);
    let today = site.today();
    let code = &desk.working.plan.profile.code;
    let note = format!(
        "{}現在の作業中の計画（第{}版・記録{}）から作成",
        show::day(today, Lang::Ja),
        desk.working.header.revision.number,
        desk.working.header.latest.number
    );
    let mut cells = BTreeMap::from([("title".to_owned(), made.title().ja), ("note".to_owned(), note)]);
    let done = async {
        if desk.holds {
            let (name, bytes) = bytes(&desk, made, today)?;
            cells.insert("file".to_owned(), keep_material(site.store(), name, bytes).await?);
        }
        add_document(site.store(), &staff.actor, code, &desk.meeting.code, cells, site.now()).await
    };
    let done = done.await;
    desk.answer(
        &staff,
        ("material", &fields),
        done,
        &Sentence::new("資料をつくって加えました。", "The document was made and added."),
    )
}

fn bytes(desk: &Desk, made: Made, today: jiff::civil::Date) -> Result<(&'static str, Vec<u8>), Error> {
    let plan = &desk.working.plan;
    let failed = |error: String| Error::Store(rashin_service::StoreError::Unreadable(error));
    match made {
        Made::Evaluation => {
            let evaluator = Evaluator::new(plan, today, rashin_shipped::rubrics());
            let mut bytes = Vec::new();
            evaluation::write_csv(plan, &evaluator, &mut bytes).map_err(|error| failed(error.to_string()))?;
            Ok(("evaluation.csv", bytes))
        }
        Made::Workbook => {
            let bytes = rashin_exchange::write_workbook(plan).map_err(|error| failed(error.to_string()))?;
            Ok(("plan.xlsx", bytes))
        }
    }
}
