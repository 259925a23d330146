//! The people of the demo: a government with its municipalities, an office for each department that
//! the plan names, and accounts called by their roles. Nobody has a password: one signs in by the
//! buttons that the demo's sign-in page shows.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, anyhow};
use jiff::Timestamp;
use rashin_model::people::{
    Account, AccountState, Assignment, Government, GovernmentKind, MailPreference, Office, Person, Role,
};
use rashin_model::{AreaCode, Code, Lang, Plan, Sentence};
use rashin_service::records::{self, Changes};
use rashin_service::{Known, view_plan};
use rashin_store::Database;
use rashin_web::DemoRole;

/// Who acts for whom.
pub struct Cast {
    /// The planning office.
    pub planning: Account,
    /// The office whose owner one can be.
    pub owner_office: Code,
    /// Who answers for an office.
    pub owners: BTreeMap<Code, Account>,
    /// Who approves inside an office.
    pub approvers: BTreeMap<Code, Account>,
    /// The roles to offer.
    pub roles: Vec<DemoRole>,
}

/// Adds the people of the demo, or finds those that were added before.
pub async fn seed_people(store: &Database, plan: &Code, at: Timestamp) -> Result<Cast> {
    let say = |error: rashin_service::Error| anyhow!(error.message(Lang::En));
    let plan = view_plan(store, plan, Known::Now).await.map_err(say)?.plan;
    let troupe = Troupe::of(&plan, at);
    let known = records::list::<Account>(store, "demo-").await.map_err(say)?;
    if known.is_empty() {
        let mut changes = Changes::new("operator:demo", "add_people", "demo", at).of(plan.area());
        troupe.governments.iter().for_each(|government| changes.add(government));
        troupe.offices.iter().for_each(|office| changes.add(office));
        for (account, person) in &troupe.people {
            changes.add(account);
            changes.add(person);
        }
        changes.commit(store).await.map_err(say)?;
    }
    Ok(troupe.cast)
}

struct Troupe {
    governments: Vec<Government>,
    offices: Vec<Office>,
    people: Vec<(Account, Person)>,
    cast: Cast,
}

impl Troupe {
    fn of(plan: &Plan, at: Timestamp) -> Self {
        let prefecture = plan.area();
        let name = |area: AreaCode| {
            let row = plan.areas.iter().find(|row| row.code == area);
            row.map_or_else(|| (area.to_string(), None), |row| (row.name.clone(), row.name_en.clone()))
        };
        let below: Vec<AreaCode> =
            plan.areas.iter().filter(|area| area.parent == Some(prefecture)).map(|area| area.code).collect();
        let government = |area: AreaCode| {
            let (name, name_en) = name(area);
            let (kind, parent) = if area == prefecture {
                (GovernmentKind::Prefecture, None)
            } else {
                (GovernmentKind::Municipality, Some(prefecture))
            };
            Government { area, name, name_en, kind, parent }
        };
        let mut governments = vec![government(prefecture)];
        governments.extend(below.iter().map(|area| government(*area)));
        let mut offices = departments(plan);
        offices.extend(below.iter().enumerate().map(|(place, area)| {
            let (town, town_en) = name(*area);
            let name_en = town_en.map(|town| format!("{town}, DX desk"));
            office(&format!("town-{:02}", place + 1), *area, &format!("{town} DX担当"), name_en)
        }));
        let mut troupe = Self { cast: Cast::new(plan, &offices, at), governments, offices, people: Vec::new() };
        troupe.engage(prefecture, at);
        troupe
    }

    /// Makes the accounts: one owner and one approver an office, one of each other role.
    fn engage(&mut self, prefecture: AreaCode, at: Timestamp) {
        let mut add = |account: &Account, name: String| {
            self.people.push((account.clone(), person(account, name)));
        };
        add(&self.cast.planning, "企画担当（デモ）".to_owned());
        for office in &self.offices {
            add(&self.cast.owners[&office.code], format!("{} 担当（デモ）", office.name));
            add(&self.cast.approvers[&office.code], format!("{} 承認者（デモ）", office.name));
        }
        for (id, role) in OTHERS {
            add(&account(id, role, prefecture, None, at), format!("{}（デモ）", role.label(Lang::Ja)));
        }
    }
}

/// Roles that are held once.
const OTHERS: [(&str, Role); 4] = [
    ("demo-member", Role::Member),
    ("demo-headquarters", Role::Headquarters),
    ("demo-auditor", Role::Auditor),
    ("demo-administrator", Role::Administrator),
];

