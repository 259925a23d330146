//! Where an indicator stands, and its drawing.

use rashin_eval::plan::Standing;
use rashin_eval::show as text;
use rashin_eval::{Figure, show::plain_percent};
use rashin_figures::View;
use rashin_model::Lang;
use rashin_service::AssessedPlan;

use crate::contents::facts::Drawing;
use crate::contents::{index_part, standing};
use crate::drawings::{language, series};
use crate::table::{Cell, Column, Table};

/// Fewer points make no drawing.
const LEAST_POINTS: usize = 2;

/// The columns that say where an indicator stands.
pub(super) fn columns(lang: Lang) -> [Column; 7] {
    [
        Column::new(lang.pick("現状値", "Baseline"), 1.2),
        Column::new(lang.pick("実績値", "Actual"), 1.2),
        Column::new(lang.pick("目標値", "Target"), 1.2),
        Column::new(lang.pick("達成率", "Attainment"), 1.0),
        Column::new(lang.pick("進捗率", "Progress"), 1.0),
        Column::new(lang.pick("ペース", "Pace"), 1.0),
        Column::new(lang.pick("状況", "Standing"), 1.2),
    ]
}

/// Start, latest value, target, how far, how fast, where it stands and why it is not judged.
pub(super) fn numbers(assessed: &AssessedPlan, position: usize, lang: Lang) -> Table {
    let mut table = Table::new(columns(lang).into());
    table.rows.push(match assessed.index(position) {
        Some(index) => vec![
            Cell::figure(index.start.index, 1, lang),
            Cell::figure(index.value(), 1, lang),
            Cell::Number { text: "100".to_owned(), value: 100.into() },
            Cell::Blank,
            Cell::Blank,
            Cell::Blank,
            index_part::mark(assessed, index, lang),
        ],
        None => row(assessed, position, lang),
    });
    table
}

fn row(assessed: &AssessedPlan, position: usize, lang: Lang) -> Vec<Cell> {
    let latest = assessed.latest(position);
    let why = latest.and_then(Standing::why_not_judged);
    // Why nothing is judged is said once, beside the standing.
    let told = |figure: Option<Figure>, show: &dyn Fn(Figure) -> Result<String, rashin_eval::Reason>| {
        figure.map_or(Cell::Blank, |figure| match show(figure) {
            Ok(shown) => Cell::text(shown),
            Err(reason) if Some(reason) == why => Cell::Blank,
            Err(reason) => Cell::text(reason.text(lang)),
        })
    };
    let percent = |figure: Figure| plain_percent(figure).map(|share| format!("{share}%"));
    let stands = assessed.standing(position).label(lang);
    vec![
        Cell::text(standing::said(assessed, position, assessed.said_of_start(position), lang)),
        Cell::text(standing::actual(assessed, position, lang)),
        Cell::text(standing::said(assessed, position, assessed.said_of_target(position), lang)),
        told(latest.map(|one| one.attainment), &percent),
        told(latest.map(|one| one.progress), &percent),
        told(latest.map(|one| one.pace), &|figure| text::figure(figure, 2)),
        Cell::Lines {
            strong: stands.to_owned(),
            lines: why.map(|reason| reason.text(lang).to_owned()).into_iter().collect(),
        },
    ]
}

/// The readings against the target path; none with fewer than two points.
pub(super) fn drawing(assessed: &AssessedPlan, position: usize, lang: Lang) -> Option<Drawing> {
    let own = assessed.series(position).filter(|own| series::points(own) >= LEAST_POINTS)?;
    let figure = series::figure(lang, assessed, own);
    let alt = format!("{}{}{}", figure.caption.title, lang.pick("：", ": "), figure.caption.description);
    let id = format!("series-{position}");
    let svg = series::draw(&figure, View::new(&id).language(language(lang)));
    Some(Drawing { file: format!("{id}.svg"), alt, svg })
}
