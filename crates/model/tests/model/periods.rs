//! Periods: read in every form they are written in, printed so that they are read back.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use rashin_model::{Cell, Lang, Period};

/// Any period from the first year of 昭和 to the 99th of 令和.
fn any_period() -> impl Strategy<Value = Period> {
    let years = 1927_i16..=2117;
    prop_oneof![
        years.clone().prop_map(Period::FiscalYear),
        years.clone().prop_map(Period::CalendarYear),
        (years.clone(), 1_u8..=2).prop_map(|(year, half)| Period::Half(year, half)),
        (years.clone(), 1_u8..=4).prop_map(|(year, quarter)| Period::Quarter(year, quarter)),
        (years.clone(), 1_u8..=12).prop_map(|(year, month)| Period::Month(year, month)),
        (years, 1_i8..=12, 1_i8..=31)
            .prop_filter_map("a day of the calendar", |(year, month, day)| Date::new(year, month, day).ok())
            .prop_map(Period::Date),
    ]
}

/// A text with full-width digits and letters.
fn wide(text: &str) -> String {
    let widen = |letter: char| match letter {
        '!'..='~' => char::from_u32(letter as u32 + 0xFEE0).unwrap_or(letter),
        ' ' => '\u{3000}',
        other => other,
    };
    text.chars().map(widen).collect()
}

/// The numbers that a period's names are made of.
fn numbers_of(period: Period) -> Vec<i16> {
    let mut numbers = vec![];
    let year = match period {
        Period::FiscalYear(year) | Period::CalendarYear(year) => year,
        Period::Half(year, part) | Period::Quarter(year, part) | Period::Month(year, part) => {
            numbers.push(i16::from(part));
            year
        }
        Period::Date(day) => {
            numbers.extend([i16::from(day.month()), i16::from(day.day())]);
            day.year()
        }
    };
    numbers.extend([year, year - 2018, year - 1988, year - 1925]);
    numbers
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_name_of_a_period_is_read_back(period in any_period()) {
        let names = [period.code(), period.name(Lang::Ja), period.short_name(Lang::Ja), period.write()];
        for name in names {
            prop_assert_eq!(Period::parse(&name), Some(period), "{}", name);
            prop_assert_eq!(Period::parse(&wide(&name)), Some(period), "{}", wide(&name));
        }
    }

    #[test]
    fn no_junk_is_read_as_another_period(text in "(FY|R|H|S|令和|平成|昭和)?[0-9元]{0,4}[-./・（）() 年度月日上下期末第四半HQ0-9]{0,8}") {
        if let Some(period) = Period::parse(&text) {
            let known = numbers_of(period);
            for run in text.split(|letter: char| !letter.is_ascii_digit()).filter(|run| !run.is_empty()) {
                let number: i16 = run.parse().expect("a number of a period is small");
                prop_assert!(known.contains(&number), "{} was read as {}", text, period);
            }
            prop_assert_eq!(Period::parse(&period.code()), Some(period));
        }
    }

    #[test]
    fn no_text_at_all_breaks_reading(text in "\\PC{0,20}") {
        if let Some(period) = Period::parse(&text) {
            prop_assert_eq!(Period::parse(&period.code()), Some(period));
        }
    }

    #[test]
    fn next_period_begins_on_the_day_after(period in any_period()) {
        prop_assert_eq!(period.next().start(), period.end().tomorrow().expect("a day"));
        prop_assert!(period < period.next());
    }

    #[test]
    fn periods_are_ordered_by_their_last_day(a in any_period(), b in any_period(), c in any_period()) {
        if a.end() < b.end() {
            prop_assert!(a < b);
        }
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        let mut sorted = [a, b, c];
        sorted.sort();
        prop_assert!(sorted[0] <= sorted[1] && sorted[1] <= sorted[2] && sorted[0] <= sorted[2]);
    }

    #[test]
    fn a_day_lies_in_its_half_and_its_fiscal_year(period in any_period()) {
        let day = period.end();
        let half = Period::half_of(day);
        prop_assert!(half.start() <= day && day <= half.end());
        let year = Period::FiscalYear(period.fiscal_year());
        prop_assert!(year.start() <= day && day <= year.end());
    }
}

