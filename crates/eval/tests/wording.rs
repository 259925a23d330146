//! Names of reasons and formulas, and rounding for display.

use std::collections::BTreeSet;

use rashin_eval::formula::{FORMULAS, find};
use rashin_eval::rounding::{at_cut, round_figure, round_half_up};
use rashin_eval::{Reason, cagr};
use rashin_model::Lang;
use rust_decimal::Decimal;

#[test]
fn every_reason_has_a_code_and_a_wording_of_its_own_in_both_languages() {
    let codes: BTreeSet<&str> = Reason::ALL.iter().map(|reason| reason.code()).collect();
    let ja: BTreeSet<&str> = Reason::ALL.iter().map(|reason| reason.text_ja()).collect();
    let en: BTreeSet<&str> = Reason::ALL.iter().map(|reason| reason.text_en()).collect();
    assert_eq!([codes.len(), ja.len(), en.len()], [Reason::ALL.len(); 3]);
    for code in codes {
        assert!(code.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{code}");
    }
}

#[test]
fn every_formula_is_found_by_its_name_and_fully_described() {
    for formula in FORMULAS {
        assert_eq!(find(formula.name), Some(formula));
        for text in [formula.formula, formula.unit, formula.source, formula.ja, formula.en] {
            assert!(!text.is_empty(), "{}", formula.name);
        }
    }
    assert_eq!(find("no such formula"), None);
}

#[test]
fn a_formula_with_words_has_them_in_both_languages() {
    let in_japanese: Vec<&str> =
        FORMULAS.iter().filter(|own| own.symbols(Lang::Ja) != own.formula).map(|own| own.name).collect();
    assert_eq!(in_japanese, ["planned_share", "pace", "cagr_category", "forecast", "composite", "rate"]);
    assert!(FORMULAS.iter().all(|own| own.symbols(Lang::En) == own.formula));
}

#[test]
fn halves_are_rounded_away_from_zero_on_both_sides() {
    for (value, rounded) in [("0.25", "0.3"), ("-0.25", "-0.3"), ("0.24", "0.2"), ("12", "12.0")] {
        assert_eq!(round_half_up(value.parse().unwrap(), 1).to_string(), rounded);
    }
}

#[test]
fn binary_fractions_round_as_they_are_read() {
    for (figure, decimals, shown) in [(28.499_999_999_999_996, 0, "29"), (0.285 * 100.0, 0, "29"), (2.675, 2, "2.68")] {
        assert_eq!(round_figure(figure, decimals).unwrap().to_string(), shown);
    }
    assert_eq!(round_figure(1e300, 1), Err(Reason::OutOfRange));
    assert_eq!(round_figure(f64::NAN, 1), Err(Reason::OutOfRange));
    assert_eq!(round_figure(-0.04, 1).unwrap(), Decimal::ZERO);
}

#[test]
fn a_ratio_on_the_cut_is_not_lost_to_binary_fractions() {
    let just_short = (50.51 - 20.3) / (52.1 - 20.3);
    assert!(just_short < 0.95 && at_cut(just_short) >= 0.95);
    assert!(at_cut(0.949_999_998) < 0.95);
    assert!(at_cut(f64::MAX) >= f64::MAX);
}

#[test]
fn growth_cuts_shrink_towards_the_limit() {
    let damped: Vec<f64> = [0.0, 40.0, 80.0, 95.0, 100.0].iter().map(|start| cagr::damping(*start, 100.0)).collect();
    assert!(damped.is_sorted_by(|a, b| a > b), "{damped:?}");
    assert_eq!((damped[0], damped[4], cagr::damping(0.0, 0.0)), (1.0, 0.0, 1.0));
}
