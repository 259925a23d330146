//! Makes sure that style sheet and scripts were built before they are embedded.

use std::path::Path;

fn main() {
    for name in ["rashin.css", "ask.js", "grid.js", "map.js", "series.js", "table.js"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frontend/dist").join(name);
        println!("cargo::rerun-if-changed={}", file.display());
        assert!(
            file.exists(),
            "{} is missing: run `make setup` (or `npm ci && npm run build` in frontend/) first.",
            file.display()
        );
    }
}
