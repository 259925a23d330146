//! Questions asked often, with the answers of the office.

use rashin_model::tables::Faq;

use super::Source;
use crate::kind::Kind;
use crate::passage::{Named, Passage};

pub(super) fn passages(source: &Source<'_>) -> Vec<Passage> {
    source.plan.faq.iter().map(|row| of_row(source, row)).collect()
}

fn of_row(source: &Source<'_>, row: &Faq) -> Passage {
    let element = row.element.as_ref().and_then(|element| source.element(element)).map(|(_, _, title)| title);
    let title = Named::new(&row.question, row.question_en.as_deref());
    source
        .passage(Kind::Faq, source.address(&format!("/faq#{}", row.code)), title)
        .found_by(row.keywords.iter())
        .found_by(element.into_iter().flat_map(|title| [Some(title.ja), title.en]).flatten())
        .saying(Named::default(), Named::new(&row.answer, row.answer_en.as_deref()))
}
