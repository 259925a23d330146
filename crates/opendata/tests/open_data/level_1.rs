//! Level 1 of the rules of machine readability (行政データにおける機械可読性に関するルール, 2026-03-31).

use rashin_model::plan::TABLES;
use rashin_model::table::Form;
use rashin_opendata::{Kind, files, is_machine_dependent};

use crate::common::{all, plans, table_files};

pub fn rule_1_01_data_come_as_csv_excel_and_json() {
    for (name, published) in plans() {
        let release = published.release();
        let names = table_files(&release);
        for table in rashin_opendata::tables(&release.data()) {
            for ending in [".csv", "_bom.csv", ".json", ".parquet"] {
                let file = format!("{}{ending}", table.layout().name);
                assert!(names.contains(&file), "{name}: {file}");
            }
        }
        assert!(files(&release).iter().any(|file| file.name == "tables.xlsx"), "{name}");
    }
}

pub fn rule_1_02_a_file_or_sheet_holds_one_table() {
    for book in &all().books {
        let tables: Vec<&str> = all()
            .tables
            .iter()
            .filter(|table| table.name.starts_with(&format!("{}/", book.name)))
            .map(|table| table.layout.name)
            .collect();
        assert_eq!(book.sheets, tables, "{}", book.name);
        assert_eq!(book.sheet_parts().count(), tables.len(), "{}", book.name);
    }
    for table in &all().tables {
        let width = table.layout.fields.len();
        assert!(table.records.iter().all(|record| record.len() == width), "{}", table.name);
    }
}

pub fn rule_1_03_no_blank_row_or_column_divides_a_table() {
    for table in &all().tables {
        assert!(table.records.iter().all(|record| record.iter().any(|cell| !cell.is_empty())), "{}", table.name);
        assert!(table.records[0].iter().all(|name| !name.is_empty()), "{}", table.name);
        let blank = |row: &Vec<calamine::Data>| row.iter().all(|cell| *cell == calamine::Data::Empty);
        assert!(!table.sheet.iter().any(blank), "{}", table.name);
    }
}

pub fn rule_1_04_nothing_stands_outside_the_table() {
    for table in &all().tables {
        assert_eq!(table.records.len(), table.cells.len() + 1, "{}", table.name);
        assert_eq!(table.sheet.len(), table.cells.len() + 1, "{}", table.name);
        assert!(table.sheet.iter().all(|row| row.len() == table.layout.fields.len()), "{}", table.name);
    }
    for book in &all().books {
        let stray = ["comments", "header", "footer"];
        assert!(!book.parts.keys().any(|part| stray.iter().any(|stray| part.contains(stray))), "{}", book.name);
        assert!(!book.sheet_parts().any(|(_, text)| text.contains("<headerFooter")), "{}", book.name);
    }
}

pub fn rule_1_05_every_column_has_a_telling_name() {
    for table in &all().tables {
        for (field, name) in table.layout.fields.iter().zip(&table.records[0]) {
            assert_eq!(field.name, name, "{}", table.name);
            let texts = [field.name, field.title, field.meaning_ja, field.meaning];
            assert!(
                texts.iter().all(|text| text.chars().count() > 1
                    || *text == "順"
                    || *text == "値"
                    || *text == "号"
                    || *text == "回"
                    || *text == "欄"
                    || *text == "元"
                    || *text == "先"
                    || *text == "版"
                    || *text == "型"),
                "{}.{}: {texts:?}",
                table.name,
                field.name
            );
        }
    }
}

pub fn rule_1_06_no_space_or_break_lays_text_out() {
    for table in &all().tables {
        for cell in table.records.iter().flatten() {
            assert_eq!(cell.trim(), cell, "{}", table.name);
            assert!(!cell.contains(char::is_control), "{}: {cell}", table.name);
            for run in ["  ", "　　", " 　", "　 "] {
                assert!(!cell.contains(run), "{}: {cell}", table.name);
            }
        }
    }
}

pub fn rule_1_07_a_cell_holds_one_value() {
    for table in &all().tables {
        let plan_table = TABLES.iter().find(|known| known.name == table.layout.name);
        for field in &table.layout.fields {
            let column = plan_table.and_then(|known| known.columns.iter().find(|column| column.name == field.name));
            assert!(column.is_none_or(|column| column.form != Form::List), "{}.{} holds lists", table.name, field.name);
            let marks: &[char] = match (field.kind, field.name) {
                (Kind::Text, "value") => &[';'],
                (Kind::Text, _) => &[],
                _ => &[';', '、', '|'],
            };
            for cell in table.column(field.name) {
                assert!(!cell.contains(marks), "{}.{}: {cell}", table.name, field.name);
            }
        }
    }
}

pub fn rule_1_08_no_character_depends_on_a_machine() {
    for table in &all().tables {
        for cell in table.records.iter().flatten() {
            assert!(!cell.contains(is_machine_dependent), "{}: {cell}", table.name);
        }
    }
}

