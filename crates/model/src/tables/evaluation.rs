//! Reviews, the grades given in them, and the rubrics behind the grades.

use jiff::civil::Date;

use crate::{Code, Decimal, List, Period};

table! {
    /// One round of collecting and evaluating.
    Review in "reviews" "点検・評価" key [code] {
        /// Code.
        code: Code = "コード",
        /// Name (令和6年度 上期).
        name: String = "名称",
        /// Name in English.
        name_en: Option<String> = "名称（英語）",
        /// Period looked at.
        period: Option<Period> = "対象期間",
        /// Day as of which values count.
        as_of: Option<Date> = "基準日",
        /// Rubrics in use.
        rubrics: List<Code> = "評価基準",
        /// Body it is reported to.
        body: Option<Code> = "会議体",
        /// Remark.
        note: Option<String> = "備考",
    }
}

words! {
    /// Who gave a mark.
    GradedBy {
        Computed "computed" "計算による評価" "computed",
        Own "self" "自己評価" "self-given",
        Committee "committee" "有識者評価" "committee",
        Headquarters "hq" "本部評価" "headquarters",
    }
}

table! {
    /// A mark given to a node or an indicator in a review.
    Grade in "grades" "評価" key [node, indicator, review, rubric, dimension, by] {
        /// The node, or blank.
        node: Option<Code> = "項目",
        /// The indicator, or blank.
        indicator: Option<Code> = "指標",
        /// The review.
        review: Code = "点検・評価",
        /// The rubric.
        rubric: Code = "評価基準",
        /// The dimension of the rubric.
        dimension: Code = "観点",
        /// The mark.
        mark: String = "評価",
        /// Who gave it.
        by: GradedBy = "評価者",
        /// Why.
        reason: Option<String> = "理由",
        /// With whom it is pursued.
        partners: List<String> = "連携先",
        /// Place in the source.
        source: Option<String> = "出典",
    }
}

words! {
    /// When a mark of a rubric applies. The rows of a dimension are tried in order.
    Condition {
        NotMeasurable "not_measurable" "測定できない" "not measurable",
        MetAtEnd "met_at_end" "計画終期の目標を達成" "the target of the end is met",
        WorseThanBaseline "worse_than_baseline" "現状値より悪化" "worse than the baseline",
        AtLeast "at_least" "数値が境界以上（または超）" "the measure reaches the bound",
        Marks "marks" "他の観点の評価による" "follows from marks of other dimensions",
        Given "given" "人が付ける" "given by a person",
        Otherwise "otherwise" "上記以外" "otherwise",
    }
}

words! {
    /// The figure that a rubric looks at.
    Measure {
        Attainment "attainment" "達成率" "attainment",
        Progress "progress" "進捗率" "progress",
        Pace "pace" "ペース" "pace",
        Index "index" "指数" "index",
    }
}

words! {
    /// How a mark is meant, for its colour and shape.
    Tone {
        Good "good" "良い" "good",
        Fair "fair" "おおむね" "fair",
        Weak "weak" "不十分" "weak",
        Bad "bad" "悪い" "bad",
        Neutral "neutral" "中立" "neutral",
    }
}

table! {
    /// A mark of a rubric and the rule that leads to it.
    RubricMark in "rubrics" "評価基準" key [rubric, dimension, order] {
        /// The rubric.
        rubric: Code = "評価基準",
        /// Its name.
        rubric_name: String = "基準の名称",
        /// Its name in English.
        rubric_name_en: Option<String> = "基準の名称（英語）",
        /// The dimension.
        dimension: Code = "観点",
        /// Name of the dimension.
        dimension_name: String = "観点の名称",
        /// Name of the dimension in English.
        dimension_name_en: Option<String> = "観点の名称（英語）",
        /// Order in which the rules are tried.
        order: u32 = "順",
        /// The mark; several rows may lead to one mark.
        mark: String = "評価",
        /// Rank of the mark within the dimension, 1 the best; blank if marks have no order.
        rank: Option<u32> = "順位",
        /// What the mark means.
        meaning: String = "意味",
        /// What it means in English.
        meaning_en: Option<String> = "意味（英語）",
        /// How it is meant, for colour and shape.
        tone: Tone = "色調",
        /// When it applies.
        condition: Condition = "条件",
        /// The figure looked at.
        measure: Option<Measure> = "数値",
        /// The bound, as a fraction (1 = 100 %).
        bound: Option<Decimal> = "境界",
        /// Whether the bound itself counts.
        inclusive: bool = "境界を含む",
        /// Marks of other dimensions that must all be there: `dimension=mark|mark`.
        requires: List<String> = "前提の評価",
        /// Where the rubric comes from.
        source: Option<String> = "出典",
    }
}
