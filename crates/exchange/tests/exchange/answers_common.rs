//! A request with a row of every sort, its workbook, and ways to change cells of it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use rashin_eval::plan::Evaluation;
use rashin_exchange::answers::{
    AnswerFile, AnswerSheet, Background, ReturnedAnswers, WrongFile, write_answer_workbook,
};
use rashin_model::people::Office;
use rashin_model::people::{Government, GovernmentKind};
use rashin_model::review::{Answer, AnswerState, Asked, AskedKind, Request, RequestState, Round, RoundState};
use rashin_model::tables::RubricMark;
use rashin_model::{AreaCode, Code, Period, Plan};
use rashin_service::records::Held;
use rashin_service::review::{Row, RowSet};
use rashin_service::rights::Subject;
use rashin_testkit::{row, sample_plan};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::common::shipped_rubrics;

/// The sheets of values, steps and marks in the archive.
pub const READINGS: &str = "xl/worksheets/sheet2.xml";
pub const STEPS: &str = "xl/worksheets/sheet3.xml";
pub const GRADES: &str = "xl/worksheets/sheet4.xml";

/// What a workbook is made from.
pub struct Case {
    pub plan: Plan,
    pub evaluation: Evaluation,
    pub rubrics: Vec<RubricMark>,
    pub request: Request,
    pub rows: RowSet,
}

pub fn code(text: &str) -> Code {
    Code::new(text).expect("a code")
}

impl Case {
    /// Two values, a step and a mark, with an open comment and an open task.
    pub fn new() -> Self {
        let mut plan = sample_plan("mihon");
        plan.steps = vec![
            row(&[
                ("node", "mihon-1-1"),
                ("period", "FY2024H1"),
                ("planned", "6庁舎で始める"),
                ("actual", "4庁舎で始めた"),
                ("state", "late"),
                ("cause", "機器の納入の遅れ"),
                ("next", "残る2庁舎の準備"),
            ]),
            row(&[("node", "mihon-1-1"), ("period", "FY2024H2"), ("planned", "12庁舎に広げる")]),
        ];
        plan.comments = vec![row(&[
            ("code", "c1"),
            ("element", "mihon-1-1"),
            ("order", "1"),
            ("kind", "opinion"),
            ("text", "高齢の方への案内を手厚くしてほしい"),
            ("state", "open"),
        ])];
        plan.tasks = vec![row(&[
            ("code", "t1"),
            ("element", "mihon-1-1"),
            ("department", "手続改革課"),
            ("text", "案内の手引きをつくる"),
            ("due", "2025-05-31"),
            ("state", "open"),
        ])];
        let round = Round {
            plan: code("mihon"),
            code: code("r6-h2"),
            name: "令和6年度 下期".to_owned(),
            name_en: Some("Second half of FY2024".to_owned()),
            period: Period::Half(2024, 2),
            as_of: jiff::civil::date(2025, 3, 31),
            due: jiff::civil::date(2025, 4, 25),
            rubrics: vec![code("akita")],
            asks: AskedKind::ALL.to_vec(),
            elements: Vec::new(),
            state: RoundState::Open,
            instructions: Some("根拠となる資料を必ず添えてください。".to_owned()),
        };
        let area = AreaCode::parse("990001").expect("an area");
        let reading = |name: &str| Asked::Reading { indicator: code(name), area, period: Period::FiscalYear(2024) };
        let rows = vec![
            reading("mihon-sites"),
            reading("mihon-share"),
            Asked::Step { node: code("mihon-1-1"), period: round.period },
            Asked::Grade { node: code("mihon-1-1"), rubric: code("akita"), dimension: code("grade") },
        ];
        let request = Request {
            plan: round.plan.clone(),
            review: round.code.clone(),
            office: code("tetsuzuki"),
            government: area,
            due: round.due,
            state: RequestState::Open,
            revision: 3,
            asked_at: jiff::Timestamp::UNIX_EPOCH,
            rows,
        };
        let office = Office {
            code: request.office.clone(),
            government: area,
            name: "手続改革課".to_owned(),
            name_en: None,
            aliases: Vec::new(),
            dissolved: false,
        };
        plan.reviews =
            vec![row(&[("code", "r6-h2"), ("name", "令和6年度 下期"), ("as_of", "2025-03-31"), ("rubrics", "akita")])];
        let rubrics = shipped_rubrics();
        plan.sort_readings();
        let evaluation = Evaluation::of(&plan, round.as_of, &rubrics);
        let government = Government {
            area,
            name: "みほん県".to_owned(),
            name_en: None,
            kind: GovernmentKind::Prefecture,
            parent: None,
        };
        let rows = RowSet {
            subject: Subject::of_office(&office, None),
            round: Held { value: round, version: 1 },
            request: Held { value: request.clone(), version: 1 },
            rows: request.rows.iter().map(|asked| Row { asked: asked.clone(), draft: None, answer: None }).collect(),
            government: Some(government),
            office,
        };
        Self { plan, evaluation, rubrics, request, rows }
    }

