//! Areas side by side: ranks, rates, means, normalised values, trees.

use rashin_eval::aggregate::{BadTree, Branch, Tree, aggregate};
use rashin_eval::mean::{Mean, weighted_mean};
use rashin_eval::normalise::{Normalisation, normalise};
use rashin_eval::rank::ranking;
use rashin_eval::rate::rate;
use rashin_eval::{Direction, Reason};

#[test]
fn values_shown_as_equal_share_a_place_and_the_next_place_is_left_out() {
    let values = [Ok(12.34), Ok(12.25), Ok(12.3), Ok(15.0)];
    assert_eq!(ranking(&values, Direction::Higher, 1).ranks, [Ok(2), Ok(2), Ok(2), Ok(1)]);
    assert_eq!(ranking(&values, Direction::Higher, 2).ranks, [Ok(2), Ok(4), Ok(3), Ok(1)]);
    assert_eq!(ranking(&values, Direction::Lower, 1).ranks, [Ok(1), Ok(1), Ok(1), Ok(4)]);
}

#[test]
fn an_area_without_value_is_not_ranked_and_not_counted() {
    let ranking = ranking(&[Err(Reason::Suppressed), Ok(1.0)], Direction::Higher, 0);
    assert_eq!((ranking.ranks, ranking.ranked), (vec![Err(Reason::Suppressed), Ok(1)], 1));
}

#[test]
fn a_rate_of_several_areas_weighs_them_by_their_denominators() {
    assert_eq!(rate([(50.0, 100.0), (0.0, 300.0)], 100.0), Ok(12.5));
    assert_eq!(rate([(0.0, 0.0)], 100.0), Err(Reason::DenominatorZero));
    assert_eq!(rate([], 100.0), Err(Reason::NoReading));
}

#[test]
fn equal_values_have_no_spread_to_normalise() {
    for how in [Normalisation::MinMax { low: 0.0, high: 1.0 }, Normalisation::ZScore] {
        assert_eq!(normalise(&[Ok(3.0), Ok(3.0)], Direction::Higher, how), [Err(Reason::NoSpread); 2]);
    }
    assert_eq!(normalise(&[Ok(3.0)], Direction::Higher, Normalisation::Percentile), [Err(Reason::NoSpread)]);
}

#[test]
fn goalposts_hold_values_beyond_them_and_turn_with_the_direction() {
    let values = [Ok(-5.0), Ok(0.0), Ok(15.0), Err(Reason::NoReading), Ok(25.0)];
    let posts = |lower, upper| Normalisation::Goalposts { lower, upper, low: 1.0, high: 101.0 };
    let none = Err(Reason::NoReading);
    let rising = normalise(&values, Direction::Higher, posts(0.0, 20.0));
    assert_eq!(rising, [Ok(1.0), Ok(1.0), Ok(76.0), none, Ok(101.0)]);
    let falling = normalise(&values, Direction::Lower, posts(0.0, 20.0));
    assert_eq!(falling, [Ok(101.0), Ok(101.0), Ok(26.0), none, Ok(1.0)]);
    assert_eq!(normalise(&values, Direction::Higher, posts(5.0, 5.0))[1], Err(Reason::NoSpread));
    assert_eq!(normalise(&values, Direction::Higher, posts(5.0, 0.0))[1], Err(Reason::WrongSide));
}

#[test]
fn z_scores_are_in_standard_deviations_of_a_sample() {
    let scores = normalise(&[Ok(2.0), Ok(4.0), Ok(6.0)], Direction::Lower, Normalisation::ZScore);
    assert_eq!(scores, [Ok(1.0), Ok(0.0), Ok(-1.0)]);
}

#[test]
fn rank_points_and_percentile_grow_towards_the_best_and_share_the_lower_place() {
    let values = [Ok(5.0), Ok(1.0), Ok(5.0), Err(Reason::NotDue), Ok(9.0), Ok(7.0)];
    let points = normalise(&values, Direction::Higher, Normalisation::RankPoints);
    assert_eq!(points, [Ok(2.0), Ok(1.0), Ok(2.0), Err(Reason::NotDue), Ok(5.0), Ok(4.0)]);
    let percentiles = normalise(&values, Direction::Higher, Normalisation::Percentile);
    assert_eq!(percentiles, [Ok(0.25), Ok(0.0), Ok(0.25), Err(Reason::NotDue), Ok(1.0), Ok(0.75)]);
}

#[test]
fn a_target_worse_than_every_value_gives_no_distance() {
    let how = Normalisation::DistanceToTarget { target: 9.0, capped: false };
    assert_eq!(normalise(&[Ok(3.0), Ok(5.0)], Direction::Lower, how), [Err(Reason::WrongSide); 2]);
}

#[test]
fn no_low_value_is_made_up_for_fully_in_geometric_and_harmonic_means() {
    let items = [(1.0, 1.0), (100.0, 1.0)];
    let [arithmetic, geometric, harmonic] =
        [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic].map(|mean| weighted_mean(mean, &items).unwrap());
    assert!(arithmetic > geometric && geometric > harmonic);
    assert_eq!(weighted_mean(Mean::Geometric, &[(0.0, 1.0), (9.0, 1.0)]), Ok(0.0));
    assert_eq!(weighted_mean(Mean::Harmonic, &[(0.0, 1.0), (9.0, 1.0)]), Err(Reason::NotPositive));
    assert_eq!(weighted_mean(Mean::Geometric, &[(-1.0, 1.0), (9.0, 1.0)]), Err(Reason::NotPositive));
    assert_eq!(weighted_mean(Mean::Geometric, &[(-1.0, 0.0), (9.0, 1.0)]).map(f64::round), Ok(9.0));
}

/// A root with two leaves, listed after them.
fn small_tree() -> Tree {
    let leaf = Branch { parent: Some(2), weight: 1.0 };
    Tree::new(vec![leaf, leaf, Branch { parent: None, weight: 1.0 }]).unwrap()
}

#[test]
fn a_branch_with_too_few_children_is_empty_and_one_without_any_says_no_reading() {
    let tree = small_tree();
    let half = [Ok(4.0), Err(Reason::NotDue)];
    assert_eq!(aggregate(&tree, &half, Mean::Arithmetic, 0.5)[2], Ok(4.0));
    assert_eq!(aggregate(&tree, &half, Mean::Arithmetic, 0.6)[2], Err(Reason::CoverageTooLow));
    assert_eq!(aggregate(&tree, &[Err(Reason::NotDue)], Mean::Arithmetic, 0.0)[2], Err(Reason::NoReading));
}

#[test]
fn a_circle_and_an_unknown_parent_are_no_tree() {
    let branch = |parent| Branch { parent, weight: 1.0 };
    assert_eq!(Tree::new(vec![branch(Some(1)), branch(Some(0))]), Err(BadTree::Cycle { branch: 0 }));
    assert_eq!(Tree::new(vec![branch(Some(7))]), Err(BadTree::UnknownParent { branch: 0, parent: 7 }));
}
