//! The port of the service, on a database.

use jiff::Timestamp;
use rashin_model::Code;
use rashin_service::{Change, PlanHeader, RecordedReading, RevisionHeader, Store, StoreError, StoredPlan};

use crate::Database;
use crate::header::{HEADERS, REVISIONS, headers_of, plan_header, revision_header};
use crate::plan_rows::{PLAN_ROWS, plan_of};
use crate::readings::{HISTORY, RECORDINGS, current_readings, recorded_readings};
use crate::record::record_change;

impl Store for Database {
    async fn plans(&self) -> Result<Vec<PlanHeader>, StoreError> {
        let records = self.readers().fetch(HEADERS, headers_of(None, Timestamp::MAX)).await?;
        records.iter().map(plan_header).collect()
    }

    async fn header(&self, plan: &Code) -> Result<Option<PlanHeader>, StoreError> {
        header_at(self, plan, Timestamp::MAX).await
    }

    async fn revisions(&self, plan: &Code) -> Result<Vec<RevisionHeader>, StoreError> {
        let records = self.readers().fetch(REVISIONS, vec![plan.as_str().into()]).await?;
        records.iter().map(revision_header).collect()
    }

    async fn load(&self, plan: &Code, known_at: Option<Timestamp>) -> Result<Option<StoredPlan>, StoreError> {
        let Some(header) = header_at(self, plan, known_at.unwrap_or(Timestamp::MAX)).await? else { return Ok(None) };
        let rows = self.readers().fetch(PLAN_ROWS, vec![plan.as_str().into(), header.revision.number.into()]).await?;
        let recordings =
            self.readers().fetch(RECORDINGS, vec![plan.as_str().into(), header.latest.number.into()]).await?;
        let mut plan = plan_of(&rows)?;
        plan.readings = current_readings(&recordings)?;
        plan.sort_readings();
        Ok(Some(StoredPlan { header, plan }))
    }

    async fn record(&self, change: &Change<'_>) -> Result<u32, StoreError> {
        record_change(self, change).await
    }

    async fn history(&self, plan: &Code, indicator: &Code) -> Result<Vec<RecordedReading>, StoreError> {
        let records = self.readers().fetch(HISTORY, vec![plan.as_str().into(), indicator.as_str().into()]).await?;
        recorded_readings(&records, indicator)
    }
}

async fn header_at(database: &Database, plan: &Code, known_at: Timestamp) -> Result<Option<PlanHeader>, StoreError> {
    let records = database.readers().fetch(HEADERS, headers_of(Some(plan), known_at)).await?;
    records.first().map(plan_header).transpose()
}
