//! Texts of nodes as templates read them.

use rashin_model::tables::{Item, Node};
use rashin_model::texts::circled;
use rashin_model::{Code, Plan};
use serde::Serialize;

/// A piece of a text, and whether the source marks it as changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are marked as changed.
    pub changed: bool,
}

/// A text under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Text {
    /// Its circled numbers; blank for none.
    pub numbers: String,
    /// The text in pieces.
    pub pieces: Vec<Piece>,
}

impl Text {
    /// A text of a plan.
    pub fn of(item: &Item) -> Self {
        let pieces = item.pieces().into_iter();
        Self {
            numbers: circled(&item.numbers),
            pieces: pieces.map(|piece| Piece { text: piece.text.to_owned(), changed: piece.is_changed }).collect(),
        }
    }

    /// The text with its numbers, without its marks.
    pub fn plain(&self) -> String {
        let text: String = self.pieces.iter().map(|piece| piece.text.as_str()).collect();
        if self.numbers.is_empty() { text } else { format!("{} {text}", self.numbers) }
    }
}

/// The texts of a node under one heading.
pub fn texts_under(plan: &Plan, node: &Node, section: &Code) -> Vec<Text> {
    plan.items.iter().filter(|item| item.node == node.code && item.section == *section).map(Text::of).collect()
}
