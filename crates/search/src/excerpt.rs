//! The part of a passage that answers, with the words of the question marked.

use std::ops::Range;

use rashin_model::Lang;

use crate::passage::Named;
use crate::question::Question;
use crate::text::{Letter, Script, letters, lexicon, runs, stem};

/// Letters of an excerpt in Japanese; twice as many in English.
const LENGTH: usize = 140;

/// A text in pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The pieces, one after the other.
    pub pieces: Vec<Piece>,
    /// The language it is in.
    pub lang: Lang,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is a word of the question.
    pub is_marked: bool,
}

/// The part of a text with the most words of the question, in the language wanted if it has as many there.
pub fn excerpt(text: &Named, question: &Question, lang: Lang) -> Excerpt {
    let marks = |text: &str| marks(text, question).len();
    let (first, own) = text.pick(lang);
    let other = match own {
        Lang::En => Some((text.ja.as_str(), Lang::Ja)),
        Lang::Ja => text.en.as_deref().map(|en| (en, Lang::En)),
    };
    let (text, lang) = match other {
        Some(other) if marks(first) == 0 && marks(other.0) > 0 => other,
        _ => (first, own),
    };
    let part = part(text, question, if lang == Lang::En { 2 * LENGTH } else { LENGTH });
    let mut pieces = marked(&text[part.clone()], question);
    let dots = || Piece { text: "…".to_owned(), is_marked: false };
    if part.start > 0 {
        pieces.insert(0, dots());
    }
    if part.end < text.len() {
        pieces.push(dots());
    }
    Excerpt { pieces, lang }
}

/// A text with the words of the question marked.
pub fn marked(text: &str, question: &Question) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = 0;
    let mut add = |bytes: Range<usize>, is_marked: bool| {
        if !bytes.is_empty() {
            pieces.push(Piece { text: text[bytes].to_owned(), is_marked });
        }
    };
    for mark in marks(text, question) {
        add(rest..mark.start, false);
        add(mark.clone(), true);
        rest = mark.end;
    }
    add(rest..text.len(), false);
    pieces
}

/// The bytes of a text that are words of the question, from the first to the last, none over another.
fn marks(text: &str, question: &Question) -> Vec<Range<usize>> {
    let letters = letters(text);
    let bytes = |own: Range<usize>| letters[own.start].bytes.start..letters[own.end - 1].bytes.end;
    let mut found: Vec<Range<usize>> = Vec::new();
    let wanted = |group: usize| question.units.iter().any(|unit| unit.groups.contains(&group));
    found.extend(
        lexicon().all_in(&letters).into_iter().filter(|named| wanted(named.group)).map(|named| bytes(named.letters)),
    );
    for unit in &question.units {
        match unit.script {
            Script::Latin => found.extend(words_like(&letters, &unit.tokens).map(bytes)),
            _ => found.extend(stretches(&letters, &unit.signs).map(bytes)),
        }
    }
    found.sort_by_key(|mark| (mark.start, mark.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for mark in found {
        match merged.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => merged.push(mark),
        }
    }
    merged
}

/// Words of other letters with one of these stems.
fn words_like<'a>(letters: &'a [Letter], stems: &'a [String]) -> impl Iterator<Item = Range<usize>> + 'a {
    runs(letters).into_iter().filter(move |run| {
        let word: String = letters[run.clone()].iter().map(|letter| letter.sign).collect();
        letters[run.start].script == Script::Latin && stems.contains(&stem(&word))
    })
}

/// The places where a Japanese word stands: whole, or where it has four letters and more, half of it.
fn stretches<'a>(letters: &'a [Letter], signs: &'a [char]) -> impl Iterator<Item = Range<usize>> + 'a {
    let least = if signs.len() >= 4 { signs.len() / 2 } else { signs.len() };
    let mut found = Vec::new();
    let mut place = 0;
    while place < letters.len() {
        let longest = (0..signs.len())
            .map(|from| letters[place..].iter().zip(&signs[from..]).take_while(|(a, b)| a.sign == **b).count())
            .max()
            .unwrap_or(0);
        if longest >= least.max(1) && is_word(letters, place, longest) {
            found.push(place..place + longest);
            place += longest;
        } else {
            place += 1;
        }
    }
    found.into_iter()
}

/// A single Chinese character is a word only where no other stands beside it.
fn is_word(letters: &[Letter], place: usize, length: usize) -> bool {
    let is_kanji = |place: Option<usize>| {
        place.and_then(|place| letters.get(place)).is_some_and(|letter| letter.script == Script::Kanji)
    };
    length > 1 || !(is_kanji(place.checked_sub(1)) || is_kanji(Some(place + 1)))
}

/// The farthest that a part begins before its first mark, to begin with a sentence.
const LEAD: usize = 40;

/// The bytes of the part of a text with the most marks, from the beginning of a sentence where one is near.
fn part(text: &str, question: &Question, length: usize) -> Range<usize> {
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    if signs.len() <= length + length / 4 {
        return 0..text.len();
    }
    let byte = |place: usize| signs.get(place).map_or(text.len(), |(start, _)| *start);
    let place = |byte: usize| signs.partition_point(|(start, _)| *start < byte);
    let marks: Vec<Range<usize>> =
        marks(text, question).into_iter().map(|mark| place(mark.start)..place(mark.end)).collect();
    let held = |from: usize| marks.iter().filter(move |mark| mark.start >= from && mark.end <= from + length - LEAD);
    let most = |one: &usize| held(*one).map(Range::len).sum::<usize>();
    // Of several parts that hold as much, the first.
    let first = marks.iter().map(|mark| mark.start).rev().max_by_key(most).unwrap_or(0);
    let is_end = |place: usize| matches!(signs[place].1, '。' | '\n' | '！' | '？');
    let lead = first.saturating_sub(LEAD);
    let sentence = (lead.max(1)..=first).rev().find(|place| is_end(place - 1));
    let from = sentence.unwrap_or(if lead == 0 { 0 } else { first.saturating_sub(LEAD / 4) });
    let last = (from + length).min(signs.len());
    // It ends with a sentence where one ends behind the last mark.
    let behind = held(first).next_back().map_or(from, |mark| mark.end).max(from + length / 2);
    let end = (behind..last).rev().find(|place| is_end(*place)).map_or(last, |place| place + 1);
    byte(from)..byte(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| if piece.is_marked { format!("[{}]", piece.text) } else { piece.text.clone() })
            .collect()
    }

    #[test]
    fn words_and_their_synonyms_are_marked_as_they_are_written() {
        let question = Question::of("情報格差の対策");
        assert_eq!(shown(&marked("ﾃﾞｼﾞﾀﾙデバイドの対策", &question)), "[ﾃﾞｼﾞﾀﾙデバイド]の[対策]");
        let question = Question::of("Which bridges are inspected?");
        assert_eq!(shown(&marked("橋の点検。A bridge inspected", &question)), "[橋]の点検。A [bridge] [inspected]");
    }

    #[test]
    fn a_long_text_is_cut_to_the_sentence_that_answers() {
        let long = format!("{}バスの便を増やす。{}", "田畑を守る。".repeat(60), "山を守る。".repeat(60));
        let text = shown(&excerpt(&Named::new(long, None::<String>), &Question::of("バス"), Lang::Ja).pieces);
        assert!(text.contains("[バス]の便を増やす。") && text.starts_with('…') && text.ends_with('…'), "{text}");
        assert!(text.chars().count() < 200, "{text}");
    }
}
