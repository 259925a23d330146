//! The names of the formulas, so that pages, API and command line name one beside every figure.

use rashin_model::Lang;

/// A formula as it is named beside its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formula {
    /// The machine name: that of the function which computes it.
    pub name: &'static str,
    /// The formula in symbols: b baseline, T target, y actual, t time, d direction.
    pub formula: &'static str,
    /// The unit of the result.
    pub unit: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// What it says, in Japanese.
    pub ja: &'static str,
    /// What it says, in English.
    pub en: &'static str,
}

/// Formulas that say something in words, in Japanese words.
const IN_JAPANESE: [(&str, &str); 6] = [
    ("planned_share", "(P(t) − b)/(T − b)、または (t − t₀)/(t_T − t₀)。1を上限とする"),
    ("pace", "進捗率 / 予定された割合"),
    ("cagr_category", "s·d·CAGR(b→y)/|CAGR(b→T)|。目標がなければ s·d·CAGR(b→y)"),
    ("forecast", "中央値(直近値, ドリフト, Theta法) ± c(h)·平均|yᵢ − yᵢ₋₁|"),
    ("composite", "Σ wᵢ·sᵢ / Σ wᵢ。sᵢ = 100·y/T または 100·(y − b)/(T − b)、0～100に収める"),
    ("rate", "倍率·Σ 分子 / Σ 分母"),
];

impl Formula {
    /// The formula in symbols, with its words in a language.
    ///
    /// ```
    /// let pace = rashin_eval::formula::find("pace").unwrap();
    /// assert_eq!(pace.symbols(rashin_model::Lang::Ja), "進捗率 / 予定された割合");
    /// ```
    pub fn symbols(&self, lang: Lang) -> &'static str {
        let japanese = IN_JAPANESE.iter().find(|(name, _)| *name == self.name && lang == Lang::Ja);
        japanese.map_or(self.formula, |(_, symbols)| symbols)
    }
}

/// Where a formula is of this system's own making.
const OWN: &str = "Rashin";
/// The handbook behind composites, means and normalisation.
const HANDBOOK: &str = "OECD/JRC, Handbook on Constructing Composite Indicators (2008)";
/// The textbook behind the forecasting methods.
const TEXTBOOK: &str = "Hyndman and Athanasopoulos, Forecasting: Principles and Practice";

