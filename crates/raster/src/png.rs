//! One drawing as PNG.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::font::fonts;

/// The most pixels of an image: 32 million, which take 128 MB while they are drawn.
const MOST_PIXELS: f64 = 32_000_000.0;

/// Why a drawing did not become an image.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    /// The text is no SVG.
    #[error("the drawing cannot be read: {0}")]
    Unreadable(String),
    /// The image cannot be held, or not be written.
    #[error("the image cannot be made: {0}")]
    Unwritable(String),
}

/// A drawing (SVG text) as the bytes of a PNG, `scale` pixels to a unit of the drawing; fewer where the image
/// would have more than 32 million pixels.
///
/// # Errors
/// [`RasterError::Unreadable`] for a text that is no SVG; [`RasterError::Unwritable`] for one without a size.
///
/// ```
/// let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#ffffff"/></svg>"##;
/// let png = rashin_raster::draw_png(svg, 2.0)?;
/// assert!(png.starts_with(b"\x89PNG"));
/// # Ok::<(), rashin_raster::RasterError>(())
/// ```
pub fn draw_png(svg: &str, scale: f32) -> Result<Vec<u8>, RasterError> {
    let options =
        Options { fontdb: fonts(), font_family: rashin_shipped::FONT_FAMILY.to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| RasterError::Unreadable(error.to_string()))?;
    let size = tree.size();
    let scale = fitting(scale, size.width(), size.height());
    let whole = size.to_int_size().scale_by(scale).ok_or_else(|| unwritable("it has no size"))?;
    let mut pixels = Pixmap::new(whole.width(), whole.height()).ok_or_else(|| unwritable("it is too large"))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| unwritable(&error.to_string()))
}

/// The scale, or the largest one at which the image has not too many pixels.
fn fitting(scale: f32, width: f32, height: f32) -> f32 {
    let pixels = f64::from(width) * f64::from(height) * f64::from(scale) * f64::from(scale);
    if pixels <= MOST_PIXELS {
        return scale;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a factor below 1, for which f32 is fine")]
    let factor = (MOST_PIXELS / pixels).sqrt() as f32;
    scale * factor
}

fn unwritable(why: &str) -> RasterError {
    RasterError::Unwritable(why.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{draw_png, fitting};

    fn svg(text: &str) -> String {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='120' height='30' font-family=\"'BIZ UDPGothic', sans-serif\">\
             <rect width='120' height='30' fill='#ffffff'/><text x='4' y='22' font-size='16'>{text}</text></svg>"
        )
    }

    /// Width and height as the head of a PNG says them.
    fn size(png: &[u8]) -> (u32, u32) {
        let number = |from: usize| u32::from_be_bytes(png[from..from + 4].try_into().expect("four bytes"));
        (number(16), number(20))
    }

    #[test]
    fn an_image_has_two_pixels_to_a_unit_and_is_the_same_each_time() {
        let png = draw_png(&svg("達成率 64.0%"), 2.0).expect("an image");
        assert_eq!(size(&png), (240, 60));
        assert_eq!(png, draw_png(&svg("達成率 64.0%"), 2.0).expect("an image"));
    }

    #[test]
    fn japanese_is_drawn_with_glyphs_of_its_own() {
        let [one, other, nothing] = ["達成", "未達", ""].map(|text| draw_png(&svg(text), 1.0).expect("an image"));
        assert_ne!(one, nothing);
        assert_ne!(one, other, "a box for what the font does not have would look alike");
    }

    #[test]
    fn what_would_be_too_large_is_made_smaller() {
        assert!((fitting(2.0, 700.0, 400.0) - 2.0).abs() < f32::EPSILON);
        let scale = fitting(2.0, 1000.0, 32_000.0);
        assert!((scale - 1.0).abs() < 0.001, "{scale}");
    }

    #[test]
    fn what_is_no_drawing_is_refused() {
        assert!(draw_png("<p>no drawing</p>", 2.0).is_err());
        assert!(draw_png("", 2.0).is_err());
    }
}
