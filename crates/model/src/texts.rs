//! The texts of nodes: what changed in them, their numbers, and which answer which.

use crate::tables::{Item, Node, Section};
use crate::{Lang, Plan};

/// A piece of a text, and whether the source marks it as changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words.
    pub text: &'a str,
    /// Whether they are marked as changed.
    pub is_changed: bool,
}

/// A section with its texts at a node.
#[derive(Debug, Clone)]
pub struct Heading<'a> {
    /// The section.
    pub section: &'a Section,
    /// Its texts, in order.
    pub items: Vec<&'a Item>,
}

impl Section {
    /// The heading in a language, or in Japanese.
    pub fn name(&self, lang: Lang) -> &str {
        crate::plan::titled(&self.name_ja, self.name_en.as_deref(), lang).0
    }
}

impl Heading<'_> {
    /// The texts that carry exactly these numbers.
    pub fn numbered(&self, numbers: &[u32]) -> impl Iterator<Item = &Item> {
        self.items.iter().copied().filter(move |item| *item.numbers.0 == *numbers)
    }
}

impl Item {
    /// The text in pieces, those that the source marks as changed apart. Phrases that overlap are marked up
    /// to where the first one ends.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        let found = self.changed.iter().filter_map(|phrase| Some((self.text.find(phrase.as_str())?, phrase.len())));
        let mut marks: Vec<(usize, usize)> = found.map(|(at, length)| (at, at + length)).collect();
        marks.sort_unstable();
        let mut pieces = Vec::new();
        let mut done = 0;
        for (from, to) in marks {
            if from < done {
                continue;
            }
            pieces.push(Piece { text: &self.text[done..from], is_changed: false });
            pieces.push(Piece { text: &self.text[from..to], is_changed: true });
            done = to;
        }
        pieces.push(Piece { text: &self.text[done..], is_changed: false });
        pieces.retain(|piece| !piece.text.is_empty());
        pieces
    }
}

/// The sections with texts at a node, in order, each with those that answer it behind it: a wish, its
/// issue, its measure.
pub fn chains<'a>(plan: &'a Plan, node: &Node) -> Vec<Vec<Heading<'a>>> {
    let own: Vec<&Item> = plan.items.iter().filter(|item| item.node == node.code).collect();
    let under = |section: &Section| own.iter().copied().filter(|item| item.section == section.code).collect();
    let mut headings: Vec<Heading<'a>> =
        plan.sections.iter().map(|section| Heading { section, items: under(section) }).collect();
    headings.retain(|heading| !heading.items.is_empty());
    headings.sort_by_key(|heading| heading.section.order);
    let mut chains: Vec<Vec<Heading<'a>>> = Vec::new();
    for heading in headings {
        let asked = heading.section.answers.as_ref();
        let answered =
            chains.iter_mut().find(|chain| chain.last().is_some_and(|last| asked == Some(&last.section.code)));
        match answered {
            Some(chain) => chain.push(heading),
            None => chains.push(vec![heading]),
        }
    }
    chains
}

/// The numbers under which the texts of a chain stand, each once, in order; texts without a number last.
pub fn numbers_of<'a>(chain: &[Heading<'a>]) -> Vec<&'a [u32]> {
    let mut found: Vec<&[u32]> = Vec::new();
    for item in chain.iter().flat_map(|heading| &heading.items) {
        if !found.contains(&&*item.numbers.0) {
            found.push(&item.numbers.0);
        }
    }
    found.sort_unstable_by_key(|numbers| (numbers.is_empty(), *numbers));
    found
}

/// Printed numbers: 1 becomes ①, up to 20.
///
/// ```
/// assert_eq!(rashin_model::texts::circled(&[1, 3, 21]), "①③(21)");
/// ```
pub fn circled(numbers: &[u32]) -> String {
    numbers
        .iter()
        .map(|&number| match number {
            1..=20 => char::from_u32(0x245F + number).map_or_else(String::new, String::from),
            _ => format!("({number})"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Piece;
    use crate::tables::Item;
    use crate::{Code, List};

    fn item(text: &str, changed: &[&str]) -> Item {
        let code = |text: &str| Code::new(text).expect("a code");
        Item {
            node: code("a"),
            section: code("b"),
            order: 1,
            numbers: List::default(),
            text: text.to_owned(),
            changed: List(changed.iter().map(|&phrase| phrase.to_owned()).collect()),
            source: None,
        }
    }

    #[test]
    fn changed_phrases_are_pieces_of_their_own() {
        let same = |text| Piece { text, is_changed: false };
        let new = |text| Piece { text, is_changed: true };
        assert_eq!(item("県と市町村が進める", &["市町村"]).pieces(), [same("県と"), new("市町村"), same("が進める")]);
        assert_eq!(item("進める", &["進める"]).pieces(), [new("進める")]);
        assert_eq!(item("県と市町村", &["と市", "市町村", "無い"]).pieces(), [same("県"), new("と市"), same("町村")]);
    }
}
