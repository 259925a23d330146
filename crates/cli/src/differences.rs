//! Printing what an import would change.

use rashin_model::Lang;
use rashin_model::difference::{Change, Difference};

/// The most differences of one table that are printed one by one.
const MOST_PRINTED: usize = 40;

/// Prints what would change.
pub fn print_differences(differences: &[Difference], lang: Lang) {
    if differences.is_empty() {
        println!("{}", lang.pick("違いはありません", "No differences"));
    }
    for of_table in differences.chunk_by(|a, b| a.table == b.table) {
        for difference in of_table.iter().take(MOST_PRINTED) {
            let key = difference.key.join(" / ");
            let table = difference.table;
            match &difference.change {
                Change::Added => println!("+ {table} {key}"),
                Change::Removed => println!("- {table} {key}"),
                Change::Moved => println!("~ {table} {key}: {}", lang.pick("並び順", "order")),
                Change::Changed(cells) => {
                    for cell in cells {
                        println!("~ {table} {key} {}: 「{}」→「{}」", cell.column, cell.before, cell.after);
                    }
                }
            }
        }
        if of_table.len() > MOST_PRINTED {
            println!("  {} {}: {}", of_table[0].table, lang.pick("ほか", "and more"), of_table.len() - MOST_PRINTED);
        }
    }
}
