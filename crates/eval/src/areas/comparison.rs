//! The areas of one scope beside each other, for one indicator and one period.

use std::collections::BTreeMap;

use rashin_model::amount::to_f64;
use rashin_model::tables::{Direction as ModelDirection, Indicator};
use rashin_model::{AreaCode, Decimal, Period, Plan};

use super::classes::{Class, quantile_classes};
use super::funnel::{Chance, chance, is_small};
use super::peers::{AreaFact, PeerGroup};
use super::scope::Scope;
use crate::mean::{Mean, weighted_mean};
use crate::plan::{Evaluation, Series, State};
use crate::rank::ranking;
use crate::rate::rate;
use crate::rounding::round_half_up;
use crate::{Direction, Figure, Reason};

/// One area among others.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The area.
    pub area: AreaCode,
    /// Position of its series in the evaluation.
    pub series: usize,
    /// Its state at the period.
    pub state: State,
    /// Its value.
    pub value: Option<Decimal>,
    /// Numerator and denominator, where they were reported.
    pub counts: Option<(Decimal, Decimal)>,
    /// Its place, 1 being the best; `None` without a value.
    pub rank: Option<usize>,
    /// Its class on the map, from 0.
    pub class: Option<usize>,
    /// Its group.
    pub peers: Option<PeerGroup>,
    /// Its place in that group, and how many of the group are ranked.
    pub peer_rank: Option<(usize, usize)>,
    /// Whether its distance to the whole may be chance; only for percentages of small numbers
    /// ([`is_small`]) with their counts.
    pub chance: Option<Chance>,
}

/// The value of all areas of a comparison together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Whole {
    /// From the sums of numerators and denominators of all areas, in percent.
    OfSums(f64),
    /// The plain mean of the areas' values: each counts once, however large.
    PlainMean(f64),
}

/// Areas of one scope, compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Who is compared.
    pub scope: Scope,
    /// The period of all values; a value of another period is not ranked.
    pub period: Period,
    /// The areas: by rank, then those without a value; areas of one rank by code.
    pub areas: Vec<Compared>,
    /// N: how many are ranked.
    pub ranked: usize,
    /// The classes of the map.
    pub classes: Vec<Class>,
    /// All of them together; `None` while an area has no value.
    pub whole: Option<Whole>,
}

impl Comparison {
    /// An area of the comparison.
    pub fn of_area(&self, area: AreaCode) -> Option<&Compared> {
        self.areas.iter().find(|one| one.area == area)
    }

    /// Whether the distance of any area to the whole may be chance.
    pub fn has_chance(&self) -> bool {
        self.areas.iter().any(|one| one.chance == Some(Chance::Within))
    }
}

/// The periods in which at least two areas of a scope have a value, in order of time.
pub fn periods_compared(evaluation: &Evaluation, own: AreaCode, indicator: usize, scope: Scope) -> Vec<Period> {
    let mut seen: BTreeMap<Period, usize> = BTreeMap::new();
    for (_, series) in series_of(evaluation, own, indicator, scope) {
        for one in series.assessments.iter().filter(|one| one.actual.is_some()) {
            if let Some(period) = one.period {
                *seen.entry(period).or_default() += 1;
            }
        }
    }
    seen.into_iter().filter(|(_, areas)| *areas > 1).map(|(period, _)| period).collect()
}

/// Compares the areas of a scope at a period. `indicator` is the position in the plan; `fact` says
/// what is known of an area.
///
/// Ranks are competition ranks after rounding to the declared decimals ([`ranking`]), among all and
/// within the peer group ([`PeerGroup::of`]); classes are quantiles ([`quantile_classes`]); chance is
/// judged around the share of all areas together ([`chance`]).
pub fn compare_areas(
    plan: &Plan,
    evaluation: &Evaluation,
    indicator: usize,
    scope: Scope,
    period: Period,
    fact: &dyn Fn(AreaCode) -> AreaFact,
) -> Comparison {
    let row = &plan.indicators[indicator];
    let counts = counts_at(plan, row, period);
    let mut areas: Vec<Compared> = series_of(evaluation, plan.area(), indicator, scope)
        .map(|(position, series)| {
            let one = series.assessments.iter().find(|one| one.period == Some(period));
            Compared {
                area: series.area,
                series: position,
                state: one.map_or(State::NoReading, |one| one.state),
                value: one.and_then(|one| one.actual),
                counts: counts.get(&series.area).copied(),
                rank: None,
                class: None,
                peers: PeerGroup::of(&fact(series.area)),
                peer_rank: None,
                chance: None,
            }
        })
        .collect();
    let ranked = rank(&mut areas, row);
    let classes = classify(&mut areas, row.decimals);
    let whole = whole(&areas, row);
    if let Some(Whole::OfSums(percent)) = whole {
        for one in &mut areas {
            let counts = one.counts.map(|(above, below)| (to_f64(above), to_f64(below)));
            let small = counts.filter(|(_, below)| is_small(percent / 100.0, *below));
            one.chance = small.and_then(|(above, below)| chance(percent / 100.0, above, below).ok());
        }
    }
    areas.sort_by_key(|one| (one.rank.unwrap_or(usize::MAX), one.area));
    Comparison { scope, period, areas, ranked, classes, whole }
}

