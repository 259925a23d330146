//! The parts of a sheet: texts, marks, indicators, steps.

use std::collections::BTreeSet;

use rashin_eval::plan::Standing;
use rashin_eval::show::plain_percent;
use rashin_model::plan::titled;
use rashin_model::tables::{Grade, GradedBy, Node};
use rashin_model::texts::{Heading, numbers_of};
use rashin_model::{Lang, Period};
use rashin_service::{AssessedPlan, Said};
use serde::Serialize;

use super::sheet::Titled;
use crate::contents::marks::{self, MarkKind, Meaning};
use crate::contents::standing;
use crate::contents::texts::Text;
use crate::table::{Cell, Column, Table};

/// Most targets of different years that stand side by side.
const MOST_TARGETS: usize = 5;

/// A section with its texts, or sections that answer one another.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Section {
    /// A section alone.
    Alone {
        /// Its heading.
        title: String,
        /// Its texts.
        texts: Vec<Text>,
    },
    /// Sections side by side, a row per number.
    Chain {
        /// Their headings, one after the other.
        title: String,
        /// What answers what.
        table: Table,
    },
}

/// A chain of sections; one alone is a list.
pub(super) fn section(chain: &[Heading<'_>], lang: Lang) -> Section {
    if let [alone] = chain {
        let texts = alone.items.iter().map(|item| Text::of(item)).collect();
        return Section::Alone { title: alone.section.name(lang).to_owned(), texts };
    }
    let names: Vec<&str> = chain.iter().map(|heading| heading.section.name(lang)).collect();
    let mut table = Table::new(names.iter().map(|name| Column::new(*name, 1.0)).collect());
    for numbers in numbers_of(chain) {
        let cell = |heading: &Heading<'_>| {
            let texts: Vec<Text> = heading.numbered(numbers).map(Text::of).collect();
            if texts.is_empty() { Cell::Blank } else { Cell::Texts { texts } }
        };
        table.rows.push(chain.iter().map(cell).collect());
    }
    Section::Chain { title: names.join(" → "), table }
}

