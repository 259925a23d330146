//! The table `plan`, which is turned on its side: one property a row.

use rashin_model::table::Form;
use rashin_model::tables::Profile;
use rashin_model::{Column, Misread, Row, Sentence};

use crate::container::Container;
use crate::fill::read_table;
use crate::filling::Wanted;
use crate::heading::is_called;
use crate::origin::Origin;
use crate::report::{PROFILE, Report, Spot};

const fn column(name: &'static str, heading: &'static str, meaning: &'static str, required: bool) -> Column {
    Column { name, heading, meaning, form: Form::Text, required }
}

/// The columns of the table; the third explains the first and is not read.
pub(crate) const COLUMNS: [Column; 3] = [
    column("property", "項目", "Machine name of the property.", true),
    column("value", "値", "Its value.", true),
    column("heading", "見出し", "What the property is called; not read.", false),
];

/// Reads the profile. What cannot be read is reported and stands in as something harmless, so that
/// the other tables can be checked all the same.
pub(crate) fn read_profile(container: &mut dyn Container, position: usize, report: &mut Report) -> Option<Profile> {
    let properties = Profile::TABLE.columns;
    let mut values = vec![String::new(); properties.len()];
    let mut lines = vec![0_u32; properties.len()];
    let wanted = Wanted { table: PROFILE, columns: &COLUMNS, code: None };
    read_table(container, position, &wanted, report, |filling, row, is_sound| {
        let (property, value) = (filling.heading.cell(row, 0), filling.heading.cell(row, 1));
        if !is_sound || property.is_empty() && value.is_empty() {
            return true;
        }
        let found = properties.iter().position(|column| is_called(column, property));
        let problem = match found {
            None => Some(("unknown-property", unknown(property))),
            Some(found) if lines[found] != 0 => Some(("repeated-key", twice(property))),
            Some(_) => None,
        };
        if let Some((rule, misread)) = problem {
            let spot = Spot { line: Some(row.line), column: filling.heading.positions[0], called: "property" };
            filling.report.error(rule, PROFILE, &filling.origin, spot, misread);
        } else if let Some(found) = found {
            value.clone_into(&mut values[found]);
            lines[found] = row.line;
        }
        true
    });
    let origin = report.origins.get_mut(PROFILE)?;
    origin.lines.clone_from(&lines);
    if report.unsure.contains(PROFILE) {
        // The table as a whole was reported already: its properties would only repeat that.
        return stand_in(&values, &(0..properties.len()).collect::<Vec<_>>());
    }
    match Profile::read(|property| &values[property]) {
        Ok(profile) => Some(profile),
        Err(problems) => {
            let misread = problems.iter().map(|(property, _)| *property).collect::<Vec<_>>();
            let place =
                Origin { lines: Vec::new(), name: origin.name.clone(), columns: origin.columns.clone(), ..*origin };
            for (property, misread) in problems {
                let line = (lines[property] != 0).then_some(lines[property]);
                let column = line.and(place.columns.get(1).copied().flatten());
                report.error(
                    "unreadable-cell",
                    PROFILE,
                    &place,
                    Spot { line, column, called: properties[property].name },
                    *misread,
                );
            }
            stand_in(&values, &misread)
        }
    }
}

/// A profile in which the properties that could not be read are something that no check objects to.
fn stand_in(values: &[String], misread: &[usize]) -> Option<Profile> {
    let harmless = |column: &Column| match column.form {
        _ if !column.required => "",
        Form::Area => "000000",
        Form::Integer => "2000",
        Form::Word(words, _) => words[0],
        _ => "plan",
    };
    Profile::read(|property| {
        if misread.contains(&property) { harmless(&Profile::TABLE.columns[property]) } else { &values[property] }
    })
    .ok()
}

fn unknown(property: &str) -> Misread {
    let pairs: Vec<String> =
        Profile::TABLE.columns.iter().map(|column| format!("{}（{}）", column.name, column.heading)).collect();
    let names: Vec<&str> = Profile::TABLE.columns.iter().map(|column| column.name).collect();
    Misread {
        sentence: Sentence::new(
            format!("「{property}」という項目はありません"),
            format!("\"{property}\" is not a property of a plan"),
        ),
        hint: Sentence::new(
            format!("使える項目: {}", pairs.join("、")),
            format!("the properties are: {}", names.join(", ")),
        ),
    }
}

fn twice(property: &str) -> Misread {
    Misread {
        sentence: Sentence::new(format!("「{property}」が2回出てきます"), format!("\"{property}\" appears twice")),
        hint: Sentence::new("どちらか一方の行を削除してください", "remove one of the two rows"),
    }
}
