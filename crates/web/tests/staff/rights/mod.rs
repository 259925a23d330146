//! Every cell of the table of rights, asked over HTTP: each role, for what is its own, its government's,
//! below, above and elsewhere, at each step of an answer. What the table does not allow is refused
//! with 403; what it allows is not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use axum::http::StatusCode;
use jiff::civil::date;
use rashin_exchange::{Surroundings, read_plan};
use rashin_model::people::{Action, Government, GovernmentKind, Office, Role};
use rashin_model::review::{
    Answer, AnswerState, AnswerStep, Asked, AskedKind, Request, RequestState, Round, RoundState,
};
use rashin_model::{AreaCode, Code, Period};
use rashin_service::people::actor_of;
use rashin_service::records::{Changes, Record, find};
use rashin_service::rights::{Actor, RIGHTS, Subject};

use crate::browser::Browser;
use crate::house::{House, city, code, now, prefecture};

mod work;

/// A prefecture that has nothing to do with the plan.
const ELSEWHERE: &str = "992020";
/// The review in which the answers stand.
const REVIEW: &str = "walk";

/// An office, and the row that it is asked for.
struct Place {
    office: &'static str,
    government: fn() -> AreaCode,
    parent: Option<fn() -> AreaCode>,
}

const PLACES: [Place; 3] = [
    Place { office: "digital", government: prefecture, parent: None },
    Place { office: "general", government: prefecture, parent: None },
    Place { office: "mihon-city", government: city, parent: Some(prefecture) },
];

impl Place {
    fn asked(&self) -> Asked {
        Asked::Reading {
            indicator: code("example-online-procedures"),
            area: (self.government)(),
            period: Period::FiscalYear(2025),
        }
    }

    fn subject(&self, step: AnswerStep) -> Subject {
        Subject {
            government: (self.government)(),
            parent: self.parent.map(|parent| parent()),
            office: Some(code(self.office)),
            step: Some(step),
        }
    }

    fn address(&self) -> String {
        format!("/desk/requests/example/{REVIEW}/{}", self.office)
    }
}

/// A house in which the example plan is reviewed, and an account in every role.
struct Walk {
    house: House,
    browsers: Vec<(String, Actor, Browser)>,
}

impl Walk {
    async fn new() -> Self {
        let house = House::new().await;
        import_example(&house).await;
        add_neighbours(&house).await;
        let mut changes = Changes::new("test", "set_up", "", now());
        let round = Round {
            plan: code("example"),
            code: code(REVIEW),
            name: "権限の確認".to_owned(),
            name_en: None,
            period: Period::Half(2026, 1),
            as_of: date(2026, 9, 30),
            due: date(2026, 12, 1),
            rubrics: Vec::new(),
            asks: vec![AskedKind::Reading],
            elements: Vec::new(),
            state: RoundState::Open,
            instructions: None,
        };
        changes.add(&round);
        for place in &PLACES {
            changes.add(&Request {
                plan: code("example"),
                review: code(REVIEW),
                office: code(place.office),
                government: (place.government)(),
                due: date(2026, 12, 1),
                state: RequestState::Open,
                revision: 1,
                asked_at: now(),
                rows: vec![place.asked()],
            });
        }
        changes.commit(&house.store).await.expect("a review");
        let browsers = browsers(&house).await;
        Self { house, browsers }
    }

    /// Puts the answer of a place at a step.
    async fn put(&self, place: &Place, step: AnswerStep) {
        let answer = Answer {
            plan: code("example"),
            review: code(REVIEW),
            office: code(place.office),
            government: (place.government)(),
            asked: place.asked(),
            cells: BTreeMap::from([("value".to_owned(), "61.2".to_owned()), ("status".to_owned(), "final".to_owned())]),
            evidence: Vec::new(),
            state: state(step),
            by: code("somebody"),
            at: now(),
        };
        let before = find::<Answer>(&self.house.store, &answer.key()).await.expect("the store");
        let draft = find::<rashin_service::review::Draft>(&self.house.store, &answer.key()).await.expect("the store");
        let mut changes = Changes::new("test", "put", "", now());
        changes.put(&answer, before.map(|held| held.version));
        if let Some(draft) = &draft {
            changes.remove(draft);
        }
        changes.commit(&self.house.store).await.expect("an answer");
    }
}

