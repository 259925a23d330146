//! Logic model and backcast, of a plan or of one of its fields.

use super::{Figure, Subject};
use crate::pages::logic::{Chain, alone, parts};

/// The logic model.
pub fn logic(subject: &Subject<'_>) -> Option<Figure> {
    chain(subject, Chain::Logic)
}

/// The backcast.
pub fn backcast(subject: &Subject<'_>) -> Option<Figure> {
    chain(subject, Chain::Backcast)
}

fn chain(subject: &Subject<'_>, chain: Chain) -> Option<Figure> {
    let (lang, view) = (subject.lang, subject.view);
    let field = subject.wanted.node();
    let is_wanted = |own: Option<&str>| own.unwrap_or_default() == field;
    let part = parts(view, chain).into_iter().find(|part| is_wanted(part.field.map(|field| field.code.as_str())))?;
    let (title, drawing) = alone(lang, view, chain, &part);
    let rows = part.ties.iter().map(|tie| {
        let note = tie.note.clone().unwrap_or_default();
        vec![tie.from.to_string(), tie.to.to_string(), tie.kind.code().to_owned(), note]
    });
    Some(Figure {
        title,
        description: String::new(),
        drawing,
        source: None,
        heading: vec!["from", "to", "kind", "note"],
        rows: rows.collect(),
    })
}
