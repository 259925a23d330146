//! What can be said of headings and cells without knowing what a row is.

use rashin_model::table::Form;
use rashin_model::{Column, Misread, Sentence, Severity};

use crate::filling::Filling;
use crate::heading::HeadingProblem;
use crate::limits::{MAX_CELL_LENGTH, MAX_COLUMNS};
use crate::report::Spot;
use crate::rows::{Note, RawRow};

/// The headings that a table may have.
pub(crate) fn allowed(columns: &[Column]) -> Sentence {
    let pairs: Vec<String> = columns.iter().map(|column| format!("{}（{}）", column.name, column.heading)).collect();
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    Sentence::new(format!("使える見出し: {}", pairs.join("、")), format!("the headings are: {}", names.join(", ")))
}

impl Filling<'_> {
    /// Reports what is wrong with the heading in `line`.
    pub fn judge_heading(&mut self, line: u32, problems: Vec<HeadingProblem>) {
        let (wanted, table) = (self.wanted, self.wanted.table);
        for problem in problems {
            let (rule, position, text, ja, en) = match problem {
                HeadingProblem::Unknown(position, text) => {
                    ("unknown-column", position, text, "という列はありません", "is not a column of the table")
                }
                HeadingProblem::Twice(position, text) => {
                    ("repeated-column", position, text, "の列が2回あります", "is there twice")
                }
            };
            let sentence = Sentence::new(format!("「{text}」{ja}"), format!("\"{text}\" {en}"));
            let spot = Spot { line: Some(line), column: Some(position), called: &text };
            self.report.error(rule, table, &self.origin, spot, Misread { sentence, hint: allowed(wanted.columns) });
        }
        self.origin.columns.clone_from(&self.heading.positions);
        let absent = || {
            wanted
                .columns
                .iter()
                .zip(&self.heading.positions)
                .filter(|(_, position)| position.is_none())
                .map(|(column, _)| column)
        };
        for column in absent().filter(|column| column.required) {
            let misread = Misread {
                sentence: Sentence::new(
                    format!("列 {}（{}）がありません", column.name, column.heading),
                    format!("the column {} is missing", column.name),
                ),
                hint: Sentence::new(
                    "この見出しの列を加えてください。空欄にはできない列です",
                    "add a column with this heading; its cells must not be blank",
                ),
            };
            self.report.error(
                "missing-column",
                table,
                &self.origin,
                Spot { line: Some(line), column: None, called: column.name },
                misread,
            );
        }
        let blank: Vec<&str> = absent().filter(|column| !column.required).map(|column| column.name).collect();
        if !blank.is_empty() {
            let (name, blank) = (&self.origin.name, blank.join(", "));
            self.report.remarks.push(Sentence::new(
                format!("{name}: 列がないため空欄とみなしました: {blank}"),
                format!("{name}: taken as blank, as the columns are not there: {blank}"),
            ));
        }
        if wanted.code.is_some_and(|code| self.heading.positions[code].is_none()) {
            self.report.lost_codes = true;
        }
    }

    /// Reports what can be said of cells without knowing their columns' types; whether the row can be used.
    pub fn judge_cells(&mut self, row: &RawRow) -> bool {
        let mut is_sound = true;
        for note in &row.notes {
            is_sound &= self.judge_note(row, *note);
        }
        if row.bytes() > MAX_CELL_LENGTH {
            for position in 0..row.len() {
                let length = row.cell(position).encode_utf16().count();
                if length > MAX_CELL_LENGTH {
                    is_sound = false;
                    self.cell_error("long-cell", row.line, position, too_long(length));
                }
            }
        }
        let unheaded: Vec<usize> = self.heading.unheaded(row).collect();
        for position in unheaded {
            self.cell_error("no-heading", row.line, position, no_heading());
        }
        is_sound
    }

    fn judge_note(&mut self, row: &RawRow, note: Note) -> bool {
        match note {
            Note::Formula(position) => self.formulas.push(row.line, position),
            Note::Day(position) => {
                // A month typed into a spreadsheet (2024/4) turns into its first day.
                let is_period = self.column_at(position).is_some_and(|column| column.form == Form::Period);
                if is_period && row.cell(position).ends_with("-01") {
                    self.first_days.push(row.line, position);
                }
            }
            Note::TooFarRight(position) => {
                let misread = Misread {
                    sentence: Sentence::new(
                        format!("{MAX_COLUMNS} 列目より右にデータがあります"),
                        format!("there is something to the right of column {MAX_COLUMNS}"),
                    ),
                    hint: Sentence::new("表の外のセルを消してください", "clear the cells outside the table"),
                };
                self.cell_error("no-heading", row.line, position, misread);
            }
            Note::Error(position) => {
                let text = row.cell(position).to_owned();
                let misread = Misread {
                    sentence: Sentence::new(
                        format!("セルが計算エラー {text} になっています"),
                        format!("the cell shows the error {text}"),
                    ),
                    hint: Sentence::new(
                        "数式を直すか、値を入力してください",
                        "correct the formula, or enter the value",
                    ),
                };
                self.cell_error("cell-error", row.line, position, misread);
                return false;
            }
        }
        true
    }

    fn column_at(&self, position: usize) -> Option<&Column> {
        let column = self.heading.positions.iter().position(|found| *found == Some(position))?;
        self.wanted.columns.get(column)
    }

    fn cell_error(&mut self, rule: &'static str, line: u32, position: usize, misread: Misread) {
        let called = self.column_at(position).map_or("", |column| column.name).to_owned();
        self.report.error(
            rule,
            self.wanted.table,
            &self.origin,
            Spot { line: Some(line), column: Some(position), called: &called },
            misread,
        );
    }

    /// Warns of cells that are read as something else than they look.
    pub fn warn_of_cells(&mut self) {
        let formulas = Misread {
            sentence: Sentence::new(
                format!("数式のセルを、保存されていた計算結果で読みました: {}", self.formulas.text()),
                format!("formulas were read by the results that were saved with them: {}", self.formulas.text()),
            ),
            hint: Sentence::new(
                "値を確かめ、「値の貼り付け」で値に置き換えてください",
                "check them, and paste them as values",
            ),
        };
        let days = Misread {
            sentence: Sentence::new(
                format!("期間の欄の日付を、その日として読みました: {}", self.first_days.text()),
                format!("dates in a column of periods were read as that day: {}", self.first_days.text()),
            ),
            hint: Sentence::new(
                "月や年度を意味するときは、文字列として 2024-04、令和6年度 のように入力してください",
                "where a month or a year is meant, enter it as text, such as 2024-04 or FY2024",
            ),
        };
        for (rule, cells, misread) in [("formula", &self.formulas, formulas), ("first-day", &self.first_days, days)] {
            if let Some((line, column)) = cells.first {
                let spot = Spot { line: Some(line), column: Some(column), called: "" };
                self.report.add(Severity::Warning, rule, self.wanted.table, &self.origin, spot, misread);
            }
        }
    }
}

fn too_long(length: usize) -> Misread {
    Misread {
        sentence: Sentence::new(
            format!("{length} 字あり、上限の {MAX_CELL_LENGTH} 字を超えています"),
            format!("it has {length} letters; the limit is {MAX_CELL_LENGTH}"),
        ),
        hint: Sentence::new(
            "文を短くしてください。CSVでは引用符の閉じ忘れがないか確かめてください",
            "shorten the text; in CSV look for a quotation mark that is not closed",
        ),
    }
}

fn no_heading() -> Misread {
    Misread {
        sentence: Sentence::new("見出しのない列に値があります", "there is a value under no heading"),
        hint: Sentence::new(
            "セルを消すか、見出しのある列へ移してください。CSVではコンマを含む文を引用符で囲みます",
            "clear the cell, or move it under a heading; in CSV a text with a comma stands in quotation marks",
        ),
    }
}
