//! Rows become readings.

use rashin_model::check::{Surroundings, check, settle};
use rashin_model::tables::Reading;
use rashin_model::{Misread, Plan, Row, Sentence, Severity};

use super::columns::{Columns, ValueFrom};
use super::mapping::Mapping;
use super::meanings::{Meaning, Meanings};
use crate::container::Container;
use crate::origin::Origin;
use crate::readings::LoadedReadings;
use crate::report::{Report, Spot};
use crate::rows::{Note, RawRow, Rows};
use crate::unit::Unit;
use crate::unsaid::keep_unsaid;

const TABLE: &str = "readings";

/// Reads the table that a mapping describes.
pub(super) fn collect(
    container: &mut dyn Container,
    mapping: &Mapping,
    plan: &Plan,
    surroundings: &Surroundings<'_>,
) -> LoadedReadings {
    let mut report = Report::new(container.remarks());
    let names = container.names();
    let wanted = mapping.file.sheet.as_ref();
    let position = wanted.map_or(Some(0), |sheet| names.iter().position(|name| name == sheet));
    let name = position.and_then(|position| names.get(position)).or(names.first()).cloned();
    let origin = Origin::new(name.unwrap_or_else(|| container.name().to_owned()), container.addressing());
    let done = match position.filter(|position| *position < names.len()) {
        Some(position) => read(container, position, mapping, plan, surroundings, &origin, &mut report),
        None => Err(vec![no_sheet(&names)]),
    };
    let readings = match done {
        Ok(readings) => readings,
        Err(misreads) => {
            for misread in misreads {
                report.error("unreadable-table", TABLE, &origin, Spot::default(), misread);
            }
            Vec::new()
        }
    };
    let readings = (!report.has_errors()).then_some(readings);
    let (problems, remarks) = report.into_parts();
    LoadedReadings { readings, problems, remarks }
}

fn no_sheet(names: &[String]) -> Misread {
    Misread {
        sentence: Sentence::new("マッピングのシートがありません", "the sheet that the mapping names is not there"),
        hint: Sentence::new(format!("シート: {}", names.join("、")), format!("the sheets are: {}", names.join(", "))),
    }
}

fn read(
    container: &mut dyn Container,
    position: usize,
    mapping: &Mapping,
    plan: &Plan,
    surroundings: &Surroundings<'_>,
    origin: &Origin,
    report: &mut Report,
) -> Result<Vec<Reading>, Vec<Misread>> {
    let max_rows = container.max_rows();
    let mut rows = container.open(position).map_err(|misread| vec![*misread])?;
    let mut row = RawRow::default();
    find_heading(&mut *rows, &mut row, mapping.file.title_lines)?;
    let columns = Columns::find(mapping, &row)?;
    let meanings = Meanings::new(mapping, plan, surroundings);
    let mut collector = Collector {
        columns,
        meanings,
        report,
        origin,
        readings: Vec::new(),
        places: Vec::new(),
        left_out: 0,
        blank: 0,
    };
    let mut count = 0;
    while rows.next(&mut row).map_err(|misread| vec![*misread])? {
        if row.is_blank() {
            continue;
        }
        count += 1;
        if count > max_rows {
            return Err(vec![Misread {
                sentence: Sentence::new(
                    format!("行が上限の {max_rows} 行を超えています"),
                    format!("it has more rows than the limit of {max_rows}"),
                ),
                hint: Sentence::new("年ごとなどに分けて取り込んでください", "split it, by year for instance"),
            }]);
        }
        collector.take(&row);
    }
    Ok(collector.finish(plan, surroundings))
}

/// Goes to the row of headings: the first one behind the title that holds anything.
fn find_heading(rows: &mut dyn Rows, row: &mut RawRow, title_lines: u32) -> Result<(), Vec<Misread>> {
    while rows.next(row).map_err(|misread| vec![*misread])? {
        if row.line > title_lines && !row.is_blank() || row.line == 0 {
            return Ok(());
        }
    }
    Err(vec![Misread {
        sentence: Sentence::new("見出しの行がありません", "there is no row of headings"),
        hint: Sentence::new("[file] の title_lines を確かめてください", "check title_lines in [file]"),
    }])
}

