//! What holds for any input: no NaN, no infinity, and the orders that a reader relies on.

use proptest::collection::vec;
use proptest::num::f64::{NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
use proptest::option::weighted;
use proptest::prelude::*;

use rashin_eval::aggregate::{Branch, Tree, aggregate};
use rashin_eval::attainment::attainment;
use rashin_eval::cagr::cagr_category;
use rashin_eval::change::{change, change_percent};
use rashin_eval::composite::{Anchor, Member, Recipe, composite};
use rashin_eval::forecast::backtest::backtest;
use rashin_eval::forecast::{Method, Scale, forecast};
use rashin_eval::margin::margin;
use rashin_eval::mean::Mean;
use rashin_eval::needed::{needed_per_year, needed_ratio, recent_per_year};
use rashin_eval::normalise::{Normalisation, normalise};
use rashin_eval::pace::pace;
use rashin_eval::planned_share::planned_share;
use rashin_eval::progress::progress;
use rashin_eval::rank::ranking;
use rashin_eval::rate::rate;
use rashin_eval::{Direction, Figure, Point, Reason};

/// Any finite number, from the least to the greatest.
fn any_finite() -> impl Strategy<Value = f64> {
    prop_oneof![POSITIVE | NEGATIVE | NORMAL | SUBNORMAL | ZERO, -1.0e4..1.0e4, Just(0.0), Just(1.0)]
}

/// A number of the size that plans have.
fn plain() -> impl Strategy<Value = f64> {
    (-1_000_000..1_000_000).prop_map(|hundredths| f64::from(hundredths) / 100.0)
}

fn any_direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Higher), Just(Direction::Lower)]
}

fn any_point() -> impl Strategy<Value = Point> {
    (any_finite(), any_finite()).prop_map(|(time, value)| Point::new(time, value))
}

/// A number, or now and then a reason.
fn any_figure(number: impl Strategy<Value = f64>) -> impl Strategy<Value = Figure> {
    weighted(0.9, number).prop_map(|number| number.ok_or(Reason::NoReading))
}

fn any_method() -> impl Strategy<Value = Method> {
    prop_oneof![Just(Method::Naive), Just(Method::Drift), Just(Method::Theta), Just(Method::Median)]
}

/// Members with a target, as a plan would have them.
fn any_member() -> impl Strategy<Value = Member> {
    (any_figure(plain()), plain(), any_figure(plain()), 0.0..10.0, any_direction(), any::<bool>()).prop_map(
        |(value, target, baseline, weight, direction, natural_zero)| Member {
            value,
            target: Ok(target),
            baseline,
            weight,
            direction,
            natural_zero,
        },
    )
}

fn any_recipe() -> impl Strategy<Value = Recipe> {
    (any::<bool>(), any::<bool>(), 0.0..1.0).prop_map(|(gap, clip, minimum_coverage)| Recipe {
        anchor: if gap { Anchor::Gap } else { Anchor::Ratio },
        clip,
        minimum_coverage,
    })
}

/// Whether a figure is a finite number or a reason.
fn sound(figure: Figure) -> bool {
    figure.map_or(true, f64::is_finite)
}

