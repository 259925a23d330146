//! How a text is set.

use crate::paint::Paint;

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextStyle {
    pub size: f64,
    pub paint: Paint,
    pub anchor: Anchor,
    pub bold: bool,
    /// A rim in the colour of the page, so that lines behind the text do not disturb it.
    pub halo: bool,
}

impl TextStyle {
    /// Ordinary ink at a size, starting at its position.
    pub(crate) fn plain(size: f64) -> Self {
        Self { size, paint: Paint::Ink, anchor: Anchor::Start, bold: false, halo: false }
    }

    pub(crate) fn paint(self, paint: Paint) -> Self {
        Self { paint, ..self }
    }

    pub(crate) fn anchor(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(crate) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(crate) fn halo(self) -> Self {
        Self { halo: true, ..self }
    }
}

/// Which end of a text stands at its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}
