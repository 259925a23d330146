//! Indicators that need attention: worse than at the start, or behind.

use rashin_eval::plan::Standing;
use rashin_eval::show::plain_percent;
use rashin_model::Lang;
use rashin_service::AssessedPlan;

use crate::contents::{names, standing};
use crate::table::{Cell, Column, Table};

/// A row for each, the worst first.
pub(super) fn table(assessed: &AssessedPlan, indicators: &[usize], lang: Lang) -> Table {
    let mut table = Table::new(vec![
        Column::new(lang.pick("状況", "Standing"), 0.8),
        Column::new(lang.pick("指標", "Indicator"), 2.6),
        Column::new(lang.pick("項目", "Element"), 2.4),
        Column::new(lang.pick("所管", "Offices"), 1.3),
        Column::new(lang.pick("現状値", "Baseline"), 1.2),
        Column::new(lang.pick("実績値", "Actual"), 1.2),
        Column::new(lang.pick("目標値", "Target"), 1.2),
        Column::new(lang.pick("達成率", "Attainment"), 0.8),
    ]);
    for wanted in [Standing::Worse, Standing::Behind, Standing::SlightlyBehind] {
        for &position in indicators.iter().filter(|position| assessed.standing(**position) == wanted) {
            let at = assessed.used_at(position).next().map(|(_, node)| names::numbered(node, lang));
            let attainment = assessed.latest(position).and_then(|latest| plain_percent(latest.attainment).ok());
            table.rows.push(vec![
                Cell::strong(wanted.label(lang)),
                Cell::text(standing::name(assessed, position, lang)),
                Cell::maybe(at.as_deref()),
                Cell::text(assessed.offices(position).join(lang.pick("・", ", "))),
                Cell::text(standing::said(assessed, position, assessed.said_of_start(position), lang)),
                Cell::text(standing::actual(assessed, position, lang)),
                Cell::text(standing::said(assessed, position, assessed.said_of_target(position), lang)),
                attainment.map_or(Cell::Blank, |share| Cell::text(format!("{share}%"))),
            ]);
        }
    }
    table
}