/// The series of an indicator in a scope, with their positions.
fn series_of(
    evaluation: &Evaluation,
    own: AreaCode,
    indicator: usize,
    scope: Scope,
) -> impl Iterator<Item = (usize, &Series)> {
    // The evaluation holds its series in the order of the indicators.
    let from = evaluation.series.partition_point(|series| series.indicator < indicator);
    let to = evaluation.series.partition_point(|series| series.indicator <= indicator);
    let range = evaluation.series[from..to].iter().enumerate().map(move |(place, series)| (from + place, series));
    range.filter(move |(_, series)| Scope::of(own, series.area) == Some(scope))
}

/// Numerators and denominators of an indicator at a period, by area.
fn counts_at(plan: &Plan, row: &Indicator, period: Period) -> BTreeMap<AreaCode, (Decimal, Decimal)> {
    // Readings stand by indicator as listed.
    let place = |code: &rashin_model::Code| plan.indicators.iter().position(|indicator| indicator.code == *code);
    let own = place(&row.code);
    let from = plan.readings.partition_point(|reading| place(&reading.indicator) < own);
    let own_readings = plan.readings[from..].iter().take_while(|reading| reading.indicator == row.code);
    own_readings
        .filter(|reading| reading.period == period)
        .filter_map(|reading| {
            let (above, below) = (reading.numerator.as_ref()?, reading.denominator.as_ref()?);
            Some((reading.area, (above.value, below.value)))
        })
        .collect()
}

fn figures<'a>(areas: impl Iterator<Item = &'a Compared>) -> Vec<Figure> {
    areas.map(|one| one.value.map(to_f64).ok_or(Reason::NoReading)).collect()
}

/// Gives every area its rank among all and among its peers; says how many are ranked.
fn rank(areas: &mut [Compared], row: &Indicator) -> usize {
    let better = match row.direction {
        ModelDirection::Lower | ModelDirection::KeepAtMost => Direction::Lower,
        ModelDirection::Higher | ModelDirection::KeepAtLeast | ModelDirection::None => Direction::Higher,
    };
    let all = ranking(&figures(areas.iter()), better, row.decimals);
    for (one, rank) in areas.iter_mut().zip(&all.ranks) {
        one.rank = rank.ok();
    }
    let mut groups: BTreeMap<PeerGroup, Vec<usize>> = BTreeMap::new();
    for (place, one) in areas.iter().enumerate() {
        if let Some(peers) = one.peers {
            groups.entry(peers).or_default().push(place);
        }
    }
    for places in groups.into_values() {
        let among = ranking(&figures(places.iter().map(|&place| &areas[place])), better, row.decimals);
        for (place, rank) in places.into_iter().zip(among.ranks) {
            areas[place].peer_rank = rank.ok().map(|rank| (rank, among.ranked));
        }
    }
    all.ranked
}

fn classify(areas: &mut [Compared], decimals: u32) -> Vec<Class> {
    let values: Vec<Decimal> = areas.iter().filter_map(|one| one.value).collect();
    let (classes, of) = quantile_classes(&values, decimals);
    for (one, class) in areas.iter_mut().filter(|one| one.value.is_some()).zip(of) {
        one.class = Some(class);
    }
    classes
}

/// All areas together: from their counts where every value has them and is their percentage, else the
/// plain mean, and nothing where an area has no value.
fn whole(areas: &[Compared], row: &Indicator) -> Option<Whole> {
    let values: Vec<Decimal> = areas.iter().map(|one| one.value).collect::<Option<_>>()?;
    let counts: Option<Vec<(Decimal, Decimal)>> = areas.iter().map(|one| one.counts).collect();
    let is_percentage = |((above, below), value): (&(Decimal, Decimal), &Decimal)| {
        let percent = above.checked_div(*below).map(|share| share * Decimal::ONE_HUNDRED);
        percent.is_some_and(|percent| round_half_up(percent, row.decimals) == round_half_up(*value, row.decimals))
    };
    if let Some(counts) = counts.filter(|counts| counts.iter().zip(&values).all(is_percentage)) {
        let parts = counts.iter().map(|(above, below)| (to_f64(*above), to_f64(*below)));
        return rate(parts, 100.0).ok().map(Whole::OfSums);
    }
    let items: Vec<(f64, f64)> = values.iter().map(|value| (to_f64(*value), 1.0)).collect();
    weighted_mean(Mean::Arithmetic, &items).ok().map(Whole::PlainMean)
}
