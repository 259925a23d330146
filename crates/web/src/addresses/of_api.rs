//! The addresses of the API: each operation with every code that its address can name.

use rashin_model::Code;
use rashin_shipped::BodyKind;

use super::{Addresses, Kind};
use crate::api;
use crate::link::Place;
use crate::pages::compare::scopes;
use crate::plan_view::PlanView;

/// Where the API is.
const ROOT: &str = "/api/v1";

/// What a part of an address is filled with in a plan; `None` for a part that no plan fills.
fn codes(part: &str, pattern: &str, view: &PlanView) -> Option<Vec<String>> {
    let plan = &view.plan;
    let texts = |codes: &mut dyn Iterator<Item = &Code>| codes.map(Code::to_string).collect();
    let last = view.snapshot.as_ref().map_or(0, |snapshot| snapshot.number);
    Some(match part {
        "node" => texts(&mut plan.nodes.iter().map(|row| &row.code)),
        "indicator" if pattern.contains("/kpis/") => {
            texts(&mut view.composites().map(|position| &view.indicator(position).code))
        }
        "indicator" if pattern.ends_with("/ranking") => {
            let ranked = (0..plan.indicators.len()).filter(|&position| !scopes(view, position).is_empty());
            texts(&mut ranked.map(|position| &view.indicator(position).code))
        }
        "indicator" => texts(&mut plan.indicators.iter().map(|row| &row.code)),
        "meeting" => texts(&mut plan.meetings.iter().map(|row| &row.code)),
        "theme" => texts(&mut plan.cooperation.iter().map(|row| &row.code)),
        // The first publication changed nothing.
        "snapshot" if pattern.ends_with("/changes") => (2..=last).map(|number| number.to_string()).collect(),
        "snapshot" => (1..=last).map(|number| number.to_string()).collect(),
        _ => return None,
    })
}

/// The documents that belong to no plan.
pub fn of_site(found: &mut Addresses) {
    for operation in api::operations() {
        if !operation.about.path.contains('{') {
            found.add(Kind::Document, format!("{ROOT}{}", operation.about.path));
        }
    }
    found.add(Kind::File, format!("{ROOT}/openapi.json"));
}

/// The prefectures; every other area stands in the list of areas.
pub fn of_prefectures(found: &mut Addresses) {
    let prefectures = rashin_shipped::areas().iter().filter(|(_, body)| body.kind == BodyKind::Prefecture);
    for (area, _) in prefectures {
        found.add(Kind::Document, format!("{ROOT}/areas/{area}"));
    }
}

/// The documents of a plan as a view shows it: the last publication, or the one that its address names.
pub fn of_view(found: &mut Addresses, view: &PlanView, place: &Place) {
    let plan = view.plan.profile.code.as_str();
    for operation in api::operations() {
        let pattern = operation.about.path.as_str();
        let Some(rest) = pattern.strip_prefix("/plans/{plan}") else { continue };
        // The list of publications and each of them are the same in every one.
        if place.snapshot().is_some() && rest.starts_with("/snapshots") {
            continue;
        }
        let query = place.snapshot().map(|number| format!("?snapshot={number}")).unwrap_or_default();
        let own = format!("{ROOT}/plans/{plan}");
        match rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?))) {
            None => found.add(Kind::Document, format!("{own}{rest}{query}")),
            Some((before, (part, behind))) => {
                for code in codes(part, pattern, view).unwrap_or_default() {
                    found.add(Kind::Document, format!("{own}{before}{code}{behind}{query}"));
                }
            }
        }
    }
}
