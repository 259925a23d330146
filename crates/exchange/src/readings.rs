//! Values alone: one CSV of readings in tidy form, checked against the plan that asks for them.

use std::path::Path;

use rashin_model::check::Surroundings;
use rashin_model::spelling::narrow_number;
use rashin_model::table::Form;
use rashin_model::tables::Reading;
use rashin_model::{Amount, AreaCode, Column, Misread, Plan, Row, Sentence};

use crate::container::Container;
use crate::csv_container::CsvContainer;
use crate::fill::read_table;
use crate::filling::{Filling, Wanted};
use crate::load::judge;
use crate::loaded::Located;
use crate::paths::{file_name, read_file, refuse_large};
use crate::read_area::read_area;
use crate::report::{Report, Spot};
use crate::rows::RawRow;
use crate::unit::Unit;
use crate::unreadable::Unreadable;
use crate::unsaid::keep_unsaid;
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
/// besides them `unit`, which must be the indicator's and may have a multiplier (千件), and `scale`, its number.
/// What the file has no column for stays as the plan has it where the value is the same.
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
    let mut said = Vec::new();
    let is_real = |area| plan.areas.iter().any(|own| own.code == area) || (surroundings.is_real_area)(area);
    read_table(&mut container, 0, &wanted, &mut report, |filling, row, is_sound| {
        if said.is_empty() {
            said = said_by(filling);
        }
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
    report.say_strangers_once();
    keep_unsaid(&mut judged.readings, plan, |name| said.contains(&name));
    let readings = (!report.has_errors()).then_some(judged.readings);
    let (problems, remarks) = report.into_parts();
    Ok(LoadedReadings { readings, problems, remarks })
}

const UNIT: &str = "unit";
const SCALE: &str = "scale";

/// The digits of an area code that lost one.
const FIVE: usize = 5;

/// The columns of the table, of which the status may be blank, the unit, and how many of it one stands for.
fn tidy_columns() -> Vec<Column> {
    let beside = |name, heading, meaning| Column { name, heading, meaning, form: Form::Text, required: false };
    let unit = beside(UNIT, "単位", "Unit of the value.");
    let scale = beside(SCALE, "倍率", "How many units one stands for.");
    let own = Reading::TABLE
        .columns
        .iter()
        .map(|column| Column { required: column.required && column.name != "status", ..*column });
    own.chain([unit, scale]).collect()
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
    let is_sound = is_sound && join_unit(filling, row, reading.value.as_mut());
    if is_sound {
        readings.push(reading);
    }
    is_sound
}

/// Which columns the file has.
fn said_by(filling: &Filling<'_>) -> Vec<&'static str> {
    let columns = filling.wanted.columns.iter().zip(&filling.heading.positions);
    columns.filter(|(_, position)| position.is_some()).map(|(column, _)| column.name).collect()
}

/// Where a column stands among those that are wanted.
fn place(filling: &Filling<'_>, name: &str) -> Option<usize> {
    filling.wanted.columns.iter().position(|column| column.name == name)
}

/// Writes the unit of its column beside the value, as if it had stood in one cell with it; settling
/// then compares it with the indicator's. `false` when the value names another unit itself, or the scale
/// is none that a unit has.
fn join_unit(filling: &mut Filling<'_>, row: &RawRow, value: Option<&mut Amount>) -> bool {
    let cell = |name| place(filling, name).map_or("", |column| filling.heading.cell(row, column));
    let (unit, scale) = (cell(UNIT), narrow_number(cell(SCALE)));
    let (unit, scale) = (unit.to_owned(), scale.unwrap_or_else(|| cell(SCALE).to_owned()));
    let Some(value) = value.filter(|_| !unit.is_empty() || !scale.is_empty()) else { return true };
    let whole = match &*scale {
        "" => Some(Unit::read(&unit)),
        _ => scale.parse().ok().and_then(|factor| Unit::read(&unit).times(factor)),
    };
    let (called, sentence, hint) = match whole {
        Some(unit) if unit.join(value) => return true,
        Some(_) => (
            UNIT,
            Sentence::new(
                format!("単位の列の「{unit}」が値に付いた単位と違います"),
                format!("the unit \"{unit}\" is not the one written beside the value"),
            ),
            Sentence::new("どちらか一方にだけ単位を入力してください", "enter the unit in one of the two cells only"),
        ),
        None => (
            SCALE,
            Sentence::new(format!("倍率「{scale}」は読めません"), format!("the scale \"{scale}\" cannot be read")),
            Sentence::new(
                "1、1000、10000、1000000 のように、値の1が単位いくつ分かを数で入力してください",
                "enter how many units one stands for, such as 1, 1000 or 1000000",
            ),
        ),
    };
    let column = place(filling, called).and_then(|column| filling.heading.positions[column]);
    let spot = Spot { line: Some(row.line), column, called };
    filling.report.error("stray-unit", Reading::TABLE.name, &filling.origin, spot, Misread { sentence, hint });
    false
}