/// Readings while they are gathered, each with its line and column.
struct Collector<'a> {
    columns: Columns<'a>,
    meanings: Meanings<'a>,
    report: &'a mut Report,
    origin: &'a Origin,
    readings: Vec<Reading>,
    places: Vec<(u32, usize)>,
    left_out: usize,
    blank: usize,
}

impl Collector<'_> {
    fn take(&mut self, row: &RawRow) {
        if !self.columns.takes(row) {
            self.left_out += 1;
            return;
        }
        let values = std::mem::take(&mut self.columns.values);
        if values.iter().all(|value| row.cell(value.column).is_empty()) && self.is_without_words(row) {
            self.blank += 1;
        } else {
            self.take_values(row, &values);
        }
        self.columns.values = values;
    }

    fn is_without_words(&self, row: &RawRow) -> bool {
        let status = Columns::word(&self.columns.status, row);
        Columns::word(&self.columns.text, row).is_empty() && matches!(status, "" | "final" | "provisional" | "revised")
    }

    fn take_values(&mut self, row: &RawRow, values: &[ValueFrom<'_>]) {
        let area = self.meanings.area(self.columns.area.text(row), row.line, self.columns.area.position());
        let Meaning::Known(area) = area else {
            self.left_out += usize::from(area == Meaning::LeftOut);
            return;
        };
        let parts: Vec<&str> = self.columns.period.iter().map(|part| part.text(row)).collect();
        let starts = self.columns.year_start.is_some_and(|column| row.cell(column).ends_with("04-01"));
        let at = self.columns.period.first().map_or(0, super::columns::From::position);
        let Meaning::Known(period) = self.meanings.period(&parts, starts, row.line, at) else { return };
        for value in values {
            // In a table with a column per indicator a blank cell says nothing.
            if values.len() > 1 && row.cell(value.column).is_empty() {
                self.blank += 1;
                continue;
            }
            let at = value.indicator.position();
            match self.meanings.indicator(value.indicator.text(row), row.line, at) {
                Meaning::Known(indicator) => self.take_value(row, value, &indicator, &area, &period),
                Meaning::LeftOut => self.left_out += 1,
                Meaning::Unknown => {}
            }
        }
    }

    fn take_value(&mut self, row: &RawRow, value: &ValueFrom<'_>, indicator: &str, area: &str, period: &str) {
        if row.notes.contains(&Note::Error(value.column)) {
            let misread = Misread {
                sentence: Sentence::new("セルが計算エラーです", "the cell shows a calculation error"),
                hint: Sentence::new("値を入力し直してください", "enter the value again"),
            };
            return self.refuse("unreadable-cell", row, value.column, misread);
        }
        let status = Columns::word(&self.columns.status, row);
        let cells = [
            indicator,
            area,
            period,
            if status.is_empty() { "final" } else { status },
            row.cell(value.column),
            "",
            "",
            Columns::word(&self.columns.text, row),
            Columns::word(&self.columns.note, row),
            Columns::word(&self.columns.source, row),
        ];
        let read = Reading::read(|column| cells.get(column).copied().unwrap_or(""));
        let mut reading = match read {
            Ok(reading) => reading,
            Err(problems) => {
                for (_, misread) in problems {
                    self.refuse("unreadable-cell", row, value.column, *misread);
                }
                return;
            }
        };
        match finish_amount(row, value, &mut reading) {
            Ok(()) => {
                self.readings.push(reading);
                self.places.push((row.line, value.column));
            }
            Err(misread) => self.refuse("stray-unit", row, value.column, misread),
        }
    }

    fn refuse(&mut self, rule: &'static str, row: &RawRow, column: usize, misread: Misread) {
        let spot = Spot { line: Some(row.line), column: Some(column), called: &self.columns.headings[column] };
        self.report.error(rule, TABLE, self.origin, spot, misread);
    }

    /// Checks the readings, and says what was left out.
    fn finish(self, plan: &Plan, surroundings: &Surroundings<'_>) -> Vec<Reading> {
        let Self { columns, meanings, report, origin, readings, places, left_out, blank } = self;
        for (rule, line, column, misread) in meanings.into_problems() {
            let called = columns.headings.get(column).map_or("", String::as_str);
            report.error(rule, TABLE, origin, Spot { line: Some(line), column: Some(column), called }, misread);
        }
        let mut judged = Plan {
            indicators: plan.indicators.clone(),
            areas: plan.areas.clone(),
            readings,
            ..Plan::empty(plan.profile.clone())
        };
        let mut problems = settle(&mut judged);
        problems.extend(check(&judged, surroundings));
        for problem in problems.into_iter().filter(|problem| problem.place.table == TABLE) {
            let (line, column) = problem.place.row.and_then(|row| places.get(row)).copied().unwrap_or((0, 0));
            let called = columns.headings.get(column).map_or("", String::as_str);
            let spot = Spot { line: (line > 0).then_some(line), column: Some(column), called };
            let misread = Misread { sentence: problem.sentence, hint: problem.hint };
            let severity = if problem.severity == Severity::Error { Severity::Error } else { Severity::Warning };
            report.add(severity, problem.rule, TABLE, origin, spot, misread);
        }
        if left_out > 0 {
            report.remarks.push(Sentence::new(
                format!("条件に合わないため取り込まない値: {left_out}件"),
                format!("values left out by the conditions of the mapping: {left_out}"),
            ));
        }
        if blank > 0 {
            report.remarks.push(Sentence::new(
                format!("空欄のため取り込まない値: {blank}件（0とはみなしません）"),
                format!("blank values left out (a blank is never taken as zero): {blank}"),
            ));
        }
        let words = [
            ("status", &columns.status),
            ("text", &columns.text),
            ("note", &columns.note),
            ("source", &columns.source),
        ];
        let says = |name: &str| words.iter().any(|(own, words)| *own == name && words.is_some());
        keep_unsaid(&mut judged.readings, plan, says);
        judged.readings
    }
}

