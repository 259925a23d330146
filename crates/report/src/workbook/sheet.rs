//! A sheet for people: blocks under one another.

use crate::table::{Cell, Table};

/// Letters that the name of a sheet must not have.
const FORBIDDEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];
/// The longest name of a sheet.
const LONGEST: usize = 31;

/// A sheet for people.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// Its name.
    pub name: String,
    /// Whether it is printed across.
    pub is_landscape: bool,
    /// What stands on it.
    pub blocks: Vec<Block<'a>>,
}

/// A part of a sheet.
#[derive(Debug)]
pub enum Block<'a> {
    /// A heading.
    Heading(String),
    /// Lines of text.
    Lines(Vec<String>),
    /// A table.
    Table(&'a Table),
}

impl<'a> Sheet<'a> {
    /// A sheet that is printed across.
    pub fn landscape(name: impl Into<String>, blocks: Vec<Block<'a>>) -> Self {
        Self { name: name.into(), is_landscape: true, blocks }
    }

    /// A sheet that is printed upright.
    pub fn portrait(name: impl Into<String>, blocks: Vec<Block<'a>>) -> Self {
        Self { name: name.into(), is_landscape: false, blocks }
    }
}

impl Sheet<'_> {
    /// Every text on it, line by line, in order.
    pub fn texts(&self) -> Vec<String> {
        let of_table = |table: &Table| -> Vec<String> {
            let heads = table.columns.iter().map(|column| column.head.clone());
            heads.chain(table.rows.iter().flatten().map(Cell::plain)).collect()
        };
        let lines = self.blocks.iter().flat_map(|block| match block {
            Block::Heading(text) => vec![text.clone()],
            Block::Lines(lines) => lines.clone(),
            Block::Table(table) => of_table(table),
        });
        lines
            .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
            .filter(|line| !line.is_empty())
            .collect()
    }
}

/// A name that a workbook takes: without forbidden letters, short, and not one of those used already.
pub(super) fn name(wanted: &str, used: &mut Vec<String>) -> String {
    let plain: String = wanted.chars().map(|letter| if FORBIDDEN.contains(&letter) { ' ' } else { letter }).collect();
    let plain = plain.trim_matches([' ', '\'']);
    let plain = if plain.is_empty() { "Sheet" } else { plain };
    let cut = |ending: &str| format!("{}{ending}", shortened(plain, LONGEST - ending.len()));
    let mut name = cut("");
    let mut number = 2;
    while used.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
        name = cut(&format!(" {number}"));
        number += 1;
    }
    used.push(name.clone());
    name
}

/// A name with so many letters at most, cut behind a word where one ends in the last third.
fn shortened(name: &str, room: usize) -> &str {
    let Some((end, _)) = name.char_indices().nth(room) else { return name };
    let least = name.char_indices().nth(room - room / 3).map_or(end, |(at, _)| at);
    let is_letter = |letter: char| letter.is_alphanumeric();
    // A word ends where a letter is followed by something else; in Japanese, before a mark.
    let ends = |at: &usize| {
        let before = name[..*at].chars().next_back();
        let behind = name[*at..].chars().next();
        before.is_some_and(is_letter) && !behind.is_some_and(is_letter)
    };
    let cut = (least..=end).rev().filter(|at| name.is_char_boundary(*at)).find(ends);
    name[..cut.unwrap_or(end)].trim_end_matches([' ', '\''])
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn names_of_sheets_are_short_allowed_and_each_once() {
        let mut used = Vec::new();
        assert_eq!(name("評価/総括", &mut used), "評価 総括");
        assert_eq!(name("評価/総括", &mut used), "評価 総括 2");
        assert_eq!(name("", &mut used), "Sheet");
        let long = "長".repeat(40);
        assert_eq!(name(&long, &mut used).chars().count(), 31);
        assert!(name(&long, &mut used).ends_with(" 2"));
    }

    #[test]
    fn long_names_of_sheets_end_with_a_word() {
        let name = |wanted: &str| name(wanted, &mut Vec::new());
        assert_eq!(name("Comments on the draft that were made"), "Comments on the draft that were");
        assert_eq!(name("Comments on drafts that were withdrawn"), "Comments on drafts that were");
        assert_eq!(name("Responsibilities interdepartmentally"), "Responsibilities interdepartmen");
        assert_eq!(name("2026 Children's homes, schools and others"), "2026 Children's homes, schools");
    }
}
