//! A few pages beside the pictures of them that are kept: a layout that moves is seen.
//!
//! `RASHIN_ACCEPT_PAGES=1` keeps the pages as they are now.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rashin_model::Lang;
use rashin_report::document;

use crate::desk::Desk;

/// Document, what it is about, page. All of the plan that is invented.
const PAGES: [(&str, Option<&str>, usize); 3] =
    [("progress-table", None, 1), ("cooperation-report", None, 2), ("meeting-pack", Some("example-committee-8"), 1)];
/// Dots an inch: enough to see where things are.
const RESOLUTION: &str = "40";
/// How far a page may be from its picture: mean difference of its dots, of 255. Another version of the
/// program that draws them stays below, a line that moves does not.
const FAR: f64 = 1.0;

/// A picture in grey.
struct Picture {
    width: u32,
    height: u32,
    dots: Vec<u8>,
}

impl Picture {
    fn read(png: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
        let mut dots = vec![0; reader.output_buffer_size().expect("a small picture")];
        let info = reader.next_frame(&mut dots).expect("a picture");
        // The drawing program writes grey as three equal colours.
        let dots = dots[..info.buffer_size()].iter().copied().step_by(info.color_type.samples());
        Self { width: info.width, height: info.height, dots: dots.collect() }
    }

    fn write(&self) -> Vec<u8> {
        let mut png = Vec::new();
        let mut encoder = png::Encoder::new(&mut png, self.width, self.height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().expect("a head");
        writer.write_image_data(&self.dots).expect("dots");
        writer.finish().expect("an end");
        png
    }

    /// The mean difference of the dots, of 255; `None` for pictures of other sizes.
    fn distance(&self, other: &Self) -> Option<f64> {
        if (self.width, self.height) != (other.width, other.height) {
            return None;
        }
        let differences = self.dots.iter().zip(&other.dots).map(|(one, two)| u64::from(one.abs_diff(*two)));
        let (sum, count) = (u32::try_from(differences.sum::<u64>()).ok()?, u32::try_from(self.dots.len()).ok()?);
        Some(f64::from(sum) / f64::from(count.max(1)))
    }
}

/// A page of a PDF; `None` where nothing is there that draws it.
fn draw(pdf: &[u8], page: usize) -> Option<Picture> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.pdf");
    fs::write(&path, pdf).expect("written");
    let page = page.to_string();
    let asked = ["-r", RESOLUTION, "-gray", "-png", "-singlefile", "-f", &page, "-l", &page];
    let out = folder.path().join("page");
    let done = match Command::new("pdftoppm").args(asked).arg(&path).arg(&out).output() {
        Ok(done) => done,
        Err(error) => {
            println!("left out: there is no pdftoppm (poppler-utils): {error}");
            return None;
        }
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(Picture::read(&fs::read(out.with_extension("png")).expect("a picture")))
}

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/golden").join(name)
}

#[test]
fn pages_look_as_the_pictures_that_are_kept_of_them() {
    let desk = Desk::of("example");
    let is_accepted = std::env::var_os("RASHIN_ACCEPT_PAGES").is_some();
    let mut wrong = Vec::new();
    for (code, about, page) in PAGES {
        let pdf = desk.pdf(document(code).expect("it is listed"), Lang::Ja, about);
        let Some(drawn) = draw(&pdf, page) else { return };
        let name = format!("{code}-{page}.png");
        let path = kept(&name);
        if is_accepted {
            fs::write(&path, drawn.write()).expect("written");
        }
        let distance = fs::read(&path).ok().and_then(|png| Picture::read(&png).distance(&drawn));
        println!("{name}: {distance:?}");
        if distance.is_none_or(|distance| distance > FAR) {
            let now = Path::new(env!("CARGO_TARGET_TMPDIR")).join(&name);
            fs::write(&now, drawn.write()).expect("written");
            wrong.push(format!("{name}: {distance:?} away from the picture kept; it is now {}", now.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}\nif that is meant, run the test again with RASHIN_ACCEPT_PAGES=1");
}

#[test]
fn another_page_is_far_from_the_picture_of_a_page() {
    let desk = Desk::of("example");
    let pdf = desk.pdf(document("cooperation-report").expect("it is listed"), Lang::Ja, None);
    let (Some(one), Some(other)) = (draw(&pdf, 2), draw(&pdf, 3)) else { return };
    assert!(one.distance(&other).is_some_and(|distance| distance > FAR), "{:?}", one.distance(&other));
    assert!(one.distance(&one).is_some_and(|distance| distance < f64::EPSILON));
}
