//! The plan as a whole: what it is, in a few sentences, and how it came about.

use rashin_model::plan::titled;
use rashin_model::tables::{Event, Profile};
use rashin_model::{Lang, Period};
use rashin_service::AssessedPlan;
use serde::Serialize;

use super::facts::Fact;
use crate::source::day;
use crate::table::{Cell, Column, Table};
use crate::workbook::{Block, Sheet};

/// The plan as a whole.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Outline {
    title: &'static str,
    facts: Vec<Fact>,
    summary: String,
    events_title: &'static str,
    events: Option<Table>,
}

impl Outline {
    /// The outline of a plan.
    pub fn of(assessed: &AssessedPlan, lang: Lang) -> Self {
        let profile = &assessed.plan.profile;
        let facts = [
            Fact::of(lang, lang.pick("名称", "Title"), titled(&profile.title, profile.title_en.as_deref(), lang).0),
            Fact::of(lang, lang.pick("期間", "Term"), term(profile, lang)),
            Fact::of(
                lang,
                lang.pick("決定日", "Adopted on"),
                profile.adopted_on.map_or_else(String::new, |on| day(on, lang)),
            ),
            Fact::of(lang, lang.pick("根拠法令", "Legal basis"), profile.legal_basis.clone().unwrap_or_default()),
            Fact::of(lang, lang.pick("上位計画", "Plan above it"), profile.parent_plan.clone().unwrap_or_default()),
        ];
        let summary = profile.summary.as_deref().unwrap_or_default();
        Self {
            title: lang.pick("計画の概要", "The plan"),
            facts: facts.into_iter().flatten().collect(),
            summary: titled(summary, profile.summary_en.as_deref(), lang).0.to_owned(),
            events_title: lang.pick("経過", "How it came about"),
            events: events(assessed, lang),
        }
    }

    /// The same for a workbook.
    pub fn for_people(&self) -> Sheet<'_> {
        let lines = self.facts.iter().map(Fact::line);
        let summary = (!self.summary.is_empty()).then(|| self.summary.clone());
        let mut blocks = vec![Block::Heading(self.title.to_owned()), Block::Lines(lines.chain(summary).collect())];
        if let Some(events) = &self.events {
            blocks.extend([Block::Heading(self.events_title.to_owned()), Block::Table(events)]);
        }
        Sheet::portrait(self.title, blocks)
    }
}

fn term(profile: &Profile, lang: Lang) -> String {
    let year =
        |year: u32| i16::try_from(year).map_or_else(|_| year.to_string(), |year| Period::FiscalYear(year).name(lang));
    format!("{}{}{}", year(profile.first_year), lang.pick("から", " to "), year(profile.last_year))
}

/// On which days something happened: as printed, else from its first to its last day.
pub fn days(event: &Event, lang: Lang) -> String {
    event.date_text.clone().unwrap_or_else(|| {
        let from = event.date.name(lang);
        match event.until {
            Some(until) => format!("{from}{}{}", lang.pick("～", " – "), until.name(lang)),
            None => from,
        }
    })
}

fn events(assessed: &AssessedPlan, lang: Lang) -> Option<Table> {
    let mut table = Table::new(vec![
        Column::new(lang.pick("期日", "When"), 1.6),
        Column::new(lang.pick("内容", "What"), 3.4),
        Column::new(lang.pick("種類", "Kind"), 1.0),
        Column::new(lang.pick("備考", "Remark"), 2.0),
    ]);
    let mut events: Vec<&Event> = assessed.plan.events.iter().collect();
    events.sort_by_key(|event| event.order);
    let row = |event: &Event| {
        vec![
            Cell::text(days(event, lang)),
            Cell::text(titled(&event.title, event.title_en.as_deref(), lang).0),
            Cell::text(event.kind.label(lang)),
            Cell::maybe(event.note.as_deref()),
        ]
    };
    table.rows = events.into_iter().map(row).collect();
    (!table.rows.is_empty()).then(|| table.without_blank_columns())
}