impl Cast {
    fn new(plan: &Plan, offices: &[Office], at: Timestamp) -> Self {
        let prefecture = plan.area();
        let (mut owners, mut approvers) = (BTreeMap::new(), BTreeMap::new());
        for office in offices {
            let (owner, approver) = if office.government == prefecture {
                (Role::Owner, Role::Approver)
            } else {
                (Role::MunicipalPlanner, Role::MunicipalApprover)
            };
            let code = Some(office.code.clone());
            let id = |what: &str| format!("demo-{what}-{}", office.code);
            owners.insert(office.code.clone(), account(&id("owner"), owner, office.government, code.clone(), at));
            approvers.insert(office.code.clone(), account(&id("approver"), approver, office.government, code, at));
        }
        // The office that owns most shows most.
        let owned = |office: &&Office| {
            let named = |names: &[String]| names.first().is_some_and(|name| office.is_called(name));
            plan.nodes.iter().filter(|node| named(&node.departments)).count()
                + plan.indicators.iter().filter(|row| named(&row.department)).count()
        };
        let own = offices.iter().filter(|office| office.government == prefecture).max_by_key(owned);
        let own = own.expect("the plan names an office");
        let town = offices.iter().find(|office| office.government != prefecture);
        let planning = account("demo-planning", Role::PlanningOffice, prefecture, None, at);
        let mut roles = vec![
            role(
                &planning,
                Sentence::new("企画担当", "Planning office"),
                "点検を開き、督促し、承認し、公表します。",
                "Opens, chases, approves and publishes.",
            ),
            role(
                &owners[&own.code],
                Sentence::new(format!("回答担当（{}）", own.name), "Owner of an office"),
                "照会に回答します。差し戻された行があります。",
                "Answers requests; some rows were returned.",
            ),
            role(
                &approvers[&own.code],
                Sentence::new(format!("課の承認者（{}）", own.name), "Approver of an office"),
                "課の回答を承認します。",
                "Approves the answers of the office.",
            ),
        ];
        if let Some(town) = town {
            roles.push(role(
                &owners[&town.code],
                Sentence::new(town.name.clone(), "Municipal planner"),
                "市町村の値を答え、連携推進項目を提案します。",
                "Reports for a municipality and proposes cooperation.",
            ));
            roles.push(role(
                &approvers[&town.code],
                Sentence::new(format!("{} 承認者", town.name), "Municipal approver"),
                "県に出す前に市町村の中で承認します。",
                "Approves before the prefecture sees it.",
            ));
        }
        let what = [
            ("資料を読み、意見を出します。", "Reads the material and comments."),
            ("推進本部として決定します。", "Decides for the headquarters."),
            ("すべてを読みます。変更はできません。", "Reads everything, changes nothing."),
            ("アカウントと所属を管理します。", "Keeps accounts and offices."),
        ];
        for ((id, held), (ja, en)) in OTHERS.into_iter().zip(what) {
            let account = account(id, held, prefecture, None, at);
            roles.push(role(&account, Sentence::new(held.label(Lang::Ja), held.label(Lang::En)), ja, en));
        }
        Self { planning, owner_office: own.code.clone(), owners, approvers, roles }
    }
}

fn role(account: &Account, name: Sentence, ja: &str, en: &str) -> DemoRole {
    DemoRole { account: account.id.clone(), name, what: Sentence::new(ja, en) }
}

fn account(id: &str, role: Role, government: AreaCode, office: Option<Code>, at: Timestamp) -> Account {
    Account {
        id: Code::new(id).expect("a code"),
        state: AccountState::Active,
        assignments: vec![Assignment { role, government, office }],
        created_at: at,
    }
}

fn person(account: &Account, name: String) -> Person {
    Person {
        account: account.id.clone(),
        // A domain that never exists: nothing can be sent to it.
        mail: format!("{}@demo.invalid", account.id),
        name,
        english: false,
        password: None,
        totp: None,
        totp_step: 0,
        oidc: None,
        mails: MailPreference::default(),
    }
}

fn office(code: &str, government: AreaCode, name: &str, name_en: Option<String>) -> Office {
    Office {
        code: Code::new(code).expect("a code"),
        government,
        name: name.to_owned(),
        name_en,
        aliases: Vec::new(),
        dissolved: false,
    }
}

/// An office for each department that the plan names, in the order of the document.
fn departments(plan: &Plan) -> Vec<Office> {
    let named = plan.nodes.iter().flat_map(|node| node.departments.iter());
    let named = named.chain(plan.indicators.iter().flat_map(|row| row.department.iter()));
    let mut seen = BTreeSet::new();
    let once = named.filter(|name| seen.insert(name.as_str()));
    once.enumerate().map(|(place, name)| office(&format!("office-{:02}", place + 1), plan.area(), name, None)).collect()
}