#[test]
fn forms_of_papers_are_read() {
    let read = [
        ("R4", "FY2022"),
        ("r4", "FY2022"),
        ("Ｒ４", "FY2022"),
        ("R4末", "FY2022"),
        ("R4年度", "FY2022"),
        ("令和4年度", "FY2022"),
        ("令和４年度", "FY2022"),
        ("令和 4 年度", "FY2022"),
        ("令和4年度末", "FY2022"),
        ("2022年度", "FY2022"),
        ("2022会計年度", "FY2022"),
        ("FY2022", "FY2022"),
        ("fy2022", "FY2022"),
        ("令和元年度", "FY2019"),
        ("R元", "FY2019"),
        ("R1", "FY2019"),
        ("令和1年度", "FY2019"),
        ("平成31年度", "FY2019"),
        ("H31", "FY2019"),
        ("平成30年度", "FY2018"),
        ("昭和63年度", "FY1988"),
        ("令和4年度（2022年度）", "FY2022"),
        ("R4(2022)", "FY2022"),
        ("2021（令和3）年度", "FY2021"),
        ("令和6年度上期", "FY2024H1"),
        ("令和6年度 上半期", "FY2024H1"),
        ("令和6年度前期", "FY2024H1"),
        ("R6上", "FY2024H1"),
        ("2024H1", "FY2024H1"),
        ("2024-H2", "FY2024H2"),
        ("FY2024H2", "FY2024H2"),
        ("令和6年度下期", "FY2024H2"),
        ("令和6年度第3四半期", "FY2024Q3"),
        ("2024Q4", "FY2024Q4"),
        ("R6 Q1", "FY2024Q1"),
        ("2021調査結果", "2021"),
        ("2021年調査", "2021"),
        ("2021年", "2021"),
        ("2021", "2021"),
        ("2021末", "2021"),
        ("令和3年", "2021"),
        ("令和3（2021）年", "2021"),
        ("R5.8", "2023-08"),
        ("R5年8月", "2023-08"),
        ("2023/8", "2023-08"),
        ("2023-08", "2023-08"),
        ("2023年8月", "2023-08"),
        ("平成31年4月", "2019-04"),
        ("令和元年5月", "2019-05"),
        ("R5.8末", "2023-08-31"),
        ("R6.2末", "2024-02-29"),
        ("令和5年8月末日", "2023-08-31"),
        ("2024-03-14", "2024-03-14"),
        ("2024/3/14", "2024-03-14"),
        ("令和6年3月14日", "2024-03-14"),
        ("R6.3.14", "2024-03-14"),
        ("昭和64年1月7日", "1989-01-07"),
    ];
    for (text, code) in read {
        assert_eq!(Period::parse(text).map(Period::code).as_deref(), Some(code), "{text}");
    }
}

#[test]
fn what_is_no_period_is_refused_with_the_accepted_forms() {
    let junk = [
        "",
        "令和",
        "年度",
        "R",
        "R0",
        "R100",
        "令和0年度",
        "1799年度",
        "3000",
        "20",
        "202",
        "20220",
        "FY22",
        "FY2022-08",
        "FY2022年",
        "FY2022H3",
        "2024Q5",
        "2024Q+1",
        "2024-",
        "2024/",
        "2024--H1",
        "2024-13",
        "2024-00",
        "2024-02-30",
        "2023-02-29",
        "2024..4",
        "R..4",
        "2024年4月.1.2",
        "2024-04-01 15:00",
        "令和4年度（2023年度）",
        "令和4年度（見込み）",
        "R4(2022",
        "R4)2022(",
        "2022年度～2024年度",
        "R1 2",
        "2024 4",
        "R5①",
        "2024年度第①四半期",
        "いつか",
        "調整中",
        "－",
    ];
    for text in junk {
        assert_eq!(Period::parse(text), None, "{text}");
    }
    let misread = Period::read("いつか").expect_err("no period");
    assert!(misread.sentence.ja.contains("いつか") && misread.sentence.en.contains("いつか"));
    for form in ["令和6年度", "R6", "FY2024H1", "R5.8末"] {
        assert!(misread.hint.ja.contains(form) && misread.hint.en.contains(form), "{form}");
    }
    assert!(Period::read("").is_err());
}

#[test]
fn the_hint_names_only_forms_that_are_accepted() {
    let hint = Period::read("いつか").expect_err("no period").hint;
    let forms = hint
        .ja
        .trim_start_matches("使える形: ")
        .split('、')
        .chain(hint.en.trim_start_matches("accepted: ").split(", "));
    for form in forms {
        assert!(Period::parse(form).is_some(), "{form}");
    }
}

