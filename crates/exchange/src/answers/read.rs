//! The rows of a workbook that was handed back: which are answers, and what else was done to it.

use std::collections::BTreeMap;

use rashin_model::review::{Asked, AskedKind, Request};
use rashin_model::{Lang, Place, Problem, Sentence, Severity};

use super::answer_file::AnswerFile;
use super::column::{ASKED, EVIDENCE, Entry, columns_of, kind_of, table_of};
use super::line::{Line, MAX_LINES, Sheet};
use super::returned::{ReturnedAnswers, ReturnedRow, place};
use crate::loaded::Located;
use crate::rows::Note;

/// Takes the answers of a file that is of this request.
pub(super) fn read_answers(file: &AnswerFile, request: &Request) -> ReturnedAnswers {
    let mut reader = Reader { file, request, found: BTreeMap::new(), answers: ReturnedAnswers::default() };
    for sheet in &file.sheets {
        reader.read_sheet(sheet);
    }
    reader.finish()
}

struct Reader<'a> {
    file: &'a AnswerFile,
    request: &'a Request,
    /// Where each row was found, and what it says.
    found: BTreeMap<String, ReturnedRow>,
    answers: ReturnedAnswers,
}

/// A sheet of rows with where its columns stand.
struct Rows<'s> {
    sheet: &'s Sheet,
    kind: AskedKind,
    asked: usize,
    columns: BTreeMap<&'static str, usize>,
}

impl Rows<'_> {
    fn place(&self, line: &Line, column: usize) -> String {
        place(&self.sheet.name, line.number, column)
    }

    fn row(&self, line: &Line) -> String {
        format!("{}!{}", self.sheet.name, line.number)
    }

    /// The columns to fill in.
    fn typed(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let typed = columns_of(self.kind).iter().filter(|column| column.entry != Entry::None);
        typed.filter_map(|column| self.columns.get(column.name).map(|at| (column.name, *at)))
    }
}

