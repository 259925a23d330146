//! Values with their units, in the language of who reads them.

use rashin_eval::{Figure, Reason, show};
use rashin_model::tables::{Indicator, Scale};
use rashin_model::{Decimal, Lang};

/// Scale and unit in a language: 千件, thousand cases; a unit without a known English word stays Japanese.
pub fn unit(indicator: &Indicator, lang: Lang) -> String {
    let own = indicator.unit.as_deref().unwrap_or("");
    let english = if own.is_ascii() { Some(own) } else { rashin_shipped::unit_in_english(own) };
    match english.filter(|_| lang == Lang::En) {
        Some(english) if indicator.scale == Scale::One => english.to_owned(),
        Some(english) => format!("{} {english}", indicator.scale.label(lang)).trim_end().to_owned(),
        None => show::unit(indicator),
    }
}

/// The unit of a difference: that of two values in percent is in points.
pub fn unit_of_change(indicator: &Indicator, lang: Lang) -> String {
    match indicator.unit.as_deref() {
        Some("%" | "％") => lang.pick("ポイント", "points").to_owned(),
        _ => unit(indicator, lang),
    }
}

/// A number with a unit behind it; an English word stands apart.
///
/// ```
/// use rashin_service::units::with_unit;
///
/// assert_eq!(with_unit("3", "件"), "3件");
/// assert_eq!(with_unit("3", "cases"), "3\u{a0}cases");
/// ```
pub fn with_unit(number: &str, unit: &str) -> String {
    let apart = if is_word(unit) { "\u{a0}" } else { "" };
    format!("{number}{apart}{unit}")
}

/// Whether a unit is an English word, which stands apart from its number.
pub fn is_word(unit: &str) -> bool {
    unit.starts_with(|first: char| first.is_ascii_alphabetic())
}

/// A value of an indicator with its unit.
pub fn value_text(indicator: &Indicator, value: Decimal, lang: Lang) -> String {
    with_unit(&show::grouped(value, indicator.decimals), &unit(indicator, lang))
}

/// A figure in the unit of an indicator.
///
/// # Errors
/// The reason of the figure; [`Reason::OutOfRange`] beyond the range of decimals.
pub fn figure_text(indicator: &Indicator, figure: Figure, lang: Lang) -> Result<String, Reason> {
    show::figure(figure, indicator.decimals).map(|text| with_unit(&text, &unit(indicator, lang)))
}

/// A difference of two values of an indicator, with its sign.
///
/// # Errors
/// As [`figure_text`].
pub fn change_text(indicator: &Indicator, change: Figure, lang: Lang) -> Result<String, Reason> {
    show::signed(change, indicator.decimals).map(|text| with_unit(&text, &unit_of_change(indicator, lang)))
}
