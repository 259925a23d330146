//! Indicators with what was promised and what was reported.

use jiff::civil::Date;

use crate::{Amount, AreaCode, Code, Decimal, List, Period, absence};

words! {
    /// What sort of figure an indicator is; decides how it is judged and summed.
    IndicatorKind {
        Level "level" "水準（時点の値）" "level (at a date)",
        Flow "flow" "フロー（期間の値）" "flow (per period)",
        Cumulative "cumulative" "累計" "cumulative",
        Rate "rate" "割合（分子・分母）" "rate (numerator over denominator)",
        Composite "composite" "合成指数" "composite index",
        Milestone "milestone" "実施スケジュール" "milestone",
        Qualitative "qualitative" "定性" "qualitative",
    }
}

words! {
    /// Which way is better.
    Direction {
        Higher "higher" "高いほど良い" "higher is better",
        Lower "lower" "低いほど良い" "lower is better",
        KeepAtLeast "keep_at_least" "以上を維持" "keep at least",
        KeepAtMost "keep_at_most" "以下を維持" "keep at most",
        None "none" "方向なし" "no direction",
    }
}

words! {
    /// How many units one stands for.
    Scale {
        One "1" "1" "1",
        Hundred "100" "百" "hundred",
        Thousand "1000" "千" "thousand",
        TenThousand "10000" "万" "ten thousand",
        Million "1000000" "百万" "million",
        HundredMillion "100000000" "億" "hundred million",
        Billion "1000000000" "十億" "billion",
        Trillion "1000000000000" "兆" "trillion",
    }
}

impl Scale {
    /// The multiplier written before a unit: 千, 万 ...; nothing for one.
    pub fn sign(self) -> &'static str {
        match self {
            Self::One => "",
            other => other.label(crate::Lang::Ja),
        }
    }

    /// How many units.
    pub fn factor(self) -> Decimal {
        match self {
            Self::One => Decimal::ONE,
            Self::Hundred => Decimal::ONE_HUNDRED,
            Self::Thousand => Decimal::ONE_THOUSAND,
            Self::TenThousand => Decimal::from(10_000_u32),
            Self::Million => Decimal::from(1_000_000_u32),
            Self::HundredMillion => Decimal::from(100_000_000_u32),
            Self::Billion => Decimal::from(1_000_000_000_u32),
            Self::Trillion => Decimal::from(1_000_000_000_000_u64),
        }
    }
}

words! {
    /// How values of areas make the value of the area above them.
    Aggregation {
        Sum "sum" "合計" "sum",
        Mean "mean" "平均" "mean",
        Ratio "ratio" "分子・分母の合計" "sums of numerator and denominator",
        None "none" "集計しない" "not aggregated",
    }
}

words! {
    /// How often values come.
    Frequency {
        Yearly "yearly" "年1回" "yearly",
        HalfYearly "half_yearly" "半年ごと" "half-yearly",
        Quarterly "quarterly" "四半期ごと" "quarterly",
        Monthly "monthly" "毎月" "monthly",
        Once "once" "1回" "once",
        Irregular "irregular" "不定期" "irregular",
    }
}

words! {
    /// The smallest area with values.
    AreaLevel {
        Nation "nation" "全国" "nation",
        Prefecture "prefecture" "都道府県" "prefecture",
        Municipality "municipality" "市区町村" "municipality",
    }
}

table! {
    /// Something measured.
    Indicator in "indicators" "指標" key [code] {
        /// Stable code.
        code: Code = "コード",
        /// Name.
        name: String = "名称",
        /// Name in English.
        name_en: Option<String> = "名称（英語）",
        /// Unit.
        unit: Option<String> = "単位",
        /// How many units one stands for (千, 万 ...).
        scale: Scale = "倍率",
        /// What sort of figure it is.
        kind: IndicatorKind = "種類",
        /// Which way is better.
        direction: Direction = "方向",
        /// Decimals declared for display and for comparing with the target.
        decimals: u32 = "小数桁数",
        /// Whether zero means none, so that a ratio to the target makes sense.
        natural_zero: bool = "自然な零点",
        /// Smallest admissible value.
        minimum: Option<Decimal> = "下限",
        /// Largest admissible value (100 for a share of a whole).
        maximum: Option<Decimal> = "上限",
        /// Period from which a cumulative figure is counted.
        cumulative_from: Option<Period> = "累計の起点",
        /// What the numerator of a rate counts.
        numerator: Option<String> = "分子",
        /// What the denominator of a rate counts.
        denominator: Option<String> = "分母",
        /// How values of areas make the value of the area above.
        aggregation: Option<Aggregation> = "集計方法",
        /// Definition.
        definition: Option<String> = "定義",
        /// Where the values come from.
        source: Option<String> = "出典",
        /// How often values come.
        frequency: Option<Frequency> = "頻度",
        /// Months from the end of a period until its value is known.
        lag_months: Option<u32> = "公表までの月数",
        /// Offices that own it.
        department: List<String> = "所管課",
        /// Kept for reference only: never judged.
        reference_only: bool = "参考値",
        /// The smallest area with values.
        area_level: Option<AreaLevel> = "地域の単位",
        /// Periods from which the definition is another.
        breaks: List<Period> = "定義変更",
        /// Indicators that this one continues after a renaming, a split or a merger.
        succeeds: List<Code> = "前身の指標",
        /// Period from which it is no longer asked for.
        ended: Option<Period> = "終了",
        /// Remark.
        note: Option<String> = "備考",
    }
}