async fn import_example(house: &House) {
    let known = |area: AreaCode| rashin_shipped::areas().contains(area);
    let surroundings =
        Surroundings { is_real_area: &known, shipped_rubrics: rashin_shipped::rubrics(), unread_codes: &[] };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans/example");
    let plan = read_plan(&folder, &surroundings).expect("the folder").plan.expect("a plan without errors");
    let preview = rashin_service::preview_import(&house.store, &plan, true).await.expect("a preview");
    rashin_service::import_plan(&house.store, &plan, true, preview.base, "test", "import", now())
        .await
        .expect("an import");
}

/// A second office of the prefecture, and a prefecture that has nothing to do with the plan.
async fn add_neighbours(house: &House) {
    let mut changes = Changes::new("test", "set_up", "", now());
    changes.add(&office("general", prefecture(), "総務事務課"));
    changes.add(&Government {
        area: AreaCode::parse(ELSEWHERE).expect("an area"),
        name: "よその県".to_owned(),
        name_en: None,
        kind: GovernmentKind::Prefecture,
        parent: None,
    });
    changes.add(&office("stranger", AreaCode::parse(ELSEWHERE).expect("an area"), "よその課"));
    changes.commit(&house.store).await.expect("neighbours");
}

fn office(name: &str, government: AreaCode, title: &str) -> Office {
    Office {
        code: code(name),
        government,
        name: title.to_owned(),
        name_en: None,
        aliases: Vec::new(),
        dissolved: false,
    }
}

/// Every role at home, and every role elsewhere, each signed in.
async fn browsers(house: &House) -> Vec<(String, Actor, Browser)> {
    let elsewhere = AreaCode::parse(ELSEWHERE).expect("an area");
    let mut all = Vec::new();
    for role in Role::ALL {
        let is_municipal = matches!(role, Role::MunicipalPlanner | Role::MunicipalApprover);
        let (home, own) = if is_municipal { (city(), "mihon-city") } else { (prefecture(), "digital") };
        for (government, office) in [(home, own), (elsewhere, "stranger")] {
            let name = format!("{}-{government}", role.code());
            let office = role.is_of_an_office().then_some(office);
            let account = house.enrol(&name, &[(*role, government, office)]).await;
            let held = find(&house.store, account.as_str()).await.expect("the store").expect("an account");
            let actor = actor_of(&house.store, &held.value).await.expect("an actor");
            all.push((name, actor, house.signed_in(&account).await));
        }
    }
    all
}

fn state(step: AnswerStep) -> AnswerState {
    let by: Code = code("somebody");
    match step {
        AnswerStep::Draft => AnswerState::Draft,
        AnswerStep::Submitted => AnswerState::Submitted,
        AnswerStep::Returned => AnswerState::Returned { by, reason: "もう一度".to_owned() },
        AnswerStep::Resubmitted => AnswerState::Resubmitted,
        AnswerStep::Endorsed => AnswerState::Endorsed { by },
        AnswerStep::Approved => AnswerState::Approved { by },
        AnswerStep::Locked => AnswerState::Locked { by },
    }
}

/// How something is done to an answer over HTTP, and the rights of which one is enough.
struct Attempt {
    what: &'static str,
    enough: &'static [Action],
    path: &'static str,
    fields: &'static [(&'static str, &'static str)],
}

/// `ROW` stands for the row of the place.
const ATTEMPTS: [Attempt; 7] = [
    Attempt { what: "look", enough: &[Action::SeeAnswer], path: "/rows/ROW", fields: &[] },
    Attempt {
        what: "save",
        enough: &[Action::EditAnswer],
        path: "/answers",
        fields: &[("asked", "ROW"), ("value", "60"), ("status", "final"), ("do", "save")],
    },
    Attempt {
        what: "hand in",
        enough: &[Action::SubmitAnswer],
        path: "/answers",
        fields: &[("asked", "ROW"), ("value", "60"), ("status", "final"), ("do", "submit")],
    },
    Attempt {
        what: "take back",
        enough: &[Action::RecallAnswer],
        path: "/act",
        fields: &[("row", "ROW"), ("do", "recall")],
    },
    Attempt {
        what: "approve",
        enough: &[Action::EndorseAnswer, Action::ApproveAnswer],
        path: "/act",
        fields: &[("row", "ROW"), ("do", "approve")],
    },
    Attempt {
        what: "return",
        enough: &[Action::ReturnAnswer],
        path: "/act",
        fields: &[("row", "ROW"), ("do", "return"), ("reason", "もう一度確かめてください")],
    },
    Attempt {
        what: "remark",
        enough: &[Action::AddRemark],
        path: "/remarks",
        fields: &[("asked", "ROW"), ("text", "確認しました")],
    },
];

