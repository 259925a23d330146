//! A prefecture with an office and a city, and a review of ten rows each.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use rashin_model::mail::{Mail, MailState};
use rashin_model::people::{Account, AccountState, Assignment, MailPreference, Office, Person, Role};
use rashin_model::review::{Answer, AnswerState, Asked, AskedKind, Request, RequestState, Round, RoundState};
use rashin_model::{AreaCode, Cell, Code, Period};
use rashin_service::mail::due::{DueMail, Situation, Told};
use rashin_testkit::sample_plan;

pub const PREFECTURE: &str = "990001";
pub const CITY: &str = "992020";

pub fn code(text: &str) -> Code {
    Code::new(text).unwrap_or_else(|| panic!("{text}"))
}

pub fn area(text: &str) -> AreaCode {
    AreaCode::read(text).unwrap_or_else(|_| panic!("{text}"))
}

/// A moment, as the clocks of Japan show it: `2024-11-25 09:00`.
pub fn japan(text: &str) -> Timestamp {
    let text = format!("{}:00+09:00", text.replace(' ', "T"));
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Asked on 25 November 2024 at nine, due on 10 December.
pub fn situation() -> Situation {
    let plan = sample_plan("mihon");
    let mut situation = Situation {
        rounds: vec![round()],
        requests: vec![request("dx", PREFECTURE), request("city", CITY)],
        plans: [(code("mihon"), plan)].into(),
        offices: [office("dx", PREFECTURE, "デジタル戦略課"), office("city", CITY, "みほん市")]
            .map(|office| (office.code.clone(), office))
            .into(),
        ..Situation::default()
    };
    staff(&mut situation, "owner", Role::Owner, PREFECTURE, Some("dx"));
    staff(&mut situation, "approver", Role::Approver, PREFECTURE, Some("dx"));
    staff(&mut situation, "planner", Role::PlanningOffice, PREFECTURE, None);
    staff(&mut situation, "city-owner", Role::MunicipalPlanner, CITY, Some("city"));
    staff(&mut situation, "city-approver", Role::MunicipalApprover, CITY, Some("city"));
    staff(&mut situation, "city-planner", Role::PlanningOffice, CITY, None);
    staff(&mut situation, "auditor", Role::Auditor, PREFECTURE, None);
    situation
}

pub fn staff(situation: &mut Situation, name: &str, role: Role, government: &str, office: Option<&str>) {
    let assignment = Assignment { role, government: area(government), office: office.map(code) };
    situation.accounts.push(Account {
        id: code(name),
        state: AccountState::Active,
        assignments: vec![assignment],
        created_at: japan("2024-04-01 09:00"),
    });
    let person = Person {
        account: code(name),
        mail: format!("{name}@example.lg.jp"),
        name: name.to_owned(),
        english: false,
        password: None,
        totp: None,
        totp_step: 0,
        oidc: None,
        mails: MailPreference::default(),
    };
    situation.persons.insert(code(name), person);
}

fn office(name: &str, government: &str, title: &str) -> Office {
    Office {
        code: code(name),
        government: area(government),
        name: title.to_owned(),
        name_en: None,
        aliases: Vec::new(),
        dissolved: false,
    }
}

pub fn round() -> Round {
    Round {
        plan: code("mihon"),
        code: code("r6h1"),
        name: "令和6年度 上期".to_owned(),
        name_en: Some("First half of FY2024".to_owned()),
        period: Period::Half(2024, 1),
        as_of: date(2024, 9, 30),
        due: due(),
        rubrics: Vec::new(),
        asks: vec![AskedKind::Reading],
        elements: Vec::new(),
        state: RoundState::Open,
        instructions: None,
    }
}

fn due() -> Date {
    date(2024, 12, 10)
}

pub fn asked(number: i16) -> Asked {
    Asked::Reading { indicator: code("mihon-sites"), area: area(PREFECTURE), period: Period::FiscalYear(2000 + number) }
}

fn request(office: &str, government: &str) -> Request {
    Request {
        plan: code("mihon"),
        review: code("r6h1"),
        office: code(office),
        government: area(government),
        due: due(),
        state: RequestState::Open,
        revision: 1,
        asked_at: japan("2024-11-25 09:00"),
        rows: (1..=10).map(asked).collect(),
    }
}

/// Answers of an office to rows, at a state since a moment, written by its owner.
pub fn answer(
    situation: &mut Situation,
    office: &str,
    rows: std::ops::RangeInclusive<i16>,
    state: &AnswerState,
    at: &str,
) {
    let government = situation.offices[&code(office)].government;
    for number in rows {
        situation.answers.retain(|answer| answer.office != code(office) || answer.asked != asked(number));
        situation.answers.push(Answer {
            plan: code("mihon"),
            review: code("r6h1"),
            office: code(office),
            government,
            asked: asked(number),
            cells: [("value".to_owned(), "1".to_owned())].into(),
            evidence: Vec::new(),
            state: state.clone(),
            by: code(if office == "dx" { "owner" } else { "city-owner" }),
            at: japan(at),
        });
    }
}

/// Each mail in a line: its kind, to whom, and what it tells.
pub fn lines(mails: &[DueMail]) -> Vec<String> {
    let told = |mail: &DueMail| {
        let told = mail.items.iter().map(|item| {
            let office = item.office.as_ref().map_or("all", Code::as_str);
            match &item.told {
                Told::Asked { rows } => format!("{office} asked {rows}"),
                Told::Returned { reason, .. } => format!("{office} returned {reason}"),
                Told::Left { rows } => format!("{office} left {rows}"),
                Told::ToEndorse { rows } => format!("{office} to endorse {rows}"),
                Told::ToApprove { rows, offices, late } => {
                    format!("{office} to approve {rows} of {offices}, late {late}")
                }
            }
        });
        format!("{} {}: {}", mail.kind.code(), mail.account, told.collect::<Vec<_>>().join("; "))
    };
    mails.iter().map(told).collect()
}

/// Remembers mails as queued at a moment.
pub fn queue(situation: &mut Situation, mails: Vec<DueMail>, now: Timestamp) {
    situation.mails.extend(mails.into_iter().map(|mail| Mail {
        day: now.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(9))).date(),
        kind: mail.kind,
        account: mail.account,
        id: String::new(),
        government: mail.government,
        subject: String::new(),
        body: String::new(),
        about: mail.items.into_iter().map(|item| item.about).filter(|about| !about.is_empty()).collect(),
        queued_at: now,
        expires_at: now,
        state: MailState::Sent { at: now },
    }));
}
