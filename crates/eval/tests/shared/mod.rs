//! Worked cases that lie beside the workspace, not inside it.

use std::path::{Path, PathBuf};

/// The path of a file of worked cases, or `None` (and a line saying so) where it is absent.
///
/// They are looked for under `data/methods` of `RASHIN_SHARED`, else of `shared` beside the
/// workspace.
pub fn methods(name: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("RASHIN_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let path = shared.join("data/methods").join(name);
    if path.is_file() {
        return Some(path);
    }
    println!("skipped: {name} is not there; set RASHIN_SHARED to the folder that holds data/methods");
    None
}