#[tokio::test]
async fn every_right_over_answers_is_kept_over_http() {
    let mut walk = Walk::new().await;
    let mut faults = Vec::new();
    let mut allowed: BTreeSet<(Action, Role)> = BTreeSet::new();
    let mut browsers = std::mem::take(&mut walk.browsers);
    for attempt in &ATTEMPTS {
        for place in &PLACES {
            for step in AnswerStep::ALL {
                for (name, actor, browser) in &mut browsers {
                    walk.put(place, *step).await;
                    let subject = place.subject(*step);
                    let may = attempt.enough.iter().any(|action| actor.may(*action, &subject));
                    let status = ask(browser, attempt, place).await;
                    let refused = status == StatusCode::FORBIDDEN;
                    if may == refused || status.is_server_error() {
                        faults.push(format!(
                            "{} {} at {step:?} by {name}: may {may}, {status}",
                            attempt.what, place.office
                        ));
                    }
                    for held in actor.appointed().iter().filter(|_| may) {
                        let done = attempt.enough.iter().filter(|action| actor.may(**action, &subject));
                        allowed.extend(done.map(|action| (*action, held.assignment.role)));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} cells:\n{}", faults.len(), faults.join("\n"));
    // Every right of the table over answers was used by somebody above.
    for right in RIGHTS.iter().filter(|right| ATTEMPTS.iter().any(|attempt| attempt.enough.contains(&right.action))) {
        assert!(allowed.contains(&(right.action, right.role)), "{right:?} was never used");
    }
}

async fn ask(browser: &mut Browser, attempt: &Attempt, place: &Place) -> StatusCode {
    let row = place.asked().to_string();
    let path = format!("{}{}", place.address(), attempt.path.replace("ROW", &row));
    if attempt.fields.is_empty() {
        return browser.get(&path).await.status;
    }
    let fields: Vec<(&str, &str)> = attempt
        .fields
        .iter()
        .map(|(name, value)| (*name, if *value == "ROW" { row.as_str() } else { value }))
        .collect();
    browser.post(&path, &fields).await.status
}

/// Pages that belong to one right over what a government has.
const PAGES: [(Action, &str); 8] = [
    (Action::SeeWorkingPlan, "/desk/plans/example"),
    (Action::OpenReview, "/desk/reviews/new?plan=example"),
    (Action::ChangeReview, "/desk/reviews/example/walk/change?do=close"),
    (Action::Publish, "/desk/publish/example"),
    (Action::ManageAccounts, "/desk/accounts/new"),
    (Action::ManageOffices, "/desk/offices"),
    (Action::ManageMails, "/desk/mails"),
    (Action::SeeJournal, "/desk/journal"),
];

/// What is done to one's own government, wherever that is.
const OVER_ONES_OWN: [Action; 4] =
    [Action::ManageAccounts, Action::ManageOffices, Action::ManageMails, Action::SeeJournal];

#[tokio::test]
async fn every_right_over_the_pages_of_a_government_is_kept_over_http() {
    let mut walk = Walk::new().await;
    let plan = Subject::of_government(prefecture());
    let mut faults = Vec::new();
    for (action, path) in PAGES {
        for (name, actor, browser) in &mut walk.browsers {
            let is_own = OVER_ONES_OWN.contains(&action);
            let own = actor.appointed().iter().map(|held| Subject::of_government(held.assignment.government));
            let may =
                if is_own { own.into_iter().any(|own| actor.may(action, &own)) } else { actor.may(action, &plan) };
            let status = browser.get(path).await.status;
            if may != (status == StatusCode::OK) || status.is_server_error() {
                faults.push(format!("{path} by {name}: may {may}, {status}"));
            }
        }
    }
    // Whoever may not see the board sees the requests of their own office on the same page, and no other.
    for (name, actor, browser) in &mut walk.browsers {
        let answer = browser.get("/desk/reviews/example/walk").await;
        let may = actor.may(Action::SeeBoard, &plan);
        if may != answer.text.contains("総務事務課") {
            faults.push(format!("the board by {name}: may {may}, {}", answer.status));
        }
    }
    assert!(faults.is_empty(), "{} cells:\n{}", faults.len(), faults.join("\n"));
}
