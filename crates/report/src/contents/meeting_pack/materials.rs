//! The material of a meeting in its order, bound or attached separately.

use rashin_model::Lang;
use rashin_model::tables::{Document, Meeting};
use serde::Serialize;

use super::binding::Binding;
use crate::source::Source;
use crate::table::{Cell, Column, Table};
use crate::workbook::{Block, Sheet};

/// The material of a meeting.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Materials {
    contents: Option<Table>,
    /// Per row of the list the bound material that it is, as a place in `bound`.
    places: Vec<Option<usize>>,
    bound: Vec<Bound>,
    attached_title: &'static str,
    attached: Option<Table>,
}

/// Material that is bound.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Bound {
    number: Option<String>,
    title: String,
    file: String,
    pages: Vec<Page>,
    #[serde(skip)]
    bytes: Vec<u8>,
}

/// A bound page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Page {
    is_wide: bool,
    alt: String,
}

impl Materials {
    /// The material of a meeting.
    pub fn of(source: &Source<'_>, meeting: &Meeting) -> Self {
        let lang = source.lang;
        let mut own: Vec<&Document> =
            source.assessed.plan.documents.iter().filter(|row| row.meeting == meeting.code).collect();
        own.sort_by_key(|document| document.order);
        let bind = |document: &Document| Binding::of(document.file.as_deref(), source.material);
        let all: Vec<(&Document, Binding)> = own.into_iter().map(|document| (document, bind(document))).collect();
        let mut bound = Vec::new();
        let mut places = Vec::new();
        for (document, binding) in &all {
            let bytes = document.file.as_ref().and_then(|sha256| source.material.get(sha256));
            let (Binding::Pages(pages), Some(bytes)) = (binding, bytes) else {
                places.push(None);
                continue;
            };
            places.push(Some(bound.len()));
            bound.push(Bound {
                number: document.number.clone(),
                title: document.title.clone(),
                file: format!("material-{}.pdf", bound.len()),
                pages: (1..).zip(pages).map(|(page, is_wide)| page_of(document, page, pages, *is_wide, lang)).collect(),
                bytes: bytes.clone(),
            });
        }
        Self {
            contents: contents(&all, lang),
            places,
            bound,
            attached_title: lang.pick("別添の資料", "Material attached separately"),
            attached: attached(&all, lang),
        }
    }

    /// The list of material; nothing for a meeting without.
    pub fn contents(&self) -> Option<&Table> {
        self.contents.as_ref()
    }

    /// The bound files by the names under which the template reads them.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        self.bound.iter().map(|bound| (bound.file.clone(), bound.bytes.clone())).collect()
    }

    /// What is attached separately, and why.
    pub fn attached_sheet(&self) -> Option<Sheet<'_>> {
        let table = self.attached.as_ref()?;
        Some(Sheet::portrait(self.attached_title, vec![Block::Table(table)]))
    }
}

fn page_of(document: &Document, page: usize, pages: &[bool], is_wide: bool, lang: Lang) -> Page {
    let (name, all) = (name(document), pages.len());
    let alt = match lang {
        Lang::Ja => format!("{name} {all}ページ中{page}ページ"),
        Lang::En => format!("{name}, page {page} of {all}"),
    };
    Page { is_wide, alt }
}

/// Number and title.
fn name(document: &Document) -> String {
    match &document.number {
        Some(number) => format!("{number}「{}」", document.title),
        None => format!("「{}」", document.title),
    }
}

fn contents(all: &[(&Document, Binding)], lang: Lang) -> Option<Table> {
    let mut table = Table::new(vec![
        Column::new(lang.pick("資料番号", "Number"), 1.3),
        Column::new(lang.pick("資料名", "Title"), 4.0),
        Column::new(lang.pick("所管課", "Office"), 1.5),
        Column::new(lang.pick("綴じ方", "Bound"), 1.1),
        Column::new(lang.pick("備考", "Remark"), 1.8),
    ]);
    let row = |(document, binding): &(&Document, Binding)| {
        vec![
            Cell::maybe(document.number.as_deref()),
            Cell::text(&document.title),
            Cell::maybe(document.department.as_deref()),
            Cell::text(binding.label(lang)),
            Cell::maybe(document.note.as_deref()),
        ]
    };
    table.rows = all.iter().map(row).collect();
    (!all.is_empty()).then(|| table.without_blank_columns())
}

fn attached(all: &[(&Document, Binding)], lang: Lang) -> Option<Table> {
    let mut table = Table::new(vec![
        Column::new(lang.pick("資料番号", "Number"), 1.3),
        Column::new(lang.pick("資料名", "Title"), 4.0),
        Column::new(lang.pick("別添とする理由", "Why it is not bound"), 3.4),
    ]);
    for (document, binding) in all {
        if let Binding::Attached(why) = binding {
            table.rows.push(vec![
                Cell::maybe(document.number.as_deref()),
                Cell::text(&document.title),
                Cell::text(why.text(&name(document), lang)),
            ]);
        }
    }
    (!table.rows.is_empty()).then(|| table.without_blank_columns())
}
