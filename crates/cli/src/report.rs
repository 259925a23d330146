//! Printing what was found in a file.

use rashin_exchange::{Loaded, Located};
use rashin_model::{Lang, Severity};

/// Prints every problem with its place, sentence and hint, then a count.
pub fn print(loaded: &Loaded, name: &str, lang: Lang) {
    for remark in &loaded.remarks {
        println!("{}", remark.text(lang));
    }
    for located in &loaded.problems {
        print_one(located, lang);
    }
    let (errors, warnings) = (loaded.errors().count(), loaded.warnings().count());
    let rows: usize = loaded.present_tables.iter().map(|present| present.rows).sum();
    match lang {
        Lang::Ja => println!("{name}: 表 {}、行 {rows}、エラー {errors}、警告 {warnings}", loaded.present_tables.len()),
        Lang::En => println!(
            "{name}: {} tables, {rows} rows, {errors} errors, {warnings} warnings",
            loaded.present_tables.len()
        ),
    }
}

/// Prints one problem.
pub fn print_one(located: &Located, lang: Lang) {
    let severity = match located.problem.severity {
        Severity::Error => lang.pick("エラー", "error"),
        Severity::Warning => lang.pick("警告", "warning"),
    };
    println!("{}: {severity}: {}", located.at.text(lang), located.problem.sentence.text(lang));
    println!("  {}: {}", lang.pick("対処", "hint"), located.problem.hint.text(lang));
}

/// The same as JSON.
pub fn json(loaded: &Loaded) -> serde_json::Value {
    let problems: Vec<serde_json::Value> = loaded.problems.iter().map(problem_json).collect();
    serde_json::json!({
        "ok": loaded.plan.is_some(),
        "errors": loaded.errors().count(),
        "warnings": loaded.warnings().count(),
        "tables": loaded.present_tables.iter().map(|present| serde_json::json!({ "table": present.table.name, "rows": present.rows })).collect::<Vec<_>>(),
        "remarks": loaded.remarks.iter().map(|remark| serde_json::json!({ "ja": remark.ja, "en": remark.en })).collect::<Vec<_>>(),
        "problems": problems,
    })
}

fn problem_json(located: &Located) -> serde_json::Value {
    let problem = &located.problem;
    serde_json::json!({
        "severity": match problem.severity { Severity::Error => "error", Severity::Warning => "warning" },
        "rule": problem.rule,
        "table": problem.place.table,
        "column": problem.place.column,
        "at": located.at.ja,
        "at_en": located.at.en,
        "sentence_ja": problem.sentence.ja,
        "sentence_en": problem.sentence.en,
        "hint_ja": problem.hint.ja,
        "hint_en": problem.hint.en,
    })
}
