//! How well a passage answers, from the weight of its words and from how much of the question it holds.
//!
//! The script of the static copy computes the same; whoever changes this changes `frontend/src/search/rank.ts`.

use crate::question::Question;

/// How much the words of a title count, against those of the text.
pub const TITLE: f32 = 2.2;
/// How much the words count by which a passage is found though it does not show them.
pub const CONTEXT: f32 = 0.5;

/// The least share of a question that an answer holds.
pub const LEAST_SHARE: f32 = 0.34;
/// The least value of an answer, against the best one.
pub const LEAST_VALUE: f32 = 0.22;
/// From this share of the question on, the answer of the office comes first.
pub const FAQ_SHARE: f32 = 0.6;

/// The words of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Those of its title and heading, in order, each once.
    pub title: Vec<String>,
    /// All of them, in order, each once.
    pub all: Vec<String>,
}

/// How well a passage answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Value {
    /// The share of the question that it holds, 0 to 1.
    pub share: f32,
    /// What it is worth against others.
    pub value: f32,
}

/// What a passage is worth: `bm25` is the weight of its words.
pub fn value(question: &Question, words: &Words, bm25: f32) -> Value {
    let whole: f32 = question.units.iter().map(|unit| unit.weight).sum();
    let held = |own: &[String]| {
        let of_unit = |tokens: &[String], is_group: bool| {
            let known = tokens.iter().filter(|token| own.binary_search(token).is_ok()).count();
            // Of several groups of synonyms, one is enough; of the pairs of a word, most are needed.
            if is_group { f32::from(u8::from(known > 0)) } else { part(known, tokens.len()).powi(2) }
        };
        let sum: f32 =
            question.units.iter().map(|unit| unit.weight * of_unit(&unit.tokens, !unit.groups.is_empty())).sum();
        if whole > 0.0 { sum / whole } else { 0.0 }
    };
    let share = held(&words.all);
    Value { share, value: bm25 * (0.2 + share) * (1.0 + 0.5 * held(&words.title)) }
}

#[expect(clippy::cast_precision_loss, reason = "a word has few pairs")]
fn part(some: usize, all: usize) -> f32 {
    some as f32 / all.max(1) as f32
}
