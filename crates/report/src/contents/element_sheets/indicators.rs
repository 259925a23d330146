//! The indicators of an element.

use std::collections::BTreeSet;

use rashin_eval::plan::Standing;
use rashin_eval::show::plain_percent;
use rashin_model::tables::Node;
use rashin_model::{Lang, Period};
use rashin_service::{AssessedPlan, Said};

use super::sheet::Titled;
use crate::contents::{names, standing};
use crate::table::{Cell, Column, Table};

/// Most targets of different years that stand side by side.
const MOST_TARGETS: usize = 3;

/// The indicators used at an element, with a target per year where there are several.
pub(super) fn indicators(assessed: &AssessedPlan, node: &Node, lang: Lang) -> Option<Titled> {
    let uses: Vec<_> = assessed.uses(&node.code).filter(|(_, position)| !assessed.is_composite(*position)).collect();
    let (first, _) = uses.first()?;
    let is_one_role = uses.iter().all(|(row, _)| row.role == first.role);
    let role = first.role.label(lang);
    let is_a_section = assessed.plan.sections.iter().any(|section| section.name(lang) == role);
    let title = if is_one_role && !is_a_section { role } else { lang.pick("指標", "Indicators") };
    let targets = |position| standing::targets(assessed, position, lang);
    let periods: BTreeSet<Period> =
        uses.iter().flat_map(|(_, position)| targets(*position)).map(|(period, _)| period).collect();
    let by_year = (2..=MOST_TARGETS).contains(&periods.len());
    let mut columns = vec![
        Column::new(lang.pick("指標", "Indicator"), 2.4),
        Column::new(lang.pick("現状値", "Baseline"), 1.3),
        Column::new(lang.pick("実績値", "Actual"), 1.3),
    ];
    if by_year {
        let head = |period: &Period| format!("{}{}", lang.pick("目標 ", "Target "), period.short_name(lang));
        columns.extend(periods.iter().map(|period| Column::new(head(period), 1.1)));
    } else {
        columns.push(Column::new(lang.pick("目標値", "Target"), 1.5));
    }
    columns.push(Column::new(lang.pick("達成率", "Attainment"), 1.1));
    columns.push(Column::new(lang.pick("状況", "Standing"), 1.0));
    let mut table = Table::new(columns);
    let mut notes = Vec::new();
    for (row, position) in uses {
        notes.extend(note(assessed, position, lang));
        let again = if row.repeated { lang.pick("（再掲）", " (again)") } else { "" };
        let start = standing::said(assessed, position, assessed.said_of_start(position), lang);
        let actual = standing::actual(assessed, position, lang);
        let is_start = actual == start;
        let mut cells = vec![
            Cell::strong(format!("{}{again}", standing::name(assessed, position, lang))),
            Cell::text(&start),
            // The value at the start is not said twice, nor held against the target.
            if is_start { Cell::Blank } else { Cell::text(actual) },
        ];
        if by_year {
            let targets = targets(position);
            let of = |period: &Period| targets.iter().find(|(own, _)| own == period).map(|(_, said)| said.as_str());
            cells.extend(periods.iter().map(|period| Cell::maybe(of(period))));
        } else {
            let targets = targets(position);
            cells.push(if targets.len() > 1 {
                let lines = targets.iter().map(|(period, said)| format!("{} {said}", period.short_name(lang)));
                Cell::Lines { strong: String::new(), lines: lines.collect() }
            } else {
                Cell::text(standing::said(assessed, position, assessed.said_of_target(position), lang))
            });
        }
        let attainment = assessed.latest(position).and_then(|latest| plain_percent(latest.attainment).ok());
        let attainment = attainment.filter(|_| !is_start);
        cells.push(attainment.map_or(Cell::Blank, |share| Cell::text(format!("{share}%"))));
        // Where no target or no value is, the cells before say so.
        let target = assessed.said_of_target(position);
        let is_said = match assessed.standing(position) {
            Standing::NoValue => false,
            Standing::NotJudged => target != Said::Nothing && !is_start,
            _ => !is_start,
        };
        cells.push(if is_said { Cell::text(assessed.standing(position).label(lang)) } else { Cell::Blank });
        table.rows.push(cells);
    }
    Some(Titled { title: names::capital(title), table: table.without_blank_columns(), notes })
}

/// What an indicator is and what its paper remarks on it; `None` for nothing.
fn note(assessed: &AssessedPlan, position: usize, lang: Lang) -> Option<String> {
    let indicator = assessed.indicator(position);
    let said: Vec<&str> = [&indicator.definition, &indicator.note].into_iter().flatten().map(String::as_str).collect();
    let name = standing::name(assessed, position, lang);
    (!said.is_empty()).then(|| match lang {
        Lang::Ja => format!("※ {name}：{}", said.join("　")),
        Lang::En => format!("* {name}: {}", said.join(" ")),
    })
}
