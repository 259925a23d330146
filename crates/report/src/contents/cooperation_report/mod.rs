//! The cooperation report: per fiscal year what prefecture and municipalities pursue together, a sheet per
//! theme, what goes on in the next year, the year's calendar.

mod calendar;
mod next;
mod sheet;
mod summary;

use std::collections::BTreeSet;

use rashin_model::plan::titled;
use rashin_model::tables::{Cooperation, CooperationDecision, CooperationState};
use rashin_model::{AreaCode, Lang, Period};
use rashin_service::{AssessedPlan, themes};
use serde::Serialize;

use crate::content::Content;
use crate::document::{Document, Lack, Scope};
use crate::frame::Frame;
use crate::source::Source;
use crate::table::Table;
use crate::workbook::{Block, Sheet};

/// The document.
pub const DOCUMENT: Document = Document {
    code: "cooperation-report",
    title: ("連携推進項目の取組状況", "Cooperation report"),
    about: (
        "県と市町村が連携して取り組む項目。年度ごとの一覧と開催日、項目ごとの成果と今後の取組、決定と理由、翌年度の項目、年間の予定。",
        "What prefecture and municipalities pursue together: a list per year with dates, results and next steps of each theme, decisions with reasons, the themes of the next year, the calendar.",
    ),
    scope: Scope::Plan,
    template: "cooperation-report.typ",
    tables: &[
        "cooperation",
        "cooperation__proposers",
        "cooperation__targets",
        "cooperation__departments",
        "cooperation_items",
        "cooperation_meetings",
        "areas",
        "meetings",
        "events",
    ],
    lack,
    make,
};

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct CooperationReport {
    /// The earlier first.
    years: Vec<Year>,
    /// A calendar of each year with themes or meetings.
    calendars: Vec<Calendar>,
}

/// What happened in a fiscal year, month by month.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Calendar {
    title: String,
    table: Table,
    #[serde(skip)]
    sheet_name: String,
}

/// A fiscal year.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Year {
    title: String,
    summary: Table,
    sheets: Vec<sheet::ThemeSheet>,
    next_title: String,
    next: Option<Table>,
    #[serde(skip)]
    short: String,
    /// Name of the sheet of the next year.
    #[serde(skip)]
    next_sheet: String,
}

fn lack(assessed: &AssessedPlan) -> Option<Lack> {
    assessed.plan.cooperation.is_empty().then(|| {
        Lack::new(
            "連携推進項目（cooperation）がありません。県と市町村が連携して取り組む項目を入れてください",
            "there is no cooperation theme; fill in the table cooperation",
        )
    })
}

#[expect(clippy::unnecessary_wraps, reason = "documents of one element or meeting may lack it")]
fn make(source: &Source<'_>) -> Result<Box<dyn Content>, Lack> {
    let plan = &source.assessed.plan;
    let years = themes::by_year(plan);
    let met = plan.meetings.iter().filter_map(|meeting| meeting.date);
    let met: BTreeSet<i16> = met.map(Period::fiscal_year).chain(years.iter().map(|(number, _)| *number)).collect();
    Ok(Box::new(CooperationReport {
        years: years.iter().rev().map(|(number, own)| year(source, *number, own)).collect(),
        calendars: met.into_iter().map(|number| calendar(source, number)).collect(),
    }))
}

fn year(source: &Source<'_>, number: i16, own: &[&Cooperation]) -> Year {
    let lang = source.lang;
    let name = Period::FiscalYear(number).name(lang);
    let next_name = Period::FiscalYear(number + 1).name(lang);
    let short = Period::FiscalYear(number).short_name(lang);
    Year {
        summary: summary::table(source, own),
        sheets: own.iter().map(|theme| sheet::of(source, theme)).collect(),
        next_title: match lang {
            Lang::Ja => format!("{next_name}の連携推進項目"),
            Lang::En => format!("Themes of {next_name}"),
        },
        next: next::table(source, number, own),
        title: match (lang, own.iter().any(|theme| !themes::dates(&source.assessed.plan, theme).is_empty())) {
            (Lang::Ja, true) => format!("{name}の連携推進項目の開催状況等"),
            (Lang::Ja, false) => format!("{name}の連携推進項目の一覧"),
            (Lang::En, true) => format!("Themes of {name} and their meetings"),
            (Lang::En, false) => format!("Themes of {name}"),
        },
        next_sheet: format!("{short} {}", lang.pick("翌年度の項目", "next year")),
        short,
    }
}

fn calendar(source: &Source<'_>, number: i16) -> Calendar {
    let (lang, year) = (source.lang, Period::FiscalYear(number));
    Calendar {
        title: match lang {
            Lang::Ja => format!("{}の年間スケジュール", year.name(lang)),
            Lang::En => format!("Calendar of {}", year.name(lang)),
        },
        table: calendar::table(source, number, &themes::of_year(&source.assessed.plan, number)),
        sheet_name: format!("{} {}", year.short_name(lang), lang.pick("年間スケジュール", "calendar")),
    }
}

/// The title of a theme.
fn title(theme: &Cooperation, lang: Lang) -> &str {
    titled(&theme.title, theme.title_en.as_deref(), lang).0
}

/// Areas one after the other; all municipalities by one word.
fn areas(assessed: &AssessedPlan, areas: &[AreaCode], lang: Lang) -> String {
    let all = themes::municipalities(&assessed.plan);
    if !all.is_empty() && all.len() == areas.len() && all.iter().all(|area| areas.contains(area)) {
        return lang.pick("全市町村", "every municipality").to_owned();
    }
    let names: Vec<String> = areas.iter().map(|area| assessed.area_name(*area, lang).0).collect();
    names.join(lang.pick("、", ", "))
}

/// Whether a theme goes on; before its year, how far its proposal has come; blank where neither is known.
fn standing(theme: &Cooperation, lang: Lang) -> String {
    let state = theme.state.filter(|state| *state != CooperationState::Adopted).map(|state| state.label(lang));
    let decision = theme.decision.map(|decision| match decision {
        CooperationDecision::Continue => lang.pick("協議継続", "continued"),
        CooperationDecision::End => lang.pick("協議を終了", "ended"),
        CooperationDecision::New => decision.label(lang),
    });
    state.into_iter().chain(decision).collect::<Vec<_>>().join(lang.pick("・", ", "))
}

impl Content for CooperationReport {
    fn context(&self, frame: &Frame) -> Vec<u8> {
        frame.with(self)
    }

    fn sheets(&self) -> Vec<Sheet<'_>> {
        let mut sheets = Vec::new();
        for year in &self.years {
            let heading = |text: &str| Block::Heading(text.to_owned());
            sheets.push(Sheet::landscape(&year.short, vec![heading(&year.title), Block::Table(&year.summary)]));
            sheets.extend(year.sheets.iter().map(|sheet| sheet.sheet(&year.short)));
            if let Some(next) = &year.next {
                sheets.push(Sheet::landscape(&year.next_sheet, vec![heading(&year.next_title), Block::Table(next)]));
            }
        }
        sheets.extend(self.calendars.iter().map(|calendar| {
            let blocks = vec![Block::Heading(calendar.title.clone()), Block::Table(&calendar.table)];
            Sheet::landscape(&calendar.sheet_name, blocks)
        }));
        sheets
    }
}
