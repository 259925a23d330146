//! What of the text of a cell the source marks as changed.

use rashin_model::texts::Piece;

use crate::table::Cell;

/// The text of a cell in pieces, in order and without gaps; one where nothing is changed.
pub(super) fn pieces<'a>(cell: &Cell, text: &'a str) -> Vec<Piece<'a>> {
    let Cell::Texts { texts } = cell else { return vec![Piece { text, is_changed: false }] };
    let (mut pieces, mut from, mut at) = (Vec::new(), 0, 0);
    for piece in texts.iter().flat_map(|text| &text.pieces) {
        // Numbers and points of a list may stand before it.
        let Some(begin) = text[at..].find(&piece.text).map(|before| at + before) else { break };
        at = begin + piece.text.len();
        if piece.changed {
            pieces.push(Piece { text: &text[from..begin], is_changed: false });
            pieces.push(Piece { text: &text[begin..at], is_changed: true });
            from = at;
        }
    }
    pieces.push(Piece { text: &text[from..], is_changed: false });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use rashin_model::tables::Item;
    use rashin_model::texts::Piece;
    use rashin_model::{Code, List};

    use super::pieces;
    use crate::contents::texts::Text;
    use crate::table::Cell;

    fn text(text: &str, changed: &[&str]) -> Text {
        Text::of(&Item {
            node: Code::new("a").expect("a code"),
            section: Code::new("b").expect("a code"),
            order: 1,
            numbers: List::default(),
            text: text.to_owned(),
            changed: List(changed.iter().map(|&phrase| phrase.to_owned()).collect()),
            source: None,
        })
    }

    #[test]
    fn changed_words_stand_apart_in_the_text_of_a_cell() {
        let cell =
            Cell::Texts { texts: vec![text("新しい道を造る", &["道"]), text("道を直す", &["直す"])] };
        let whole = cell.plain();
        let piece = |text, is_changed| Piece { text, is_changed };
        let wanted = [("・新しい", false), ("道", true), ("を造る\n・道を", false), ("直す", true)]
            .map(|(text, is)| piece(text, is));
        assert_eq!(pieces(&cell, &whole), wanted);
        let cell = Cell::text("道");
        assert_eq!(pieces(&cell, "道"), [piece("道", false)]);
    }
}
