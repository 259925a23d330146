//! A QR code as a drawing.

use std::fmt::Write as _;

use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};

/// A text as a QR code, with what it is for those who do not see it; nothing if the text is too long.
pub fn qr(text: &str, title: &str) -> Markup {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else { return html! {} };
    let width = code.width();
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
    let path = dark.fold(String::new(), |mut path, (place, _)| {
        let _ = write!(path, "M{} {}h1v1h-1z", place % width, place / width);
        path
    });
    html! {
        svg.qr viewBox=(format!("0 0 {width} {width}")) role="img" aria-label=(title) shape-rendering="crispEdges" {
            path d=(path) fill="currentColor" {}
        }
    }
}
