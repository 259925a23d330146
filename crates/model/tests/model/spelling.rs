//! Names that are the same however they are spelled, and slips of machine reading.

use proptest::prelude::*;
use rashin_model::check::spellings::slip;
use rashin_model::spelling::{fold, narrow, narrow_number};

#[test]
fn spellings_of_one_name_fold_to_the_same() {
    let same = [
        ("ＤＸ推進", "dx推進"),
        ("DX　推進", "DX推進"),
        ("ﾃﾞｼﾞﾀﾙ", "デジタル"),
        ("デジタルデバ\u{439}\u{434}", "デジタルデバイド"),
        ("e‐Tax", "e-Tax"),
        ("e－Tax", "e−tax"),
        ("A–B", "A—B"),
        ("サーバー", "サ－バ－"),
        ("①", "1"),
        ("㎡", "m2"),
    ];
    for (a, b) in same {
        assert_eq!(fold(a), fold(b), "{a} {b}");
    }
}

#[test]
fn different_names_stay_different() {
    for (a, b) in
        [("デジタル", "デジタイ"), ("DX推進", "DX促進"), ("ハート", "バート"), ("1-2", "12"), ("か所", "カ所")]
    {
        assert_ne!(fold(a), fold(b), "{a} {b}");
    }
}

#[test]
fn narrowing_keeps_everything_but_width() {
    assert_eq!(narrow("　Ｒ４年度　末 "), "R4年度 末");
    assert_eq!(narrow("デジタル－"), "デジタル-");
    assert_eq!(narrow("Ab"), "Ab");
}

#[test]
fn a_digit_that_hides_in_another_sign_is_no_digit() {
    for text in ["10²", "90①", "①", "½", "5⑤", "３²", "1₂", "2024㊿"] {
        assert_eq!(narrow_number(text), None, "{text}");
    }
    for (text, expected) in [("１２．５％", "12.5%"), ("100㎡", "100m2"), ("5 m²", "5 m2"), ("R６", "R6")] {
        assert_eq!(narrow_number(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn slips_are_shown_with_what_stands_around_them() {
    assert_eq!(slip("県内のデジタルデバ\u{439}\u{434}対策").as_deref(), Some("タルデバ\u{439}\u{434}対策"));
    assert_eq!(slip("本県のD Xを進める").as_deref(), Some("本県のD Xを進め"));
    for text in ["D X", "A I型", "ﾃﾞｰﾀ", "Ａ", "\u{41f}"] {
        assert!(slip(text).is_some(), "{text}");
    }
    for text in ["", "DX", "Plan A and B", "IT DX", "データ・ー－", "１００％", "㎡"] {
        assert_eq!(slip(text), None, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn folding_again_changes_nothing(text in "[ぁ-んァ-ヶー一-龠A-Za-zＡ-ｚ0-9０-９‐－—  　]{0,20}") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
        prop_assert_eq!(narrow(&narrow(&text)), narrow(&text));
    }
}
