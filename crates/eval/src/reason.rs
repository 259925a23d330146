//! Why a figure is empty. A missing number is a reason, never zero.

/// A figure, or the reason why there is none. Never NaN, never infinite.
pub type Figure = Result<f64, Reason>;

/// Declares the reasons, each with a machine name, a Japanese and an English wording.
macro_rules! reasons {
    ($($variant:ident $code:literal $ja:literal $en:literal,)+) => {
        /// Why a figure is empty.
        ///
        /// ```
        /// use rashin_eval::Reason;
        /// assert_eq!(Reason::NoTarget.code(), "no_target");
        /// assert_eq!(Reason::NoTarget.text_en(), "no target value");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason { $(#[doc = $en] $variant,)+ }

        impl Reason {
            /// Every reason, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The machine name: lower case with underscores.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The wording in Japanese, short enough for a table cell.
            pub fn text_ja(self) -> &'static str {
                match self { $(Self::$variant => $ja,)+ }
            }

            /// The wording in English, short enough for a table cell.
            pub fn text_en(self) -> &'static str {
                match self { $(Self::$variant => $en,)+ }
            }

            /// The wording in a language.
            pub fn text(self, lang: rashin_model::Lang) -> &'static str {
                lang.pick(self.text_ja(), self.text_en())
            }
        }
    };
}

reasons! {
    NoReading "no_reading" "実績値がない" "no reading",
    NoTarget "no_target" "目標値がない" "no target value",
    NoBaseline "no_baseline" "現状値がない" "no baseline value",
    NoDate "no_date" "時期が示されていない" "no date given",
    NotDue "not_due" "まだ報告の時期でない" "not yet due",
    NotApplicable "not_applicable" "該当なし" "not applicable",
    Pending "pending" "調整中" "pending",
    NotPublished "not_published" "公表されていない" "not published",
    Suppressed "suppressed" "秘匿" "suppressed",
    ReferenceOnly "reference_only" "参考指標で目標がない" "for reference only, without a target",
    InWords "in_words" "値か目標が文章で示されている" "value or target is given in words",
    NotForThisKind "not_for_this_kind" "この種類の指標では計算しない" "not computed for this kind of indicator",
    DefinitionBreak "definition_break" "定義の変更をまたぐ" "the definition changed in between",
    NoNaturalZero "no_natural_zero" "0が起点でないため比を取れない" "no natural zero, so no ratio",
    TargetNotPositive "target_not_positive" "目標値が0以下のため比を取れない" "the target is not above zero, so no ratio",
    TargetZero "target_zero" "目標値が0のため伸び率を出せない" "the target is zero, so no growth rate leads to it",
    BaselineZero "baseline_zero" "起点の値が0のため比を取れない" "the starting value is zero, so no ratio",
    ActualZero "actual_zero" "実績値が0のため比を取れない" "the value is zero, so no ratio",
    SignChange "sign_change" "符号が変わるため比を取れない" "the sign changes, so no ratio",
    NotPositive "not_positive" "正でない値があり平均できない" "a value is not above zero, so no such mean",
    AlreadyMetAtStart "already_met_at_start" "当初から目標を達成している" "already met at the start",
    TargetMet "target_met" "すでに目標を達成している" "the target is met already",
    WrongSide "wrong_side" "目標値が起点より悪い側にあり確認を要する" "the target is worse than the start and must be confirmed",
    NoTimeElapsed "no_time_elapsed" "起点から時間が経っていない" "no time has passed since the start",
    NoTimePlanned "no_time_planned" "目標の時期が起点より後でない" "the target date is not after the start",
    NothingPlannedYet "nothing_planned_yet" "この時点までに進む計画がない" "the plan asks for no move by now",
    TargetDatePassed "target_date_passed" "目標の時期を過ぎている" "the target date has passed",
    NoRecentChange "no_recent_change" "直近の変化がない" "no recent change",
    TooFewPoints "too_few_points" "データの点数が足りない" "too few points",
    NotTheLatest "not_the_latest" "見通しは最新の値についてだけ計算する" "only the latest value has an outlook",
    HorizonTooLong "horizon_too_long" "目標の時期が遠く予測できない" "the target date is too far for a forecast",
    CoverageTooLow "coverage_too_low" "値のある構成指標が足りない" "too few members have a value",
    NoWeight "no_weight" "重みの合計が正でない" "the weights do not add up to more than zero",
    NoSpread "no_spread" "値に差がない" "the values do not differ",
    ShareOutOfRange "share_out_of_range" "割合が0から上限の間にない" "the share is not between zero and its ceiling",
    DenominatorZero "denominator_zero" "分母が正でない" "the denominator is not above zero",
    TargetToCome "target_to_come" "目標の時期がまだ来ていない" "the target is of a later period",
    NoMark "no_mark" "評価が付けられていない" "no mark was given",
    NoOrder "no_order" "評価に順位がない" "the mark has no order",
    OutOfRange "out_of_range" "計算できる数値の範囲を超える" "beyond the range of numbers",
}

/// A number as a figure: what is not finite becomes a reason, and minus zero becomes zero.
pub(crate) fn finite(number: f64) -> Figure {
    if number.is_finite() { Ok(number + 0.0) } else { Err(Reason::OutOfRange) }
}

/// A count as a number; counts here are far below the limit of `u32`.
pub(crate) fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}
