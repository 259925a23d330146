//! The roadmap: planned and actual state of a project per half-year.

use crate::{Code, Period};

words! {
    /// The state of a step.
    StepState {
        NotStarted "not_started" "未着手" "not started",
        AsPlanned "as_planned" "計画どおり" "as planned",
        Late "late" "遅れ" "late",
        Ahead "ahead" "前倒し" "ahead",
        Done "done" "完了" "done",
        Stopped "stopped" "中止" "stopped",
    }
}

table! {
    /// State of a project in a half-year.
    Step in "steps" "ロードマップ" key [node, period] {
        /// The project.
        node: Code = "項目",
        /// The half-year.
        period: Period = "期間",
        /// What was planned.
        planned: Option<String> = "計画",
        /// What happened.
        actual: Option<String> = "実績",
        /// The state; blank while not reported.
        state: Option<StepState> = "状態",
        /// What was completed.
        done: Option<String> = "実施内容",
        /// Why it is late or stopped.
        cause: Option<String> = "要因",
        /// What comes next.
        next: Option<String> = "今後の対応",
    }
}
