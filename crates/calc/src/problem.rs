//! What is wrong with an input, where, and the way out.

use rashin_model::{Lang, Misread, Sentence};

/// Most problems that are listed; the rest is counted.
const MAX_LISTED: usize = 10_000;

/// What is wrong with a cell, and what to do.
pub(crate) fn wrong(sentence: Sentence, hint: Sentence) -> Misread {
    Misread { sentence, hint }
}

/// One problem of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as it was named; `None` for standard input.
    pub file: Option<String>,
    /// The line on which the row starts, from 1; `None` for the file as a whole.
    pub line: Option<u64>,
    /// The column as the file calls it, or the option; `None` for the row as a whole.
    pub column: Option<String>,
    /// What is wrong.
    pub sentence: Sentence,
    /// What to do.
    pub hint: Sentence,
}

impl Problem {
    /// Where it is: `standard input line 3 baseline`.
    pub fn place(&self, lang: Lang) -> String {
        let mut parts = vec![self.file.clone().unwrap_or_else(|| lang.pick("標準入力", "standard input").to_owned())];
        if let Some(line) = self.line {
            parts.push(match lang {
                Lang::Ja => format!("{line}行"),
                Lang::En => format!("line {line}"),
            });
        }
        parts.extend(self.column.clone());
        parts.join(" ")
    }

    /// Place, sentence and hint, on two lines.
    ///
    /// ```
    /// use rashin_calc::Problem;
    /// use rashin_model::{Lang, Sentence};
    /// let problem = Problem {
    ///     file: None,
    ///     line: Some(3),
    ///     column: Some("baseline".to_owned()),
    ///     sentence: Sentence::new("「x」は数値として読めません", "\"x\" cannot be read as a number"),
    ///     hint: Sentence::new("数値を入れてください", "enter a number"),
    /// };
    /// let text = problem.text(Lang::En);
    /// assert_eq!(text, "standard input line 3 baseline: \"x\" cannot be read as a number\n  hint: enter a number");
    /// ```
    pub fn text(&self, lang: Lang) -> String {
        let (place, sentence, hint) = (self.place(lang), self.sentence.text(lang), self.hint.text(lang));
        format!("{place}: {sentence}\n  {}: {hint}", lang.pick("対処", "hint"))
    }
}

/// All problems of a run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    listed: Vec<Problem>,
    unlisted: usize,
}

impl Problems {
    /// The problems in the order in which they were met, at most ten thousand.
    pub fn listed(&self) -> &[Problem] {
        &self.listed
    }

    /// How many more there are.
    pub fn unlisted(&self) -> usize {
        self.unlisted
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    pub(crate) fn add(&mut self, problem: Problem) {
        if self.listed.len() < MAX_LISTED {
            self.listed.push(problem);
        } else {
            self.unlisted += 1;
        }
    }

    /// Adds a problem of an option.
    pub(crate) fn add_option(&mut self, option: &str, misread: Misread) {
        let Misread { sentence, hint } = misread;
        self.add(Problem {
            file: Some("rashin calc".to_owned()),
            line: None,
            column: Some(option.to_owned()),
            sentence,
            hint,
        });
    }
}
