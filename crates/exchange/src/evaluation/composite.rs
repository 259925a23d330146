//! Composite indices as records.

use rashin_eval::Reason;
use rashin_eval::plan::Index;
use rashin_model::Plan;
use serde::Serialize;
use utoipa::ToSchema;

use super::mark::{MarkRecord, mark_record};

/// A composite index.
#[derive(Debug, Serialize, ToSchema)]
pub struct CompositeRecord<'a> {
    /// Code of the composite indicator.
    pub indicator: &'a str,
    /// The fiscal year of the index.
    pub fiscal_year: Option<i16>,
    /// What 0 stands for: ratio or gap.
    pub anchor: &'static str,
    /// The index: target = 100.
    pub index: Option<f64>,
    /// The index with every member at its baseline.
    pub start: Option<f64>,
    /// Share of the weight that has a value, as a fraction.
    pub coverage: Option<f64>,
    /// Members with a target and a value.
    pub counted: usize,
    /// Members with a target.
    pub targeted: usize,
    /// Least and greatest under geometric mean and equal weights.
    pub range: Option<[f64; 2]>,
    /// Why there is no index.
    pub reason: Option<&'static str>,
    /// The members.
    pub members: Vec<MemberRecord<'a>>,
    /// The index over the years.
    pub years: Vec<IndexYearRecord>,
    /// Marks that follow from the index.
    pub marks: Vec<MarkRecord<'a>>,
}

/// A member of a composite index.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberRecord<'a> {
    /// Code of the indicator.
    pub indicator: &'a str,
    /// Its sub-index before clipping.
    pub raw: Option<f64>,
    /// Its sub-index as it enters the mean.
    pub used: Option<f64>,
    /// Its share of the index, as a fraction.
    pub share: Option<f64>,
    /// The points it contributes.
    pub contribution: Option<f64>,
    /// Why it has no sub-index.
    pub reason: Option<&'static str>,
}

/// A composite index in a fiscal year.
#[derive(Debug, Serialize, ToSchema)]
pub struct IndexYearRecord {
    /// The fiscal year.
    pub fiscal_year: i16,
    /// The index.
    pub index: Option<f64>,
    /// Share of the weight that has a value.
    pub coverage: Option<f64>,
    /// Why there is no index.
    pub reason: Option<&'static str>,
}

/// The record of a composite index.
pub fn composite_record<'a>(plan: &'a Plan, index: &'a Index) -> CompositeRecord<'a> {
    let latest = index.latest();
    let composite = latest.map(|point| &point.composite);
    CompositeRecord {
        indicator: plan.indicators[index.indicator].code.as_str(),
        fiscal_year: latest.map(|point| point.fiscal_year),
        anchor: match index.recipe.anchor {
            rashin_eval::composite::Anchor::Ratio => "ratio",
            rashin_eval::composite::Anchor::Gap => "gap",
        },
        index: index.value().ok(),
        start: index.start.index.ok(),
        coverage: composite.and_then(|composite| composite.coverage.ok()),
        counted: composite.map_or(0, |composite| composite.counted),
        targeted: index.start.members,
        range: composite.and_then(|composite| composite.range().ok()).map(|(low, high)| [low, high]),
        reason: index.value().err().map(Reason::code),
        members: index
            .members
            .iter()
            .enumerate()
            .map(|(place, &member)| {
                let part = composite.unwrap_or(&index.start).parts[place];
                let known = composite.is_some();
                MemberRecord {
                    indicator: plan.indicators[member].code.as_str(),
                    raw: part.raw.ok().filter(|_| known),
                    used: part.used.ok().filter(|_| known),
                    share: part.share.ok().filter(|_| known),
                    contribution: part.contribution.ok().filter(|_| known),
                    reason: part.used.err().map(Reason::code).or((!known).then_some(Reason::NoReading.code())),
                }
            })
            .collect(),
        years: index
            .points
            .iter()
            .map(|point| IndexYearRecord {
                fiscal_year: point.fiscal_year,
                index: point.composite.index.ok(),
                coverage: point.composite.coverage.ok(),
                reason: point.composite.index.err().map(Reason::code),
            })
            .collect(),
        marks: index.marks.iter().map(mark_record).collect(),
    }
}
