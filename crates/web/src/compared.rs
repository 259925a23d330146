//! The areas of a plan's indicator beside each other: what is known of them, and how they compare.

use rashin_eval::areas::{AreaFact, Comparison, Scope, compare_areas, periods_compared};
use rashin_model::{AreaCode, AreaKind, Lang, Period};

use crate::plan_view::PlanView;

/// The indicator of a plan that holds the number of inhabitants has the code of the plan and this.
const POPULATION: &str = "-population";

/// The periods at which areas of a scope can be compared, in order of time; none where fewer than two
/// areas have values.
pub fn periods(view: &PlanView, position: usize, scope: Scope) -> Vec<Period> {
    periods_compared(&view.evaluation, view.plan.area(), position, scope)
}

/// The areas of a scope at a period.
pub fn comparison(view: &PlanView, position: usize, scope: Scope, period: Period) -> Comparison {
    let population = view.position(&format!("{}{POPULATION}", view.plan.profile.code));
    let fact = |area| fact(view, population, area);
    compare_areas(&view.plan, &view.evaluation, position, scope, period, &fact)
}

/// What is known of an area: its sort from the official table or the plan's own areas, its inhabitants
/// from the plan's indicator of the population (its latest value).
fn fact(view: &PlanView, population: Option<usize>, code: AreaCode) -> AreaFact {
    let own = view.plan.areas.iter().find(|row| row.code == code).and_then(|row| row.kind.as_deref());
    let kind = own.and_then(AreaKind::of_cell).or_else(|| rashin_shipped::areas().kind(code));
    let series = population.and_then(|position| view.all_series(position).find(|series| series.area == code));
    let population = series.and_then(|series| series.latest().actual).and_then(|value| u64::try_from(value).ok());
    AreaFact { code, kind, population }
}

/// The name of an area on a map: short, and whether it is Japanese.
pub fn short_name(view: &PlanView, code: AreaCode, lang: Lang) -> (String, bool) {
    if let Some(body) = rashin_shipped::areas().get(code) {
        return match lang {
            Lang::Ja => (body.short_name().to_owned(), true),
            Lang::En => (body.english_short_name(), false),
        };
    }
    let (name, own) = view.area_name(code, lang);
    match name.rsplit_once(' ') {
        // "Mihon City" is Mihon on a map.
        Some((short, _)) if own == Lang::En => (short.to_owned(), false),
        _ => (name, own == Lang::Ja),
    }
}
