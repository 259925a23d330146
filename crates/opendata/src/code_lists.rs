//! The closed lists whose codes stand in cells.

use std::sync::LazyLock;

use rashin_eval::Reason;
use rashin_eval::plan::{Note, Standing, State};
use rashin_model::Lang;
use rashin_model::tables as model;

/// A closed list of codes.
#[derive(Debug)]
pub struct CodeList {
    /// Its name.
    pub name: &'static str,
    /// Its name in Japanese.
    pub title: &'static str,
    /// Its codes, in their order: code, Japanese, English.
    pub codes: Vec<(&'static str, &'static str, &'static str)>,
}

macro_rules! words {
    ($($name:literal $title:literal $list:ty,)+) => {
        vec![$(CodeList {
            name: $name,
            title: $title,
            codes: <$list>::ALL.iter().map(|word| (word.code(), word.label(Lang::Ja), word.label(Lang::En))).collect(),
        },)+]
    };
}

static LISTS: LazyLock<Vec<CodeList>> = LazyLock::new(|| {
    let mut lists = words![
        "stage" "計画の段階" model::Stage,
        "indicator_kind" "指標の種類" model::IndicatorKind,
        "direction" "良い方向" model::Direction,
        "scale" "倍率" model::Scale,
        "aggregation" "集計方法" model::Aggregation,
        "frequency" "頻度" model::Frequency,
        "area_level" "地域の単位" model::AreaLevel,
        "anchor" "合成指数の基準" model::Anchor,
        "use_role" "指標の役割" model::UseRole,
        "target_kind" "目標値の種類" model::TargetKind,
        "comparator" "比較" model::Comparator,
        "target_status" "目標値の状態" model::TargetStatus,
        "reading_status" "実績値の状態" model::ReadingStatus,
        "step_state" "ロードマップの状態" model::StepState,
        "condition" "評価の条件" model::Condition,
        "measure" "評価が見る数値" model::Measure,
        "tone" "評価の色調" model::Tone,
        "graded_by" "評価者" model::GradedBy,
        "link_kind" "関連の種類" model::LinkKind,
        "event_kind" "経過の種類" model::EventKind,
        "body_kind" "会議体の種類" model::BodyKind,
        "meeting_form" "会議の形式" model::MeetingForm,
        "meeting_status" "会議の状態" model::MeetingStatus,
        "attendance_form" "出欠" model::AttendanceForm,
        "comment_kind" "意見の種類" model::CommentKind,
        "comment_state" "意見への対応の状態" model::CommentState,
        "decision_kind" "決定の種類" model::DecisionKind,
        "decision_state" "決定の状態" model::DecisionState,
        "task_state" "対応事項の状態" model::TaskState,
        "cooperation_state" "連携推進項目の採否" model::CooperationState,
        "cooperation_decision" "連携推進項目の決定" model::CooperationDecision,
        "state" "評価の状態" State,
        "standing" "現在地" Standing,
    ];
    let list = |name, title, codes| CodeList { name, title, codes };
    lists.push(list(
        "reason",
        "欠測理由",
        Reason::ALL.iter().map(|one| (one.code(), one.text_ja(), one.text_en())).collect(),
    ));
    lists.push(list(
        "note",
        "評価の注記",
        Note::ALL.iter().map(|one| (one.code(), one.text(Lang::Ja), one.text(Lang::En))).collect(),
    ));
    lists.push(list("planned_share_basis", "計画進捗率の根拠", PLANNED_SHARE_BASIS.to_vec()));
    lists.push(list(
        "outlook",
        "見通し",
        rashin_eval::forecast::verdict::Verdict::ALL
            .iter()
            .map(|one| (one.code(), one.text_ja(), one.text_en()))
            .collect(),
    ));
    lists.push(list("period_kind", "期間の種類", PERIOD_KINDS.to_vec()));
    lists
});

/// The kinds of periods.
pub(crate) const PERIOD_KINDS: [(&str, &str, &str); 6] = [
    ("fiscal_year", "年度", "fiscal year"),
    ("half", "半期", "half of a fiscal year"),
    ("quarter", "四半期", "quarter of a fiscal year"),
    ("month", "月", "month"),
    ("date", "日", "day"),
    ("calendar_year", "暦年", "calendar year"),
];

const PLANNED_SHARE_BASIS: [(&str, &str, &str); 2] = [
    ("yearly_targets", "年度別の目標値", "yearly targets"),
    ("straight_line", "現状値と目標値を結ぶ直線", "a straight line from start to target"),
];

/// Every list.
pub fn code_lists() -> &'static [CodeList] {
    &LISTS
}

/// A list by its name.
pub fn code_list(name: &str) -> Option<&'static CodeList> {
    LISTS.iter().find(|list| list.name == name)
}

/// The name of the list that has exactly these codes.
pub(crate) fn named(codes: &[&str]) -> Option<&'static str> {
    let is_it = |list: &&CodeList| list.codes.iter().map(|(code, ..)| *code).eq(codes.iter().copied());
    LISTS.iter().find(is_it).map(|list| list.name)
}

#[cfg(test)]
mod tests {
    use rashin_model::plan::TABLES;
    use rashin_model::table::Form;

    use super::*;

    #[test]
    fn every_closed_list_of_the_plan_format_is_a_code_list() {
        for table in TABLES {
            for column in table.columns {
                if let Form::Word(codes, _) = column.form {
                    assert!(named(codes).is_some(), "{}.{} has no code list: add it here", table.name, column.name);
                }
            }
        }
    }

    #[test]
    fn names_and_codes_of_lists_are_unique() {
        for list in code_lists() {
            assert_eq!(code_lists().iter().filter(|other| other.name == list.name).count(), 1, "{}", list.name);
            for (code, ja, en) in &list.codes {
                assert_eq!(list.codes.iter().filter(|(other, ..)| other == code).count(), 1, "{} {code}", list.name);
                assert!(!ja.is_empty() && !en.is_empty(), "{} {code}", list.name);
            }
        }
    }
}
