//! Which rows of machine tables go with what a document shows.

use rashin_model::tables::Node;
use rashin_opendata::Only;
use rashin_service::AssessedPlan;

/// The rows of some elements and indicators; of evaluations those of the areas that documents show.
pub fn of(assessed: &AssessedPlan, nodes: &[&Node], indicators: &[usize]) -> Only {
    of_indicators(assessed, indicators).of("nodes", nodes.iter().map(|node| &node.code))
}

/// The rows of some indicators; of evaluations those of the areas that documents show.
pub fn of_indicators(assessed: &AssessedPlan, indicators: &[usize]) -> Only {
    let areas = indicators.iter().filter_map(|&position| assessed.series(position)).map(|series| series.area);
    let codes = indicators.iter().map(|&position| &assessed.indicator(position).code);
    Only::default().of("indicators", codes).within("evaluation", "areas", areas)
}
