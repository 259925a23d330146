//! How figures and headings are written.

use rashin_eval::{Figure, Reason};

use crate::calculator::Output;

/// A figure as a cell: the shortest decimal that reads back as the same number, or blank.
pub(crate) fn figure_cell(figure: Figure) -> String {
    figure.map_or_else(|_| String::new(), |number| number.to_string())
}

/// The code of the reason why a figure is empty, or blank.
pub(crate) fn reason_cell<T>(figure: Result<T, Reason>) -> &'static str {
    figure.err().map_or("", Reason::code)
}

/// The headings of an input passed through, then those of the output. An input column that has
/// the name of an output column becomes `input_NAME`, so that each name is found once.
pub(crate) fn passed_through(heading: &[String], output: &[Output]) -> Vec<String> {
    let mut written: Vec<String> = output.iter().map(|column| column.name.to_owned()).collect();
    let mut passed = Vec::with_capacity(heading.len() + written.len());
    for name in heading {
        let mut free = name.clone();
        while written.contains(&free) || free != *name && heading.contains(&free) {
            free = format!("input_{free}");
        }
        passed.push(free);
    }
    passed.append(&mut written);
    passed
}

#[cfg(test)]
mod tests {
    use super::passed_through;
    use crate::calculator::Output;

    #[test]
    fn an_input_column_gives_way_to_an_output_column_of_its_name() {
        let heading = ["id", "status", "input_status"].map(str::to_owned);
        let output = [Output::new("status", "", ""), Output::new("score", "", "")];
        assert_eq!(passed_through(&heading, &output), ["id", "input_input_status", "input_status", "status", "score"]);
    }
}