/// The marks given to an element, the newest review first, and what marks there are.
pub(super) fn marks(assessed: &AssessedPlan, node: &Node, lang: Lang) -> (Option<Titled>, Vec<Meaning>) {
    let plan = &assessed.plan;
    let given: Vec<&Grade> = plan.grades.iter().filter(|grade| grade.node.as_ref() == Some(&node.code)).collect();
    let mut table = Table::new(vec![
        Column::new(lang.pick("点検・評価", "Review"), 1.4),
        Column::new(lang.pick("評価者", "By"), 1.1),
        Column::new(lang.pick("観点", "Dimension"), 0.9),
        Column::new(lang.pick("評価", "Mark"), 1.0),
        Column::new(lang.pick("意味", "Meaning"), 2.4),
        Column::new(lang.pick("理由", "Reason"), 3.6),
    ]);
    let reviews: Vec<_> =
        plan.reviews.iter().rev().filter(|review| given.iter().any(|grade| grade.review == review.code)).collect();
    let dimension = |rubric, dimension| {
        let named = assessed.dimension_name(rubric, dimension, lang);
        named.map_or(Cell::Blank, |(name, _)| Cell::text(name))
    };
    for review in &reviews {
        let name = titled(&review.name, review.name_en.as_deref(), lang).0;
        let own = || given.iter().copied().filter(|grade| grade.review == review.code);
        let by_whom = GradedBy::ALL.iter().flat_map(|by| own().filter(move |grade| grade.by == *by));
        for grade in by_whom {
            table.rows.push(vec![
                if reviews.len() > 1 { Cell::text(name) } else { Cell::Blank },
                Cell::text(grade.by.label(lang)),
                dimension(&grade.rubric, &grade.dimension),
                marks::sign_cell(Some(grade), lang),
                Cell::text(marks::meaning(assessed, grade, lang)),
                Cell::maybe(grade.reason.as_deref()),
            ]);
        }
        for follows in marks::departing(assessed, &node.code, &review.code) {
            let Ok(mark) = &follows.mark.mark else { continue };
            table.rows.push(vec![
                if reviews.len() > 1 { Cell::text(name) } else { Cell::Blank },
                Cell::text(lang.pick("評価基準から導かれる評価", "follows from the rubric")),
                dimension(&follows.mark.rubric, &follows.mark.dimension),
                Cell::Mark { sign: mark.mark().to_owned(), meaning: String::new() },
                Cell::text(mark.meaning(lang)),
                Cell::text(lang.pick("付けられた評価と違います", "differs from the mark given")),
            ]);
        }
    }
    if table.rows.is_empty() {
        return (None, Vec::new());
    }
    let title = match reviews[..] {
        [only] => titled(&only.name, only.name_en.as_deref(), lang).0.to_owned(),
        _ => lang.pick("評価", "Marks").to_owned(),
    };
    let mut kinds: Vec<MarkKind> = Vec::new();
    for grade in given {
        let kind = MarkKind { rubric: grade.rubric.clone(), dimension: grade.dimension.clone(), by: grade.by };
        // Marks without an order are no scale, and say themselves what they are.
        let is_scale =
            assessed.rubric_rows(&kind.rubric).any(|row| row.dimension == kind.dimension && row.rank.is_some());
        if is_scale && !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    (Some(Titled { title, table: table.without_blank_columns() }), marks::legends(assessed, &kinds, lang))
}

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
    columns.push(Column::new(lang.pick("達成率", "Attainment"), 0.8));
    columns.push(Column::new(lang.pick("状況", "Standing"), 0.9));
    let mut table = Table::new(columns);
    for (row, position) in uses {
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
            cells.push(Cell::text(standing::said(assessed, position, assessed.said_of_target(position), lang)));
        }
        let attainment = assessed.latest(position).and_then(|latest| plain_percent(latest.attainment).ok());
        let attainment = attainment.filter(|_| !is_start);
        cells.push(attainment.map_or(Cell::Blank, |share| Cell::text(format!("{share}%"))));
        // Where no target or no value is, the cells before say so.
        let target = assessed.said_of_target(position);
        let is_said = match assessed.standing(position) {
            Standing::NoValue => false,
            Standing::NotJudged => target != Said::Nothing && !is_start,
            _ => true,
        };
        cells.push(if is_said { Cell::text(assessed.standing(position).label(lang)) } else { Cell::Blank });
        table.rows.push(cells);
    }
    Some(Titled { title: title.to_owned(), table: table.without_blank_columns() })
}

/// What was planned and done in each half-year; `None` for an element without steps.
pub(super) fn steps(assessed: &AssessedPlan, node: &Node, lang: Lang) -> Option<Table> {
    let mut table = Table::new(vec![
        Column::new(lang.pick("期間", "Period"), 1.0),
        Column::new(lang.pick("計画", "Planned"), 2.2),
        Column::new(lang.pick("実績", "Actual"), 2.2),
        Column::new(lang.pick("状況", "State"), 0.9),
        Column::new(lang.pick("要因と今後", "Cause and next"), 2.0),
    ]);
    for step in assessed.steps(&node.code) {
        let is_over = step.period.end() < assessed.evaluation.as_of;
        let state = match step.state {
            Some(state) => state.label(lang),
            None if is_over => lang.pick("未報告", "not reported"),
            None => lang.pick("時期前", "not due yet"),
        };
        let lines = |lines: [Option<String>; 2]| {
            let lines: Vec<String> = lines.into_iter().flatten().collect();
            if lines.is_empty() { Cell::Blank } else { Cell::Lines { strong: String::new(), lines } }
        };
        let named = |name: &str, words: &Option<String>| words.as_ref().map(|words| format!("{name}{words}"));
        table.rows.push(vec![
            Cell::text(step.period.short_name(lang)),
            Cell::maybe(step.planned.as_deref()),
            lines([step.actual.clone(), step.done.clone()]),
            Cell::text(state),
            lines([
                named(lang.pick("要因：", "Cause: "), &step.cause),
                named(lang.pick("今後：", "Next: "), &step.next),
            ]),
        ]);
    }
    (!table.rows.is_empty()).then(|| table.without_blank_columns())
}
