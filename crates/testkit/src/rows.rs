//! Rows from the cells that a test cares about.

use rashin_model::table::Row;

/// A row from some of its cells, by column; the others are blank.
///
/// ```
/// use rashin_model::tables::Level;
/// let level: Level = rashin_testkit::row(&[("order", "1"), ("code", "field"), ("name_ja", "分野")]);
/// assert_eq!(level.name_ja, "分野");
/// ```
///
/// # Panics
/// If the table has no such column, or the row cannot be read.
pub fn row<R: Row>(cells: &[(&str, &str)]) -> R {
    let table = R::TABLE;
    for (name, _) in cells {
        assert!(table.position(name).is_some(), "the table {} has no column {name}", table.name);
    }
    let read = R::read(|column| {
        cells.iter().find(|(name, _)| *name == table.columns[column].name).map_or("", |(_, cell)| cell)
    });
    read.unwrap_or_else(|problems| {
        let problems: Vec<String> = problems
            .iter()
            .map(|(column, what)| format!("{}: {}", table.columns[*column].name, what.sentence.en))
            .collect();
        panic!("a row of {} cannot be read: {}", table.name, problems.join("; "))
    })
}
