//! Makes sure that the style sheet was built before it is embedded.

use std::path::Path;

fn main() {
    let sheet = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frontend/dist/rashin.css");
    println!("cargo::rerun-if-changed={}", sheet.display());
    assert!(
        sheet.exists(),
        "{} is missing: run `make setup` (or `npm ci && npm run build` in frontend/) first.",
        sheet.display()
    );
}
