//! What the themes of a year become in the next one, and which are new there.

use rashin_model::tables::{Cooperation, CooperationDecision, CooperationState};
use rashin_model::{Lang, Period};
use rashin_service::themes;

use super::{areas, title};
use crate::source::Source;
use crate::table::{Cell, Column, Table};

/// Pursued in the year.
const PURSUED: &str = "○";

/// A row per theme of both years; `None` where the next year has none.
pub fn table(source: &Source<'_>, year: i16, own: &[&Cooperation]) -> Option<Table> {
    let (assessed, lang) = (source.assessed, source.lang);
    let next = themes::of_year(&assessed.plan, year + 1);
    if next.is_empty() {
        return None;
    }
    let short = |year: i16| Period::FiscalYear(year).short_name(lang);
    let mut table = Table::new(vec![
        Column::new(lang.pick("連携推進項目", "Theme"), 2.4),
        Column::new(lang.pick("提案市町村", "Proposed by"), 1.6),
        Column::new(short(year), 0.5),
        Column::new(short(year + 1), 0.9),
        Column::new(lang.pick("趣旨・理由", "Thrust, reason"), 3.6),
    ]);
    let mut continued = Vec::new();
    for theme in own {
        let after = themes::successors(&assessed.plan, theme);
        let goes_on = theme.decision != Some(CooperationDecision::End) && !after.is_empty();
        if goes_on {
            continued.extend(after.iter().map(|other| &other.code));
        }
        let titles = std::iter::once(title(theme, lang).to_owned());
        let renamed = after.iter().filter(|other| goes_on && other.title != theme.title);
        let renamed = renamed.map(|other| format!("→ {}", title(other, lang)));
        let becomes = match theme.decision {
            Some(CooperationDecision::End) => Cell::text(lang.pick("－ 終了", "– ended")),
            _ if goes_on => Cell::text(format!("{PURSUED} {}", lang.pick("継続", "continued"))),
            _ => Cell::Blank,
        };
        table.rows.push(vec![
            names(titles.chain(renamed).collect()),
            Cell::text(areas(assessed, &theme.proposers, lang)),
            Cell::text(PURSUED),
            becomes,
            Cell::maybe(theme.reason.as_deref()),
        ]);
    }
    for theme in next.iter().filter(|theme| !continued.contains(&&theme.code)) {
        let before = themes::predecessors(&assessed.plan, theme);
        let before = before.iter().map(|other| match lang {
            Lang::Ja => format!("（前年度: {}）", title(other, lang)),
            Lang::En => format!("(after: {})", title(other, lang)),
        });
        table.rows.push(vec![
            names(std::iter::once(title(theme, lang).to_owned()).chain(before).collect()),
            Cell::text(areas(assessed, &theme.proposers, lang)),
            Cell::Blank,
            Cell::text(adopted(theme, lang)),
            Cell::maybe(theme.reason.as_deref().or(theme.goal.as_deref())),
        ]);
    }
    Some(table)
}

/// A new theme, or why it is not one.
fn adopted(theme: &Cooperation, lang: Lang) -> String {
    match theme.state {
        Some(CooperationState::Declined) => format!("－ {}", CooperationState::Declined.label(lang)),
        Some(CooperationState::Proposed) => CooperationState::Proposed.label(lang).to_owned(),
        Some(CooperationState::Adopted) | None => format!("{PURSUED} {}", CooperationDecision::New.label(lang)),
    }
}

/// The first title stands out.
fn names(mut titles: Vec<String>) -> Cell {
    let strong = titles.remove(0);
    if titles.is_empty() { Cell::strong(strong) } else { Cell::Lines { strong, lines: titles } }
}
