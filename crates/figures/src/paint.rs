//! The colours of the figures by role, after the Digital Agency Design System.

/// Role of a colour. The drawing names the role as a class and carries the light value as an
/// attribute; the style sheet holds the light and the dark value under the role's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paint {
    /// Text and marks that must be read.
    Ink,
    /// Secondary text.
    Muted,
    /// Background of the page, for hollow marks and halos.
    Surface,
    /// Lines of the grid.
    Grid,
    /// Axes, and outlines of empty forms.
    Axis,
    /// Empty part of a bar.
    Track,
    /// What was measured; a page may set it to the accent of a field.
    Accent,
    /// What was promised.
    Target,
    /// At the target.
    Met,
    /// On pace.
    OnPace,
    /// Slightly behind.
    SlightlyBehind,
    /// Behind.
    Behind,
    /// Worse than at the start.
    Worse,
    /// No value.
    NoValue,
    /// The lowest class of a map.
    Map1,
    /// The second class of a map.
    Map2,
    /// The class in the middle.
    Map3,
    /// The fourth class of a map.
    Map4,
    /// The highest class of a map.
    Map5,
    /// Text on a state's dark fill.
    OnState,
    /// Text on a state's bright fill.
    OnBright,
}

impl Paint {
    /// Every role, for the test that compares them with the style sheet.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 21] = [
        Self::Ink,
        Self::Muted,
        Self::Surface,
        Self::Grid,
        Self::Axis,
        Self::Track,
        Self::Accent,
        Self::Target,
        Self::Met,
        Self::OnPace,
        Self::SlightlyBehind,
        Self::Behind,
        Self::Worse,
        Self::NoValue,
        Self::Map1,
        Self::Map2,
        Self::Map3,
        Self::Map4,
        Self::Map5,
        Self::OnState,
        Self::OnBright,
    ];

    /// Name in classes and custom properties.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ink => "ink",
            Self::Muted => "muted",
            Self::Surface => "surface",
            Self::Grid => "grid",
            Self::Axis => "axis",
            Self::Track => "track",
            Self::Accent => "accent",
            Self::Target => "target",
            Self::Met => "met",
            Self::OnPace => "on-pace",
            Self::SlightlyBehind => "slightly-behind",
            Self::Behind => "behind",
            Self::Worse => "worse",
            Self::NoValue => "no-value",
            Self::Map1 => "map-1",
            Self::Map2 => "map-2",
            Self::Map3 => "map-3",
            Self::Map4 => "map-4",
            Self::Map5 => "map-5",
            Self::OnState => "on-state",
            Self::OnBright => "on-bright",
        }
    }

    /// Value in the light theme and on paper.
    pub(crate) fn light(self) -> &'static str {
        match self {
            Self::Ink | Self::OnBright => "#1a1a1a",
            Self::Muted => "#4d4d4d",
            Self::Surface | Self::OnState => "#ffffff",
            Self::Grid | Self::Track => "#e6e6e6",
            Self::Axis => "#767676",
            Self::Accent => "#0031d8",
            Self::Target => "#333333",
            Self::Met => "#197a4b",
            Self::OnPace => "#0066be",
            Self::SlightlyBehind => "#ffd43d",
            Self::Behind => "#c74700",
            Self::Worse => "#ce0000",
            Self::NoValue => "#666666",
            Self::Map1 => "#e8f1fe",
            Self::Map2 => "#c5d7fb",
            Self::Map3 => "#7096f8",
            Self::Map4 => "#264af4",
            Self::Map5 => "#0017c1",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Paint;
    use crate::FIGURES_CSS;

    #[test]
    fn the_sheet_and_the_drawings_agree_on_every_light_colour() {
        for paint in Paint::ALL {
            let property = format!("--fig-{}: {};", paint.name(), paint.light());
            assert!(FIGURES_CSS.contains(&property), "missing: {property}");
        }
    }

    #[test]
    fn the_sheet_styles_every_role_as_fill_and_as_stroke() {
        for paint in Paint::ALL {
            for (class, property) in [("fill", "fill"), ("line", "stroke")] {
                let name = paint.name();
                let rule = format!(".fig-{class}-{name} {{ {property}: var(--fig-{name}); }}");
                assert!(FIGURES_CSS.contains(&rule), "missing: {rule}");
            }
        }
    }

    #[test]
    fn every_role_has_a_dark_value_for_both_ways_to_ask_for_it() {
        for paint in Paint::ALL {
            let property = format!("--fig-{}:", paint.name());
            assert!(FIGURES_CSS.matches(&property).count() >= 3, "{property}");
        }
    }
}
