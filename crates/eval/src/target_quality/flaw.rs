//! What can be wrong with a target.

use rashin_model::Lang;

/// How much a flaw matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The figures judge nothing, or judge it wrongly.
    Severe,
    /// The figures judge it, but say little; or nobody can vouch for them.
    Notable,
    /// Some figures stay empty; that may be meant.
    Minor,
}

impl Severity {
    /// Every severity, the severest first.
    pub const ALL: [Self; 3] = [Self::Severe, Self::Notable, Self::Minor];

    /// The machine name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Severe => "severe",
            Self::Notable => "notable",
            Self::Minor => "minor",
        }
    }

    /// The label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Severe => lang.pick("要修正", "to be mended"),
            Self::Notable => lang.pick("要検討", "to be considered"),
            Self::Minor => lang.pick("参考", "to be known"),
        }
    }
}

macro_rules! flaws {
    ($($variant:ident $severity:ident $code:literal $ja:literal $en:literal,)+) => {
        /// What is wrong with a target.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Flaw { $(#[doc = $en] $variant,)+ }

        impl Flaw {
            /// Every flaw, in the order of the report.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The machine name.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The label in a language.
            pub fn label(self, lang: Lang) -> &'static str {
                match self { $(Self::$variant => lang.pick($ja, $en),)+ }
            }

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }
        }
    };
}

flaws! {
    WrongSide Severe "wrong_side" "目標が現状値より悪い" "target on the worse side of the baseline",
    MetAtBaseline Severe "met_at_baseline" "策定時に達成済み" "met at the baseline",
    CumulativeWithoutStart Severe "cumulative_without_start" "累計の起点なし" "cumulative without start",
    NoTarget Severe "no_target" "目標値なし" "no target",
    NoDirection Severe "no_direction" "方向なし" "no direction",
    NoReading Severe "no_reading" "2期以上実績なし" "no reading for two periods",
    MetInFirstYear Notable "met_in_first_year" "初年度に達成" "met in the first year",
    Indistinct Notable "indistinct" "現状値と差がない" "target not distinguishable",
    TargetPending Notable "target_pending" "目標が調整中" "target pending",
    CumulativeFalls Notable "cumulative_falls" "累計が減少" "cumulative figure falls",
    NoOwner Notable "no_owner" "所管課なし" "no owner",
    NoSource Notable "no_source" "出典なし" "no source",
    NoBaseline Minor "no_baseline" "現状値なし" "no baseline",
    TargetZero Minor "target_zero" "目標値が0" "target of zero",
    TargetInWords Minor "target_in_words" "目標が言葉" "target in words",
}
