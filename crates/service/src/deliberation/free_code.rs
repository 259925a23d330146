//! Codes for rows that are added while people talk: nobody is asked for one.

use rashin_model::{Code, Plan, Table};

use crate::plan_desk::rows_of;

/// The longest stem, so that what is put behind it still fits into a code.
const LONGEST_STEM: usize = 52;

/// The first code of the form `STEM-LETTER1`, `STEM-LETTER2` ... that is not in the first column of a
/// table; with a blank letter the stem itself is tried first.
///
/// # Panics
/// Never for stems made of codes.
pub(crate) fn free_code(plan: &Plan, table: &Table, stem: &str, letter: &str) -> Code {
    let taken: Vec<String> = rows_of(plan, table).into_iter().filter_map(|row| row.into_iter().next()).collect();
    let stem: String = stem.chars().take(LONGEST_STEM).collect();
    let bare = letter.is_empty().then(|| stem.clone());
    let numbered = (1_u32..).map(|number| format!("{stem}-{letter}{number}"));
    let free = bare.into_iter().chain(numbered).find(|code| !taken.contains(code)).unwrap_or_default();
    Code::new(&free).expect("stems are made of codes")
}
