//! The larger figures of pages.

use maud::{Markup, PreEscaped};
use rashin_eval::plan::Series;
use rashin_figures::{Series as SeriesFigure, Size, View, pair};
use rashin_model::Lang;
use rashin_report::drawings::{language, series};

use crate::plan_view::PlanView;

/// The series of an indicator against its target path, in both sizes.
pub fn series_figure(lang: Lang, view: &PlanView, of: &Series) -> Markup {
    on_page(lang, &series::figure(lang, view, of), "series")
}

/// A series in both sizes; the id is used once on a page.
pub fn on_page(lang: Lang, figure: &SeriesFigure, id: &str) -> Markup {
    let language = language(lang);
    let (wide_id, compact_id) = (format!("{id}-wide"), format!("{id}-compact"));
    let wide = series::draw(figure, View::new(&wide_id).language(language));
    let compact = series::draw(figure, View::new(&compact_id).language(language).size(Size::Compact));
    PreEscaped(pair(&wide, &compact))
}
