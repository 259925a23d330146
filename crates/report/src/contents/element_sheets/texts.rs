//! The texts of an element: sections alone, and those that answer one another.

use rashin_model::Lang;
use rashin_model::texts::{Heading, numbers_of};
use serde::Serialize;

use crate::contents::texts::Text;
use crate::table::{Cell, Column, Table};

/// A section with its texts, or sections that answer one another.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Section {
    /// A section alone.
    Alone {
        /// Its heading.
        title: String,
        /// Its texts.
        texts: Vec<Text>,
    },
    /// Sections side by side, a row per number.
    Chain {
        /// Their headings, one after the other.
        title: String,
        /// What answers what.
        table: Table,
    },
}

/// A chain of sections; one alone is a list.
pub(super) fn section(chain: &[Heading<'_>], lang: Lang) -> Section {
    if let [alone] = chain {
        let texts = alone.items.iter().map(|item| Text::of(item)).collect();
        return Section::Alone { title: alone.section.name(lang).to_owned(), texts };
    }
    let names: Vec<&str> = chain.iter().map(|heading| heading.section.name(lang)).collect();
    let mut table = Table::new(names.iter().map(|name| Column::new(*name, 1.0)).collect());
    for numbers in numbers_of(chain) {
        let cell = |heading: &Heading<'_>| {
            let texts: Vec<Text> = heading.numbered(numbers).map(Text::of).collect();
            if texts.is_empty() { Cell::Blank } else { Cell::Texts { texts } }
        };
        table.rows.push(chain.iter().map(cell).collect());
    }
    Section::Chain { title: names.join(" → "), table }
}
