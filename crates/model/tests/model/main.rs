//! What the model promises: cells read what people write and write what they read, and every rule
//! finds its case and nothing else.

mod absences;
mod amounts;
mod areas;
mod cells;
mod checks;
mod differences;
mod periods;
mod settling;
mod spelling;
mod words;