/// Writes unit and scale beside the value, and multiplies it.
fn finish_amount(row: &RawRow, from: &ValueFrom<'_>, reading: &mut Reading) -> Result<(), Misread> {
    let Some(value) = reading.value.as_mut() else { return Ok(()) };
    let mut unit = match from.unit_column {
        Some(column) if !row.cell(column).is_empty() => Unit::read(row.cell(column)),
        _ => from.unit.clone(),
    };
    let refuse = |ja: String, en: String| Misread {
        sentence: Sentence::new(ja, en),
        hint: Sentence::new(
            "マッピングの [value] の単位と倍率を確かめてください",
            "check unit and scale in [value] of the mapping",
        ),
    };
    let cell = |column: Option<usize>| column.map(|column| row.cell(column)).filter(|text| !text.is_empty());
    let zeros = cell(from.zeros_column)
        .map(|text| (text, text.parse::<u32>().ok().and_then(|zeros| 10_i64.checked_pow(zeros)).map(Into::into)));
    let scale = cell(from.scale_column).map(|text| (text, text.parse().ok()));
    for (text, factor) in [zeros, scale].into_iter().flatten() {
        let Some(scaled) = factor.and_then(|factor| unit.clone().times(factor)) else {
            return Err(refuse(format!("倍率「{text}」は読めません"), format!("the scale \"{text}\" cannot be read")));
        };
        unit = scaled;
    }
    if !unit.join(value) {
        return Err(refuse(
            "値に付いた単位が、単位の列と違います".to_owned(),
            "the unit beside the value is another than that of its column".to_owned(),
        ));
    }
    if let Some(factor) = from.multiply {
        let Some(product) = value.value.checked_mul(factor) else {
            return Err(refuse("値が大きすぎます".to_owned(), "the number is too large".to_owned()));
        };
        value.value = product.normalize();
    }
    Ok(())
}
