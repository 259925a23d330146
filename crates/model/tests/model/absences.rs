//! Words in a value cell: each becomes the right status or text, none becomes a number.

use proptest::prelude::*;
use rashin_model::Row;
use rashin_model::tables::{Reading, ReadingStatus, Target, TargetStatus};

type Cells<'a> = [(&'a str, &'a str)];

/// A row of which only some cells matter, or the columns that are wrong with what is said of them.
fn read<R: Row>(given: &[(&str, &str)], cells: &Cells<'_>) -> Result<R, Vec<(&'static str, String)>> {
    let cell = |column: usize| {
        let name = R::TABLE.columns[column].name;
        cells.iter().chain(given).find(|(found, _)| *found == name).map_or("", |(_, text)| *text)
    };
    R::read(cell).map_err(|problems| {
        problems.into_iter().map(|(column, misread)| (R::TABLE.columns[column].name, misread.sentence.en)).collect()
    })
}

fn target(cells: &Cells<'_>) -> Result<Target, Vec<(&'static str, String)>> {
    read(&[("indicator", "i"), ("area", "050008"), ("period", "FY2026"), ("kind", "target")], cells)
}

fn reading(cells: &Cells<'_>) -> Result<Reading, Vec<(&'static str, String)>> {
    read(&[("indicator", "i"), ("area", "050008"), ("period", "FY2024")], cells)
}

