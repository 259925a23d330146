//! The sheet of a theme: its aim, results and next steps of its sub-items, the decision, its dates.

use rashin_model::tables::{Cooperation, CooperationItem};
use rashin_model::{Lang, Period};
use rashin_service::{AssessedPlan, themes};
use serde::Serialize;

use super::{areas, standing, title};
use crate::source::Source;
use crate::table::{Cell, Column, Table};
use crate::workbook::{Block, Sheet};

/// The sheet of a theme.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ThemeSheet {
    title: String,
    standing: String,
    facts: Table,
    items_title: String,
    items: Option<Table>,
    outcome_title: &'static str,
    outcome: Option<Table>,
    dates_title: &'static str,
    dates: Option<Table>,
}

/// The sheet of a theme.
pub fn of(source: &Source<'_>, theme: &Cooperation) -> ThemeSheet {
    let lang = source.lang;
    let year = theme.fiscal_year.name(lang);
    ThemeSheet {
        title: title(theme, lang).to_owned(),
        standing: standing(theme, lang),
        facts: facts(source, theme),
        items_title: match lang {
            Lang::Ja => format!("{year}の取組結果と今後の方向性"),
            Lang::En => format!("Results of {year} and next steps"),
        },
        items: items(source, theme),
        outcome_title: lang.pick("連携推進項目としての取扱い", "What becomes of the theme"),
        outcome: outcome(source, theme),
        dates_title: lang.pick("ワーキンググループ等の開催", "Dates of working groups"),
        dates: dates(source, theme),
    }
}

impl ThemeSheet {
    /// The same in a workbook.
    pub fn sheet(&self, year: &str) -> Sheet<'_> {
        let heading = |text: &str| Block::Heading(text.to_owned());
        let mut blocks = vec![heading(&self.title), Block::Lines(vec![self.standing.clone()])];
        blocks.push(Block::Table(&self.facts));
        let parts = [(&self.items_title[..], &self.items), (self.outcome_title, &self.outcome)];
        for (title, table) in parts.into_iter().chain([(self.dates_title, &self.dates)]) {
            if let Some(table) = table {
                blocks.extend([heading(title), Block::Table(table)]);
            }
        }
        Sheet::landscape(format!("{year} {}", self.title), blocks)
    }
}

/// Two columns, of which rows without words are left out.
fn named(lang: Lang, rows: Vec<(&str, Cell)>) -> Table {
    let mut table =
        Table::new(vec![Column::new(lang.pick("項目", "Point"), 1.2), Column::new(lang.pick("内容", "Content"), 6.8)]);
    let filled = rows.into_iter().filter(|(_, cell)| *cell != Cell::Blank);
    table.rows = filled.map(|(name, cell)| vec![Cell::strong(name), cell]).collect();
    table
}

/// Who proposed it, for whom, and why it is pursued.
fn facts(source: &Source<'_>, theme: &Cooperation) -> Table {
    let (assessed, lang) = (source.assessed, source.lang);
    let targets = if theme.targets.is_empty() {
        lang.pick("全市町村", "every municipality").to_owned()
    } else {
        areas(assessed, &theme.targets, lang)
    };
    let text = |text: &Option<String>| Cell::maybe(text.as_deref());
    let rows = vec![
        (lang.pick("提案市町村", "Proposed by"), Cell::text(areas(assessed, &theme.proposers, lang))),
        (lang.pick("対象市町村", "For"), Cell::text(targets)),
        (lang.pick("担当課", "Office"), Cell::text(theme.departments.join(lang.pick("、", ", ")))),
        (lang.pick("目的", "Goal"), text(&theme.goal)),
        (lang.pick("現状", "Present state"), text(&theme.present)),
        (lang.pick("課題", "Issues"), text(&theme.issues)),
        (lang.pick("取組", "Measures"), text(&theme.measures)),
        (lang.pick("効果・成果", "Effect"), text(&theme.effect)),
        (lang.pick("備考", "Remark"), text(&theme.note)),
    ];
    named(lang, rows)
}

