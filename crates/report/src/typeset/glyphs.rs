//! Letters that would be printed as boxes.

use std::collections::BTreeMap;

use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

/// How much of the text around a letter is shown, in letters on each side.
const AROUND: usize = 6;

/// Every letter that no font has, once, with the text around its first place.
pub(super) fn missing_letters(document: &PagedDocument) -> Vec<(char, String)> {
    let mut missing = BTreeMap::new();
    for page in document.pages() {
        look(&page.frame, &mut missing);
    }
    missing.into_iter().collect()
}

fn look(frame: &Frame, missing: &mut BTreeMap<char, String>) {
    // A line is made of several texts where scripts or fonts change.
    let mut line = String::new();
    let mut places = Vec::new();
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => look(&group.frame, missing),
            FrameItem::Text(text) => {
                // Glyph 0 is the box that fonts have for what they do not have.
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let range = glyph.range();
                    let letters = text.text.get(range.clone()).unwrap_or_default().chars();
                    places.extend(letters.map(|letter| (letter, line.len() + range.start)));
                }
                line.push_str(&text.text);
            }
            _ => {}
        }
    }
    for (letter, at) in places {
        missing.entry(letter).or_insert_with(|| around(&line, at));
    }
}

fn around(text: &str, at: usize) -> String {
    let before = text[..at].chars().rev().take(AROUND).count();
    let start = text[..at].char_indices().rev().nth(before.saturating_sub(1)).map_or(at, |(start, _)| start);
    text[start..].chars().take(before + 1 + AROUND).collect()
}
