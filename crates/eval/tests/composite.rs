//! Composite KPI: sub-indices, coverage, contributions and variants.

use rashin_eval::composite::{Anchor, Composite, Member, Recipe, composite};
use rashin_eval::{Direction, Figure, Reason};

/// A member of weight 1 whose higher value is better.
fn member(value: Figure, target: Figure, baseline: Figure) -> Member {
    Member { value, target, baseline, weight: 1.0, direction: Direction::Higher, natural_zero: true }
}

/// The usual composite with the ratio anchor.
fn ratio(members: &[Member]) -> Composite {
    composite(members, Recipe::new(Anchor::Ratio))
}

#[test]
fn every_target_met_gives_one_hundred() {
    let lower = Member { direction: Direction::Lower, ..member(Ok(5.0), Ok(5.0), Ok(9.0)) };
    let members = [member(Ok(60.0), Ok(60.0), Ok(20.0)), lower];
    for anchor in [Anchor::Ratio, Anchor::Gap] {
        assert_eq!(composite(&members, Recipe::new(anchor)).index, Ok(100.0));
    }
}

#[test]
fn gap_anchor_counts_from_the_start_and_ratio_anchor_from_zero() {
    let members = [member(Ok(30.0), Ok(60.0), Ok(20.0))];
    assert_eq!(composite(&members, Recipe::new(Anchor::Gap)).index, Ok(25.0));
    assert_eq!(ratio(&members).index, Ok(50.0));
}

#[test]
fn a_member_beyond_its_target_does_not_hide_another_one_behind() {
    let members = [member(Ok(180.0), Ok(60.0), Ok(0.0)), member(Ok(30.0), Ok(60.0), Ok(0.0))];
    let clipped = ratio(&members);
    assert_eq!((clipped.index, clipped.parts[0].raw, clipped.parts[0].used), (Ok(75.0), Ok(300.0), Ok(100.0)));
    let raw = composite(&members, Recipe { clip: false, ..Recipe::new(Anchor::Ratio) });
    assert_eq!(raw.index, Ok(175.0));
}

#[test]
fn worse_than_the_start_counts_as_zero_when_clipped_and_stays_visible() {
    let composite = composite(
        &[member(Ok(10.0), Ok(60.0), Ok(20.0)), member(Ok(60.0), Ok(60.0), Ok(20.0))],
        Recipe::new(Anchor::Gap),
    );
    assert_eq!((composite.parts[0].raw, composite.parts[0].used), (Ok(-25.0), Ok(0.0)));
    assert_eq!(composite.index, Ok(50.0));
    assert_eq!(composite.geometric, Ok(0.0));
}

#[test]
fn weights_are_renormalised_over_members_with_a_value() {
    let heavy = Member { weight: 8.0, ..member(Ok(30.0), Ok(60.0), Ok(0.0)) };
    let missing = member(Err(Reason::NotDue), Ok(60.0), Ok(0.0));
    let composite = ratio(&[heavy, member(Ok(60.0), Ok(60.0), Ok(0.0)), missing]);
    assert_eq!(composite.coverage, Ok(0.9));
    assert_eq!((composite.counted, composite.members), (2, 3));
    assert_eq!(composite.parts[0].share, Ok(8.0 / 9.0));
    assert!((composite.index.unwrap() - 500.0 / 9.0).abs() < 1e-12);
    assert_eq!(composite.parts[2].contribution, Err(Reason::NotDue));
}

#[test]
fn the_index_is_given_at_eighty_percent_of_the_weight_and_not_below() {
    let present = member(Ok(30.0), Ok(60.0), Ok(0.0));
    let missing = member(Err(Reason::NoReading), Ok(60.0), Ok(0.0));
    let four_of_five = ratio(&[present, present, present, present, missing]);
    assert_eq!((four_of_five.index, four_of_five.coverage), (Ok(50.0), Ok(0.8)));
    let three_of_four = ratio(&[present, present, present, missing]);
    assert_eq!(three_of_four.index, Err(Reason::CoverageTooLow));
    assert_eq!(three_of_four.parts[0].used, Ok(50.0));
    assert_eq!(three_of_four.parts[0].contribution, Err(Reason::CoverageTooLow));
    assert_eq!(three_of_four.range(), Err(Reason::CoverageTooLow));
}

#[test]
fn no_value_at_all_is_no_index_even_where_no_coverage_is_asked() {
    let missing = member(Err(Reason::Pending), Ok(60.0), Ok(0.0));
    let composite = composite(&[missing], Recipe { minimum_coverage: 0.0, ..Recipe::new(Anchor::Ratio) });
    assert_eq!((composite.index, composite.coverage), (Err(Reason::CoverageTooLow), Ok(0.0)));
}

#[test]
fn members_without_any_target_make_no_index() {
    let reference = member(Ok(30.0), Err(Reason::ReferenceOnly), Ok(0.0));
    assert_eq!(ratio(&[reference]).index, Err(Reason::NoTarget));
    assert_eq!(ratio(&[]).index, Err(Reason::NoTarget));
}

#[test]
fn a_sub_index_without_a_ratio_lowers_the_coverage_and_says_why() {
    let zero = Member { direction: Direction::Lower, ..member(Ok(0.0), Ok(5.0), Ok(9.0)) };
    let composite = ratio(&[zero, member(Ok(60.0), Ok(60.0), Ok(0.0))]);
    assert_eq!(composite.parts[0].raw, Err(Reason::ActualZero));
    assert_eq!((composite.coverage, composite.index), (Ok(0.5), Err(Reason::CoverageTooLow)));
}

#[test]
fn the_range_shows_what_another_method_would_have_said() {
    let heavy = Member { weight: 3.0, ..member(Ok(80.0), Ok(100.0), Ok(0.0)) };
    let composite = ratio(&[heavy, member(Ok(20.0), Ok(100.0), Ok(0.0))]);
    let (low, high) = composite.range().unwrap();
    assert_eq!((composite.index, composite.equal_weights), (Ok(65.0), Ok(50.0)));
    assert!((composite.geometric.unwrap() - (80_f64.powi(3) * 20.0).powf(0.25)).abs() < 1e-9);
    assert_eq!((low, high), (50.0, 65.0));
}

#[test]
fn weights_that_do_not_weigh_make_no_index() {
    for weight in [0.0, -1.0] {
        let member = Member { weight, ..member(Ok(30.0), Ok(60.0), Ok(0.0)) };
        assert_eq!(ratio(&[member]).index, Err(Reason::NoWeight));
    }
}