impl Reader<'_> {
    fn read_sheet(&mut self, sheet: &Sheet) {
        let header = sheet.lines.iter().position(|line| line.cells.iter().any(|cell| cell == ASKED));
        let Some(header) = header else { return };
        let names = &sheet.lines[header].cells;
        let Some(kind) = kind_of(names) else { return };
        let at = |name: &str| names.iter().position(|cell| cell == name);
        let columns = columns_of(kind).iter().filter_map(|column| Some((column.name, at(column.name)?))).collect();
        let rows = Rows { sheet, kind, asked: at(ASKED).unwrap_or(0), columns };
        // Below the machine names stand the title and the headings that people read.
        for line in sheet.lines[header + 1..].iter().take(MAX_LINES) {
            self.read_line(&rows, line);
        }
        if sheet.lines.len() > MAX_LINES {
            let sentence = Sentence::new(
                format!("{MAX_LINES} 行より後は読みませんでした"),
                format!("rows after the first {MAX_LINES} were not read"),
            );
            let hint = Sentence::new("余分な行を削除してください", "delete the rows that were added");
            self.say(Severity::Error, "too-many-rows", kind, None, sheet.name.clone(), (sentence, hint));
        }
    }

    fn read_line(&mut self, rows: &Rows<'_>, line: &Line) {
        let key = line.cell(rows.asked);
        let is_blank = rows.typed().all(|(_, at)| line.cell(at).is_empty());
        if key.is_empty() {
            // The title and the headings have no key either; they stand before the first row.
            if !is_blank && !is_heading(rows, line) {
                self.say_foreign(rows, line);
            }
            return;
        }
        let asked = key.parse::<Asked>().ok().filter(|asked| self.request.rows.contains(asked));
        let Some(asked) = asked else {
            if key != ASKED && !is_heading(rows, line) {
                self.say_foreign(rows, line);
            }
            return;
        };
        self.compare_known(rows, line, key);
        let row = self.typed_row(rows, line, asked);
        self.keep(rows, line, key.to_owned(), row);
    }

    /// What was typed in a row.
    fn typed_row(&mut self, rows: &Rows<'_>, line: &Line, asked: Asked) -> ReturnedRow {
        let mut cells = BTreeMap::new();
        for (name, at) in rows.typed() {
            let text = line.cell(at);
            if text.is_empty() {
                continue;
            }
            cells.insert(name.to_owned(), text.to_owned());
            for note in &line.notes {
                self.say_note(rows, line, (name, at), *note);
            }
        }
        self.say_strays(rows, line);
        let links = cells.remove(EVIDENCE).unwrap_or_default();
        let links = links.split_whitespace().map(str::to_owned).collect();
        let has_value = cells.contains_key("value") || cells.contains_key("text");
        if asked.kind() == AskedKind::Reading && has_value && !cells.contains_key("status") {
            cells.insert("status".to_owned(), "final".to_owned());
        }
        let (sheet, columns) = (rows.sheet.name.clone(), rows.columns.clone());
        ReturnedRow { asked, cells, links, sheet, line: line.number, columns }
    }

    fn keep(&mut self, rows: &Rows<'_>, line: &Line, key: String, row: ReturnedRow) {
        let Some(first) = self.found.get(&key) else {
            self.found.insert(key, row);
            return;
        };
        let other = format!("{}!{}", first.sheet, first.line);
        let is_same = first.cells == row.cells && first.links == row.links;
        let severity = if is_same { Severity::Warning } else { Severity::Error };
        let sentence = Sentence::new(
            format!("{other} と同じ照会の行が重なっています"),
            format!("this is the row of {other} a second time"),
        );
        let hint = if is_same {
            Sentence::new("内容が同じなので1行として扱いました", "both say the same and count once")
        } else {
            Sentence::new("正しい方を残し、他の行を削除してください", "keep the one that is right and delete the other")
        };
        self.say(severity, "duplicate-row", rows.kind, None, rows.row(line), (sentence, hint));
    }

    /// Says which locked cells were changed; what they said counts.
    fn compare_known(&mut self, rows: &Rows<'_>, line: &Line, key: &str) {
        let file = self.file;
        let Some(originals) = file.originals.get(key) else { return };
        for column in columns_of(rows.kind).iter().filter(|column| column.entry == Entry::None) {
            let (Some(was), Some(at)) = (originals.get(column.name), rows.columns.get(column.name)) else { continue };
            let is = line.cell(*at);
            if was == is {
                continue;
            }
            let (was, is) = (short(was), short(is));
            let sentence = Sentence::new(
                format!("変更できない欄が「{was}」から「{is}」に書き換えられています"),
                format!("a locked cell was changed from \"{was}\" to \"{is}\""),
            );
            let hint = Sentence::new(
                "元の内容のまま扱いました。誤りに気づいたときは、備考に書くか照会元に連絡してください",
                "what it said before counts; if that was wrong, say so under 備考 or tell the planning office",
            );
            self.say(Severity::Warning, "locked-cell", rows.kind, None, rows.place(line, *at), (sentence, hint));
        }
    }

    fn say_note(&mut self, rows: &Rows<'_>, line: &Line, (name, at): (&'static str, usize), note: Note) {
        let (severity, rule, sentence, hint) = match note {
            Note::Formula(column) if column == at => (
                Severity::Warning,
                "formula",
                Sentence::new("数式が入っています。計算結果の値を読みました", "this is a formula; its result was read"),
                Sentence::new("値が正しいか確かめてください", "make sure that the value is right"),
            ),
            Note::Error(column) if column == at => (
                Severity::Error,
                "cell-error",
                Sentence::new(
                    format!("計算エラー（{}）になっています", line.cell(at)),
                    format!("the cell shows an error ({})", line.cell(at)),
                ),
                Sentence::new("数式を直すか、値を入力してください", "mend the formula, or enter the value"),
            ),
            _ => return,
        };
        self.say(severity, rule, rows.kind, Some(name), rows.place(line, at), (sentence, hint));
    }

    /// Says what was typed beside the columns.
    fn say_strays(&mut self, rows: &Rows<'_>, line: &Line) {
        let is_ours = |at: usize| rows.columns.values().any(|known| *known == at);
        let beyond = line.notes.iter().filter_map(|note| match note {
            Note::TooFarRight(column) => Some(*column),
            _ => None,
        });
        let strays = (0..line.cells.len()).filter(|at| !is_ours(*at) && !line.cell(*at).is_empty());
        for at in strays.chain(beyond) {
            let sentence = Sentence::new(
                format!("様式にない列に「{}」とあります。読みませんでした", short(line.cell(at))),
                format!(
                    "\"{}\" stands in a column that is not part of the workbook and was not read",
                    short(line.cell(at))
                ),
            );
            let hint = Sentence::new(
                "必要な内容は備考などの黄色の欄に書いてください",
                "write it into one of the yellow cells",
            );
            self.say(Severity::Warning, "stray-cell", rows.kind, None, rows.place(line, at), (sentence, hint));
        }
    }

    fn say_foreign(&mut self, rows: &Rows<'_>, line: &Line) {
        let sentence = Sentence::new("この行は照会していません", "this row was not asked for");
        let hint = Sentence::new(
            "行を削除してください。ほかに報告したい値があるときは照会元に連絡してください",
            "delete it; if there is another value to report, tell the planning office",
        );
        self.say(Severity::Error, "row-not-asked", rows.kind, None, rows.row(line), (sentence, hint));
    }

    fn say(
        &mut self,
        severity: Severity,
        rule: &'static str,
        kind: AskedKind,
        column: Option<&'static str>,
        at: String,
        (sentence, hint): (Sentence, Sentence),
    ) {
        let place = Place { table: table_of(kind), row: None, column };
        let problem = Problem { severity, rule, place, sentence, hint };
        self.answers.problems.push(Located::at(problem, at));
    }

    /// Puts the rows into the order of the request and says which are gone.
    fn finish(mut self) -> ReturnedAnswers {
        let request = self.request;
        for asked in &request.rows {
            match self.found.remove(&asked.to_string()) {
                None => self.answers.missing.push(asked.clone()),
                Some(row) if row.cells.is_empty() && row.links.is_empty() => self.answers.blank.push(row.asked),
                Some(row) => self.answers.rows.push(row),
            }
        }
        for kind in AskedKind::ALL {
            let missing: Vec<&Asked> = self.answers.missing.iter().filter(|asked| asked.kind() == *kind).collect();
            let Some(first) = missing.first() else { continue };
            let (count, element) = (missing.len(), first.element().clone());
            let sentence = Sentence::new(
                format!("照会した行のうち {count} 行がありません（{element} など）"),
                format!("{count} of the rows that were asked for are gone ({element} ...)"),
            );
            let hint = Sentence::new(
                "その行は未回答のままです。これまでに入力した内容は残っています",
                "they stay unanswered; what was entered earlier is kept",
            );
            let at = kind.label(Lang::Ja).to_owned();
            self.say(Severity::Warning, "missing-row", *kind, None, at, (sentence, hint));
        }
        self.answers
    }
}

/// Whether a line is the one with the headings that people read.
fn is_heading(rows: &Rows<'_>, line: &Line) -> bool {
    let headings = columns_of(rows.kind).iter().filter(|column| {
        let at = rows.columns.get(column.name);
        at.is_some_and(|at| line.cell(*at).starts_with(column.ja) && line.cell(*at).ends_with(column.en))
    });
    // Two that stand where they belong are no accident.
    headings.count() >= 2
}

/// The beginning of a text, on one line.
fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.replace('\n', " ");
    if line.chars().count() <= LONGEST { line } else { line.chars().take(LONGEST).chain(['…']).collect() }
}
