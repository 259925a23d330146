//! What a prefecture and its municipalities pursue together.

use crate::{AreaCode, Code, List, Period};

words! {
    /// What is decided about a cooperation theme at the end of its year.
    CooperationDecision {
        New "new" "新規" "new",
        Continue "continue" "継続" "continued",
        End "end" "終了" "ended",
    }
}

words! {
    /// How far a theme has come before its year begins.
    CooperationState {
        Proposed "proposed" "提案中" "proposed",
        Adopted "adopted" "採択" "adopted",
        Declined "declined" "見送り" "declined",
    }
}

table! {
    /// A theme that prefecture and municipalities pursue together in a year.
    Cooperation in "cooperation" "連携推進項目" key [code] {
        /// Code.
        code: Code = "コード",
        /// The fiscal year.
        fiscal_year: Period = "年度",
        /// Order.
        order: u32 = "順",
        /// Title.
        title: String = "名称",
        /// Title in English.
        title_en: Option<String> = "名称（英語）",
        /// Municipalities that proposed it.
        proposers: List<AreaCode> = "提案市町村",
        /// Municipalities it is for; blank for all.
        targets: List<AreaCode> = "対象市町村",
        /// Offices in charge.
        departments: List<String> = "所管課",
        /// Goal.
        goal: Option<String> = "目的",
        /// Present state.
        present: Option<String> = "現状",
        /// Issues.
        issues: Option<String> = "課題",
        /// Measures.
        measures: Option<String> = "取組",
        /// Expected effect.
        effect: Option<String> = "効果",
        /// Whether it was adopted; blank means that it was.
        state: Option<CooperationState> = "採否",
        /// What was decided.
        decision: Option<CooperationDecision> = "決定",
        /// Why.
        reason: Option<String> = "理由",
        /// Theme of the year before that it continues.
        continued_from: Option<Code> = "前年度の項目",
        /// Theme of the next year that continues it.
        successor: Option<Code> = "翌年度の項目",
        /// Remark.
        note: Option<String> = "備考",
        /// Place in the source.
        source: Option<String> = "出典",
    }
}

table! {
    /// A sub-item of a cooperation theme, with results and next steps.
    CooperationItem in "cooperation_items" "連携推進項目の内訳" key [cooperation, order] {
        /// The theme.
        cooperation: Code = "連携推進項目",
        /// Order.
        order: u32 = "順",
        /// Number printed.
        number: Option<String> = "番号",
        /// Title.
        title: String = "名称",
        /// Results.
        results: Option<String> = "成果",
        /// Next steps.
        next: Option<String> = "今後の取組",
        /// Place in the source.
        source: Option<String> = "出典",
    }
}

table! {
    /// A date on which the working group of a theme met.
    CooperationMeeting in "cooperation_meetings" "連携推進項目の会議" key [cooperation, order] {
        /// The theme.
        cooperation: Code = "連携推進項目",
        /// Order.
        order: u32 = "順",
        /// The day.
        date: Period = "期日",
        /// The working group.
        group: Option<String> = "会議体",
        /// What it was about.
        title: Option<String> = "内容",
        /// Remark.
        note: Option<String> = "備考",
    }
}
