//! Offices and the governments below a prefecture.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rashin_model::people::{Action, Government, GovernmentKind, Office};
use rashin_model::spelling::{fold, narrow};
use rashin_model::{AreaCode, Code, Plan, Sentence};
use rashin_shipped::BodyKind;

use super::lookup::{find_office, list_governments, list_offices};
use super::manage_account::subject;
use crate::Error;
use crate::port::Store;
use crate::records::{Changes, find};
use crate::rights::Actor;

/// An office as it is entered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewOffice {
    /// Name, as plans write it.
    pub name: String,
    /// Name in English.
    pub name_en: String,
    /// Other names, a line each.
    pub aliases: String,
}

impl NewOffice {
    /// An office of this name.
    pub fn called(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    fn office(&self, code: Code, government: AreaCode, dissolved: bool) -> Office {
        let name_en = self.name_en.trim();
        let aliases = self.aliases.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
        Office {
            code,
            government,
            name: self.name.trim().to_owned(),
            name_en: (!name_en.is_empty()).then(|| name_en.to_owned()),
            aliases: aliases.collect(),
            dissolved,
        }
    }
}

/// Adds offices to a government; those it has already under one of their names are left out. Gives how
/// many were added.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Missing`] when there is no such government; [`Error::Stale`];
/// [`Error::Store`].
pub async fn add_offices(
    store: &impl Store,
    actor: &Actor,
    government: AreaCode,
    offices: &[NewOffice],
    at: Timestamp,
) -> Result<usize, Error> {
    actor.require(Action::ManageOffices, &subject(store, government).await?)?;
    let area = government.to_string();
    if find::<Government>(store, &area).await?.is_none() {
        return Err(Error::Missing(Sentence::new(
            format!("団体「{area}」は登録されていません"),
            format!("There is no government {area}."),
        )));
    }
    let all = list_offices(store).await?;
    let known: Vec<&Office> =
        all.iter().map(|office| &office.value).filter(|one| one.government == government).collect();
    let mut codes: BTreeSet<String> = all.iter().map(|office| office.code.to_string()).collect();
    let mut added: Vec<Office> = Vec::new();
    for new in offices {
        let name = new.name.trim();
        let is_there = known.iter().copied().chain(&added).any(|office| office.is_called(name));
        if name.is_empty() || is_there {
            continue;
        }
        let code = free_code(government, &codes);
        codes.insert(code.to_string());
        added.push(new.office(code, government, false));
    }
    if added.is_empty() {
        return Ok(0);
    }
    let mut changes = Changes::new(&actor.id, "add_offices", &area, at).of(government);
    for office in &added {
        changes.add(office);
    }
    changes.commit(store).await?;
    Ok(added.len())
}

/// The first code of a government's offices that is free: `050008-01`.
fn free_code(government: AreaCode, taken: &BTreeSet<String>) -> Code {
    let mut numbers = 1_u32..;
    let free = numbers.find_map(|number| {
        let code = format!("{government}-{number:02}");
        (!taken.contains(&code)).then_some(code)
    });
    Code::new(&free.unwrap_or_default()).expect("digits and a hyphen are a code")
}

/// Changes the names of an office, or dissolves it.
///
/// # Errors
/// [`Error::Missing`]; [`Error::Forbidden`]; [`Error::Invalid`]; [`Error::Stale`] when it was changed
/// since `version`; [`Error::Store`].
pub async fn change_office(
    store: &impl Store,
    actor: &Actor,
    office: &Code,
    version: u32,
    new: &NewOffice,
    dissolved: bool,
    at: Timestamp,
) -> Result<(), Error> {
    let held = find_office(store, office).await?;
    actor.require(Action::ManageOffices, &subject(store, held.government).await?)?;
    if held.version != version {
        return Err(Error::Stale);
    }
    let after = new.office(held.code.clone(), held.government, dissolved);
    let others = list_offices(store).await?;
    let twin = others
        .iter()
        .find(|other| other.code != after.code && other.government == after.government && other.is_called(&after.name));
    if after.name.is_empty() || twin.is_some() {
        return Err(Error::invalid(
            "name",
            Sentence::new("名称がないか、ほかの所属と同じです", "The name is missing, or another office has it"),
            Sentence::new("別の名称を入力してください", "Enter another name"),
        ));
    }
    if after == held.value {
        return Ok(());
    }
    let mut changes = Changes::new(&actor.id, "change_office", office.as_str(), at).of(held.government);
    changes.replace(&held, &after);
    changes.commit(store).await.map(|_| ())
}

/// The departments that a plan names and the government of the plan has no office for.
///
/// # Errors
/// [`Error::Store`].
pub async fn unknown_departments(store: &impl Store, plan: &Plan) -> Result<Vec<String>, Error> {
    let offices = list_offices(store).await?;
    let named = plan
        .nodes
        .iter()
        .flat_map(|node| &node.departments.0)
        .chain(plan.indicators.iter().flat_map(|indicator| &indicator.department.0));
    let mut seen = BTreeSet::new();
    let unknown = named.filter(|name| {
        !name.is_empty()
            && seen.insert(fold(name))
            && !offices.iter().any(|office| office.government == plan.area() && office.is_called(name))
    });
    Ok(unknown.cloned().collect())
}

/// A municipality that is not registered yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its area code.
    pub area: AreaCode,
    /// Name.
    pub name: String,
    /// Name in English, where it is known.
    pub name_en: Option<String>,
}

