//! The meeting pack: 次第, 配付資料, 出席者, every numbered material bound in its order, what was said and settled.

mod binding;
mod cover;
mod materials;
mod records;

use rashin_model::Lang;
use rashin_model::plan::titled;
use rashin_model::tables::{Meeting, MeetingStatus};
use rashin_opendata::Only;
use rashin_service::AssessedPlan;
use serde::Serialize;

use self::cover::Cover;
use self::materials::Materials;
use self::records::Records;
use crate::content::Content;
use crate::document::{Document, Lack, Scope};
use crate::frame::Frame;
use crate::source::Source;
use crate::workbook::{Block, Sheet};

/// The document.
pub const DOCUMENT: Document = Document {
    code: "meeting-pack",
    title: ("会議資料", "Meeting pack"),
    about: (
        "次第、配付資料の一覧、出席者、番号を付けた資料を一つに綴じたもの。開催後は意見と決定も載せます。",
        "Agenda, list of material, attendance and every numbered material bound into one; after the meeting with what was said and decided.",
    ),
    scope: Scope::Meeting,
    template: "meeting-pack.typ",
    tables: &["meetings", "agenda", "documents", "attendance", "comments", "decisions", "tasks"],
    lack,
    make,
};

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct MeetingPack {
    meeting_title: String,
    cover: Cover,
    materials: Materials,
    records: Option<Records>,
    end: &'static str,
    #[serde(skip)]
    only: Only,
}

fn lack(assessed: &AssessedPlan) -> Option<Lack> {
    assessed.plan.meetings.is_empty().then(|| {
        Lack::new(
            "会議（meetings）がありません。会議を入れてください",
            "there is no meeting; fill in the table meetings",
        )
    })
}

fn make(source: &Source<'_>) -> Result<Box<dyn Content>, Lack> {
    let (assessed, lang) = (source.assessed, source.lang);
    let meeting = find(assessed, source.about)?;
    let materials = Materials::of(source, meeting);
    Ok(Box::new(MeetingPack {
        meeting_title: titled(&meeting.title, meeting.title_en.as_deref(), lang).0.to_owned(),
        cover: Cover::of(source, meeting),
        only: records::only(assessed, meeting),
        materials,
        records: (meeting.status == MeetingStatus::Held).then(|| Records::of(source, meeting)).flatten(),
        end: lang.pick("以上", "End"),
    }))
}

/// The meeting that is asked for; else which there are.
fn find<'a>(assessed: &'a AssessedPlan, code: Option<&str>) -> Result<&'a Meeting, Lack> {
    let meetings = &assessed.plan.meetings;
    if let Some(found) = meetings.iter().find(|meeting| Some(meeting.code.as_str()) == code) {
        return Ok(found);
    }
    let list = |lang: Lang| {
        let name = |meeting: &Meeting| {
            let title = titled(&meeting.title, meeting.title_en.as_deref(), lang).0;
            format!("{}{}{title}{}", meeting.code, lang.pick("（", " ("), lang.pick("）", ")"))
        };
        meetings.iter().map(name).collect::<Vec<_>>().join(lang.pick("、", ", "))
    };
    let (ja, en) = match code {
        Some(code) => {
            (format!("会議「{code}」はこの計画にありません"), format!("there is no meeting {code} in this plan"))
        }
        None => ("どの会議の資料か指定されていません".to_owned(), "the meeting is not named".to_owned()),
    };
    Err(Lack::new(
        format!("{ja}。次のどれかのコードを指定してください: {}", list(Lang::Ja)),
        format!("{en}; give the code of one of these: {}", list(Lang::En)),
    ))
}

impl Content for MeetingPack {
    fn context(&self, frame: &Frame) -> Vec<u8> {
        frame.with(self)
    }

    fn subtitle(&self) -> Option<String> {
        Some(self.meeting_title.clone())
    }

    fn sheets(&self) -> Vec<Sheet<'_>> {
        let mut sheets = vec![self.cover.sheet(self.materials.contents())];
        sheets.extend(self.cover.attendance_sheet());
        sheets.extend(self.materials.attached_sheet());
        sheets.extend(self.records.iter().flat_map(Records::sheets));
        sheets
    }

    fn only(&self) -> Only {
        self.only.clone()
    }

    fn files(&self) -> Vec<(String, Vec<u8>)> {
        self.materials.files()
    }
}

/// A heading and lines of a sheet.
fn lines<'a>(title: &str, lines: Vec<String>) -> [Block<'a>; 2] {
    [Block::Heading(title.to_owned()), Block::Lines(lines)]
}
