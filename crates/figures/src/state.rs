//! The states that figures count and mark: each has a word, a letter, a shape and a colour.

use crate::glyph::Shape;
use crate::language::Language;
use crate::paint::Paint;

/// How an indicator or element stands, from best to worst, then those without a judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// 達成: at the target.
    Met,
    /// 順調: on pace.
    OnPace,
    /// やや遅れ: slightly behind the pace.
    SlightlyBehind,
    /// 遅れ: behind the pace.
    Behind,
    /// 悪化: worse than at the start.
    Worse,
    /// 値なし: a value is due and missing.
    NoValue,
    /// 時期前: no value is due yet.
    NotDue,
    /// 判定なし: cannot be judged by a figure.
    NotMeasurable,
}

impl State {
    /// Every state in the order in which figures show them.
    pub const ALL: [Self; 8] = [
        Self::Met,
        Self::OnPace,
        Self::SlightlyBehind,
        Self::Behind,
        Self::Worse,
        Self::NoValue,
        Self::NotDue,
        Self::NotMeasurable,
    ];

    /// The word for the state, as figures and the tables beside them show it.
    pub fn word(self, language: Language) -> &'static str {
        match self {
            Self::Met => language.pick("達成", "Met"),
            Self::OnPace => language.pick("順調", "On pace"),
            Self::SlightlyBehind => language.pick("やや遅れ", "Slightly behind"),
            Self::Behind => language.pick("遅れ", "Behind"),
            Self::Worse => language.pick("悪化", "Worse than at the start"),
            Self::NoValue => language.pick("値なし", "No value"),
            Self::NotDue => language.pick("時期前", "Not due yet"),
            Self::NotMeasurable => language.pick("判定なし", "Not judged"),
        }
    }

    /// One letter for the state where there is no room for the word.
    pub fn letter(self, language: Language) -> &'static str {
        match self {
            Self::Met => language.pick("達", "M"),
            Self::OnPace => language.pick("順", "P"),
            Self::SlightlyBehind => language.pick("や", "S"),
            Self::Behind => language.pick("遅", "B"),
            Self::Worse => language.pick("悪", "W"),
            Self::NoValue => language.pick("無", "N"),
            Self::NotDue => language.pick("前", "D"),
            Self::NotMeasurable => language.pick("－", "X"),
        }
    }

    /// The shape: the Japanese scale ◎ ○ △ ▼ × for judgements; an empty square, dots or an empty
    /// diamond for the lack of one. The style sheet of the pages has the same.
    pub(crate) fn shape(self) -> Shape {
        match self {
            Self::Met => Shape::DoubleRing,
            Self::OnPace => Shape::Ring,
            Self::SlightlyBehind => Shape::Triangle,
            Self::Behind => Shape::SolidDown,
            Self::Worse => Shape::Cross,
            Self::NoValue => Shape::Square,
            Self::NotDue => Shape::Dots,
            Self::NotMeasurable => Shape::Diamond,
        }
    }

    /// How areas of the state are filled.
    pub(crate) fn fill(self) -> Fill {
        match self {
            Self::Met => Fill::Solid(Paint::Met),
            Self::OnPace => Fill::Solid(Paint::OnPace),
            Self::SlightlyBehind => Fill::Bright(Paint::SlightlyBehind),
            Self::Behind => Fill::Solid(Paint::Behind),
            Self::Worse => Fill::Solid(Paint::Worse),
            Self::NoValue => Fill::Hatched,
            Self::NotDue => Fill::Outlined,
            Self::NotMeasurable => Fill::Pale,
        }
    }
}

/// How an area is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fill {
    /// A dark colour with light marks on it.
    Solid(Paint),
    /// A bright colour with dark marks on it.
    Bright(Paint),
    /// Slanted lines: something is missing.
    Hatched,
    /// Only a dashed rim: nothing is expected yet.
    Outlined,
    /// A pale area with a rim: there is a value, and nothing to hold it against.
    Pale,
}

impl Fill {
    /// Colour of marks and text on the fill.
    pub(crate) fn on(self) -> Paint {
        match self {
            Self::Solid(_) => Paint::OnState,
            Self::Bright(_) => Paint::OnBright,
            Self::Hatched | Self::Outlined | Self::Pale => Paint::Ink,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fill, State};
    use crate::Language;

    #[test]
    fn no_two_states_share_a_word_a_letter_a_shape_or_a_fill() {
        for (index, one) in State::ALL.iter().enumerate() {
            for other in &State::ALL[index + 1..] {
                for language in [Language::Japanese, Language::English] {
                    assert_ne!(one.word(language), other.word(language));
                    assert_ne!(one.letter(language), other.letter(language));
                }
                assert_ne!(one.shape(), other.shape());
                assert_ne!(one.fill(), other.fill());
            }
        }
    }

    #[test]
    fn a_missing_value_looks_unlike_one_that_is_not_due() {
        assert_eq!(State::NoValue.fill(), Fill::Hatched);
        assert_eq!(State::NotDue.fill(), Fill::Outlined);
    }
}
