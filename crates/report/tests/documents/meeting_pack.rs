//! What holds of meeting packs.

use hayro_syntax::Pdf;
use rashin_model::tables::MeetingStatus;
use rashin_model::{Lang, Plan};
use rashin_report::{Document, document};
use rashin_testkit::house_plan;

use crate::desk::{Desk, Printed};

const MEETING: &str = "example-committee-8";

fn pack() -> &'static Document {
    document("meeting-pack").expect("it is listed")
}

/// A hash as documents name one.
fn sha256(letter: char) -> String {
    letter.to_string().repeat(64)
}

/// A plan of which the meeting has these files in the order of its material.
fn with_files(files: &[Option<char>]) -> Plan {
    let mut plan = house_plan("example");
    plan.documents.retain(|row| row.meeting.as_str() == MEETING);
    for (document, file) in plan.documents.iter_mut().zip(files) {
        document.file = file.map(sha256);
    }
    plan
}

/// An upright PDF, and one that is wider than high.
fn papers() -> [Vec<u8>; 2] {
    let mut plan = house_plan("example");
    plan.cooperation.truncate(1);
    let desk = Desk::with(plan);
    let wide = document("cooperation-report").expect("it is listed");
    [desk.pdf(pack(), Lang::Ja, Some("example-liaison-r7-3")), desk.pdf(wide, Lang::Ja, None)]
}

fn sizes(pdf: &[u8]) -> Vec<(f32, f32)> {
    let pdf = Pdf::new(pdf.to_vec()).expect("a PDF");
    pdf.pages().iter().map(hayro_syntax::page::Page::render_dimensions).collect()
}

/// The lines on the sheets of a pack.
fn texts(desk: &Desk, lang: Lang) -> Vec<String> {
    let content = desk.content(pack(), lang, Some(MEETING)).expect("content");
    content.sheets().iter().flat_map(rashin_report::Sheet::texts).collect()
}

#[test]
fn material_is_bound_in_its_order_each_on_a_new_page_with_its_number_and_listed_with_that_page() {
    let [upright, wide] = papers();
    let desk = Desk::with(with_files(&[Some('a'), Some('b'), Some('a')]))
        .holding([(sha256('a'), upright.clone()), (sha256('b'), wide.clone())]);
    let pdf = desk.pdf(pack(), Lang::Ja, Some(MEETING));
    let (upright, wide, bound) = (sizes(&upright), sizes(&wide), sizes(&pdf));
    let is_wide = |(width, height): &(f32, f32)| width > height;
    assert!(wide.iter().all(is_wide) && !upright.iter().any(is_wide));
    let first = bound.iter().position(is_wide).expect("wide pages stay wide") - upright.len();
    assert_eq!(bound.iter().filter(|size| is_wide(size)).count(), wide.len());
    assert!(bound[first + upright.len()..].iter().take(wide.len()).all(is_wide), "page by page");
    assert!(bound.len() > first + 2 * upright.len() + wide.len(), "with records behind it");
    let Some(printed) = Printed::read(&pdf) else { return };
    // The number at the top right, then the heading.
    let headings = [
        "資料1 資料1　前回の意見と対応",
        "資料2 資料2　令和7年度の実績と評価の一覧",
        "資料3 資料3　評価の食い違う項目",
    ];
    let pages = headings.map(|heading| printed.page_of(heading).expect(heading));
    assert_eq!(pages, [first + 1, first + 1 + upright.len(), first + 1 + upright.len() + wide.len()]);
    let second = "資料2令和7年度の実績と評価の一覧デジタル推進課";
    let listed = format!("{second}{}ページ{}", wide.len(), pages[1]);
    assert!(printed.texts()[0].contains(&listed), "{listed}: {}", printed.texts()[0]);
}

#[test]
fn what_cannot_be_bound_is_attached_separately_and_says_why() {
    let [upright, _] = papers();
    let damaged = b"%PDF-1.7\nnot a page in here".to_vec();
    let desk = Desk::with(with_files(&[Some('a'), Some('b'), Some('c'), Some('d')])).holding([
        (sha256('a'), upright),
        (sha256('b'), damaged),
        (sha256('c'), b"PK\x03\x04 a workbook".to_vec()),
    ]);
    let texts = texts(&desk, Lang::Ja);
    let sentence = "資料2「令和7年度の実績と評価の一覧」のPDFは壊れていて読めません。作り直したPDFを登録してください";
    let count = |wanted: &str| texts.iter().filter(|text| text.contains(wanted)).count();
    assert_eq!(count(sentence), 1, "{texts:#?}");
    assert_eq!(count("PDFではないため、綴じていません"), 1, "{texts:#?}");
    assert_eq!(count("ファイルがここにありません"), 1, "{texts:#?}");
    assert_eq!(count("ファイルが登録されていません"), 2, "{texts:#?}");
    let pdf = desk.pdf(pack(), Lang::Ja, Some(MEETING));
    let Some(printed) = Printed::read(&pdf) else { return };
    assert!(printed.has(sentence));
}

