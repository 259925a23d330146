//! Cells of the other kinds: codes, whole numbers, yes or no, days, times, lists.

use jiff::civil::{Date, Time, date, time};
use proptest::prelude::*;
use rashin_model::{AreaCode, Cell, Code, Decimal, List, Period};

fn read_back<T: Cell + PartialEq + std::fmt::Debug>(value: &T) {
    assert_eq!(T::read(&value.write()).as_ref(), Ok(value), "{}", value.write());
}

#[test]
fn codes_are_short_and_plain() {
    for text in ["akita-08", "mie-1-2-3", "A_1", "0", &"a".repeat(64)] {
        assert_eq!(Code::read(text).map(|code| code.write()).as_deref(), Ok(text));
    }
    assert_eq!(Code::read("ｍｉｅ－１").map(|code| code.write()).as_deref(), Ok("mie-1"));
    for text in ["", "秋田", "a b", "a.b", "a/b", "a;b", &"a".repeat(65)] {
        assert!(Code::read(text).is_err(), "{text}");
    }
}

#[test]
fn whole_numbers_may_have_separators_where_they_belong() {
    for (text, number) in [("0", 0), ("12", 12), ("１２", 12), ("③", 3), ("2,026", 2026), ("4294967295", u32::MAX)]
    {
        assert_eq!(u32::read(text), Ok(number), "{text}");
    }
    for text in ["", "-1", "▲1", "1,2", "1①", "1.5", "12.0", "4294967296", "12件", "－", "第1"] {
        assert!(u32::read(text).is_err(), "{text}");
    }
}

#[test]
fn blank_is_no_and_other_words_are_refused() {
    for text in ["yes", "YES", "ｙｅｓ", "はい", "○", "1", "true"] {
        assert_eq!(bool::read(text), Ok(true), "{text}");
    }
    for text in ["", "no", "いいえ", "0", "false"] {
        assert_eq!(bool::read(text), Ok(false), "{text}");
    }
    for text in ["-", "2", "maybe", "×"] {
        assert!(bool::read(text).is_err(), "{text}");
    }
    read_back(&true);
    read_back(&false);
}

#[test]
fn days_are_read_in_both_calendars() {
    for text in ["2024-03-14", "2024/3/14", "2024.3.14", "令和6年3月14日", "令和６年３月１４日", "R6.3.14"]
    {
        assert_eq!(Date::read(text), Ok(date(2024, 3, 14)), "{text}");
    }
    for text in ["", "2024-03", "2024", "令和6年度", "2024-02-30", "3月14日", "45365", "2024-03-14 15:00"] {
        assert!(Date::read(text).is_err(), "{text}");
    }
}

#[test]
fn times_are_read_to_the_minute() {
    for text in ["15:30", "１５：３０", "15時30分", "15時30", "15:30:00"] {
        assert_eq!(Time::read(text), Ok(time(15, 30, 0, 0)), "{text}");
    }
    for text in ["9:05", "09:05", "9時5分"] {
        assert_eq!(Time::read(text), Ok(time(9, 5, 0, 0)), "{text}");
    }
    assert_eq!(Time::read("15時"), Ok(time(15, 0, 0, 0)));
    for text in
        ["", "15", "24:00", "15:60", "15:", ":30", "15:30:30", "15:+3", "-1:30", "15:3:0", "午後3時", "15時30分頃"]
    {
        assert!(Time::read(text).is_err(), "{text}");
    }
}

#[test]
fn lists_skip_what_is_blank_and_refuse_what_cannot_be_read() {
    assert_eq!(List::<u32>::read(" 1; 2 ；３;;"), Ok(List(vec![1, 2, 3])));
    assert_eq!(List::<Code>::read(""), Ok(List::default()));
    assert!(List::<u32>::read("1;二").is_err());
    assert!(List::<AreaCode>::read("050008;050009").is_err());
}

#[test]
fn a_blank_cell_is_nothing_only_where_that_is_allowed() {
    assert_eq!(Option::<u32>::read(""), Ok(None));
    assert_eq!(Option::<Decimal>::read(""), Ok(None));
    assert!(Option::<u32>::read("x").is_err());
    for misread in [String::read("").err(), u32::read("").err(), Decimal::read("").err(), Date::read("").err()] {
        assert_eq!(misread.expect("refused").sentence.en, "the cell must not be blank");
    }
    let required = [String::REQUIRED, u32::REQUIRED, Option::<u32>::REQUIRED, bool::REQUIRED, List::<u32>::REQUIRED];
    assert_eq!(required, [true, true, false, false, false]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_day_and_time_is_read_back(days in 0_i32..80_000, hour in 0_i8..24, minute in 0_i8..60) {
        read_back(&date(1927, 1, 1).saturating_add(jiff::Span::new().days(days)));
        read_back(&time(hour, minute, 0, 0));
    }

    #[test]
    fn every_list_is_read_back(
        numbers in prop::collection::vec(any::<u32>(), 0..5),
        codes in prop::collection::vec("[A-Za-z0-9_-]{1,64}", 0..5),
        texts in prop::collection::vec("[^;；\\p{Z}\\p{C}]{1,10}", 0..5),
        areas in prop::collection::vec(1_u32..=99_999, 0..5),
        years in prop::collection::vec(1927_i16..2100, 0..5),
    ) {
        read_back(&List(numbers));
        read_back(&List(codes.iter().filter_map(|code| Code::new(code)).collect()));
        read_back(&List(texts));
        read_back(&List(areas.into_iter().filter_map(AreaCode::from_five).collect()));
        read_back(&List(years.into_iter().map(Period::FiscalYear).collect()));
    }
}
