//! Figures of a plan: from its evaluation to what [`rashin_figures`] draws. Pages and documents show the same.

pub mod contributions;
pub mod series;
pub mod steps;
pub mod strip;

use rashin_figures::Language;
use rashin_model::Lang;

/// The language of a figure.
pub fn language(lang: Lang) -> Language {
    match lang {
        Lang::Ja => Language::Japanese,
        Lang::En => Language::English,
    }
}
