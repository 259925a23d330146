//! What tables and columns of the plan format mean, in Japanese; the model says it in English.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rashin_model::plan::TABLES;

/// By name (`table`, `table.column`, `*.column`): the meaning, and the English name of a table.
static MEANINGS: LazyLock<BTreeMap<&str, (&str, Option<&str>)>> = LazyLock::new(|| {
    let lines = include_str!("meanings.tsv").lines().filter_map(|line| line.split_once('\t'));
    lines
        .map(|(name, rest)| match rest.split_once('\t') {
            Some((meaning, title)) => (name, (meaning, Some(title))),
            None => (name, (rest, None)),
        })
        .collect()
});

/// What a column means; its heading where nothing more is written down.
pub(crate) fn of(table: &str, column: &str) -> &'static str {
    let heading = || {
        let table = TABLES.iter().find(|known| known.name == table);
        let column = table.and_then(|table| table.columns.iter().find(|known| known.name == column));
        column.map_or("", |column| column.heading)
    };
    let found =
        MEANINGS.get(format!("{table}.{column}").as_str()).or_else(|| MEANINGS.get(format!("*.{column}").as_str()));
    found.map_or_else(heading, |(meaning, _)| meaning)
}

/// What a row of a table is, and the English name of the table; its headings where nothing more is written down.
pub(crate) fn of_table(name: &str) -> (&'static str, &'static str) {
    let known = TABLES.iter().find(|table| table.name == name);
    let heading = known.map_or("", |table| table.heading);
    let (meaning, title) = MEANINGS.get(name).copied().unwrap_or((heading, None));
    (meaning, title.or_else(|| known.map(|table| table.name)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_down_names_tables_and_columns_that_are_there() {
        for name in MEANINGS.keys() {
            let is_there = match name.split_once('.') {
                None => TABLES.iter().any(|table| table.name == *name),
                Some(("*", column)) => {
                    TABLES.iter().any(|table| table.columns.iter().any(|known| known.name == column))
                }
                Some((table, column)) => TABLES
                    .iter()
                    .any(|known| known.name == table && known.columns.iter().any(|known| known.name == column)),
            };
            assert!(is_there, "{name}");
        }
    }

    #[test]
    fn a_column_of_its_own_goes_before_one_of_any_table() {
        assert_eq!(of("indicators", "source"), "値の出典");
        assert_eq!(of("nodes", "source"), "出典の箇所");
    }
}
