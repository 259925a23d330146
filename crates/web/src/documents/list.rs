//! Which documents a plan has.

use rashin_report::{DOCUMENTS, Document, Form, Scope};

use crate::plan_view::PlanView;

/// The documents that there are of a plan.
pub fn documents_of(view: &PlanView) -> impl Iterator<Item = &'static Document> {
    DOCUMENTS.iter().filter(|document| (document.lack)(view).is_none())
}

/// Names of the files of those that are of the whole plan, below the address of the documents.
pub fn file_names(view: &PlanView) -> Vec<String> {
    let whole = documents_of(view).filter(|document| document.scope != Scope::Meeting);
    whole.flat_map(|document| Form::ALL.map(|form| format!("{}.{}", document.code, form.ending()))).collect()
}