#[test]
fn fiscal_years_and_their_parts_end_where_the_calendar_turns() {
    let days = [
        (Period::FiscalYear(2023), date(2023, 4, 1), date(2024, 3, 31)),
        (Period::CalendarYear(2023), date(2023, 1, 1), date(2023, 12, 31)),
        (Period::Half(2023, 1), date(2023, 4, 1), date(2023, 9, 30)),
        (Period::Half(2023, 2), date(2023, 10, 1), date(2024, 3, 31)),
        (Period::Quarter(2023, 1), date(2023, 4, 1), date(2023, 6, 30)),
        (Period::Quarter(2023, 2), date(2023, 7, 1), date(2023, 9, 30)),
        (Period::Quarter(2023, 3), date(2023, 10, 1), date(2023, 12, 31)),
        (Period::Quarter(2023, 4), date(2024, 1, 1), date(2024, 3, 31)),
        (Period::Month(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (Period::Month(2023, 12), date(2023, 12, 1), date(2023, 12, 31)),
    ];
    for (period, start, end) in days {
        assert_eq!((period.start(), period.end()), (start, end), "{period}");
    }
}

#[test]
fn first_three_months_belong_to_the_fiscal_year_before() {
    assert_eq!(Period::Month(2024, 3).fiscal_year(), 2023);
    assert_eq!(Period::Month(2024, 4).fiscal_year(), 2024);
    assert_eq!(Period::CalendarYear(2024).fiscal_year(), 2024);
    assert_eq!(Period::half_of(date(2024, 3, 31)), Period::Half(2023, 2));
    assert_eq!(Period::half_of(date(2024, 4, 1)), Period::Half(2024, 1));
    assert_eq!(Period::half_of(date(2023, 12, 31)), Period::Half(2023, 2));
    assert_eq!(Period::Half(2023, 2).next(), Period::Half(2024, 1));
    assert_eq!(Period::Quarter(2023, 4).next(), Period::Quarter(2024, 1));
    assert_eq!(Period::Month(2023, 12).next(), Period::Month(2024, 1));
}

#[test]
fn longer_of_two_periods_with_one_end_comes_first() {
    let end = date(2024, 3, 31);
    let mut periods = [
        Period::Date(end),
        Period::Month(2024, 3),
        Period::Quarter(2023, 4),
        Period::Half(2023, 2),
        Period::FiscalYear(2023),
    ];
    periods.sort();
    assert_eq!(periods[0], Period::FiscalYear(2023));
    assert_eq!(periods[4], Period::Date(end));
}

#[test]
fn times_in_years_count_whole_months() {
    let times = [
        (Period::FiscalYear(2024), 2025.25),
        (Period::Half(2024, 1), 2024.75),
        (Period::CalendarYear(2024), 2025.0),
        (Period::Month(2024, 6), 2024.5),
        (Period::Date(date(2024, 4, 15)), 2024.25 + 0.5 / 12.0),
    ];
    for (period, time) in times {
        assert!((period.end_in_years() - time).abs() < 1e-9, "{period}");
    }
}

#[test]
fn names_show_the_gregorian_year_beside_the_era() {
    let names = [
        (Period::FiscalYear(2019), "令和元年度（2019年度）", "FY2019", "R1", "FY2019"),
        (Period::FiscalYear(2018), "平成30年度（2018年度）", "FY2018", "H30", "FY2018"),
        (Period::Half(2024, 2), "令和6年度下期（2024年度下期）", "FY2024 second half", "R6下", "FY2024 H2"),
        (Period::Quarter(2024, 1), "令和6年度第1四半期（2024年度第1四半期）", "FY2024 Q1", "R6 Q1", "FY2024 Q1"),
        (Period::Month(2019, 4), "平成31年4月（2019年4月）", "April 2019", "H31.4", "2019-04"),
        (Period::Month(2019, 5), "令和元年5月（2019年5月）", "May 2019", "R1.5", "2019-05"),
        (Period::Date(date(2023, 8, 31)), "令和5年8月31日（2023年8月31日）", "31 August 2023", "R5.8.31", "2023-08-31"),
        (Period::CalendarYear(2021), "令和3年（2021年）", "2021", "2021年", "2021"),
        (Period::FiscalYear(1900), "1900年度", "FY1900", "1900年度", "FY1900"),
    ];
    for (period, ja, en, short_ja, short_en) in names {
        assert_eq!((period.name(Lang::Ja).as_str(), period.name(Lang::En).as_str()), (ja, en));
        assert_eq!((period.short_name(Lang::Ja).as_str(), period.short_name(Lang::En).as_str()), (short_ja, short_en));
    }
}