/// What people type where nothing is known.
const STAND_FOR_NOTHING: [&str; 12] = ["-", "−", "－", "―", "…", "***", "X", "N/A", "NA", "NULL", "null", "NaN"];

pub fn rule_1_09_blank_and_zero_are_told_apart() {
    let (mut blanks, mut zeros) = (0, 0);
    for table in &all().tables {
        for (row, (record, sheet)) in table.records.iter().zip(&table.sheet).enumerate().skip(1) {
            for (place, field) in table.layout.fields.iter().enumerate() {
                let (cell, in_sheet) = (record[place].as_str(), &sheet[place]);
                let at = || format!("{}.{} row {row}: {cell:?} and {in_sheet:?}", table.name, field.name);
                assert_eq!(cell.is_empty(), *in_sheet == calamine::Data::Empty, "{}", at());
                // A mark may look like one of them: the rubrics say what it means.
                let is_mark = field.name.ends_with("mark");
                assert!(is_mark || !STAND_FOR_NOTHING.contains(&cell), "{} stands for nothing", at());
                if field.kind.is_number() && cell.parse() == Ok(0.0) {
                    assert_eq!(*in_sheet, calamine::Data::Float(0.0), "{}", at());
                }
            }
        }
    }
    for (name, published) in plans() {
        let Some(table) = all().tables.iter().find(|table| table.name == format!("{name}/readings")) else { continue };
        let values: Vec<&str> = table.column("value").collect();
        let statuses: Vec<&str> = table.column("status").collect();
        let place = table.layout.fields.iter().position(|field| field.name == "value").expect("value");
        for (row, reading) in published.plan.readings.iter().enumerate() {
            let expected = reading.value.as_ref().map_or_else(String::new, |amount| amount.value.to_string());
            assert_eq!(values[row], expected, "{name} row {row}");
            assert!(!statuses[row].is_empty(), "{name} row {row}: nothing says why it is blank");
            let is_empty = table.sheet[row + 1][place] == calamine::Data::Empty;
            assert_eq!(is_empty, reading.value.is_none(), "{name} row {row}");
            blanks += usize::from(reading.value.is_none());
            zeros += usize::from(reading.value.as_ref().is_some_and(|amount| amount.value.is_zero()));
        }
    }
    assert!(blanks > 0 && zeros > 0, "the plans have neither blanks ({blanks}) nor zeros ({zeros}) to tell apart");
}

pub fn rule_1_10_sheets_hold_no_images_or_shapes() {
    for book in &all().books {
        for part in book.parts.keys() {
            assert!(!["drawing", "media", "chart"].iter().any(|kind| part.contains(kind)), "{}: {part}", book.name);
        }
    }
}

pub fn rule_1_11_formats_say_nothing() {
    for book in &all().books {
        let styles = &book.parts["xl/styles.xml"];
        assert!(styles.contains("<fills count=\"2\">"), "{}: only the two fills that every workbook has", book.name);
        assert!(styles.contains("<borders count=\"1\">"), "{}", book.name);
        assert!(styles.contains("<fonts count=\"1\""), "{}", book.name);
        assert!(!book.sheet_parts().any(|(_, text)| text.contains("<conditionalFormatting")), "{}", book.name);
    }
}

pub fn rule_1_12_no_cells_are_merged() {
    for book in &all().books {
        assert!(!book.sheet_parts().any(|(_, text)| text.contains("<mergeCell")), "{}", book.name);
    }
}

pub fn rule_1_13_nothing_is_hidden() {
    for book in &all().books {
        assert!(!book.sheet_parts().any(|(_, text)| text.contains("hidden=")), "{}", book.name);
        assert!(!book.parts["xl/workbook.xml"].contains("state="), "{}", book.name);
    }
}

pub fn rule_1_14_a_record_of_csv_is_one_line() {
    for table in &all().tables {
        let text = std::str::from_utf8(&table.csv).expect("UTF-8");
        assert_eq!(text.lines().count(), table.cells.len() + 1, "{}", table.name);
        assert!(!text.contains('\r') && text.ends_with('\n'), "{}", table.name);
    }
}

pub fn rule_1_15_fields_with_commas_are_quoted() {
    let mut commas = 0;
    for table in &all().tables {
        assert_eq!(table.records[1..], table.cells, "{}", table.name);
        let text = std::str::from_utf8(&table.csv).expect("UTF-8");
        for cell in table.cells.iter().flatten().filter(|cell| cell.contains(',')) {
            let quoted = format!("\"{}\"", cell.replace('"', "\"\""));
            assert!(text.contains(&quoted), "{}: {cell}", table.name);
            commas += 1;
        }
    }
    assert!(commas > 0, "no cell of the plans has a comma");
}
