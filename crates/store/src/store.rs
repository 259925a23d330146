//! The port of the service, on a database.

use rashin_model::Code;
use rashin_service::{
    Commit, Committed, JournalEntry, JournalQuery, Kept, KeptFile, Known, PlanHeader, RecordedReading, RevisionHeader,
    Store, StoreError, StoredPlan,
};

use crate::commit::write_commit;
use crate::header::{HEADERS, REVISIONS, headers_of, plan_header, revision_header};
use crate::journal::{journal_entry, statement_of};
use crate::kept::{RECORD, RECORDS, end_of, kept};
use crate::plan_rows::{PLAN_ROWS, plan_of};
use crate::readings::{HISTORY, RECORDINGS, current_readings, recorded_readings};
use crate::{Database, file};

impl Store for Database {
    async fn plans(&self) -> Result<Vec<PlanHeader>, StoreError> {
        let records = self.readers().fetch(HEADERS, headers_of(None, Known::Now)).await?;
        records.iter().map(plan_header).collect()
    }

    async fn header(&self, plan: &Code) -> Result<Option<PlanHeader>, StoreError> {
        header_at(self, plan, Known::Now).await
    }

    async fn revisions(&self, plan: &Code) -> Result<Vec<RevisionHeader>, StoreError> {
        let records = self.readers().fetch(REVISIONS, vec![plan.as_str().into()]).await?;
        records.iter().map(revision_header).collect()
    }

    async fn load(&self, plan: &Code, known: Known) -> Result<Option<StoredPlan>, StoreError> {
        let Some(header) = header_at(self, plan, known).await? else { return Ok(None) };
        let rows = self.readers().fetch(PLAN_ROWS, vec![plan.as_str().into(), header.revision.number.into()]).await?;
        let recordings =
            self.readers().fetch(RECORDINGS, vec![plan.as_str().into(), header.latest.number.into()]).await?;
        let mut plan = plan_of(&rows)?;
        plan.readings = current_readings(&recordings)?;
        plan.sort_readings();
        Ok(Some(StoredPlan { header, plan }))
    }

    async fn get(&self, kind: &str, key: &str) -> Result<Option<Kept>, StoreError> {
        self.readers().fetch(RECORD, vec![kind.into(), key.into()]).await?.first().map(kept).transpose()
    }

    async fn list(&self, kind: &str, prefix: &str) -> Result<Vec<Kept>, StoreError> {
        let values = vec![kind.into(), prefix.into(), end_of(prefix).into()];
        self.readers().fetch(RECORDS, values).await?.iter().map(kept).collect()
    }

    async fn commit(&self, commit: &Commit<'_>) -> Result<Committed, StoreError> {
        write_commit(self, commit).await
    }

    async fn journal(&self, query: &JournalQuery) -> Result<Vec<JournalEntry>, StoreError> {
        let (statement, values) = statement_of(query);
        self.readers().fetch(statement, values).await?.iter().map(journal_entry).collect()
    }

    async fn keep_file(&self, file: &KeptFile) -> Result<(), StoreError> {
        let values = file::values_of(file)?;
        let mut transaction = self.begin().await?;
        transaction.execute(file::KEEP, values).await?;
        transaction.commit().await
    }

    async fn file(&self, sha256: &str) -> Result<Option<KeptFile>, StoreError> {
        self.readers().fetch(file::FILE, vec![sha256.into()]).await?.first().map(file::kept_file).transpose()
    }

    async fn history(&self, plan: &Code, indicator: &Code) -> Result<Vec<RecordedReading>, StoreError> {
        let records = self.readers().fetch(HISTORY, vec![plan.as_str().into(), indicator.as_str().into()]).await?;
        recorded_readings(&records, indicator)
    }
}

async fn header_at(database: &Database, plan: &Code, known: Known) -> Result<Option<PlanHeader>, StoreError> {
    let records = database.readers().fetch(HEADERS, headers_of(Some(plan), known)).await?;
    let header = records.first().map(plan_header).transpose()?;
    // An entry that is still to come is not known, though those before it are.
    Ok(header.filter(|header| !matches!(known, Known::Entry(number) if number != header.latest.number)))
}
