//! The plan itself: its properties, one per row of the table `plan`.

use jiff::civil::Date;

use crate::{AreaCode, Code};

words! {
    /// How far a plan has come.
    Stage {
        Idea "idea" "構想" "Idea",
        FirstDraft "first_draft" "素案" "First draft",
        Draft "draft" "原案" "Draft",
        Interim "interim" "中間案" "Interim draft",
        Adopted "adopted" "成案" "Adopted",
        Revised "revised" "改定" "Revised",
    }
}

table! {
    /// A plan: a document with a period, a tree and indicators.
    Profile in "plan" "計画" key [] {
        /// Stable code of the plan; the codes of its elements begin with it.
        code: Code = "コード",
        /// Full title.
        title: String = "名称",
        /// Full title in English.
        title_en: Option<String> = "名称（英語）",
        /// Short title for headings.
        short_title: Option<String> = "略称",
        /// Short title in English.
        short_title_en: Option<String> = "略称（英語）",
        /// Area code of the government whose plan it is.
        area_code: AreaCode = "団体コード",
        /// First fiscal year.
        first_year: u32 = "開始年度",
        /// Last fiscal year; targets without a period of their own belong to its end.
        last_year: u32 = "終了年度",
        /// Year of the long view behind the plan.
        horizon_year: Option<u32> = "展望年",
        /// How far the plan has come.
        stage: Stage = "段階",
        /// Day of adoption.
        adopted_on: Option<Date> = "決定日",
        /// Law or ordinance it rests on.
        legal_basis: Option<String> = "根拠法令",
        /// Plan above it.
        parent_plan: Option<String> = "上位計画",
        /// Language of its texts (BCP 47).
        language: Option<String> = "言語",
        /// Whether plan, area and figures are invented for demonstration.
        invented: bool = "架空",
        /// Title of the paper the content was taken from.
        source_document: Option<String> = "出典資料",
        /// Publisher of that paper.
        source_publisher: Option<String> = "出典の発行者",
        /// Place in that paper.
        source_page: Option<String> = "出典の箇所",
        /// What the plan is about, in a few sentences.
        summary: Option<String> = "概要",
        /// The same in English.
        summary_en: Option<String> = "概要（英語）",
    }
}
