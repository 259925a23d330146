//! Closed lists of words: read by machine name and by either label, written by machine name.

use std::collections::BTreeSet;

use rashin_model::plan::TABLES;
use rashin_model::table::Form;
use rashin_model::tables::{
    Aggregation, Anchor, AreaLevel, AttendanceForm, BodyKind, CommentKind, CommentState, Comparator, Condition,
    CooperationDecision, CooperationState, DecisionKind, DecisionState, Direction, EventKind, Frequency, GradedBy,
    IndicatorKind, LinkKind, Measure, MeetingForm, MeetingStatus, ReadingStatus, Scale, Stage, StepState, TargetKind,
    TargetStatus, TaskState, Tone, UseRole,
};
use rashin_model::{Cell, Lang};

/// Runs the same lines for every list of words.
macro_rules! for_every_list {
    ($list:ident => $body:block) => {
        for_every_list!(@ $list $body Aggregation Anchor AreaLevel AttendanceForm BodyKind CommentKind CommentState
            Comparator Condition CooperationDecision CooperationState DecisionKind DecisionState Direction EventKind Frequency GradedBy
            IndicatorKind LinkKind Measure MeetingForm MeetingStatus ReadingStatus Scale Stage StepState TargetKind
            TargetStatus TaskState Tone UseRole)
    };
    (@ $list:ident $body:block $($name:ident)+) => {
        $({ type $list = $name; $body })+
    };
}

#[test]
fn every_word_is_read_by_its_name_and_its_labels() {
    for_every_list!(List => {
        for &word in List::ALL {
            assert_eq!(List::read(&word.write()), Ok(word));
            for text in [word.code(), word.label(Lang::Ja), word.label(Lang::En)] {
                assert_eq!(List::read(text), Ok(word), "{text}");
                assert_eq!(List::read(&text.to_uppercase()), Ok(word), "{text} in capitals");
                assert_eq!(List::read(&format!(" {text}\u{3000}")), Ok(word), "{text} with spaces around it");
            }
        }
    });
}

#[test]
fn another_word_is_refused_with_all_that_may_stand_there() {
    for_every_list!(List => {
        let misread = List::read("ほかの語").expect_err("no word");
        assert!(misread.sentence.ja.contains("ほかの語") && misread.sentence.en.contains("ほかの語"));
        for &word in List::ALL {
            assert!(misread.hint.ja.contains(word.code()) && misread.hint.ja.contains(word.label(Lang::Ja)));
            assert!(misread.hint.en.contains(word.code()));
        }
        assert!(List::read("").is_err());
    });
}

#[test]
fn no_list_of_the_format_is_left_out_here() {
    let mut tested = BTreeSet::new();
    for_every_list!(List => {
        tested.insert(List::CODES);
        assert_eq!(List::FORM, Form::Word(List::CODES, List::LABELS));
        assert_eq!(List::ALL.len(), List::CODES.len());
    });
    for table in TABLES {
        for column in table.columns {
            if let Form::Word(codes, _) = column.form {
                assert!(tested.contains(codes), "{}.{}", table.name, column.name);
            }
        }
    }
}

#[test]
fn a_scale_is_as_many_units_as_its_name_says() {
    for &scale in Scale::ALL {
        assert_eq!(scale.factor().to_string(), scale.code());
    }
    assert_eq!((Scale::One.sign(), Scale::Thousand.sign(), Scale::TenThousand.sign()), ("", "千", "万"));
}

#[test]
fn only_three_statuses_go_with_a_value() {
    let with_value: Vec<&str> =
        ReadingStatus::ALL.iter().filter(|status| status.has_value()).map(|status| status.code()).collect();
    assert_eq!(with_value, ["final", "provisional", "revised"]);
}