/// Every formula, in the order of the design.
///
/// ```
/// assert!(rashin_eval::formula::FORMULAS.iter().any(|formula| formula.name == "pace"));
/// ```
pub const FORMULAS: &[Formula] = &[
    Formula {
        name: "met",
        formula: "d·(y − T) ≥ 0",
        unit: "yes / no",
        source: OWN,
        ja: "目標値に達したか(表示の桁で比べる)",
        en: "Whether the target is reached, compared at the digits shown",
    },
    Formula {
        name: "margin",
        formula: "d·(y − T)",
        unit: "unit of the indicator",
        source: OWN,
        ja: "目標値までの余裕(負は不足)",
        en: "Room to spare to the target; below zero is what is missing",
    },
    Formula {
        name: "attainment",
        formula: "y/T (d = −1: T/y)",
        unit: "ratio",
        source: "達成率, as usual in Japanese performance tables",
        ja: "実績値の目標値に対する割合",
        en: "The value as a share of its target",
    },
    Formula {
        name: "progress",
        formula: "(y − b)/(T − b)",
        unit: "share",
        source: OWN,
        ja: "現状値から目標値までの道のりのうち進んだ割合",
        en: "Share of the way from baseline to target that was made",
    },
    Formula {
        name: "planned_share",
        formula: "(P(t) − b)/(T − b), or (t − t₀)/(t_T − t₀), at most 1",
        unit: "share",
        source: OWN,
        ja: "その時点までに進む計画の割合(年次目標、なければ直線)",
        en: "Share of the way planned by then: along yearly targets, else a straight line",
    },
    Formula {
        name: "pace",
        formula: "progress / planned share",
        unit: "ratio",
        source: OWN,
        ja: "計画に対する進み具合(1が計画どおり)",
        en: "Progress over planned progress; 1 is on schedule",
    },
    Formula {
        name: "change",
        formula: "y − y′",
        unit: "unit of the indicator",
        source: OWN,
        ja: "前回の実績値からの増減",
        en: "Change from the reading before",
    },
    Formula {
        name: "change_percent",
        formula: "100·(y − y′)/y′",
        unit: "%",
        source: OWN,
        ja: "前回の実績値からの増減率",
        en: "Change from the reading before, in percent of it",
    },
    Formula {
        name: "exceeds_sampling_error",
        formula: "|y − y′| > 1.96·√(e² + e′²)",
        unit: "yes / no",
        source: "Two-sided test of a difference at 5 %",
        ja: "前回との差が標本誤差を超えるか",
        en: "Whether the change is more than sampling error",
    },
    Formula {
        name: "needed_per_year",
        formula: "(T − y)/(t_T − t)",
        unit: "unit of the indicator per year",
        source: OWN,
        ja: "目標に届くためにこの先必要な1年あたりの変化",
        en: "Yearly change that would still reach the target",
    },
    Formula {
        name: "recent_per_year",
        formula: "(y − y′)/(t − t′)",
        unit: "unit of the indicator per year",
        source: OWN,
        ja: "直近の1年あたりの変化",
        en: "Recent yearly change",
    },
    Formula {
        name: "needed_ratio",
        formula: "needed / recent yearly change",
        unit: "ratio",
        source: OWN,
        ja: "必要な変化は直近の変化の何倍か",
        en: "How many times the recent change is needed",
    },
    Formula {
        name: "cagr_category",
        formula: "s·d·CAGR(b→y)/|CAGR(b→T)|; without target s·d·CAGR(b→y)",
        unit: "ratio, or share per year",
        source: "Eurostat; Open SDG (sdg-build); Statistics Canada",
        ja: "年平均成長率による進捗区分(国際比較用)",
        en: "Progress category by compound annual growth, for comparison with others",
    },
    Formula {
        name: "forecast",
        formula: "median(naive, drift, theta) ± c(h)·mean|yᵢ − yᵢ₋₁|",
        unit: "unit of the indicator",
        source: "Hyndman and Billah (2003); bands calibrated on the M1 competition (1982)",
        ja: "目標時期までの予測と50%・80%の幅",
        en: "Forecast to the target date with 50 % and 80 % bands",
    },
    Formula {
        name: "naive",
        formula: "y(n)",
        unit: "unit of the indicator",
        source: TEXTBOOK,
        ja: "最後の値が続くとする予測",
        en: "Forecast: the last value stays",
    },
    Formula {
        name: "drift",
        formula: "y(n) + h·(y(n) − y(1))/(n − 1)",
        unit: "unit of the indicator",
        source: TEXTBOOK,
        ja: "平均の変化が続くとする予測",
        en: "Forecast: the mean yearly change goes on",
    },
    Formula {
        name: "theta",
        formula: "ℓ + b/2·(h − 1 + (1 − (1 − α)ⁿ)/α)",
        unit: "unit of the indicator",
        source: "Assimakopoulos and Nikolopoulos (2000)",
        ja: "平滑化した水準に傾向の半分を足す予測",
        en: "Forecast: smoothed level with half the slope of the trend",
    },
    Formula {
        name: "verdict",
        formula: "target against the 80 % band at the target date",
        unit: "likely / uncertain / unlikely",
        source: OWN,
        ja: "80%の幅と目標値から見た達成の見込み",
        en: "What the 80 % band says about reaching the target",
    },
    Formula {
        name: "backtest",
        formula: "Σ|y − ŷ| / trials, from each past year",
        unit: "unit of the indicator",
        source: "Tashman (2000)",
        ja: "過去の各年から予測していたら当たったか",
        en: "How forecasts from past years would have done",
    },
    Formula {
        name: "composite",
        formula: "Σ wᵢ·sᵢ / Σ wᵢ, sᵢ = 100·y/T or 100·(y − b)/(T − b), held in 0–100",
        unit: "points, target = 100",
        source: HANDBOOK,
        ja: "複数の指標を目標=100としてまとめた指数",
        en: "Index of several indicators whose target is 100",
    },
    Formula {
        name: "share_at_or_above",
        formula: "number of marks at or above one / number of marks",
        unit: "share",
        source: OWN,
        ja: "評価のあるもののうち、その評価以上のものの割合",
        en: "Share of those judged whose mark is that one or better",
    },
    Formula {
        name: "second_worst",
        formula: "second-worst mark of three or more, else the worst",
        unit: "mark",
        source: OWN,
        ja: "下位2番目の評価(3つ未満のときは最も低い評価)",
        en: "Two-worst rule: one bad mark among many is set aside, two are not",
    },
    Formula {
        name: "rate",
        formula: "scale·Σ numerators / Σ denominators",
        unit: "scale of the indicator",
        source: "Definition of a rate",
        ja: "分子と分母をそれぞれ合計した割合",
        en: "Rate of a group: numerators and denominators are added",
    },
    Formula {
        name: "normalise",
        formula: "min-max, z-score, rank points, percentile or distance to target of d·y",
        unit: "none",
        source: HANDBOOK,
        ja: "地域を比べるために値を同じ尺度にそろえる",
        en: "Values of areas on a common scale, higher being better",
    },
    Formula {
        name: "aggregate",
        formula: "weighted mean of the children, from enough of them",
        unit: "that of the children",
        source: HANDBOOK,
        ja: "指標から分野、分野から全体への加重平均",
        en: "Weighted means up a tree of indicators",
    },
    Formula {
        name: "coverage",
        formula: "members with a value / members",
        unit: "share",
        source: "COINr (Becker et al., 2022)",
        ja: "構成指標のうち値のあるものの割合",
        en: "Share of the members that have a value",
    },
    Formula {
        name: "weighted_mean",
        formula: "Σwx/Σw, exp(Σw·ln x/Σw) or Σw/Σ(w/x)",
        unit: "that of the values",
        source: HANDBOOK,
        ja: "加重平均(算術・幾何・調和)",
        en: "Weighted arithmetic, geometric or harmonic mean",
    },
    Formula {
        name: "ranking",
        formula: "1 + number of better values, after rounding",
        unit: "rank",
        source: "Standard competition ranking",
        ja: "順位(同じ値は同順位、1・2・2・4)",
        en: "Rank; equal values share a place (1, 2, 2, 4)",
    },
];

/// The formula with this machine name.
///
/// ```
/// assert_eq!(rashin_eval::formula::find("progress").unwrap().formula, "(y − b)/(T − b)");
/// ```
pub fn find(name: &str) -> Option<&'static Formula> {
    FORMULAS.iter().find(|formula| formula.name == name)
}
