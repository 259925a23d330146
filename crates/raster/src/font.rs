//! The fonts that texts are set in, read once.

use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb::Database;

/// The shipped font, which also stands for every generic family.
pub fn fonts() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let read = || {
        let mut fonts = Database::new();
        for face in rashin_shipped::fonts() {
            fonts.load_font_data(face.to_vec());
        }
        fonts.set_sans_serif_family(rashin_shipped::FONT_FAMILY);
        fonts.set_serif_family(rashin_shipped::FONT_FAMILY);
        fonts.set_monospace_family(rashin_shipped::FONT_FAMILY);
        Arc::new(fonts)
    };
    FONTS.get_or_init(read).clone()
}