/// The sub-items; `None` for a theme without.
fn items(source: &Source<'_>, theme: &Cooperation) -> Option<Table> {
    let lang = source.lang;
    let items = &source.assessed.plan.cooperation_items;
    let mut own: Vec<&CooperationItem> = items.iter().filter(|item| item.cooperation == theme.code).collect();
    own.sort_by_key(|item| item.order);
    let mut table = Table::new(vec![
        Column::new(lang.pick("内訳", "Sub-item"), 1.6),
        Column::new(lang.pick("取組成果（見込みを含む）", "Results (with what is expected)"), 3.2),
        Column::new(lang.pick("今後の取組", "Next steps"), 3.2),
    ]);
    let row = |item: &&CooperationItem| {
        let number = item.number.as_deref().map_or_else(String::new, |number| format!("{number} "));
        vec![
            Cell::strong(format!("{number}{}", item.title)),
            Cell::maybe(item.results.as_deref()),
            Cell::maybe(item.next.as_deref()),
        ]
    };
    table.rows = own.iter().map(row).collect();
    (!own.is_empty()).then(|| table.without_blank_columns())
}

/// What was decided and why, in which meetings, and the themes before and after.
fn outcome(source: &Source<'_>, theme: &Cooperation) -> Option<Table> {
    let (assessed, lang) = (source.assessed, source.lang);
    let others = |others: Vec<&Cooperation>| {
        let lines: Vec<String> = others.into_iter().map(|other| other_year(other, lang)).collect();
        if lines.is_empty() { Cell::Blank } else { Cell::Lines { strong: String::new(), lines } }
    };
    let table = named(
        lang,
        vec![
            (lang.pick("決定", "Decision"), Cell::text(standing(theme, lang))),
            (lang.pick("理由", "Reason"), Cell::maybe(theme.reason.as_deref())),
            (lang.pick("会議での決定", "Decided in meetings"), decisions(assessed, theme, lang)),
            (lang.pick("前年度の項目", "Theme before"), others(themes::predecessors(&assessed.plan, theme))),
            (lang.pick("引き継ぐ項目", "Theme after"), others(themes::successors(&assessed.plan, theme))),
        ],
    );
    (!table.rows.is_empty()).then_some(table)
}

fn other_year(other: &Cooperation, lang: Lang) -> String {
    let year = Period::FiscalYear(other.fiscal_year.fiscal_year()).short_name(lang);
    format!("{year}{}{}", lang.pick("　", " "), title(other, lang))
}

/// The decisions of meetings about a theme, each with its state.
fn decisions(assessed: &AssessedPlan, theme: &Cooperation, lang: Lang) -> Cell {
    let plan = &assessed.plan;
    let own = plan.decisions.iter().filter(|decision| decision.element.as_ref() == Some(&theme.code));
    let line = |decision: &rashin_model::tables::Decision| {
        let meeting = plan.meetings.iter().find(|meeting| Some(&meeting.code) == decision.meeting.as_ref());
        let day = meeting.and_then(|meeting| meeting.date).map(|date| format!("{} ", date.short_name(lang)));
        let due = decision.due.map(|due| format!("{}{}", lang.pick("、期限 ", ", due "), due.short_name(lang)));
        format!(
            "{}{}{}{}{}{}",
            day.unwrap_or_default(),
            decision.text,
            lang.pick("（", " ("),
            decision.state.label(lang),
            due.unwrap_or_default(),
            lang.pick("）", ")"),
        )
    };
    let lines: Vec<String> = own.map(line).collect();
    if lines.is_empty() { Cell::Blank } else { Cell::Lines { strong: String::new(), lines } }
}

/// The dates of the working groups; `None` where none is known.
fn dates(source: &Source<'_>, theme: &Cooperation) -> Option<Table> {
    let lang = source.lang;
    let own = themes::dates(&source.assessed.plan, theme);
    let mut table = Table::new(vec![
        Column::new(lang.pick("期日", "Date"), 2.3),
        Column::new(lang.pick("会議体", "Working group"), 2.0),
        Column::new(lang.pick("内容", "About"), 2.6),
        Column::new(lang.pick("備考", "Remark"), 1.8),
    ]);
    table.rows = own
        .iter()
        .map(|row| {
            let about = row.title.as_deref().filter(|title| row.group.as_deref() != Some(title));
            vec![
                Cell::text(row.date.name(lang)),
                Cell::maybe(row.group.as_deref()),
                Cell::maybe(about),
                Cell::maybe(row.note.as_deref()),
            ]
        })
        .collect();
    (!own.is_empty()).then(|| table.without_blank_columns())
}