#[test]
fn a_pdf_that_was_cut_off_is_bound_or_named_and_never_breaks_the_pack() {
    let [upright, _] = papers();
    for tenth in 1..10 {
        let cut = upright[..upright.len() * tenth / 10].to_vec();
        let desk = Desk::with(with_files(&[Some('a')])).holding([(sha256('a'), cut)]);
        let texts = texts(&desk, Lang::En);
        let is_bound = texts.iter().any(|text| text.ends_with(" pages") || text == "1 page");
        let is_named = texts.iter().any(|text| text.contains("is damaged and cannot be read"));
        assert!(is_bound != is_named, "{tenth}/10: {texts:#?}");
        assert!(!sizes(&desk.pdf(pack(), Lang::En, Some(MEETING))).is_empty(), "{tenth}/10");
    }
}

#[test]
fn without_a_meeting_or_with_a_wrong_one_it_says_which_there_are() {
    let desk = Desk::of("toyama");
    for about in [None, Some("toyama-oneteam-r9")] {
        let Err(lack) = desk.content(pack(), Lang::Ja, about) else { panic!("{about:?}: there is no such meeting") };
        for meeting in &desk.assessed().plan.meetings {
            assert!(lack.0.ja.contains(meeting.code.as_str()), "{}", meeting.code);
            assert!(lack.0.en.contains(meeting.code.as_str()), "{}", meeting.code);
        }
        assert!(about.is_none_or(|about| lack.0.ja.contains(about)), "what was asked for is named");
    }
    let lack = (pack().lack)(Desk::of("mie").assessed());
    assert!(lack.is_some(), "a plan without meetings has none");
}

#[test]
fn the_first_page_follows_the_paper() {
    let desk = Desk::of("toyama");
    let about = Some("toyama-oneteam-r4-4");
    let tables = desk.machine(pack(), Lang::Ja, about);
    assert_eq!(tables["meetings"].len(), 1, "this one only");
    assert_eq!(tables["agenda"].len(), 8);
    assert_eq!(tables["attendance"].len(), 35, "17 of the municipalities, 18 of the prefecture");
    assert_eq!(tables["decisions"].len(), 6);
    let numbers: Vec<&str> = tables["documents"].iter().map(|row| row["number"].as_str()).collect();
    assert_eq!(numbers, ["資料1", "資料2", "資料3", "参考資料1", "参考資料2", "参考資料3"]);
    let Some(printed) = Printed::read(&desk.pdf(pack(), Lang::Ja, about)) else { return };
    let first = &printed.texts()[0];
    for text in [
        "令和4年度第4回「ワンチームとやま」連携推進本部会議",
        "令和5年1月19日（2023年1月19日）木曜日15:00～16:30",
        "県民会館8階バンケットホール",
        "1開会2知事あいさつ3議事(1)令和4年度連携推進項目について",
        "(4)その他4閉会",
        "参考資料3新型コロナワクチンの接種状況等について",
    ] {
        assert!(first.contains(text), "{text}: {first}");
    }
    assert!(printed.has("生活環境文化部部長代理出席"), "who came for another");
}

#[test]
fn records_are_those_of_a_meeting_that_was_held_and_an_embargo_is_named() {
    let mut plan = house_plan("example");
    let meeting = plan.meetings.iter_mut().find(|meeting| meeting.code.as_str() == MEETING).expect("the meeting");
    meeting.embargo_until = Some("2026-12-31".parse().expect("a day"));
    let sentence = "解禁日 令和8年12月31日（2026年12月31日）。この日が終わるまで、資料と記録を公表しない扱いです。";
    let names = |plan: &Plan| {
        let desk = Desk::with(plan.clone());
        let content = desk.content(pack(), Lang::Ja, Some(MEETING)).expect("content");
        assert!(content.sheets()[0].texts().iter().any(|text| text == sentence), "the embargo");
        content.sheets().iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>()
    };
    assert!(names(&plan).ends_with(&["意見と対応".to_owned(), "決定".to_owned()]));
    plan.meetings.iter_mut().for_each(|meeting| meeting.status = MeetingStatus::Planned);
    assert_eq!(names(&plan), ["次第", "出席者", "別添の資料"]);
}
