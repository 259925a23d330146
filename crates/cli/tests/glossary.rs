//! docs/GLOSSARY.md lists the words that pages, CSV and API use, as the code has them.

use rashin_eval::Reason;
use rashin_eval::plan::{Standing, State};
use rashin_eval::target_quality::{Flaw, Severity};
use rashin_model::Lang;
use rashin_model::mail::{MailFailure, MailKind, MailStep};
use rashin_model::people::{AccountState, GovernmentKind, Role};
use rashin_model::review::{AnswerStep, AskedKind, RequestState, RoundState};
use rashin_model::tables::{
    CommentState, CooperationDecision, CooperationState, DecisionState, Direction, GradedBy, IndicatorKind,
    MeetingStatus, ReadingStatus, Stage, StepState, TargetKind, TargetStatus, TaskState, UseRole,
};

const GLOSSARY: &str = include_str!("../../../docs/GLOSSARY.md");

fn assert_listed(code: &str, ja: &str, en: &str) {
    let row = format!("| `{code}` | {ja} | {en} |");
    assert!(GLOSSARY.contains(&row), "docs/GLOSSARY.md has no row that begins with: {row}");
}

macro_rules! assert_all_listed {
    ($($list:ident)+) => {
        $(for word in $list::ALL {
            assert_listed(word.code(), word.label(Lang::Ja), word.label(Lang::En));
        })+
    };
}

#[test]
fn the_glossary_lists_every_state_and_status_under_its_present_words() {
    assert_all_listed!(Stage IndicatorKind Direction UseRole TargetKind TargetStatus ReadingStatus StepState GradedBy);
    assert_all_listed!(CommentState DecisionState MeetingStatus CooperationDecision State Standing);
    assert_all_listed!(Role GovernmentKind AccountState RoundState RequestState AskedKind AnswerStep TaskState);
    assert_all_listed!(CooperationState Flaw Severity MailKind MailStep MailFailure);
    for reason in Reason::ALL {
        assert_listed(reason.code(), reason.text_ja(), reason.text_en());
    }
}
