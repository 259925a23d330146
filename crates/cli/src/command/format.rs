//! `rashin format`: the plan format as Markdown, from the one definition of the tables.

use std::fmt::Write as _;

use anyhow::Result;
use rashin_model::plan::TABLES;
use rashin_model::table::Form;

use crate::exit::Exit;

/// Prints the format.
pub fn run() -> Result<Exit> {
    print!("{}", markdown()?);
    Ok(Exit::Fine)
}

fn markdown() -> Result<String> {
    let mut text = String::from(
        "# The plan format\n\n\
         Written by `rashin format`; do not edit.\n\n\
         A plan travels as a folder with one CSV file per table (UTF-8, comma, LF) or as one `.xlsx` with a sheet per table.\n\
         CSV has the machine names on line 1; a workbook has them on row 1 and the Japanese headings on row 2; both are accepted on import.\n\
         A blank cell means that nothing is said; it is never zero. Several values in one cell are joined by `;`.\n\
         The table `plan` has one property per row (`property`, `value`). A table without rows has no file.\n",
    );
    for table in TABLES {
        let key = if table.key.is_empty() { String::new() } else { format!(" Key: {}.", table.key.join(", ")) };
        write!(text, "\n## {} ({})\n\n{}{key}\n\n", table.name, table.heading, table.meaning.trim())?;
        text.push_str("| column | heading | required | form | meaning |\n|---|---|---|---|---|\n");
        for column in table.columns {
            let required = if column.required { "yes" } else { "" };
            writeln!(
                text,
                "| {} | {} | {required} | {} | {} |",
                column.name,
                column.heading,
                form(column.form),
                column.meaning.trim().replace('|', "\\|")
            )?;
        }
    }
    Ok(text)
}

fn form(form: Form) -> String {
    match form {
        Form::Text => "text".to_owned(),
        Form::Code => "code".to_owned(),
        Form::Area => "area code, six digits".to_owned(),
        Form::Integer => "whole number".to_owned(),
        Form::Number => "number".to_owned(),
        Form::Period => "period".to_owned(),
        Form::Date => "date".to_owned(),
        Form::Time => "time".to_owned(),
        Form::YesNo => "yes / no".to_owned(),
        Form::List => "list".to_owned(),
        Form::Word(codes, labels) => {
            codes.iter().zip(labels).map(|(code, label)| format!("`{code}` {label}")).collect::<Vec<_>>().join(", ")
        }
    }
}
