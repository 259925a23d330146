//! Texts as they are searched: letters of one spelling, the words among them, the synonyms they name.

mod letters;
mod lexicon;
mod tokens;

pub use letters::{Letter, Script, letters};
pub use lexicon::lexicon;
pub use tokens::{runs, stem, text_tokens, title_tokens, tokens_of_run};
