//! Slips that machine reading of papers leaves behind: Cyrillic letters inside Japanese words,
//! letters of an abbreviation torn apart, half-width katakana.

use crate::lang::Sentence;
use crate::plan::{Plan, TableVisitor};
use crate::problem::{Place, Problem, Severity};
use crate::table::{Form, Row};

pub(super) fn check(plan: &Plan, problems: &mut Vec<Problem>) {
    plan.visit(&mut Texts(problems));
}

struct Texts<'a>(&'a mut Vec<Problem>);

impl TableVisitor for Texts<'_> {
    fn visit<R: Row>(&mut self, rows: &[R]) {
        // Readings carry remarks only rarely and come by the million.
        if R::TABLE.name == "readings" {
            return;
        }
        for (row, cells) in rows.iter().map(Row::write).enumerate() {
            for (column, cell) in R::TABLE.columns.iter().zip(&cells) {
                if !matches!(column.form, Form::Text | Form::List) {
                    continue;
                }
                if let Some(slip) = slip(cell) {
                    self.0.push(Problem {
                        severity: Severity::Warning,
                        rule: "spelling",
                        place: Place { table: R::TABLE.name, row: Some(row), column: Some(column.name) },
                        sentence: Sentence::new(
                            format!("読み取りの誤りと思われる文字があります: 「{slip}」"),
                            format!("this looks like a slip of machine reading: \"{slip}\""),
                        ),
                        hint: Sentence::new(
                            "正しい綴りに直してください（例 デジタルデバイド、DX）",
                            "correct the spelling",
                        ),
                    });
                }
            }
        }
    }
}

/// The first slip in a text, with what stands around it.
pub fn slip(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let is_slip = |index: usize| {
        let letter = letters[index];
        let torn = letter == ' '
            && index > 0
            && index + 1 < letters.len()
            && letters[index - 1].is_ascii_uppercase()
            && letters[index + 1].is_ascii_uppercase()
            && (index < 2 || !letters[index - 2].is_ascii_alphanumeric())
            && letters.get(index + 2).is_none_or(|after| !after.is_ascii_alphanumeric());
        matches!(letter, '\u{400}'..='\u{4ff}' | '\u{ff66}'..='\u{ff9f}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}')
            || torn
    };
    let found = (0..letters.len()).find(|&index| is_slip(index))?;
    Some(letters[found.saturating_sub(4)..(found + 5).min(letters.len())].iter().collect())
}

#[cfg(test)]
mod tests {
    use super::slip;

    #[test]
    fn cyrillic_torn_and_half_width_letters_are_slips() {
        assert!(slip("デジタルデバ\u{439}\u{434}対策").is_some());
        assert!(slip("D X推進").is_some());
        assert!(slip("ﾃﾞｼﾞﾀﾙ").is_some());
        assert!(slip("ＤＸ").is_some());
    }

    #[test]
    fn ordinary_texts_are_no_slips() {
        assert!(slip("DXの推進、AI・RPA、Plan A and B").is_none());
        assert!(slip("A DX plan").is_none());
    }
}
