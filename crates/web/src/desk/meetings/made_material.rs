//! Material that is made from the plan as it is worked on: printed documents, the computed evaluation, the plan
//! as a workbook.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use rashin_eval::plan::Evaluator;
use rashin_exchange::evaluation;
use rashin_model::{Lang, Plan, Sentence};
use rashin_report::{DOCUMENTS, Document, Form, NotMade, Scope};
use rashin_service::deliberation::{add_document, keep_material, next_number};
use rashin_service::{Error, Refusal};

use crate::desk::fields::Fields;
use crate::desk::meetings::desk::Desk;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::documents::print;
use crate::show;
use crate::site::Site;

/// Material that can be made.
#[derive(Clone, Copy)]
pub enum Made {
    /// A document, as PDF.
    Printed(&'static Document),
    /// Every computed figure and mark, as CSV.
    Evaluation,
    /// The plan with its values, marks and comments, as a workbook.
    Workbook,
}

impl Made {
    /// Everything that can be made; the pack of a meeting is no material of it, because it binds the others.
    pub fn all() -> impl Iterator<Item = Self> {
        let documents = DOCUMENTS.iter().filter(|document| document.scope != Scope::Meeting);
        documents.map(Self::Printed).chain([Self::Evaluation, Self::Workbook])
    }

    /// The value in a form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Printed(document) => document.code,
            Self::Evaluation => "evaluation",
            Self::Workbook => "workbook",
        }
    }

    fn named(code: &str) -> Self {
        Self::all().find(|made| made.code() == code).unwrap_or(Self::Evaluation)
    }

    /// The title it gets.
    pub fn title(self) -> Sentence {
        match self {
            Self::Printed(document) => Sentence::new(document.title.0, document.title.1),
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
    let made = Made::named(fields.get("made"));
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
            let (name, bytes) = bytes(&site, &staff, &desk, made).await?;
            cells.insert("file".to_owned(), keep_material(site.store(), &name, bytes).await?);
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

async fn bytes(site: &Site, staff: &Staff, desk: &Desk, made: Made) -> Result<(String, Vec<u8>), Error> {
    let plan = &desk.working.plan;
    let failed = |error: String| Error::Store(rashin_service::StoreError::Unreadable(error));
    match made {
        Made::Printed(document) => {
            let view = site.working_plan(&staff.actor, &plan.profile.code, None).await?;
            let number = next_number(plan, &desk.meeting.code);
            let made = print(site, view, document, Form::Pdf, Lang::Ja, None, Some(number)).await?;
            let bytes = made.map_err(|lack| Error::Invalid(vec![refusal(&lack)]))?;
            Ok((format!("{}.pdf", document.code), bytes))
        }
        Made::Evaluation => Ok(("evaluation.csv".to_owned(), evaluation_csv(plan, site.today()).map_err(failed)?)),
        Made::Workbook => {
            let bytes = rashin_exchange::write_workbook(plan).map_err(|error| failed(error.to_string()))?;
            Ok(("plan.xlsx".to_owned(), bytes))
        }
    }
}

fn evaluation_csv(plan: &Plan, today: jiff::civil::Date) -> Result<Vec<u8>, String> {
    let evaluator = Evaluator::new(plan, today, rashin_shipped::rubrics());
    let mut bytes = Vec::new();
    evaluation::write_csv(plan, &evaluator, &mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn refusal(lack: &NotMade) -> Refusal {
    let sentence = Sentence::new(lack.text(Lang::Ja), lack.text(Lang::En));
    Refusal::new("made", sentence, Sentence::new("ほかの資料を選んでください", "choose another document"))
}
