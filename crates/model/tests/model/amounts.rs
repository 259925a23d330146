//! Quantities as people write them.

use proptest::prelude::*;
use rashin_model::amount::to_f64;
use rashin_model::tables::{Comparator, Scale};
use rashin_model::{Amount, Cell, Decimal};

/// A number with what was written around it, as a text: `3215|千|件|≥`.
fn parts(text: &str) -> Option<String> {
    let amount = Amount::parse(text)?;
    let bound = match amount.comparator {
        Some(Comparator::Ge) => "≥",
        Some(Comparator::Le) => "≤",
        _ => "",
    };
    let scale = amount.scale.map_or("", Scale::sign);
    Some(format!("{}|{scale}|{}|{bound}", amount.value, amount.unit.as_deref().unwrap_or("")))
}

#[test]
fn forms_of_papers_are_read() {
    let read = [
        ("1234", "1234|||"),
        ("1,234", "1234|||"),
        ("1,234,567.80", "1234567.80|||"),
        ("12.5", "12.5|||"),
        ("90.0", "90.0|||"),
        ("0", "0|||"),
        ("▲0", "0|||"),
        ("+5", "5|||"),
        ("-3.2", "-3.2|||"),
        ("▲3.2", "-3.2|||"),
        ("△3.2", "-3.2|||"),
        ("−3.2", "-3.2|||"),
        ("－３．２", "-3.2|||"),
        ("▲ 3.2", "-3.2|||"),
        ("▲　３．２％", "-3.2||%|"),
        ("１２３４", "1234|||"),
        ("３，２１５千件", "3215|千|件|"),
        ("3,215千件", "3215|千|件|"),
        ("3,215 千件", "3215|千|件|"),
        ("76.4万世帯", "76.4|万|世帯|"),
        ("661件", "661||件|"),
        ("90.0%以上", "90.0||%|≥"),
        ("９０．０％以上", "90.0||%|≥"),
        ("90.0％ 以上", "90.0||%|≥"),
        ("≥90", "90|||≥"),
        ("≧ 90%", "90||%|≥"),
        (">=90", "90|||≥"),
        ("5件以下", "5||件|≤"),
        ("≤5", "5|||≤"),
        ("＜＝５", "5|||≤"),
        ("12億円", "12|億|円|"),
        ("3百万円", "3|百万|円|"),
        ("3百人", "3|百|人|"),
        ("1.5兆円", "1.5|兆|円|"),
        ("2十億円", "2|十億|円|"),
        ("3千", "3|千||"),
        ("100㎡", "100||m2|"),
        ("12t-CO2", "12||t-CO2|"),
    ];
    for (text, expected) in read {
        assert_eq!(parts(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_is_no_number_is_refused_with_the_accepted_forms() {
    let junk = [
        "",
        "－",
        "-",
        "▲",
        "+",
        ".",
        ",",
        ".5",
        "1,5",
        "12,34",
        "1,234,5",
        ",123",
        "1.234,5",
        "1.2.3",
        "--3",
        "▲-3",
        "-▲3",
        "3.2-",
        "約5件",
        "5～10件",
        "5-10",
        "5/10",
        "5以上10以下",
        "≥5以下",
        "≥≤5",
        "5以上以下",
        "千件",
        "%",
        "調整中",
        "適宜",
        "x",
        "1e5",
        "NaN",
        "inf",
        "∞",
        "0x10",
        "12 34",
        "令和6年度",
        "五",
        "①",
        "90①",
        "90.0%①",
        "10²",
        "99999999999999999999999999999999",
        "3これは単位とは言えないほど長い言葉です",
    ];
    for text in junk {
        assert_eq!(parts(text), None, "{text}");
    }
    let misread = Amount::read("たくさん").expect_err("no number");
    assert!(misread.sentence.ja.contains("たくさん") && misread.sentence.en.contains("たくさん"));
    for form in ["1,234", "▲3.2", "3,215千件", "90.0%以上", "－", "調整中"] {
        assert!(misread.hint.ja.contains(form) && misread.hint.en.contains(form), "{form}");
    }
    assert!(Amount::read("").is_err());
}

#[test]
fn bare_numbers_refuse_what_stands_around_them() {
    assert_eq!(Decimal::read("1,234.50").map(|value| value.write()), Ok("1234.50".to_owned()));
    assert_eq!(Decimal::read("▲１２"), Ok(Decimal::from(-12)));
    for text in ["", "12件", "90以上", "－"] {
        assert!(Decimal::read(text).is_err(), "{text}");
    }
}

/// The digits of a number in groups of three.
fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

fn wide(text: &str) -> String {
    let widen = |letter: char| char::from_u32(letter as u32 + 0xFEE0).filter(|_| letter.is_ascii_graphic());
    text.chars().map(|letter| widen(letter).unwrap_or(letter)).collect()
}

fn any_decimal() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0_u32..12).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
}

fn any_amount() -> impl Strategy<Value = Amount> {
    let scale = prop::option::of(prop::sample::select(&Scale::ALL[1..]));
    let unit =
        prop::option::of(prop::sample::select(vec!["件", "%", "世帯", "か所", "円", "団体", "m2", "データセット"]));
    let comparator = prop::option::of(prop::sample::select(vec![Comparator::Ge, Comparator::Le]));
    (any_decimal(), scale, unit, comparator).prop_map(|(value, scale, unit, comparator)| Amount {
        value,
        scale,
        unit: unit.map(Into::into),
        comparator,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(amount in any_amount()) {
        let written = amount.write();
        prop_assert_eq!(Amount::read(&written), Ok(amount.clone()), "{}", written);
        prop_assert_eq!(Amount::read(&wide(&written)), Ok(amount), "{}", wide(&written));
        }

    #[test]
    fn every_way_of_writing_a_number_gives_the_same_number(value in any_decimal()) {
        let digits = value.abs().to_string();
        let signs: &[&str] = if value.is_sign_negative() { &["-", "▲", "△", "−", "－", "▲ "] } else { &["", "+"] };
        for sign in signs {
            for text in [format!("{sign}{digits}"), format!("{sign}{}", grouped(&digits)), wide(&format!("{sign}{}", grouped(&digits)))] {
                prop_assert_eq!(Amount::parse(&text), Some(Amount::bare(value)), "{}", text);
                // Decimals that were printed are kept.
                prop_assert_eq!(Amount::parse(&text).map(|amount| amount.value.scale()), Some(value.scale()));
            }
        }
    }

    #[test]
    fn no_junk_is_read_as_another_number(text in "[-▲+≥]?[0-9.,]{0,6}[千万億件%以上下 .,0-9-]{0,5}") {
        if let Some(amount) = Amount::parse(&text) {
            let digits = |text: &str| {
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                digits.trim_start_matches('0').to_owned()
            };
            // Zeros in front and a dot with no digit behind it (`012.`) are all that may be lost.
            prop_assert_eq!(digits(&amount.value.to_string()), digits(&text), "{}", text);
            let number = text.trim_start_matches(['≥', ' ']);
            let has_minus = number.starts_with(['-', '▲']) && !amount.value.is_zero();
            prop_assert_eq!(amount.value.is_sign_negative(), has_minus, "{}", text);
            prop_assert_eq!(amount.comparator == Some(Comparator::Le), text.trim_end().ends_with("以下"), "{}", text);
            prop_assert_eq!(Amount::read(&amount.write()), Ok(amount));
        }
    }

    #[test]
    fn no_text_at_all_breaks_reading(text in "\\PC{0,24}") {
        if let Some(amount) = Amount::parse(&text) {
            prop_assert_eq!(Amount::read(&amount.write()), Ok(amount));
        }
    }

    #[test]
    fn the_nearest_double_stands_for_a_decimal(value in any_decimal()) {
        let nearest: f64 = value.to_string().parse().expect("a number");
        prop_assert!(to_f64(value).to_bits() == nearest.to_bits() || (value.is_zero() && to_f64(value) == 0.0));
    }
}
