//! The fingerprint of an edition.

use rashin_model::Plan;
use sha2::{Digest, Sha256};

use crate::hex::hex;

/// SHA-256 in hexadecimal over the canonical cells of every table but `readings`: each cell behind
/// its length, so that no two contents share their bytes.
pub fn fingerprint(plan: &Plan) -> String {
    let mut hash = Sha256::new();
    for (table, rows) in plan.written() {
        if table.name == "readings" {
            continue;
        }
        hash.update(format!("{}\n{}\n", table.name, rows.len()));
        for cell in rows.iter().flatten() {
            hash.update(format!("{}:", cell.len()));
            hash.update(cell);
        }
    }
    hex(&hash.finalize())
}
