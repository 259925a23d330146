//! How many elements are in which state, in one strip.

use crate::caption::Caption;
use crate::glyph::{PLATE, draw_plate, draw_sign, fill_area};
use crate::legend::{Entry, Legend};
use crate::state::{Fill, State};
use crate::svg::{Anchor, Frame, Svg, TextStyle};
use crate::text::text_width;
use crate::view::View;

const HEIGHT: f64 = 36.0;
/// Room between two parts, so that neighbours are told apart without colour.
const GAP: f64 = 2.0;
/// Size of the numbers in the strip.
const SIZE: f64 = 15.0;
/// Width of shape and letter in a part.
const SIGN: f64 = 32.0;

/// Counted states.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StateStrip {
    /// Title and description of the figure.
    pub caption: Caption,
    /// The counts in any order; states without an element may be left out.
    pub counts: Vec<StateCount>,
}

/// How many elements are in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateCount {
    /// The state.
    pub state: State,
    /// Number of elements in it.
    pub count: u32,
}

/// Draws a strip whose parts are as long as their counts, best state first, and a legend with
/// every state that occurs, its word and its count. A part shows its shape, letter and count
/// as far as they fit; the lengths are never stretched to make room.
///
/// ```
/// use rashin_figures::{State, StateCount, StateStrip, View, draw_state_strip};
///
/// let strip = StateStrip {
///     counts: vec![StateCount { state: State::Met, count: 3 }],
///     ..StateStrip::default()
/// };
/// assert!(draw_state_strip(&strip, View::new("states")).contains("達成"));
/// ```
pub fn draw_state_strip(strip: &StateStrip, view: View) -> String {
    let parts = parts(strip);
    let width = view.size.width();
    let entries = parts.iter().map(|&(state, count)| {
        let letter = state.letter(view.language);
        let word = format!("{} {count}", state.word(view.language));
        Entry::new(PLATE.0, word, move |svg, (x, y)| {
            draw_plate(svg, state.fill(), state.shape(), letter, (x, y - PLATE.1 / 2.0));
        })
    });
    let legend = Legend::set(entries.collect(), width, view.size.text());
    let frame = Frame {
        id: view.id,
        class: &format!("fig-strip {}", view.size.class()),
        width,
        height: HEIGHT + 10.0 + legend.height().max(1.0),
        caption: &strip.caption,
        has_links: false,
    };
    Svg::figure(&frame, |svg| {
        draw_parts(svg, &parts, view);
        legend.draw(svg, (0.0, HEIGHT + 8.0));
    })
}

/// The states that occur, best first, each once.
fn parts(strip: &StateStrip) -> Vec<(State, u64)> {
    let total_of = |state| {
        let of_state = strip.counts.iter().filter(|part| part.state == state);
        of_state.map(|part| u64::from(part.count)).sum::<u64>()
    };
    let all = State::ALL.into_iter().map(|state| (state, total_of(state)));
    all.filter(|(_, count)| *count > 0).collect()
}

fn draw_parts(svg: &mut Svg, parts: &[(State, u64)], view: View) {
    let width = view.size.width();
    let total: u64 = parts.iter().map(|(_, count)| count).sum();
    if total == 0 {
        fill_area(svg, Fill::Outlined, (0.0, 0.0), (width, HEIGHT), 4.0);
        let style = TextStyle::plain(view.size.text()).anchor(Anchor::Middle);
        let word = view.language.pick("項目はまだありません", "No items yet");
        svg.label(width / 2.0, HEIGHT / 2.0 + 5.0, style, word);
        return;
    }
    let gaps = GAP * f64::from(u32::try_from(parts.len() - 1).unwrap_or(0));
    let mut x = 0.0;
    for (state, count) in parts {
        let length = share(*count, total) * (width - gaps);
        let word = state.word(view.language);
        svg.hint_group(&format!("{word} {count}"), |svg| {
            fill_area(svg, state.fill(), (x, 0.0), (length, HEIGHT), 3.0_f64.min(length / 2.0));
            draw_part_text(svg, *state, *count, (x, length), view);
        });
        x += length + GAP;
    }
}

/// Shape, letter and count, or shape and count, or only the count, or nothing, whatever fits into
/// a part.
fn draw_part_text(svg: &mut Svg, state: State, count: u64, (x, length): (f64, f64), view: View) {
    let fill = state.fill();
    let text = count.to_string();
    let number = text_width(&text, SIZE);
    let middle = HEIGHT / 2.0;
    let style = TextStyle::plain(SIZE).paint(fill.on()).anchor(Anchor::Middle).bold();
    let style = if fill == Fill::Hatched { style.halo() } else { style };
    let baseline = middle + SIZE * 0.36;
    if length >= SIGN + 6.0 + number + 8.0 {
        let left = x + (length - SIGN - 6.0 - number) / 2.0;
        let letter = state.letter(view.language);
        draw_sign(svg, fill, state.shape(), letter, (left + SIGN / 2.0, middle));
        svg.label(left + SIGN + 6.0 + number / 2.0, baseline, style, &text);
    } else if length >= 14.0 + 5.0 + number + 8.0 && fill != Fill::Hatched {
        let left = x + (length - 14.0 - 5.0 - number) / 2.0;
        state.shape().draw(svg, (left + 7.0, middle), 5.5, fill.on());
        svg.label(left + 19.0 + number / 2.0, baseline, style, &text);
    } else if length >= number + 4.0 {
        svg.label(x + length / 2.0, baseline, style, &text);
    }
}

/// Share of a count in a total.
#[expect(clippy::cast_precision_loss, reason = "counts of elements are far below the precision of f64")]
fn share(count: u64, total: u64) -> f64 {
    count as f64 / total as f64
}

#[cfg(test)]
mod tests {
    use super::{StateCount, StateStrip, parts};
    use crate::State;

    #[test]
    fn counts_of_one_state_add_up_and_empty_states_vanish() {
        let count = |state, count| StateCount { state, count };
        let strip = StateStrip {
            counts: vec![
                count(State::Behind, 1),
                count(State::Met, 2),
                count(State::Behind, 3),
                count(State::Worse, 0),
            ],
            ..StateStrip::default()
        };
        assert_eq!(parts(&strip), [(State::Met, 2), (State::Behind, 4)]);
    }
}
