//! Series that can be laid over another: other areas, and other indicators of the same unit.

use rashin_eval::plan::Series;
use rashin_model::Lang;
use rashin_model::amount::to_f64;
use serde::Serialize;

use crate::plan_view::PlanView;
use crate::show;

/// Most areas that are offered: every prefecture, or the municipalities of one.
const MOST_AREAS: usize = 180;
/// Most other indicators that are offered.
const MOST_INDICATORS: usize = 12;

/// What the island reads.
#[derive(Serialize)]
struct Comparable {
    name: String,
    lang: &'static str,
    is_area: bool,
    decimals: u32,
    points: Vec<Point>,
}

/// A value: code of its period, its time in years, its short name, the value.
type Point = (String, f64, String, f64);

/// The series as JSON; none where there is nothing to compare.
pub fn comparable(lang: Lang, view: &PlanView, series: &Series) -> Option<String> {
    let areas = view.all_series(series.indicator).filter(|other| other.area != series.area).filter_map(|other| {
        let (name, own) = view.area_name(other.area, lang);
        of(lang, view, other, name, own, true)
    });
    let mut all: Vec<Comparable> = areas.take(MOST_AREAS).collect();
    all.extend(indicators(lang, view, series));
    if all.is_empty() { None } else { serde_json::to_string(&all).ok() }
}

/// Other indicators of the same unit, those of the same field first; a single value makes no course.
fn indicators(lang: Lang, view: &PlanView, series: &Series) -> Vec<Comparable> {
    let own = view.indicator(series.indicator);
    let field = |position: usize| view.field_of(position).map(|field| &field.code);
    let is_alike = |position: &usize| {
        let other = view.indicator(*position);
        *position != series.indicator && other.unit == own.unit && other.scale == own.scale && other.unit.is_some()
    };
    let mut positions: Vec<usize> = view.plain_indicators().filter(is_alike).collect();
    positions.sort_by_key(|position| field(*position) != field(series.indicator));
    positions
        .into_iter()
        .filter_map(|position| {
            let indicator = view.indicator(position);
            let own = if lang == Lang::En && indicator.name_en.is_some() { Lang::En } else { Lang::Ja };
            of(lang, view, view.series(position)?, show::name_text(indicator, lang).to_owned(), own, false)
        })
        .filter(|other| other.points.len() > 1)
        .take(MOST_INDICATORS)
        .collect()
}

fn of(lang: Lang, view: &PlanView, series: &Series, name: String, own: Lang, is_area: bool) -> Option<Comparable> {
    let point = |one: &rashin_eval::plan::Assessment| {
        let period = one.period?;
        Some((period.code(), period.end_in_years(), period.short_name(lang), to_f64(one.actual?)))
    };
    let points: Vec<Point> = series.assessments.iter().filter_map(point).collect();
    let decimals = view.indicator(series.indicator).decimals;
    (!points.is_empty()).then(|| Comparable { name, lang: own.tag(), is_area, decimals, points })
}
