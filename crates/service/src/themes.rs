//! Cooperation themes of a plan: of which year, for whom, what came before and after, when they met.

use rashin_model::tables::{Cooperation, CooperationMeeting};
use rashin_model::{AreaCode, Plan};
use rashin_shipped::BodyKind;

/// The fiscal years that have themes, the latest first, each with its themes in their order.
pub fn by_year(plan: &Plan) -> Vec<(i16, Vec<&Cooperation>)> {
    let mut years: Vec<i16> = plan.cooperation.iter().map(|theme| theme.fiscal_year.fiscal_year()).collect();
    years.sort_unstable();
    years.dedup();
    years.into_iter().rev().map(|year| (year, of_year(plan, year))).collect()
}

/// The themes of a fiscal year in their order.
pub fn of_year(plan: &Plan, year: i16) -> Vec<&Cooperation> {
    let mut own: Vec<&Cooperation> =
        plan.cooperation.iter().filter(|theme| theme.fiscal_year.fiscal_year() == year).collect();
    own.sort_by_key(|theme| theme.order);
    own
}

/// The municipalities of a plan's prefecture; where it has none, those that the themes name.
pub fn municipalities(plan: &Plan) -> Vec<AreaCode> {
    let own = plan.area();
    let of_plan: Vec<AreaCode> =
        plan.areas.iter().filter(|area| area.parent == Some(own)).map(|area| area.code).collect();
    if !of_plan.is_empty() {
        return of_plan;
    }
    let is_own = |body: &rashin_shipped::Body| body.kind == BodyKind::Municipality && body.parent == Some(own);
    let shipped: Vec<AreaCode> =
        rashin_shipped::areas().iter().filter(|(_, body)| is_own(body)).map(|(code, _)| code).collect();
    if !shipped.is_empty() {
        return shipped;
    }
    let named = plan.cooperation.iter().flat_map(|theme| theme.proposers.iter().chain(theme.targets.iter()));
    let mut named: Vec<AreaCode> = named.copied().filter(|area| *area != own).collect();
    named.sort_unstable();
    named.dedup();
    named
}

/// Themes of later years that continue this one.
pub fn successors<'a>(plan: &'a Plan, theme: &Cooperation) -> Vec<&'a Cooperation> {
    let follows = |other: &&Cooperation| {
        theme.successor.as_ref() == Some(&other.code) || other.continued_from.as_ref() == Some(&theme.code)
    };
    plan.cooperation.iter().filter(follows).collect()
}

/// Themes of earlier years that this one continues.
pub fn predecessors<'a>(plan: &'a Plan, theme: &Cooperation) -> Vec<&'a Cooperation> {
    let precedes = |other: &&Cooperation| {
        theme.continued_from.as_ref() == Some(&other.code) || other.successor.as_ref() == Some(&theme.code)
    };
    plan.cooperation.iter().filter(precedes).collect()
}

/// The dates on which the working groups of a theme met, the first one first.
pub fn dates<'a>(plan: &'a Plan, theme: &Cooperation) -> Vec<&'a CooperationMeeting> {
    let mut own: Vec<&CooperationMeeting> =
        plan.cooperation_meetings.iter().filter(|row| row.cooperation == theme.code).collect();
    own.sort_by_key(|row| (row.date.end(), row.order));
    own
}
