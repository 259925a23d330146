//! The first pages: when, where, the agenda, who took part.

use jiff::civil::Weekday;
use rashin_model::tables::{AgendaPoint, Attendance, AttendanceForm, Meeting, MeetingStatus};
use rashin_model::{Lang, Period};
use rashin_service::deliberation::is_embargoed;
use rashin_service::sittings::hours;
use serde::Serialize;

use super::lines;
use crate::source::{Source, day};
use crate::table::{Cell, Column, Table};
use crate::workbook::{Block, Sheet};

/// The first pages.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Cover {
    embargo: Option<String>,
    facts: Vec<Fact>,
    agenda_title: &'static str,
    agenda: Vec<Point>,
    agenda_empty: Option<&'static str>,
    contents_title: &'static str,
    page_head: &'static str,
    attendance_title: &'static str,
    attendance_count: String,
    attendance: Option<Table>,
}

/// What is known of the meeting.
#[derive(Debug, Serialize)]
struct Fact {
    name: &'static str,
    value: String,
}

/// A point of the agenda.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Point {
    number: String,
    title: String,
    note: String,
    /// In brackets, and so below the one before: 3 議事, (1), (2).
    is_under: bool,
}

impl Point {
    /// Number, title and remark, further in where it stands below another point.
    fn line(&self) -> String {
        let own = [&self.number, &self.title, &self.note];
        let said: Vec<&str> = own.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        format!("{}{}", if self.is_under { "\u{3000}" } else { "" }, said.join("\u{3000}"))
    }
}

impl Cover {
    /// The first pages of a meeting.
    pub fn of(source: &Source<'_>, meeting: &Meeting) -> Self {
        let (plan, lang) = (&source.assessed.plan, source.lang);
        let mut points: Vec<&AgendaPoint> = plan.agenda.iter().filter(|row| row.meeting == meeting.code).collect();
        points.sort_by_key(|point| point.order);
        let mut own: Vec<&Attendance> = plan.attendance.iter().filter(|row| row.meeting == meeting.code).collect();
        own.sort_by_key(|row| row.order);
        Self {
            embargo: embargo(source, meeting),
            facts: facts(source, meeting),
            agenda_title: lang.pick("次第", "Agenda"),
            agenda: points.iter().map(|point| Point::of(point)).collect(),
            agenda_empty: points.is_empty().then(|| lang.pick("次第はまだありません", "There is no agenda yet")),
            contents_title: lang.pick("配付資料", "Material"),
            page_head: lang.pick("ページ", "Page"),
            attendance_title: lang.pick("出席者", "Attendance"),
            attendance_count: count(&own, lang),
            attendance: (!own.is_empty()).then(|| attendance(&own, lang)),
        }
    }

    /// The first page in a workbook, with the list of material.
    pub fn sheet<'a>(&'a self, contents: Option<&'a Table>) -> Sheet<'a> {
        let facts = self.facts.iter().map(|fact| format!("{}　{}", fact.name, fact.value));
        let mut blocks = vec![Block::Lines(self.embargo.iter().cloned().chain(facts).collect())];
        if self.agenda.is_empty() {
            blocks.extend(lines(self.agenda_title, self.agenda_empty.map(str::to_owned).into_iter().collect()));
        } else {
            blocks.extend(lines(self.agenda_title, self.agenda.iter().map(Point::line).collect()));
        }
        if let Some(contents) = contents {
            blocks.extend([Block::Heading(self.contents_title.to_owned()), Block::Table(contents)]);
        }
        Sheet::portrait(self.agenda_title, blocks)
    }

    /// Who took part; nothing where that is not recorded.
    pub fn attendance_sheet(&self) -> Option<Sheet<'_>> {
        let table = self.attendance.as_ref()?;
        let blocks = vec![Block::Lines(vec![self.attendance_count.clone()]), Block::Table(table)];
        Some(Sheet::portrait(self.attendance_title, blocks))
    }
}

impl Point {
    fn of(point: &AgendaPoint) -> Self {
        let number = point.number.clone().unwrap_or_default();
        Self {
            is_under: number.starts_with(['(', '（']),
            number,
            title: point.title.clone(),
            note: point.note.clone().unwrap_or_default(),
        }
    }
}

