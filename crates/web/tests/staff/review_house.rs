//! A site with a plan, a review in progress and somebody in every role of it.

use std::collections::BTreeMap;
use std::sync::Mutex;

use jiff::civil::date;
use rashin_model::people::Role;
use rashin_model::review::{AskedKind, Round, RoundState};
use rashin_model::{Period, Plan};
use rashin_service::review::{Opening, open_review};
use rashin_service::rights::Actor;
use rashin_service::{Known, Store, import_plan, preview_import, view_working_plan};
use rashin_testkit::{row, sample_plan};

use crate::browser::Browser;
use crate::house::{House, city, code, now, prefecture};

/// The request of the prefecture's office.
pub const OFFICE: &str = "/desk/requests/mihon/fy2026h1/digital";
/// The request of the city.
pub const CITY: &str = "/desk/requests/mihon/fy2026h1/mihon-city";
/// Rows of theirs.
pub const SITES: &str = "reading:mihon-sites:990001:FY2025";
pub const SHARE: &str = "reading:mihon-share:990001:FY2025";
pub const CITY_SITES: &str = "reading:mihon-sites:992011:FY2025";
pub const STEP: &str = "step:mihon-1-1:FY2026H1";
pub const GRADE: &str = "grade:mihon-1-1:akita:grade";

/// A site with a review in progress.
pub struct ReviewHouse {
    pub house: House,
    /// The browsers of those who signed in.
    browsers: Mutex<BTreeMap<String, Browser>>,
}

/// The sample plan with a value of the city and something left open.
pub fn plan() -> Plan {
    let mut plan = sample_plan("mihon");
    plan.areas = vec![
        row(&[("code", "990001"), ("name", "みほん県")]),
        row(&[("code", "992011"), ("name", "みほん市"), ("parent", "990001")]),
    ];
    plan.readings.push(row(&[
        ("indicator", "mihon-sites"),
        ("area", "992011"),
        ("period", "FY2024"),
        ("status", "final"),
        ("value", "2"),
    ]));
    plan.steps = vec![
        row(&[("node", "mihon-1-1"), ("period", "FY2025H2"), ("state", "late"), ("cause", "調達の遅れ")]),
        row(&[("node", "mihon-1-1"), ("period", "FY2026H1"), ("planned", "全庁舎に広げる")]),
    ];
    plan.comments = vec![row(&[
        ("code", "mihon-c1"),
        ("element", "mihon-1-1"),
        ("order", "1"),
        ("kind", "opinion"),
        ("text", "町村にも広げてほしい"),
        ("state", "open"),
    ])];
    plan
}

impl ReviewHouse {
    /// The site with everybody, and the review opened.
    pub async fn new() -> Self {
        let house = Self::without_review().await;
        let operator = Actor::operator("test");
        let working = view_working_plan(&house.house.store, &operator, &code("mihon")).await.expect("a plan");
        let round = Round {
            plan: code("mihon"),
            code: code("fy2026h1"),
            name: "令和8年度 上期".to_owned(),
            name_en: Some("First half of FY2026".to_owned()),
            period: Period::Half(2026, 1),
            as_of: date(2026, 9, 30),
            due: date(2026, 12, 1),
            rubrics: vec![code("akita")],
            asks: AskedKind::ALL.to_vec(),
            elements: Vec::new(),
            state: RoundState::Open,
            instructions: Some("分かる範囲で入力してください".to_owned()),
        };
        let opening = Opening { round, due: BTreeMap::new(), without: Vec::new(), body: None };
        open_review(&house.house.store, &operator, &working, &opening, rashin_shipped::rubrics(), now())
            .await
            .expect("a review");
        house
    }

    /// The site with everybody.
    pub async fn without_review() -> Self {
        let house = House::new().await;
        let plan = plan();
        let preview = preview_import(&house.store, &plan, true).await.expect("a preview");
        import_plan(&house.store, &plan, true, preview.base, "test", "first import", now()).await.expect("an import");
        for (name, role, government, office) in [
            ("planner", Role::PlanningOffice, prefecture(), None),
            ("owner", Role::Owner, prefecture(), Some("digital")),
            ("colleague", Role::Owner, prefecture(), Some("digital")),
            ("approver", Role::Approver, prefecture(), Some("digital")),
            ("city-planner", Role::MunicipalPlanner, city(), Some("mihon-city")),
            ("city-approver", Role::MunicipalApprover, city(), Some("mihon-city")),
            ("auditor", Role::Auditor, prefecture(), None),
            ("member", Role::Member, prefecture(), None),
        ] {
            house.enrol(name, &[(role, government, office)]).await;
        }
        Self { house, browsers: Mutex::default() }
    }

    /// A browser of somebody, signed in once.
    pub async fn browser(&self, name: &str) -> Browser {
        let known = self.browsers.lock().expect("browsers").get(name).cloned();
        if let Some(browser) = known {
            return browser;
        }
        let browser = self.house.signed_in(&code(name)).await;
        self.browsers.lock().expect("browsers").insert(name.to_owned(), browser.clone());
        browser
    }

    /// The value in the plan now.
    pub async fn value(&self, indicator: &str, area: &str, period: &str) -> Option<String> {
        let stored = self.house.store.load(&code("mihon"), Known::Now).await.expect("a store").expect("a plan");
        let found = stored.plan.readings.iter().find(|reading| {
            reading.indicator == *indicator && reading.area.to_string() == area && reading.period.code() == period
        });
        found.and_then(|reading| reading.value.as_ref()).map(|amount| amount.value.to_string())
    }

    /// An owner submits a value.
    pub async fn submit(&self, name: &str, request: &str, asked: &str, value: &str) {
        let mut browser = self.browser(name).await;
        let answer = browser
            .post(
                &format!("{request}/answers"),
                &[("asked", asked), ("version", ""), ("status", "final"), ("value", value), ("do", "submit")],
            )
            .await;
        assert_eq!(answer.status, 303, "{}", answer.text);
    }

    /// Somebody acts on one row.
    pub async fn act(&self, name: &str, request: &str, word: &str, asked: &str) -> crate::browser::Answer {
        let mut browser = self.browser(name).await;
        let one = format!("{word} {asked}");
        browser.post(&format!("{request}/act"), &[("one", &one)]).await
    }
}
