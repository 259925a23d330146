//! The first sheet of a workbook: what it is and how to fill it in, in both languages.

use rashin_model::table::Form;
use rashin_model::tables::Profile;
use rashin_model::{Column, Row, Table};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::style::Style;
use crate::limits::FORMAT_VERSION;
use crate::sheet_container::VERSION_LABEL;

const RULES: [(&str, &str); 8] = [
    (
        "1行目は列名、2行目は日本語の見出し、3行目からがデータです。見出しはどちらか一方だけでも読み込めます。",
        "Row 1 has the names of the columns, row 2 their Japanese headings, data begin in row 3. One of the two rows is enough on import.",
    ),
    (
        "濃い色の見出しは必須の列です。空欄は「値なし」を意味し、0とはみなしません。",
        "Dark headings mark columns that must not be blank. A blank means that there is no value; it is never taken as 0.",
    ),
    (
        "選択肢のある列には、一覧の語か、その日本語の名前を入力します。",
        "Where there is a drop-down, enter one of its words or the Japanese label.",
    ),
    (
        "期間は文字列で入力します: FY2024、令和6年度、R6、FY2024H1、令和6年度上期、2024-08、2024-08-31、R5.8末。",
        "Periods are texts: FY2024, FY2024H1, FY2024Q1, 2024-08, 2024-08-31, 2024, 令和6年度, R5.8末.",
    ),
    ("一つのセルに複数の値を入れるときは「;」で区切ります。", "Several values in one cell are separated by \";\"."),
    (
        "90.0 のように末尾の0に意味がある数と団体コードは、文字列として入れてあります。",
        "Numbers whose last zeros matter (90.0) and area codes are held as texts.",
    ),
    (
        "数式ではなく値を入力してください。マクロや他のブックへのリンクがあるファイルは読み込めません。",
        "Enter values, not formulas. A file with macros or with links to other workbooks is refused.",
    ),
    (
        "使わない表のシートはなくてもかまいません。足りないシートはひな形から写せます。計画の表でないシートは読み込まれません。",
        "Sheets of tables that are not needed may be left out; missing ones can be copied from the template. Other sheets are ignored.",
    ),
];

/// Writes the sheet for these tables.
pub(crate) fn write_read_me(
    sheet: &mut Worksheet,
    title: &str,
    tables: &[&'static Table],
    style: &Style,
) -> Result<(), XlsxError> {
    sheet.set_name("README")?;
    for (column, width) in [(0, 24), (1, 24), (2, 28), (3, 12), (4, 40), (5, 60)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(0, 0, "読み方 / How to read this workbook", &style.title)?;
    write_row(sheet, 1, &[VERSION_LABEL, FORMAT_VERSION], style)?;
    write_row(sheet, 2, &["計画 / Plan", title], style)?;
    let mut row = 4;
    for text in RULES.iter().map(|(ja, _)| ja).chain(RULES.iter().map(|(_, en)| en)) {
        sheet.merge_range(row, 0, row, 5, text, &style.prose)?;
        row += 1;
    }
    row = write_tables(sheet, row + 1, tables, style)?;
    write_all_columns(sheet, row + 1, tables, style)?;
    // 9 is A4.
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

fn write_tables(
    sheet: &mut Worksheet,
    mut row: u32,
    tables: &[&'static Table],
    style: &Style,
) -> Result<u32, XlsxError> {
    write_heading(sheet, row, &["シート / Sheet", "表 / Table", "1行の内容 / A row is"], style)?;
    for table in tables {
        row += 1;
        sheet.write_url_with_text(row, 0, format!("internal:'{}'!A1", table.heading).as_str(), table.heading)?;
        sheet.write_string_with_format(row, 1, table.name, &style.prose)?;
        sheet.merge_range(row, 2, row, 5, table.meaning.trim(), &style.prose)?;
    }
    Ok(row + 1)
}

fn write_all_columns(
    sheet: &mut Worksheet,
    mut row: u32,
    tables: &[&'static Table],
    style: &Style,
) -> Result<(), XlsxError> {
    write_heading(
        sheet,
        row,
        &["シート / Sheet", "列 / Column", "見出し / Heading", "必須 / Required", "形 / Form", "内容 / Content"],
        style,
    )?;
    for (table, column) in tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column))) {
        row += 1;
        // The properties of the plan are rows of their sheet.
        let name = if table.name == Profile::TABLE.name {
            format!("property {}", column.name)
        } else {
            column.name.to_owned()
        };
        let required = if column.required { "○" } else { "" };
        write_row(
            sheet,
            row,
            &[table.heading, &name, column.heading, required, &form_text(column), column.meaning.trim()],
            style,
        )?;
    }
    Ok(())
}

fn write_heading(sheet: &mut Worksheet, row: u32, cells: &[&str], style: &Style) -> Result<(), XlsxError> {
    for (column, cell) in (0_u16..).zip(cells) {
        sheet.write_string_with_format(row, column, *cell, &style.required)?;
    }
    Ok(())
}

fn write_row(sheet: &mut Worksheet, row: u32, cells: &[&str], style: &Style) -> Result<(), XlsxError> {
    for (column, cell) in (0_u16..).zip(cells) {
        sheet.write_string_with_format(row, column, *cell, &style.prose)?;
    }
    Ok(())
}

/// What a cell of a column may hold.
fn form_text(column: &Column) -> String {
    let text = match column.form {
        Form::Text => "文字列 / text",
        Form::Code => "コード（半角英数字とハイフン） / code (ASCII letters, digits, hyphens)",
        Form::Area => "団体コード6桁 / area code of six digits",
        Form::Integer => "整数 / whole number",
        Form::Number => "数 / number",
        Form::Period => "期間 / period",
        Form::Date => "日付 / date (2024-03-14)",
        Form::Time => "時刻 / time (15:00)",
        Form::YesNo => "yes / no",
        Form::List => "「;」で区切った一覧 / list separated by \";\"",
        Form::Word(words, labels) => {
            return words
                .iter()
                .zip(labels)
                .map(|(word, label)| format!("{word}（{label}）"))
                .collect::<Vec<_>>()
                .join("、");
        }
    };
    text.to_owned()
}
