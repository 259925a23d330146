//! One table as a sheet.

use rashin_model::table::Form;
use rashin_model::tables::Profile;
use rashin_model::{Column, Row, Table};
use rust_xlsxwriter::{DataValidation, IgnoreError, Worksheet, XlsxError};

use super::number::exact_number;
use super::style::{Style, display_width};
use crate::limits::MAX_SHEET_ROWS;
use crate::profile_table;
use crate::report::PROFILE;

/// Rows of headings: machine names, Japanese headings.
const HEADINGS: u32 = 2;
/// Narrowest and widest column, in half-width letters; longer texts wrap.
const WIDTHS: (usize, usize) = (8, 48);
/// Room for the arrow of the filter.
const ARROW: usize = 4;
/// Longest list of a drop-down and longest message of a cell: the limit of spreadsheets.
const LONGEST_MESSAGE: usize = 255;

/// Writes a table with its headings, filters and drop-downs.
pub(crate) fn write_sheet(
    sheet: &mut Worksheet,
    table: &Table,
    rows: &[Vec<String>],
    style: &Style,
) -> Result<(), XlsxError> {
    sheet.set_name(table.heading)?;
    if table.name == PROFILE {
        write_profile(sheet, rows, style)?;
    } else {
        write_columns(sheet, table.columns, style)?;
        for (row, cells) in (HEADINGS..).zip(rows) {
            for (column, (cell, about)) in (0_u16..).zip(cells.iter().zip(table.columns)) {
                write_cell(sheet, row, column, cell, about.form, style)?;
            }
        }
        for (column, about) in (0_u16..).zip(table.columns) {
            offer_choice(sheet, (HEADINGS, MAX_SHEET_ROWS - 1), column, about)?;
            let longest = rows.iter().map(|row| display_width(&row[usize::from(column)])).max().unwrap_or(0);
            sheet.set_column_width(column, width(about, longest))?;
        }
    }
    finish(sheet, table, rows.len())
}

/// The profile: one property a row, also those that are blank, with what they are called.
fn write_profile(sheet: &mut Worksheet, rows: &[Vec<String>], style: &Style) -> Result<(), XlsxError> {
    write_columns(sheet, &profile_table::COLUMNS, style)?;
    for (row, (position, property)) in (HEADINGS..).zip(Profile::TABLE.columns.iter().enumerate()) {
        let value = rows.first().map_or("", |values| &values[position]);
        sheet.write_string_with_format(row, 0, property.name, &style.text)?;
        write_cell(sheet, row, 1, value, property.form, style)?;
        sheet.write_string_with_format(
            row,
            2,
            property.heading,
            if property.required { &style.required } else { &style.heading },
        )?;
        offer_choice(sheet, (row, row), 1, property)?;
    }
    for (column, width) in [(0, 20), (1, 80), (2, 24)] {
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}

fn write_columns(sheet: &mut Worksheet, columns: &[Column], style: &Style) -> Result<(), XlsxError> {
    for (position, column) in (0_u16..).zip(columns) {
        let is_number = matches!(column.form, Form::Integer | Form::Number);
        sheet.set_column_format(position, if is_number { &style.number } else { &style.text })?;
        sheet.write_string_with_format(0, position, column.name, &style.name)?;
        let heading = if column.required { &style.required } else { &style.heading };
        sheet.write_string_with_format(1, position, column.heading, heading)?;
    }
    Ok(())
}

/// A cell is a number where the number reads back as the same text, else a text; never a formula.
fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &str,
    form: Form,
    style: &Style,
) -> Result<(), XlsxError> {
    let is_number = matches!(form, Form::Integer | Form::Number);
    match exact_number(cell).filter(|_| is_number) {
        Some(number) => sheet.write_number_with_format(row, column, number, &style.number)?,
        None if cell.is_empty() => sheet,
        None => {
            let format = if is_number { &style.number_text } else { &style.text };
            sheet.write_string_with_format(row, column, cell, format)?
        }
    };
    Ok(())
}

/// A drop-down of the words that a cell may hold, with their Japanese labels beside them.
fn offer_choice(
    sheet: &mut Worksheet,
    (first, last): (u32, u32),
    column: u16,
    about: &Column,
) -> Result<(), XlsxError> {
    let (words, labels): (&[&str], &[&str]) = match about.form {
        Form::Word(words, labels) => (words, labels),
        Form::YesNo => (&["yes", "no"], &["はい", "いいえ"]),
        _ => return Ok(()),
    };
    let fits = |text: &str| text.encode_utf16().count() <= LONGEST_MESSAGE;
    if !fits(&words.join(",")) {
        return Ok(());
    }
    let mut choice = DataValidation::new().allow_list_strings(words)?;
    let meanings: Vec<String> = words.iter().zip(labels).map(|(word, label)| format!("{word}: {label}")).collect();
    if fits(&meanings.join("\n")) {
        choice = choice.set_input_message(meanings.join("\n"))?;
    }
    choice = choice.set_error_message("一覧から選んでください / choose from the list")?;
    sheet.add_data_validation(first, column, last, column, &choice)?;
    Ok(())
}

fn width(column: &Column, longest: usize) -> u32 {
    let heading = display_width(column.heading).max(display_width(column.name)) + ARROW;
    let width = heading.max(longest + 1).clamp(WIDTHS.0, WIDTHS.1);
    u32::try_from(width).unwrap_or(u32::MAX)
}

/// What every sheet has: headings that stay in sight, a filter, paper.
fn finish(sheet: &mut Worksheet, table: &Table, rows: usize) -> Result<(), XlsxError> {
    let is_profile = table.name == PROFILE;
    let columns = if is_profile { profile_table::COLUMNS.len() } else { table.columns.len() };
    let last_column = u16::try_from(columns - 1).unwrap_or(u16::MAX);
    if !is_profile {
        let last_row = u32::try_from(rows).unwrap_or(u32::MAX).saturating_add(HEADINGS - 1);
        sheet.autofilter(1, 0, last_row, last_column)?;
    }
    sheet.set_freeze_panes(HEADINGS, 1)?;
    // Area codes, and numbers whose decimals matter, are texts on purpose.
    sheet.ignore_error_range(HEADINGS, 0, MAX_SHEET_ROWS - 1, last_column, IgnoreError::NumberStoredAsText)?;
    // 9 is A4.
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, HEADINGS - 1)?;
    Ok(())
}
