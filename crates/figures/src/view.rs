//! Where a figure is shown: under which id, how wide, in which language.

use crate::language::Language;

/// How a figure is shown on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View<'a> {
    /// Prefix of every id in the drawing; must be used once on a page.
    pub id: &'a str,
    /// Width that the figure is laid out for.
    pub size: Size,
    /// Language of legends and state words.
    pub language: Language,
}

impl<'a> View<'a> {
    /// A wide view in Japanese.
    pub fn new(id: &'a str) -> Self {
        Self { id, size: Size::Wide, language: Language::Japanese }
    }

    /// The same view laid out for another width.
    #[must_use]
    pub fn size(self, size: Size) -> Self {
        Self { size, ..self }
    }

    /// The same view in another language.
    #[must_use]
    pub fn language(self, language: Language) -> Self {
        Self { language, ..self }
    }
}

/// Width that a figure is laid out for, so that its text keeps a readable size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Size {
    /// 720 units: a column of a page on a desk, or a sheet of paper.
    #[default]
    Wide,
    /// 328 units: the column of a phone that is 360 pixels wide.
    Compact,
}

impl Size {
    /// Width of the drawing in its own units.
    pub(crate) fn width(self) -> f64 {
        match self {
            Self::Wide => 720.0,
            Self::Compact => 328.0,
        }
    }

    /// Size of ordinary text in units of the drawing.
    pub(crate) fn text(self) -> f64 {
        match self {
            Self::Wide => 14.0,
            Self::Compact => 12.0,
        }
    }

    /// Class of the drawing, by which the style sheet shows the size that fits.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Wide => "fig-wide",
            Self::Compact => "fig-compact",
        }
    }

    pub(crate) fn is_compact(self) -> bool {
        self == Self::Compact
    }
}

/// Both sizes of one figure for a page: the style sheet shows the one that fits the window and
/// hides the other from everyone, screen readers included. The two need different ids.
///
/// ```
/// use rashin_figures::{Size, StateStrip, View, draw_state_strip, pair};
///
/// let strip = StateStrip::default();
/// let wide = draw_state_strip(&strip, View::new("states-wide"));
/// let compact = draw_state_strip(&strip, View::new("states-compact").size(Size::Compact));
/// assert!(pair(&wide, &compact).starts_with("<div class=\"fig-pair\"><svg"));
/// ```
pub fn pair(wide: &str, compact: &str) -> String {
    format!("<div class=\"fig-pair\">{wide}{compact}</div>")
}