    /// An answer of the office to the row at a position.
    pub fn answer(&mut self, position: usize, state: AnswerState, cells: &[(&str, &str)]) {
        let cells = cells.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let answer = Answer {
            plan: self.request.plan.clone(),
            review: self.request.review.clone(),
            office: self.request.office.clone(),
            government: self.request.government,
            asked: self.request.rows[position].clone(),
            cells,
            evidence: Vec::new(),
            state,
            by: code("owner"),
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        self.rows.rows[position].answer = Some(Held { value: answer, version: 1 });
    }

    pub fn workbook(&self) -> Vec<u8> {
        let background = Background::of(&self.plan, &self.evaluation, &self.rows.round, &self.rubrics);
        let sheet = AnswerSheet {
            background: &background,
            rows: &self.rows,
            contact: Some("デジタル推進課 計画担当（内線 1234）"),
            areas: &BTreeMap::new(),
        };
        write_answer_workbook(sheet).expect("written")
    }

    pub fn read(&self, name: &str, bytes: &[u8]) -> Result<ReturnedAnswers, WrongFile> {
        AnswerFile::open(name, bytes)?.read(&self.request)
    }

    /// Reads a workbook in which cells of one sheet were changed.
    pub fn read_with(&self, sheet: &str, cells: &[(&str, &str)]) -> ReturnedAnswers {
        self.read("answers.xlsx", &with_cells(&self.workbook(), sheet, cells)).expect("taken")
    }
}

/// The typed cells of a row, in their order.
pub fn typed<'a>(returned: &'a ReturnedAnswers, asked: &Asked) -> Vec<(&'a str, &'a str)> {
    let row = returned.rows.iter().find(|row| row.asked == *asked).expect("the row came back");
    row.cells.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

/// A workbook with one of its parts changed.
pub fn with_part(workbook: &[u8], name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).expect("an archive");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for position in 0..archive.len() {
        let mut part = archive.by_index(position).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("a part");
        let part_name = part.name().expect("a name").into_owned();
        if part_name == name {
            bytes = change(String::from_utf8(bytes).expect("text")).into_bytes();
        }
        writer.start_file(part_name, SimpleFileOptions::default()).expect("written");
        writer.write_all(&bytes).expect("written");
    }
    writer.finish().expect("written").into_inner()
}

/// A workbook with cells of one sheet changed: a number stays one, `=A1|5` is a formula with its
/// result, `#DIV/0!` an error, everything else a text.
pub fn with_cells(workbook: &[u8], sheet: &str, cells: &[(&str, &str)]) -> Vec<u8> {
    with_part(workbook, sheet, |mut xml| {
        for (address, text) in cells {
            let mark = format!("r=\"{address}\"");
            let start = xml.find(&mark).unwrap_or_else(|| panic!("there is no cell {address}")) - "<c ".len();
            let rest = &xml[start..];
            let open = rest.find('>').expect("an element");
            let end = if rest[..open].ends_with('/') { open + 1 } else { rest.find("</c>").expect("its end") + 4 };
            let style = rest[..open].split(' ').find(|attribute| attribute.starts_with("s=\"")).unwrap_or_default();
            let style = style.trim_end_matches('/');
            let cell = match text.split_once('|') {
                Some((formula, result)) => {
                    format!("<c {mark} {style}><f>{}</f><v>{result}</v></c>", formula.trim_start_matches('='))
                }
                None if text.starts_with('#') => format!("<c {mark} {style} t=\"e\"><v>{text}</v></c>"),
                None if text.parse::<f64>().is_ok() => format!("<c {mark} {style}><v>{text}</v></c>"),
                None => format!("<c {mark} {style} t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            };
            xml.replace_range(start..start + end, &cell);
        }
        xml
    })
}
