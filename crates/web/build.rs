//! Makes sure that style sheet and scripts were built before they are embedded.

use std::env;
use std::path::PathBuf;

fn main() {
    // Asked when it runs: clones may share a target folder, and with it this program.
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    for name in ["rashin.css", "ask.js", "grid.js", "map.js", "series.js", "table.js"] {
        let file = root.join("../../frontend/dist").join(name);
        println!("cargo::rerun-if-changed={}", file.display());
        assert!(
            file.exists(),
            "{} is missing: run `make setup` (or `npm ci && npm run build` in frontend/) first.",
            file.display()
        );
    }
}