words! {
    /// Against what the members of a composite are measured.
    Anchor {
        Ratio "ratio" "目標比（値÷目標）" "ratio to target",
        Gap "gap" "進捗（現状値からの変化）" "share of the gap closed",
    }
}

table! {
    /// How a composite index is made; the target is 100.
    Composite in "composites" "合成指数" key [indicator] {
        /// The composite indicator.
        indicator: Code = "指標",
        /// Against what members are measured.
        anchor: Anchor = "基準",
        /// Whether each member is clipped to 0-100 inside the index.
        clip: bool = "0-100に収める",
        /// Share of weight that must have values (0 to 1); 0.8 if blank.
        minimum_coverage: Option<Decimal> = "必要な網羅率",
    }
}

table! {
    /// A part of a composite index.
    Member in "members" "構成指標" key [composite, indicator] {
        /// The composite.
        composite: Code = "合成指数",
        /// The part.
        indicator: Code = "指標",
        /// Its weight.
        weight: Decimal = "重み",
    }
}

table! {
    /// What an indicator measures in common with indicators of other plans, so that they can be compared.
    Concept in "concepts" "共通の指標" key [indicator] {
        /// The indicator.
        indicator: Code = "指標",
        /// What is measured, by a code that is the same in every plan.
        concept: Code = "共通コード",
        /// Name of what is measured.
        name: String = "名称",
        /// Name in English.
        name_en: Option<String> = "名称（英語）",
        /// How the definition departs from that of the others; indicators without an entry share one
        /// definition.
        difference: Option<String> = "定義の違い",
        /// The same in English.
        difference_en: Option<String> = "定義の違い（英語）",
    }
}

words! {
    /// What an indicator is at a node.
    UseRole {
        Goal "goal" "基本目標" "basic goal",
        Outcome "outcome" "成果指標" "outcome indicator",
        Kpi "kpi" "KPI" "KPI",
        Intermediate "intermediate" "中間指標" "intermediate indicator",
        TargetItem "target_item" "目標項目" "target item",
        Result "result" "主な成果" "headline result",
    }
}

table! {
    /// An indicator at a node.
    Use in "uses" "指標の位置付け" key [node, indicator] {
        /// The node.
        node: Code = "項目",
        /// The indicator.
        indicator: Code = "指標",
        /// Its role there.
        role: UseRole = "役割",
        /// Its weight there.
        weight: Option<Decimal> = "重み",
        /// Shown again (再掲).
        repeated: bool = "再掲",
    }
}

words! {
    /// What a promised value is.
    TargetKind {
        Baseline "baseline" "現状値" "baseline",
        Target "target" "目標値" "target",
        Milestone "milestone" "実施スケジュール" "milestone",
    }
}

words! {
    /// How an actual value compares with what was promised.
    Comparator {
        Eq "eq" "ちょうど" "exactly",
        Ge "ge" "以上" "at least",
        Le "le" "以下" "at most",
    }
}

words! {
    /// Whether and how a value was promised.
    TargetStatus {
        Set "set" "設定済み" "set",
        Words "words" "言葉による" "in words",
        Pending "pending" "調整中" "pending",
        NotPublished "not_published" "公表なし" "not published",
    }
}

table! {
    /// A value promised, or the value at the start.
    Target in "targets" "目標値" key [indicator, area, kind, period] moving absence::in_target {
        /// The indicator.
        indicator: Code = "指標",
        /// For which area.
        area: AreaCode = "団体コード",
        /// For which period.
        period: Period = "期間",
        /// Baseline, target or milestone.
        kind: TargetKind = "種類",
        /// How the actual value compares.
        comparator: Option<Comparator> = "比較",
        /// Whether and how it was promised.
        status: TargetStatus = "状態",
        /// The value, in the indicator's scale and unit.
        value: Option<Amount> = "値",
        /// The promise in words.
        text: Option<String> = "記述",
        /// Remark.
        note: Option<String> = "備考",
        /// Place in the source.
        source: Option<String> = "出典",
    }
}

words! {
    /// What is known of a value.
    ReadingStatus {
        Final "final" "確定" "final",
        Provisional "provisional" "速報・暫定" "provisional",
        Revised "revised" "改定" "revised",
        NotApplicable "not_applicable" "該当なし" "not applicable",
        NotDue "not_due" "時期未到来" "not due yet",
        Pending "pending" "調整中" "pending",
        Suppressed "suppressed" "秘匿" "suppressed",
    }
}

table! {
    /// One value of an indicator for one area and one period.
    Reading in "readings" "実績値" key [indicator, area, period] moving absence::in_reading {
        /// The indicator.
        indicator: Code = "指標",
        /// For which area.
        area: AreaCode = "団体コード",
        /// For which period.
        period: Period = "期間",
        /// What is known of it.
        status: ReadingStatus = "状態",
        /// The value, in the indicator's scale and unit.
        value: Option<Amount> = "値",
        /// Numerator of a rate.
        numerator: Option<Amount> = "分子",
        /// Denominator of a rate.
        denominator: Option<Amount> = "分母",
        /// The value in words.
        text: Option<String> = "記述",
        /// Remark.
        note: Option<String> = "備考",
        /// Where this value comes from.
        source: Option<String> = "出典",
        /// Day on which it was reported.
        reported_on: Option<Date> = "報告日",
    }
}
