//! The font of figures and documents that leave the browser: BIZ UDPGothic, the same glyphs on every
//! machine.
//!
//! Source: npm package `@expo-google-fonts/biz-udpgothic` (SIL Open Font License 1.1). Its glyphs of ≥ and
//! ≤ are interchanged, so whatever is set in it writes ≧ and ≦.

const FACES: [&[u8]; 2] = include!(concat!(env!("OUT_DIR"), "/fonts.rs"));

/// The name by which the font is asked for.
pub const FONT_FAMILY: &str = "BIZ UDPGothic";

/// The font's files (TrueType): regular, bold.
pub fn fonts() -> [&'static [u8]; 2] {
    FACES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_faces_are_true_type_and_differ() {
        let [regular, bold] = fonts();
        assert!([regular, bold].iter().all(|face| face.starts_with(&[0, 1, 0, 0]) && face.len() > 1_000_000));
        assert_ne!(regular, bold);
    }
}