/// The columns that are wrong.
fn wrong<R>(read: Result<R, Vec<(&'static str, String)>>) -> Vec<&'static str> {
    read.err().expect("a problem").into_iter().map(|(column, _)| column).collect()
}

#[test]
fn words_in_the_value_of_a_target_become_its_status() {
    use TargetStatus::{NotPublished, Pending};
    let words = [
        ("調整中", Pending),
        (" 調整　中", Pending),
        ("検討中", Pending),
        ("未定", Pending),
        ("協議中", Pending),
        ("－", NotPublished),
        ("-", NotPublished),
        ("―", NotPublished),
        ("—", NotPublished),
        ("–", NotPublished),
        ("−", NotPublished),
        ("ー", NotPublished),
        ("ｰ", NotPublished),
        ("──", NotPublished),
        ("公表なし", NotPublished),
        ("非公表", NotPublished),
        ("該当なし", NotPublished),
    ];
    for (word, status) in words {
        for before in ["", "set", status.code()] {
            let target = target(&[("value", word), ("status", before)]).expect("taken");
            assert_eq!((target.status, target.value, target.text), (status, None, None), "{word} beside {before}");
        }
    }
}

#[test]
fn words_in_the_value_of_a_reading_become_its_status() {
    use ReadingStatus::{NotApplicable, NotDue, Pending, Suppressed};
    let words = [
        ("調整中", Pending),
        ("集計中", Pending),
        ("調査中", Pending),
        ("－", NotApplicable),
        ("-", NotApplicable),
        ("ー", NotApplicable),
        ("該当なし", NotApplicable),
        ("対象外", NotApplicable),
        ("X", Suppressed),
        ("x", Suppressed),
        ("Ｘ", Suppressed),
        ("χ", Suppressed),
        ("秘匿", Suppressed),
        ("未到来", NotDue),
        ("時期未到来", NotDue),
    ];
    for (word, status) in words {
        for before in ["", "final", status.code()] {
            let reading = reading(&[("value", word), ("status", before)]).expect("taken");
            assert_eq!((reading.status, reading.value, reading.text), (status, None, None), "{word} beside {before}");
        }
    }
}

#[test]
fn a_dash_leaves_the_reason_to_a_status_that_gives_one() {
    for status in ["not_applicable", "not_due", "pending", "suppressed"] {
        let reading = reading(&[("value", "－"), ("status", status)]).expect("taken");
        assert_eq!((reading.status.code(), reading.value), (status, None));
    }
    for status in ["pending", "not_published", "words"] {
        let target = target(&[("value", "－"), ("status", status)]).expect("taken");
        assert_eq!((target.status.code(), target.value), (status, None));
    }
}

#[test]
fn a_dash_beside_a_text_leaves_the_word_to_the_text() {
    let done = [("value", "－"), ("text", "運用を開始")];
    for status in ["", "set", "words"] {
        let cells = [done[0], done[1], ("status", status)];
        let target = target(&cells).expect("taken");
        assert_eq!((target.status, target.text.as_deref()), (TargetStatus::Words, Some("運用を開始")), "{status}");
    }
    for (before, after) in [("", "final"), ("final", "final"), ("provisional", "provisional"), ("not_due", "not_due")] {
        let reading = reading(&[done[0], done[1], ("status", before)]).expect("taken");
        assert_eq!((reading.status.code(), reading.value), (after, None));
        assert_eq!(reading.text.as_deref(), Some("運用を開始"));
    }
}

#[test]
fn a_schedule_in_the_value_of_a_target_becomes_its_text() {
    for word in ["適宜", "随時", "順次実施", "毎年度", "継続", "適宜：利用促進に係る患者への周知", "毎年度：2回開催"]
    {
        for before in ["", "set", "words"] {
            let target = target(&[("value", word), ("status", before)]).expect("taken");
            assert_eq!((target.status, target.value), (TargetStatus::Words, None), "{word}");
            assert_eq!(target.text.as_deref(), Some(word));
        }
    }
    let both = target(&[("value", "適宜"), ("status", "words"), ("text", "適宜")]).expect("taken");
    assert_eq!(both.text.as_deref(), Some("適宜"));
}

#[test]
fn a_status_that_contradicts_the_word_is_an_error_at_the_value() {
    let targets = [
        ("調整中", "words"),
        ("調整中", "not_published"),
        ("公表なし", "pending"),
        ("適宜", "pending"),
        ("適宜", "not_published"),
    ];
    for (word, status) in targets {
        let found = target(&[("value", word), ("status", status)]);
        assert_eq!(wrong(found), ["value"], "{word} beside {status}");
    }
    let readings = [
        ("調整中", "provisional"),
        ("調整中", "revised"),
        ("調整中", "not_due"),
        ("－", "provisional"),
        ("－", "revised"),
        ("該当なし", "pending"),
        ("X", "not_applicable"),
        ("未到来", "suppressed"),
        ("…", "provisional"),
    ];
    for (word, status) in readings {
        let found = reading(&[("value", word), ("status", status)]);
        assert_eq!(wrong(found), ["value"], "{word} beside {status}");
    }
    let said = reading(&[("value", "調整中"), ("status", "not_due")]).expect_err("a problem");
    assert!(said[0].1.contains("調整中") && said[0].1.contains("not_due"), "{said:?}");
}

#[test]
fn a_word_that_does_not_say_why_needs_a_status_that_does() {
    for word in ["…", "...", "・・・", "不詳", "公表なし"] {
        assert_eq!(wrong(reading(&[("value", word)])), ["value"], "{word}");
        assert_eq!(wrong(reading(&[("value", word), ("status", "final")])), ["value"], "{word}");
        let reading = reading(&[("value", word), ("status", "not_due")]).expect("taken");
        assert_eq!((reading.status, reading.value), (ReadingStatus::NotDue, None));
    }
    for word in ["…", "秘匿", "未到来"] {
        assert_eq!(wrong(target(&[("value", word)])), ["value"], "{word}");
        let target = target(&[("value", word), ("status", "not_published")]).expect("taken");
        assert_eq!((target.status, target.value), (TargetStatus::NotPublished, None));
    }
}

#[test]
fn two_promises_in_one_row_are_an_error() {
    let found = target(&[("value", "適宜"), ("status", "set"), ("text", "講座を開く")]);
    assert_eq!(wrong(found), ["value"]);
}

#[test]
fn other_words_stay_an_error() {
    // `なし` of a count may mean 0, and `0` may be meant; nobody but the sender knows.
    for word in ["なし", "無", "多数", "約90%", "適当", "▲", "90〜95", "毎年1000件", "検討中です", "×", "○", "*"]
    {
        assert_eq!(wrong(target(&[("value", word), ("status", "set")])), ["value"], "{word}");
        assert_eq!(wrong(reading(&[("value", word), ("status", "final")])), ["value"], "{word}");
    }
    assert_eq!(wrong(reading(&[("value", "適宜"), ("status", "final")])), ["value"]);
}

#[test]
fn a_status_that_cannot_be_read_is_reported_alone() {
    assert_eq!(wrong(reading(&[("value", "調整中"), ("status", "ほぼ確定")])), ["status"]);
    assert_eq!(wrong(target(&[("value", "適宜"), ("status", "ほぼ確定")])), ["status"]);
    assert_eq!(wrong(reading(&[("value", "12.5")])), ["status"]);
}

#[test]
fn a_contradiction_does_not_hide_what_else_is_wrong() {
    let found = reading(&[("value", "調整中"), ("status", "not_due"), ("area", "050009"), ("reported_on", "いつか")]);
    let mut columns = wrong(found);
    columns.sort_unstable();
    assert_eq!(columns, ["area", "reported_on", "value"]);
}

#[test]
fn zero_stays_zero() {
    for text in ["0", "0.0", "０", "▲0"] {
        let reading = reading(&[("value", text), ("status", "final")]).expect("taken");
        assert_eq!(reading.status, ReadingStatus::Final);
        assert!(reading.value.expect("a number").value.is_zero());
    }
}

#[test]
fn numbers_below_zero_are_not_taken_for_dashes() {
    for text in ["-3.2", "▲3.2", "－３．２", "−3.2"] {
        let reading = reading(&[("value", text), ("status", "final")]).expect("taken");
        assert_eq!(reading.value.expect("a number").value.to_string(), "-3.2");
    }
}

#[test]
fn parts_of_a_rate_may_be_absent_as_far_as_the_row_says_why() {
    let rate = reading(&[("value", "50.0"), ("status", "final"), ("numerator", "－"), ("denominator", "該当なし")]);
    let rate = rate.expect("taken");
    assert_eq!((rate.numerator, rate.denominator, rate.status), (None, None, ReadingStatus::Final));
    let withheld = reading(&[("value", "X"), ("numerator", "X"), ("denominator", "2000")]).expect("taken");
    assert_eq!((withheld.status, withheld.numerator), (ReadingStatus::Suppressed, None));
    assert!(withheld.denominator.is_some());
    let lost = reading(&[("value", "50.0"), ("status", "final"), ("numerator", "秘匿"), ("denominator", "…")]);
    assert_eq!(wrong(lost), ["numerator", "denominator"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cell_without_digits_never_becomes_a_number(
        text in "[－―ー…xX調整中未定適宜該当なし公表秘匿到来▲△%件.]{1,6}",
        status in prop::sample::select(ReadingStatus::CODES),
    ) {
        if let Ok(reading) = reading(&[("value", &text), ("status", status)]) {
            prop_assert_eq!(reading.value, None);
            prop_assert!(!reading.status.has_value());
        }
        if let Ok(target) = target(&[("value", &text), ("status", "set")]) {
            prop_assert_eq!(&target.value, &None);
            prop_assert!(target.status != TargetStatus::Set);
        }
    }

    #[test]
    fn what_was_moved_is_written_and_read_back(
        word in prop::sample::select(vec!["－", "調整中", "該当なし", "公表なし", "適宜", "順次：全市町村へ", "X", "未到来", "12.5", ""]),
        status in prop::sample::select(vec!["", "set", "final", "pending"]),
    ) {
        if let Ok(read) = target(&[("value", word), ("status", status)]) {
            let cells = read.write();
            prop_assert_eq!(Target::read(|column| &cells[column]), Ok(read));
        }
        if let Ok(read) = reading(&[("value", word), ("status", status)]) {
            let cells = read.write();
            prop_assert_eq!(Reading::read(|column| &cells[column]), Ok(read));
        }
    }
}
