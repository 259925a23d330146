//! How a class looks, and the legend of the classes.

use super::{MapArea, MapFrame};
use crate::glyph::fill_area;
use crate::legend::{Entry, Legend};
use crate::paint::Paint;
use crate::state::Fill;
use crate::svg::{Anchor, Svg, TextStyle};

/// The fill of each class, the lowest first.
const FILLS: [Paint; 5] = [Paint::Map1, Paint::Map2, Paint::Map3, Paint::Map4, Paint::Map5];

/// Width and height of a key of the legend.
const KEY: (f64, f64) = (26.0, 18.0);

/// Fill of a class, of `classes` in all: fewer classes are spread over the whole range of shades.
pub(super) fn fill(class: usize, classes: usize) -> Paint {
    FILLS[shade(class, classes)]
}

/// Colour of text on a class.
pub(super) fn on(class: usize, classes: usize) -> Paint {
    match shade(class, classes) {
        0 | 1 => Paint::Ink,
        2 => Paint::OnBright,
        _ => Paint::OnState,
    }
}

fn shade(class: usize, classes: usize) -> usize {
    let last = FILLS.len() - 1;
    if classes < 2 { last / 2 } else { (class * last / (classes - 1)).min(last) }
}

/// The classes with their numbers and what they span, then what else the map marks.
pub(super) fn legend<'a>(frame: &MapFrame, areas: impl Iterator<Item = &'a MapArea>, width: f64) -> Legend<'static> {
    let count = frame.classes.len();
    let mut entries: Vec<Entry<'static>> = (0..count)
        .map(|class| {
            Entry::new(KEY.0, frame.classes[class].clone(), move |svg, (x, y)| {
                svg.rect(x, y - KEY.1 / 2.0, KEY.0, KEY.1)
                    .number("rx", 3.0)
                    .fill(fill(class, count))
                    .stroke(Paint::Axis, 1.0)
                    .empty();
                draw_number(svg, class, count, (x + KEY.0 / 2.0, y + 4.5), 12.0);
            })
        })
        .collect();
    let (mut has_gap, mut has_own) = (false, false);
    for area in areas {
        has_gap |= area.class.is_none();
        has_own |= area.is_own;
    }
    if has_gap {
        entries.push(Entry::new(KEY.0, frame.no_value.clone(), |svg, (x, y)| {
            fill_area(svg, Fill::Hatched, (x, y - KEY.1 / 2.0), KEY, 3.0);
        }));
    }
    if has_own {
        entries.push(Entry::new(KEY.0, frame.own.clone(), |svg, (x, y)| {
            svg.rect(x + 1.5, y - KEY.1 / 2.0 + 1.5, KEY.0 - 3.0, KEY.1 - 3.0)
                .number("rx", 3.0)
                .attr("fill", "none")
                .stroke(Paint::Ink, 3.0)
                .empty();
        }));
    }
    Legend::set(entries, width, 13.0)
}

/// The number of a class, from 1, on its fill.
pub(super) fn draw_number(svg: &mut Svg, class: usize, classes: usize, (x, y): (f64, f64), size: f64) {
    let style = TextStyle::plain(size).paint(on(class, classes)).anchor(Anchor::Middle).bold();
    svg.label(x, y, style, &(class + 1).to_string());
}

#[cfg(test)]
mod tests {
    use super::fill;
    use crate::paint::Paint;

    #[test]
    fn few_classes_are_as_far_apart_as_many() {
        assert_eq!((fill(0, 2), fill(1, 2)), (Paint::Map1, Paint::Map5));
        assert_eq!((fill(0, 3), fill(1, 3), fill(2, 3)), (Paint::Map1, Paint::Map3, Paint::Map5));
        assert_eq!(fill(0, 1), Paint::Map3);
    }
}
