//! Values alone: one CSV of readings in tidy form, checked against the plan that asks for them.

use std::path::Path;

use rashin_model::check::Surroundings;
use rashin_model::table::Form;
use rashin_model::tables::Reading;
use rashin_model::{Amount, AreaCode, Column, Misread, Plan, Row, Sentence};

use crate::container::Container;
use crate::csv_container::CsvContainer;
use crate::fill::{Filling, Wanted, read_table};
use crate::load::judge;
use crate::loaded::Located;
use crate::mapped::{Unit, read_area};
use crate::paths::{file_name, read_file, refuse_large};
use crate::report::{Report, Spot};
use crate::rows::RawRow;
use crate::unreadable::Unreadable;
use crate::workbook_guard::is_archive;

/// Readings that were read, with everything there is to say about them.
#[derive(Debug)]
pub struct LoadedReadings {
    /// The readings in the order of the file; `None` when there is any error.
    pub readings: Option<Vec<Reading>>,
    /// Every problem, in the order of rows.
    pub problems: Vec<Located>,
    /// What was taken for granted on reading.
    pub remarks: Vec<Sentence>,
}

/// Reads a CSV of readings and checks them against a plan.
///
/// Its columns are those of the table `readings`: `indicator`, `area` (or `area_code`), `period` and
/// `value`, and if wanted `status` (`final` where blank), `text`, `note`, `source` and the others;
/// besides them `unit`, which must be the indicator's and may have a multiplier (千件).
///
/// # Errors
/// When the file cannot be read at all.
pub fn read_readings(path: &Path, plan: &Plan, surroundings: &Surroundings<'_>) -> Result<LoadedReadings, Unreadable> {
    read_readings_bytes(&file_name(path), &read_file(path)?, plan, surroundings)
}

/// Reads readings from the bytes of a CSV called `name`; see [`read_readings`].
///
/// # Errors
/// When the file cannot be read at all.
pub fn read_readings_bytes(
    name: &str,
    bytes: &[u8],
    plan: &Plan,
    surroundings: &Surroundings<'_>,
) -> Result<LoadedReadings, Unreadable> {
    refuse_large(name, bytes.len() as u64)?;
    if is_archive(bytes) {
        return Err(Unreadable::NotACsv { name: name.to_owned() });
    }
    let mut container = CsvContainer::new(name.to_owned(), std::iter::once((name.to_owned(), bytes)));
    let mut report = Report::new(container.remarks());
    let columns = tidy_columns();
    let wanted = Wanted { table: Reading::TABLE.name, columns: &columns, code: None };
    let mut readings = Vec::new();
    let is_real = |area| plan.areas.iter().any(|own| own.code == area) || (surroundings.is_real_area)(area);
    read_table(&mut container, 0, &wanted, &mut report, |filling, row, is_sound| {
        take_reading(filling, row, is_sound, &is_real, &mut readings)
    });

    // Readings are judged beside what they depend on; the rest of the plan is not at issue.
    let mut judged = Plan {
        indicators: plan.indicators.clone(),
        areas: plan.areas.clone(),
        readings,
        ..Plan::empty(plan.profile.clone())
    };
    judge(&mut judged, surroundings, &mut report);
    report.keep_table(Reading::TABLE.name);
    let readings = (!report.has_errors()).then_some(judged.readings);
    let (problems, remarks) = report.into_parts();
    Ok(LoadedReadings { readings, problems, remarks })
}

const UNIT: &str = "unit";

/// The digits of an area code that lost one.
const FIVE: usize = 5;

/// The columns of the table, of which the status may be blank, and the unit.
fn tidy_columns() -> Vec<Column> {
    let unit =
        Column { name: UNIT, heading: "単位", meaning: "Unit of the value.", form: Form::Text, required: false };
    let own = Reading::TABLE
        .columns
        .iter()
        .map(|column| Column { required: column.required && column.name != "status", ..*column });
    own.chain(std::iter::once(unit)).collect()
}

fn take_reading(
    filling: &mut Filling<'_>,
    row: &RawRow,
    is_sound: bool,
    is_real: &dyn Fn(AreaCode) -> bool,
    readings: &mut Vec<Reading>,
) -> bool {
    let is_status = |column: usize| filling.wanted.columns[column].name == "status";
    let read = Reading::read(|column| match filling.heading.cell(row, column) {
        "" if is_status(column) => "final",
        text => text,
    });
    // Five digits may be two bodies; nearly every code has six.
    let area = filling.wanted.columns.iter().position(|column| column.name == "area").unwrap_or_default();
    let text = filling.heading.cell(row, area);
    let read = match read {
        Ok(reading) if text.chars().count() == FIVE => match read_area(text, is_real) {
            Ok(area) => Ok(Reading { area, ..reading }),
            Err(misread) => Err(vec![(area, misread)]),
        },
        other => other,
    };
    let mut reading = match read {
        Ok(reading) => reading,
        Err(problems) => {
            filling.misread_cells(row, problems);
            return false;
        }
    };
    let unit = filling.wanted.columns.len() - 1;
    let is_sound = is_sound && join_unit(filling, row, filling.heading.cell(row, unit), reading.value.as_mut());
    if is_sound {
        readings.push(reading);
    }
    is_sound
}

/// Writes the unit of its column beside the value, as if it had stood in one cell with it; settling
/// then compares it with the indicator's. `false` when the value names another unit itself.
fn join_unit(filling: &mut Filling<'_>, row: &RawRow, unit: &str, value: Option<&mut Amount>) -> bool {
    let Some(value) = value.filter(|_| !unit.is_empty()) else { return true };
    if !Unit::read(unit).join(value) {
        let spot =
            Spot { line: Some(row.line), column: *filling.heading.positions.last().unwrap_or(&None), called: UNIT };
        let misread = Misread {
            sentence: Sentence::new(
                format!("単位の列の「{unit}」が値に付いた単位と違います"),
                format!("the unit \"{unit}\" is not the one written beside the value"),
            ),
            hint: Sentence::new(
                "どちらか一方にだけ単位を入力してください",
                "enter the unit in one of the two cells only",
            ),
        };
        filling.report.error("stray-unit", Reading::TABLE.name, &filling.origin, spot, misread);
        return false;
    }
    true
}
