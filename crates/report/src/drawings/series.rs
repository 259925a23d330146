//! The readings of an indicator against its target path.

use rashin_eval::plan::{Assessment, Series, Standing, State};
use rashin_eval::show::grouped;
use rashin_figures::{
    Caption, Observation, Outlook, PathKind, PathPoint, Reading, Series as SeriesFigure, SeriesPeriod, Tick, View,
    draw_series,
};
use rashin_model::amount::to_f64;
use rashin_model::tables::Indicator;
use rashin_model::{Decimal, Lang, Period};
use rashin_service::AssessedPlan;
use rashin_service::units::{unit, value_text};

/// Most periods that fit beside each other.
const MOST_PERIODS: usize = 24;

/// A series as SVG; its values are written as everywhere else.
pub fn draw(figure: &SeriesFigure, view: View<'_>) -> String {
    draw_series(figure, view, &tick)
}

/// What the figure of a series shows.
pub fn figure(lang: Lang, assessed: &AssessedPlan, series: &Series) -> SeriesFigure {
    SeriesFigure {
        caption: Caption::new(assessed.indicator(series.indicator).name_in(lang), description(lang, assessed, series)),
        unit: unit(assessed.indicator(series.indicator), lang),
        periods: periods(lang, assessed, series),
    }
}

/// How many points there are to draw: values, start, targets.
pub fn points(series: &Series) -> usize {
    known_periods(series, |one| one.actual.is_some()).len()
}

fn tick(tick: Tick) -> String {
    Decimal::from_f64_retain(tick.value)
        .map_or_else(String::new, |value| grouped(value, u32::try_from(tick.decimals).unwrap_or(0)))
}

fn description(lang: Lang, assessed: &AssessedPlan, series: &Series) -> String {
    let indicator = assessed.indicator(series.indicator);
    let latest = series.latest();
    let (Some(value), Some(period)) = (latest.actual, latest.period) else {
        return lang.pick("実績値はありません。", "There is no value.").to_owned();
    };
    let value = value_text(indicator, value, lang);
    let standing = Standing::of(latest).label(lang);
    match (lang, series.promise.last()) {
        (Lang::Ja, Some(end)) => format!(
            "{}は{value}。目標は{}の{}。{standing}。",
            period.name(lang),
            end.period.name(lang),
            value_text(indicator, end.value, lang)
        ),
        (Lang::Ja, None) => format!("{}は{value}。", period.name(lang)),
        (Lang::En, Some(end)) => format!(
            "{value} in {}; the target is {} for {}: {standing}.",
            period.name(lang),
            value_text(indicator, end.value, lang),
            end.period.name(lang)
        ),
        (Lang::En, None) => format!("{value} in {}.", period.name(lang)),
    }
}

/// Every period from the first to the last that is known or promised, at equal distances where the series is
/// regular; as many of the last as fit beside each other.
pub fn shown_periods(series: &Series) -> Vec<Period> {
    let known = known_periods(series, |_| true);
    let all = filled(&known);
    let all = if all.len() > MOST_PERIODS { known } else { all };
    all[all.len().saturating_sub(MOST_PERIODS)..].to_vec()
}

/// The periods of values that are wanted, of the start and of the targets, in order.
fn known_periods(series: &Series, wanted: fn(&Assessment) -> bool) -> Vec<Period> {
    let mut known: Vec<Period> =
        series.assessments.iter().filter(|one| wanted(one)).filter_map(|one| one.period).collect();
    known.extend(series.promise.start.as_ref().filter(|start| !start.assumed).map(|start| start.period));
    known.extend(series.promise.targets.iter().map(|target| target.period));
    known.sort();
    known.dedup();
    known
}

/// What stands at each period that is shown; years without a value stay open.
fn periods(lang: Lang, assessed: &AssessedPlan, series: &Series) -> Vec<SeriesPeriod> {
    let indicator = assessed.indicator(series.indicator);
    let outlook = series.latest().outlook.as_ref().ok();
    shown_periods(series)
        .into_iter()
        .map(|period| {
            let one = series.assessments.iter().find(|one| one.period == Some(period));
            let observation = match one.and_then(|one| Some((one, one.actual?))) {
                Some((one, value)) => Observation::Reading(Reading {
                    value: to_f64(value),
                    label: value_text(indicator, value, lang),
                    provisional: one.state == State::Provisional,
                }),
                None => one.map_or(Observation::Open, |one| Observation::Absent(one.state.label(lang).to_owned())),
            };
            let expected = outlook.and_then(|outlook| {
                outlook.points.iter().find(|point| (point.time - period.end_in_years()).abs() < 0.02)
            });
            SeriesPeriod {
                label: period.short_name(lang),
                sublabel: if lang == Lang::Ja { gregorian(period) } else { String::new() },
                observation,
                path: path_point(lang, indicator, series, period),
                outlook: expected.map(|point| Outlook {
                    mean: point.mean,
                    half: (point.half.low, point.half.high),
                    most: (point.four_fifths.low, point.four_fifths.high),
                }),
                break_before: indicator
                    .breaks
                    .contains(&period)
                    .then(|| lang.pick("定義変更", "definition changed").to_owned()),
            }
        })
        .collect()
}

fn path_point(lang: Lang, indicator: &Indicator, series: &Series, period: Period) -> Option<PathPoint> {
    let point =
        |value: Decimal, kind| PathPoint { value: to_f64(value), label: value_text(indicator, value, lang), kind };
    let end = series.promise.last()?;
    if end.period == period {
        return Some(point(end.value, PathKind::Target));
    }
    if let Some(target) = series.promise.targets.iter().find(|target| target.period == period) {
        return Some(PathPoint { label: String::new(), ..point(target.value, PathKind::Milestone) });
    }
    let start = series.promise.start.as_ref().filter(|start| start.period == period)?;
    let baseline = point(start.value, PathKind::Baseline);
    // A reading that is the baseline carries the label already, if it is the last one.
    let is_last = series.latest().period == Some(period) && series.latest().actual == Some(start.value);
    Some(if is_last { PathPoint { label: String::new(), ..baseline } } else { baseline })
}

/// The periods with those between them filled in, as long as all are of one kind.
fn filled(known: &[Period]) -> Vec<Period> {
    let Some((&first, &last)) = known.first().zip(known.last()) else { return Vec::new() };
    let kind = std::mem::discriminant(&first);
    if known.iter().any(|period| std::mem::discriminant(period) != kind) || matches!(first, Period::Date(_)) {
        return known.to_vec();
    }
    let mut all = vec![first];
    let mut next = first.next();
    while next <= last && all.len() <= MOST_PERIODS {
        all.push(next);
        next = next.next();
    }
    all
}

fn gregorian(period: Period) -> String {
    match period {
        Period::FiscalYear(year) => year.to_string(),
        _ => String::new(),
    }
}
