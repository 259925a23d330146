//! Area codes with their check digit.

use rashin_model::{AreaCode, Cell};

#[test]
fn every_code_is_read_back() {
    for five in 0..=99_999 {
        let code = AreaCode::from_five(five).expect("five digits");
        assert_eq!(AreaCode::parse(&code.to_string()), Some(code));
        assert_eq!(AreaCode::read(&code.write()), Ok(code));
    }
    assert_eq!(AreaCode::from_five(100_000), None);
}

#[test]
fn every_code_survives_a_spreadsheet_that_drops_its_zero() {
    for five in 1_000..=9_999 {
        let code = AreaCode::from_five(five).expect("five digits");
        let dropped = code.to_string().trim_start_matches('0').to_owned();
        assert_eq!(AreaCode::parse(&dropped), Some(code), "{dropped}");
    }
}

#[test]
fn every_wrong_check_digit_is_refused() {
    for five in (0..=99_999).step_by(7) {
        let right = AreaCode::from_five(five).expect("five digits").to_string();
        let wrong = (0..10).map(|digit| format!("{five:05}{digit}")).filter(|text| *text != right && text != "000000");
        for text in wrong {
            assert_eq!(AreaCode::parse(&text), None, "{text}");
        }
    }
}

#[test]
fn codes_of_the_official_table_have_the_right_check_digit() {
    // Source: 総務省「都道府県コード及び市区町村コード」
    for text in ["010006", "020001", "050008", "052019", "130001", "131016", "160008", "162019", "240001", "472018"] {
        assert_eq!(AreaCode::parse(text).map(|code| code.to_string()).as_deref(), Some(text));
    }
}

#[test]
fn full_width_and_short_codes_are_completed() {
    assert_eq!(AreaCode::read("０５０００８").map(|code| code.write()), Ok("050008".to_owned()));
    assert_eq!(AreaCode::read("05000").map(|code| code.write()), Ok("050008".to_owned()));
    assert_eq!(AreaCode::read("000000"), Ok(AreaCode::NATION));
    assert_eq!(AreaCode::read("0"), Ok(AreaCode::NATION));
}

#[test]
fn what_is_no_code_is_refused() {
    for text in ["", "050009", "0500081", "5", "500", "5000", "秋田県", "-50008", "+50008", "05 0008", "05000８x"] {
        assert!(AreaCode::read(text).is_err(), "{text}");
    }
}

#[test]
fn a_municipality_lies_in_its_prefecture() {
    let code = |text| AreaCode::parse(text).expect("a code");
    assert_eq!(code("162019").prefecture(), code("160008"));
    assert_eq!(code("160008").prefecture(), code("160008"));
    assert_eq!(code("052019").prefecture(), code("050008"));
    assert_eq!(AreaCode::NATION.prefecture(), AreaCode::NATION);
}
