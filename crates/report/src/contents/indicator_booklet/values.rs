//! What was promised and reported of an indicator, period by period.

use std::collections::BTreeMap;

use rashin_eval::plan::{Assessment, State};
use rashin_eval::show::{grouped, plain_percent};
use rashin_model::tables::{Reading, Target, TargetKind, TargetStatus};
use rashin_model::{Lang, Period};
use rashin_service::AssessedPlan;
use rashin_service::units::value_text;

use crate::table::{Cell, Column, Table};

/// What was promised for a period, what was reported, what it means.
type Told<'a> = (Vec<&'a Target>, Option<&'a Reading>, Option<&'a Assessment>);

/// A period of an indicator.
#[derive(Debug)]
pub(super) struct ValueRow {
    period: String,
    promised: Vec<String>,
    actual: String,
    state: String,
    attainment: String,
    notes: Vec<String>,
}

impl ValueRow {
    /// The row as cells, under [`columns`].
    pub(super) fn cells(&self) -> [Cell; 6] {
        let lines = |lines: &[String]| match lines {
            [] => Cell::Blank,
            [only] => Cell::text(only),
            many => Cell::Lines { strong: String::new(), lines: many.to_vec() },
        };
        [
            Cell::text(&self.period),
            lines(&self.promised),
            Cell::text(&self.actual),
            Cell::text(&self.state),
            Cell::text(&self.attainment),
            lines(&self.notes),
        ]
    }
}

/// The columns of a table of values.
pub(super) fn columns(lang: Lang) -> [Column; 6] {
    [
        Column::new(lang.pick("期間", "Period"), 1.9),
        Column::new(lang.pick("現状値・目標値", "Baseline, target"), 1.6),
        Column::new(lang.pick("実績値", "Actual"), 1.7),
        Column::new(lang.pick("区分", "Status"), 0.9),
        Column::new(lang.pick("達成率", "Attainment"), 0.9),
        Column::new(lang.pick("備考", "Remark"), 2.0),
    ]
}

/// The table of the periods of one indicator.
pub(super) fn table(rows: &[ValueRow], lang: Lang) -> Table {
    let mut table = Table::new(columns(lang).into());
    table.rows = rows.iter().map(|row| row.cells().into()).collect();
    table.without_blank_columns()
}

/// Every period in which something was promised or reported in the area that stands for the indicator.
pub(super) fn rows(assessed: &AssessedPlan, position: usize, promises: &[&Target], lang: Lang) -> Vec<ValueRow> {
    let Some(series) = assessed.series(position) else { return Vec::new() };
    let mut periods = BTreeMap::<Period, Told<'_>>::new();
    for row in promises.iter().filter(|row| row.area == series.area) {
        periods.entry(row.period).or_default().0.push(row);
    }
    for reading in assessed.readings(position).iter().filter(|reading| reading.area == series.area) {
        periods.entry(reading.period).or_default().1 = Some(reading);
    }
    for one in &series.assessments {
        if let Some(known) = one.period.and_then(|period| periods.get_mut(&period)) {
            known.2 = Some(one);
        }
    }
    let row = |(period, (targets, reading, one)): (Period, Told<'_>)| {
        let notes = targets.iter().filter_map(|row| row.note.as_ref());
        let notes = notes.chain(reading.and_then(|reading| reading.note.as_ref()));
        let attainment = one.and_then(|one| plain_percent(one.attainment).ok());
        let is_promised = targets.iter().any(|row| row.kind != TargetKind::Baseline);
        let missing = if period.end() > assessed.evaluation.as_of { State::NotDue } else { State::NoReading };
        ValueRow {
            period: period.name(lang),
            promised: targets.iter().map(|row| promised(assessed, position, row, lang)).collect(),
            actual: reading.map(|reading| actual(assessed, position, reading, lang)).unwrap_or_default(),
            state: match reading {
                Some(reading) => reading.status.label(lang).to_owned(),
                None if is_promised => missing.label(lang).to_owned(),
                None => String::new(),
            },
            attainment: attainment.map(|share| format!("{share}%")).unwrap_or_default(),
            notes: notes.cloned().collect(),
        }
    };
    periods.into_iter().map(row).collect()
}

/// How many values of other areas there are; they stand in the workbook.
pub(super) fn elsewhere(assessed: &AssessedPlan, position: usize, lang: Lang) -> Option<String> {
    let area = assessed.series(position)?.area;
    let count = assessed.readings(position).iter().filter(|reading| reading.area != area).count();
    (count > 0).then(|| match lang {
        Lang::Ja => format!("ほかの地域の値{count}件は、この資料のExcel版にあります。"),
        Lang::En => format!("{count} values of other areas are in the Excel edition of this document."),
    })
}

/// The value promised, the words in its place, or why there is none.
fn promised(assessed: &AssessedPlan, position: usize, row: &Target, lang: Lang) -> String {
    let mut told = vec![row.kind.label(lang).to_owned()];
    if let Some(amount) = &row.value {
        let bound = row.comparator.filter(|_| row.kind != TargetKind::Baseline);
        let value = value_text(assessed.indicator(position), amount.value, lang);
        told.push(bound.map_or_else(
            || value.clone(),
            |bound| match lang {
                Lang::Ja => format!("{value}{}", bound.label(lang)),
                Lang::En => format!("{} {value}", bound.label(lang)),
            },
        ));
    }
    told.extend(row.text.clone());
    let status = row.status.label(lang);
    // A paper that says 調整中 has the words and the status.
    let is_said = row.text.as_deref() == Some(status);
    if matches!(row.status, TargetStatus::Pending | TargetStatus::NotPublished) && !is_said {
        told.push(status.to_owned());
    }
    told.join(" ")
}

/// The value reported, with its parts and its words.
fn actual(assessed: &AssessedPlan, position: usize, reading: &Reading, lang: Lang) -> String {
    let mut told = Vec::new();
    told.extend(reading.value.as_ref().map(|amount| value_text(assessed.indicator(position), amount.value, lang)));
    told.extend(reading.numerator.as_ref().zip(reading.denominator.as_ref()).map(|(top, bottom)| {
        let shown = |value: rashin_model::Decimal| grouped(value, value.scale());
        let (open, close) = (lang.pick("（", "("), lang.pick("）", ")"));
        format!("{open}{} / {}{close}", shown(top.value), shown(bottom.value))
    }));
    told.extend(reading.text.clone());
    told.join(" ")
}
