//! A figure that leaves its page: with its title over it, and under it where it comes from.

use crate::caption::Caption;
use crate::paint::Paint;
use crate::svg::{Frame, Svg, TextStyle};
use crate::text::wrap;

const MARGIN: f64 = 24.0;
/// Narrower figures get a sheet of this width, so that the words around them have room.
const LEAST_WIDTH: f64 = 560.0;
/// Sizes of the texts: title, line under it, foot.
const SIZES: (f64, f64, f64) = (18.0, 13.0, 11.0);
/// Height of a line, as a multiple of its text.
const LEADING: f64 = 1.5;
/// Most lines that a text is broken into.
const MOST_LINES: usize = 4;

/// What stands around a figure on a sheet of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Title over the figure, and what it shows for those who cannot see it.
    pub caption: Caption,
    /// What it belongs to, under the title. May be empty.
    pub subtitle: String,
    /// What must not be overlooked, framed, over the figure. Empty for nothing.
    pub notice: String,
    /// Lines under the figure: source, publication.
    pub foot: Vec<String>,
}

/// A drawing of this crate on a sheet of its own: white ground, title, the drawing, the lines under it.
///
/// ```
/// use rashin_figures::{Caption, Sheet, StateStrip, View, draw_sheet, draw_state_strip};
///
/// let strip = draw_state_strip(&StateStrip::default(), View::new("states"));
/// let sheet = Sheet { caption: Caption::new("指標の状況", ""), ..Sheet::default() };
/// assert!(draw_sheet(&strip, &sheet).contains("指標の状況"));
/// ```
pub fn draw_sheet(drawing: &str, sheet: &Sheet) -> String {
    let (own_width, own_height) = (measure(drawing, "width"), measure(drawing, "height"));
    let room = own_width.max(LEAST_WIDTH);
    let lines = |text: &str, size: f64| -> Vec<String> {
        if text.is_empty() { Vec::new() } else { wrap(text, size, room, MOST_LINES) }
    };
    let mut texts: Vec<(f64, f64, TextStyle, String)> = Vec::new();
    let mut y = MARGIN;
    let mut set = |y: &mut f64, lines: Vec<String>, style: TextStyle, inset: f64| {
        for line in lines {
            *y += style.size * LEADING;
            texts.push((MARGIN + inset, *y - style.size * 0.4, style, line));
        }
    };
    set(&mut y, lines(&sheet.caption.title, SIZES.0), TextStyle::plain(SIZES.0).bold(), 0.0);
    set(&mut y, lines(&sheet.subtitle, SIZES.1), TextStyle::plain(SIZES.1).paint(Paint::Muted), 0.0);
    let notice = (!sheet.notice.is_empty()).then(|| {
        let from = y + 6.0;
        y = from + 5.0;
        set(&mut y, wrap(&sheet.notice, SIZES.1, room - 20.0, MOST_LINES), TextStyle::plain(SIZES.1).bold(), 10.0);
        y += 5.0;
        (from, y)
    });
    let drawn_at = y + 14.0;
    let rule = drawn_at + own_height + 12.0;
    y = rule + 4.0;
    for line in &sheet.foot {
        set(&mut y, lines(line, SIZES.2), TextStyle::plain(SIZES.2).paint(Paint::Muted), 0.0);
    }
    let (width, height) = (room + 2.0 * MARGIN, y + MARGIN / 2.0);
    let frame = Frame { id: "sheet", class: "fig-sheet", width, height, caption: &sheet.caption, has_links: false };
    Svg::figure(&frame, |svg| {
        svg.rect(0.0, 0.0, width, height).fill(Paint::Surface).empty();
        if let Some((from, to)) = notice {
            svg.rect(MARGIN, from, room, to - from).attr("fill", "none").stroke(Paint::Behind, 1.5).empty();
        }
        svg.nested(drawing, (MARGIN, drawn_at));
        svg.line((MARGIN, rule), (MARGIN + room, rule)).stroke(Paint::Grid, 1.0).empty();
        for (x, y, style, text) in &texts {
            svg.label(*x, *y, *style, text);
        }
    })
}

/// A length of a drawing, as its first element says it; 0 for a text that is no drawing.
fn measure(drawing: &str, name: &str) -> f64 {
    let head = &drawing[..drawing.find('>').unwrap_or(0)];
    let after = head.split_once(&format!(" {name}=\"")).map(|(_, after)| after);
    after.and_then(|after| after.split_once('"')).and_then(|(value, _)| value.parse().ok()).unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::{Sheet, draw_sheet, measure};
    use crate::{Caption, State, StateCount, StateStrip, View, draw_state_strip};

    fn strip() -> String {
        let counts = vec![StateCount { state: State::Met, count: 3 }];
        draw_state_strip(&StateStrip { caption: Caption::new("a", "b"), counts }, View::new("strip"))
    }

    fn sheet() -> Sheet {
        Sheet {
            caption: Caption::new("指標の状況", "達成 3"),
            subtitle: "富山県の計画".to_owned(),
            notice: "架空".to_owned(),
            foot: vec!["出典: <白書> & 資料".to_owned(), "公表版".to_owned()],
        }
    }

    #[test]
    fn a_sheet_is_one_document_that_holds_the_drawing_and_every_text() {
        let text = draw_sheet(&strip(), &sheet());
        let document = roxmltree::Document::parse(&text).expect("XML");
        let drawings: Vec<_> =
            document.descendants().filter(|node| node.has_tag_name("svg") || node.tag_name().name() == "svg").collect();
        assert_eq!(drawings.len(), 2);
        let y: f64 = drawings[1].attribute("y").expect("a place").parse().expect("a number");
        assert!(y > 60.0, "the drawing is under the texts: {y}");
        for words in ["指標の状況", "富山県の計画", "架空", "出典: <白書> & 資料", "公表版"] {
            assert!(
                document.descendants().any(|node| node.tag_name().name() == "text" && node.text() == Some(words)),
                "{words}"
            );
        }
        assert_eq!(document.root_element().attribute("aria-labelledby"), Some("sheet-title sheet-desc"));
    }

    #[test]
    fn a_long_line_is_broken_and_makes_the_sheet_higher() {
        let short = measure(&draw_sheet(&strip(), &sheet()), "height");
        let long = Sheet { foot: vec!["出典".repeat(60), "公表版".to_owned()], ..sheet() };
        assert!(measure(&draw_sheet(&strip(), &long), "height") > short);
    }
}