/// Until when nothing of it is to be shown outside.
fn embargo(source: &Source<'_>, meeting: &Meeting) -> Option<String> {
    let lang = source.lang;
    let until = day(meeting.embargo_until?, lang);
    Some(match (lang, is_embargoed(meeting, source.assessed.evaluation.as_of)) {
        (Lang::Ja, true) => format!("解禁日 {until}。この日が終わるまで、資料と記録を公表しない扱いです。"),
        (Lang::Ja, false) => format!("解禁日 {until}"),
        (Lang::En, true) => format!("Embargo: material and records are held back until the end of {until}."),
        (Lang::En, false) => format!("Embargo until {until}"),
    })
}

fn facts(source: &Source<'_>, meeting: &Meeting) -> Vec<Fact> {
    let (plan, lang) = (&source.assessed.plan, source.lang);
    let body = plan.bodies.iter().find(|body| body.code == meeting.body);
    let body = body.map(|body| rashin_model::plan::titled(&body.name, body.name_en.as_deref(), lang).0.to_owned());
    let status = (meeting.status != MeetingStatus::Held).then(|| meeting.status.label(lang).to_owned());
    let all = [
        (lang.pick("会議体", "Body"), body),
        (lang.pick("回", "Sitting"), meeting.number.as_deref().map(|number| sitting(number, lang))),
        (lang.pick("日時", "Date"), when(meeting, lang)),
        (lang.pick("場所", "Place"), meeting.place.clone()),
        (lang.pick("形式", "Form"), meeting.form.map(|form| form.label(lang).to_owned())),
        (lang.pick("状態", "State"), status),
        (lang.pick("備考", "Remark"), meeting.note.clone()),
    ];
    all.into_iter().filter_map(|(name, value)| Some(Fact { name, value: value? })).collect()
}

/// A bare number as a sitting is counted: 5 is 第5回.
fn sitting(number: &str, lang: Lang) -> String {
    let is_bare = number.chars().all(|letter| letter.is_ascii_digit());
    match lang {
        Lang::Ja if is_bare => format!("第{number}回"),
        _ => number.to_owned(),
    }
}

/// Day with its weekday, and the hours.
fn when(meeting: &Meeting, lang: Lang) -> Option<String> {
    let date = meeting.date?;
    let name = match (date, lang) {
        (Period::Date(day), Lang::Ja) => format!("{}　{}曜日", date.name(lang), weekday(day.weekday(), lang)),
        (Period::Date(day), Lang::En) => format!("{}, {}", weekday(day.weekday(), lang), date.name(lang)),
        _ => date.name(lang),
    };
    Some(match hours(lang, meeting) {
        Some(hours) => format!("{name}{}{hours}", lang.pick("　", ", ")),
        None => name,
    })
}

fn weekday(day: Weekday, lang: Lang) -> &'static str {
    match day {
        Weekday::Monday => lang.pick("月", "Monday"),
        Weekday::Tuesday => lang.pick("火", "Tuesday"),
        Weekday::Wednesday => lang.pick("水", "Wednesday"),
        Weekday::Thursday => lang.pick("木", "Thursday"),
        Weekday::Friday => lang.pick("金", "Friday"),
        Weekday::Saturday => lang.pick("土", "Saturday"),
        Weekday::Sunday => lang.pick("日", "Sunday"),
    }
}

/// How many came in which way.
fn count(own: &[&Attendance], lang: Lang) -> String {
    let ways = AttendanceForm::ALL.iter().map(|form| (form, own.iter().filter(|row| row.form == *form).count()));
    let counted = ways.filter(|(_, count)| *count > 0).map(|(form, count)| format!("{} {count}", form.label(lang)));
    let counted = counted.collect::<Vec<_>>().join(lang.pick("、", ", "));
    match lang {
        Lang::Ja => format!("{counted}（所属ごと。氏名は載せていません）"),
        Lang::En => format!("{counted} (by office; persons are not named)"),
    }
}

fn attendance(own: &[&Attendance], lang: Lang) -> Table {
    let mut table = Table::new(vec![
        Column::new(lang.pick("所属", "Office"), 3.0),
        Column::new(lang.pick("役職", "Role"), 2.0),
        Column::new(lang.pick("出欠", "Attendance"), 1.1),
        Column::new(lang.pick("備考", "Remark"), 2.4),
    ]);
    let row = |row: &&Attendance| {
        vec![
            Cell::text(&row.office),
            Cell::maybe(row.role.as_deref()),
            Cell::text(row.form.label(lang)),
            Cell::maybe(row.note.as_deref()),
        ]
    };
    table.rows = own.iter().map(row).collect();
    table.without_blank_columns()
}