proptest! {
    #[test]
    fn formulas_of_numbers_never_give_nan_or_infinity(
        y in any_finite(), b in any_finite(), target in any_finite(), d in any_direction(),
        zero in any::<bool>(),
    ) {
        for figure in [
            attainment(y, target, d, zero),
            progress(y, b, target, d),
            margin(y, target, d),
            pace(y, b),
            change(y, b),
            change_percent(y, b),
            needed_ratio(y, b),
            rate([(y, b), (target, y)], 100.0),
        ] {
            prop_assert!(sound(figure), "{figure:?}");
        }
    }

    #[test]
    fn formulas_of_points_never_give_nan_or_infinity(
        points in vec(any_point(), 0..6), start in any_point(), end in any_point(), time in any_finite(),
        d in any_direction(), limit in weighted(0.5, any_finite()),
    ) {
        let growth = cagr_category(&points, start.time, d, Some(end), limit);
        let free = cagr_category(&points, start.time, d, None, limit);
        for figure in [
            planned_share(start, end, &points, time).map(|planned| planned.share),
            needed_per_year(start, end, d),
            recent_per_year(end, start),
            growth.value, growth.score, free.value, free.score,
        ] {
            prop_assert!(sound(figure), "{figure:?}");
        }
    }

    #[test]
    fn formulas_of_lists_never_give_nan_or_infinity(
        values in vec(any_figure(any_finite()), 0..12), d in any_direction(),
        low in any_finite(), high in any_finite(), weights in vec(any_finite(), 13),
    ) {
        for how in [
            Normalisation::MinMax { low, high },
            Normalisation::ZScore,
            Normalisation::RankPoints,
            Normalisation::Percentile,
            Normalisation::DistanceToTarget { target: low, capped: true },
        ] {
            prop_assert!(normalise(&values, d, how).into_iter().all(sound), "{how:?}");
        }
        let branch = |weight: &f64| Branch { parent: Some(0), weight: *weight };
        let mut branches = vec![Branch { parent: None, weight: 1.0 }];
        branches.extend(weights.iter().map(branch));
        let tree = Tree::new(branches).unwrap();
        for mean in [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic] {
            prop_assert!(aggregate(&tree, &values, mean, 0.0).into_iter().all(sound), "{mean:?}");
        }
    }

    #[test]
    fn forecasts_are_finite_and_their_bands_nest(
        values in vec(any_finite(), 0..14), horizon in 0..8_usize, method in any_method(),
        start in weighted(0.5, any_finite()),
    ) {
        for scale in [Scale::UNBOUNDED, Scale::Share { ceiling: 100.0 }, Scale::Cumulative { start }] {
            let Ok(forecast) = forecast(&values, horizon, scale, method) else { continue };
            prop_assert_eq!(forecast.steps().len(), horizon);
            for step in forecast.steps() {
                let places = [
                    step.four_fifths.low, step.half.low, step.point, step.half.high, step.four_fifths.high,
                ];
                prop_assert!(places.iter().all(|place| place.is_finite()) && places.is_sorted(), "{step:?}");
            }
            if let Ok(test) = backtest(&values, horizon, scale, method) {
                prop_assert!(test.error.is_finite() && test.error_of_no_change.is_finite());
                prop_assert!(test.inside_half <= test.inside_four_fifths && test.inside_four_fifths <= test.trials);
            }
        }
    }

    #[test]
    fn forecasts_of_shares_stay_between_zero_and_the_ceiling(
        values in vec(0.0..=100.0, 4..11), horizon in 1..5_usize, method in any_method(),
    ) {
        let forecast = forecast(&values, horizon, Scale::Share { ceiling: 100.0 }, method).unwrap();
        for step in forecast.steps() {
            prop_assert!(step.four_fifths.low >= 0.0 && step.four_fifths.high <= 100.0, "{step:?}");
        }
    }

    #[test]
    fn a_better_value_never_lowers_attainment_or_progress(
        first in plain(), second in plain(), b in plain(), target in plain(), d in any_direction(),
    ) {
        let (worse, better) = if d.sign() * (second - first) >= 0.0 { (first, second) } else { (second, first) };
        if let (Ok(low), Ok(high)) = (progress(worse, b, target, d), progress(better, b, target, d)) {
            prop_assert!(low <= high, "progress {low} {high}");
        }
        if let (Ok(low), Ok(high)) = (attainment(worse, target, d, true), attainment(better, target, d, true)) {
            prop_assert!(low <= high, "attainment {low} {high}");
        }
    }

    #[test]
    fn a_met_target_is_full_attainment_full_progress_and_no_negative_margin(
        y in plain(), b in plain(), target in plain(), d in any_direction(),
    ) {
        let met = margin(y, target, d).unwrap() >= 0.0;
        if let Ok(share) = progress(y, b, target, d) {
            prop_assert_eq!(share >= 1.0, met);
        }
        if let Ok(ratio) = attainment(y, target, d, true) {
            prop_assert_eq!(ratio >= 1.0, met);
        }
    }

    #[test]
    fn reference_members_change_nothing(
        members in vec(any_member(), 1..6), reference in any_member(), place in any::<prop::sample::Index>(),
        recipe in any_recipe(),
    ) {
        let alone = composite(&members, recipe);
        let place = place.index(members.len() + 1);
        let mut more = members.clone();
        more.insert(place, Member { target: Err(Reason::ReferenceOnly), ..reference });
        let mut together = composite(&more, recipe);
        prop_assert_eq!(together.parts.remove(place).used, Err(Reason::ReferenceOnly));
        prop_assert_eq!(together, alone);
    }

    #[test]
    fn contributions_add_up_to_the_index_and_variants_lie_in_the_range(
        members in vec(any_member(), 1..6), recipe in any_recipe(),
    ) {
        let composite = composite(&members, recipe);
        if let Ok(index) = composite.index {
            let sum: f64 = composite.parts.iter().filter_map(|part| part.contribution.ok()).sum();
            prop_assert!((sum - index).abs() <= 1e-9 * index.abs().max(1.0), "{sum} {index}");
            let (low, high) = composite.range().unwrap();
            prop_assert!(low <= index && index <= high);
            if recipe.clip {
                prop_assert!((-1e-9..=100.000_000_001).contains(&index));
            }
        }
    }

    #[test]
    fn order_of_areas_does_not_change_their_ranks(
        pairs in vec((any_figure(plain()), any::<u32>()), 0..12), d in any_direction(), decimals in 0..3_u32,
    ) {
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        order.sort_by_key(|&index| pairs[index].1);
        let values: Vec<Figure> = pairs.iter().map(|pair| pair.0).collect();
        let shuffled: Vec<Figure> = order.iter().map(|&index| values[index]).collect();
        let (straight, mixed) = (ranking(&values, d, decimals), ranking(&shuffled, d, decimals));
        prop_assert_eq!(straight.ranked, mixed.ranked);
        for (rank, &index) in mixed.ranks.iter().zip(&order) {
            prop_assert_eq!(*rank, straight.ranks[index]);
        }
    }

    #[test]
    fn the_best_area_is_first_and_ranks_lie_between_one_and_n(
        values in vec(plain(), 1..12), d in any_direction(),
    ) {
        let figures: Vec<Figure> = values.iter().copied().map(Ok).collect();
        let ranking = ranking(&figures, d, 2);
        let best = values.iter().copied().map(|x| d.sign() * x).fold(f64::NEG_INFINITY, f64::max);
        for (value, rank) in values.iter().zip(&ranking.ranks) {
            let rank = rank.unwrap();
            prop_assert!((1..=values.len()).contains(&rank));
            prop_assert_eq!(rank == 1, d.sign() * value >= best);
        }
    }

    #[test]
    fn turning_direction_and_sign_together_leaves_normalised_values(
        values in vec(any_figure(plain()), 0..10), low in plain(), high in plain(),
    ) {
        let turned: Vec<Figure> = values.iter().map(|value| value.map(|x| -x)).collect();
        for how in [Normalisation::MinMax { low, high }, Normalisation::ZScore, Normalisation::RankPoints] {
            prop_assert_eq!(
                normalise(&values, Direction::Lower, how), normalise(&turned, Direction::Higher, how)
            );
        }
    }

    #[test]
    fn a_mean_up_the_tree_lies_between_its_children(
        leaves in vec((0.01..1000.0, 0.1..10.0), 1..8),
    ) {
        let mut branches = vec![Branch { parent: None, weight: 1.0 }];
        branches.extend(leaves.iter().map(|leaf| Branch { parent: Some(0), weight: leaf.1 }));
        let mut values: Vec<Figure> = vec![Err(Reason::NoReading)];
        values.extend(leaves.iter().map(|leaf| Ok(leaf.0)));
        let low = leaves.iter().map(|leaf| leaf.0).fold(f64::INFINITY, f64::min);
        let high = leaves.iter().map(|leaf| leaf.0).fold(0.0, f64::max);
        let tree = Tree::new(branches).unwrap();
        for mean in [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic] {
            let figure = aggregate(&tree, &values, mean, 0.0)[0].unwrap();
            prop_assert!(figure >= low * (1.0 - 1e-9) && figure <= high * (1.0 + 1e-9), "{mean:?} {figure}");
        }
    }
}
