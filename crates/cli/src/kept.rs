//! Printing what a store or a backup holds, and whether its journal is in order.

use rashin_model::Lang;
use rashin_service::journal::{Fault, Verification};
use rashin_store::backup::Manifest;

use crate::exit::Exit;

/// Prints how many rows of each kind there are in a backup.
pub fn print_rows(manifest: &Manifest, lang: Lang) {
    let named = [
        ("revision", lang.pick("計画の版", "editions of plans")),
        ("entry", lang.pick("計画の変更", "changes of plans")),
        ("record", lang.pick("業務の記録", "records")),
        ("journal", lang.pick("記録簿", "entries of the journal")),
        ("file", lang.pick("添付ファイル", "files")),
    ];
    for (table, name) in named {
        println!("{name}: {}", manifest.rows(table));
    }
}

/// Prints what a check of the journal found.
pub fn print_verification(found: &Verification, lang: Lang) -> Exit {
    for fault in &found.faults {
        println!("{}", sentence(fault, lang));
    }
    println!("{}: {}", lang.pick("記録簿の件数", "entries of the journal"), found.entries);
    println!("{}: {}", lang.pick("最後の記録のハッシュ", "hash of the last one"), found.head);
    if found.faults.is_empty() {
        println!(
            "{}",
            lang.pick(
                "欠落も書き換えもありません。このハッシュを別の場所に控えておくと、ここまでの記録が変わっていないことを後で確かめられます",
                "Nothing is missing or altered. Note this hash elsewhere: it proves later that nothing up to here was altered."
            )
        );
        Exit::Fine
    } else {
        println!(
            "{}: {}",
            lang.pick(
                "問題があります。データベースが直接書き換えられた可能性があります。バックアップと比べてください。件数",
                "There are faults: somebody may have altered the database by another way. Compare it with a backup. Faults"
            ),
            found.faults.len()
        );
        Exit::Problems
    }
}

fn sentence(fault: &Fault, lang: Lang) -> String {
    match (fault, lang) {
        (Fault::Gap { number }, Lang::Ja) => format!("{number} 番の前の記録がありません"),
        (Fault::Gap { number }, Lang::En) => format!("Entries before number {number} are missing"),
        (Fault::Unchained { number }, Lang::Ja) => format!("{number} 番の記録が、前の記録とつながっていません"),
        (Fault::Unchained { number }, Lang::En) => format!("Number {number} does not follow the entry before it"),
        (Fault::Altered { number }, Lang::Ja) => format!("{number} 番の記録が書き換えられています"),
        (Fault::Altered { number }, Lang::En) => format!("Number {number} was altered"),
        (Fault::RecordDiffers { kind, key }, Lang::Ja) => {
            format!("{kind}「{key}」の内容が、記録簿にある最後の内容と一致しません")
        }
        (Fault::RecordDiffers { kind, key }, Lang::En) => {
            format!("The {kind} \"{key}\" is not what the journal says it became last")
        }
    }
}