/// The municipalities of a prefecture that are not registered: those that its plans name themselves,
/// and those of the official table.
///
/// # Errors
/// [`Error::Store`].
pub async fn unregistered_municipalities(
    store: &impl Store,
    prefecture: AreaCode,
    plans: &[&Plan],
) -> Result<Vec<Candidate>, Error> {
    let known: BTreeSet<AreaCode> = list_governments(store).await?.iter().map(|government| government.area).collect();
    let own = plans
        .iter()
        .flat_map(|plan| &plan.areas)
        .filter(|area| area.parent == Some(prefecture))
        .map(|area| Candidate { area: area.code, name: area.name.clone(), name_en: area.name_en.clone() });
    let official = rashin_shipped::areas().iter().filter(|(area, body)| {
        body.kind == BodyKind::Municipality && area.prefecture() == prefecture && *area != prefecture
    });
    let official = official.map(|(area, body)| Candidate { area, name: body.name.to_owned(), name_en: None });
    let mut seen = known;
    let mut candidates: Vec<Candidate> = own.chain(official).filter(|one| seen.insert(one.area)).collect();
    candidates.sort_by_key(|candidate| candidate.area);
    Ok(candidates)
}

/// Registers municipalities below a prefecture, each with one office that answers for it.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Stale`] when one was registered meanwhile; [`Error::Store`].
pub async fn add_municipalities(
    store: &impl Store,
    actor: &Actor,
    prefecture: AreaCode,
    municipalities: &[Candidate],
    at: Timestamp,
) -> Result<usize, Error> {
    actor.require(Action::ManageOffices, &subject(store, prefecture).await?)?;
    if municipalities.is_empty() {
        return Ok(0);
    }
    let codes: BTreeSet<String> = list_offices(store).await?.iter().map(|office| office.code.to_string()).collect();
    let area = prefecture.to_string();
    let mut changes = Changes::new(&actor.id, "add_municipalities", &area, at).of(prefecture);
    for candidate in municipalities {
        changes.add(&Government {
            area: candidate.area,
            name: narrow(&candidate.name),
            name_en: candidate.name_en.clone(),
            kind: GovernmentKind::Municipality,
            parent: Some(prefecture),
        });
        changes.add(&Office {
            code: free_code(candidate.area, &codes),
            government: candidate.area,
            name: candidate.name.clone(),
            name_en: candidate.name_en.clone(),
            aliases: Vec::new(),
            dissolved: false,
        });
    }
    changes.commit(store).await?;
    Ok(municipalities.len())
}
