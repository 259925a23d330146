//! How an index was computed: the sub-index of each member with its inputs filled in, then their mean.

use rashin_eval::composite::{Anchor, Composite, Part};
use rashin_eval::plan::{Index, Series};
use rashin_eval::show as text;
use rashin_eval::{Direction, Reason};
use rashin_model::{Decimal, Lang, Period};
use rashin_service::AssessedPlan;

/// How the latest index was computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Calculation {
    /// Its fiscal year.
    pub fiscal_year: i16,
    /// The sub-index of each member that counts.
    pub steps: Vec<Step>,
    /// Their mean with its inputs: shares of the weight times sub-indices.
    pub sum: String,
    /// The index.
    pub result: String,
    /// Members with a target that were not counted, with why.
    pub left_out: Vec<(usize, Reason)>,
    /// Least and greatest index if the method were another.
    range: Option<(String, String)>,
}

/// The sub-index of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Position of the member.
    pub member: usize,
    /// The formula in symbols.
    pub symbols: &'static str,
    /// The formula with its inputs.
    pub filled: Option<String>,
    /// What comes out.
    pub raw: String,
    /// What enters the mean.
    pub used: String,
}

impl Step {
    /// Says what enters the mean, where it is not what came out.
    pub fn held(&self, lang: Lang) -> Option<String> {
        (self.raw != self.used).then(|| match lang {
            Lang::Ja => format!("0から100に収めて {}。", self.used),
            Lang::En => format!("Held between 0 and 100: {}.", self.used),
        })
    }
}

impl Calculation {
    /// Says how much the choice of the method matters.
    pub fn range(&self, lang: Lang) -> Option<String> {
        let (low, high) = self.range.as_ref()?;
        Some(match lang {
            Lang::Ja => format!("重みを等しくしても、幾何平均にしても、{low}から{high}の間。"),
            Lang::En => format!("With equal weights or a geometric mean it would lie between {low} and {high}."),
        })
    }
}

/// How the latest index was computed; `None` while there is no index.
pub fn calculation(assessed: &AssessedPlan, index: &Index) -> Option<Calculation> {
    let point = index.latest().filter(|point| point.composite.index.is_ok())?;
    let composite = &point.composite;
    let parts = || index.members.iter().copied().zip(&composite.parts);
    let counted: Vec<(usize, &Part)> = parts().filter(|(_, part)| part.contribution.is_ok()).collect();
    let has_target = |member: usize| assessed.series(member).is_some_and(|series| series.promise.last().is_some());
    let left_out = parts().filter(|&(member, part)| part.contribution.is_err() && has_target(member));
    let step = |&(member, part): &(usize, &Part)| Step {
        member,
        symbols: match (index.recipe.anchor, is_reversed(assessed, member)) {
            (Anchor::Ratio, false) => "100·y/T",
            (Anchor::Ratio, true) => "100·T/y",
            (Anchor::Gap, _) => "100·(y − b)/(T − b)",
        },
        filled: filled(assessed, index, point.fiscal_year, member),
        raw: text::figure(part.raw, 1).unwrap_or_default(),
        used: text::figure(part.used, 1).unwrap_or_default(),
    };
    Some(Calculation {
        fiscal_year: point.fiscal_year,
        steps: counted.iter().map(step).collect(),
        sum: sum(&counted),
        result: text::figure(composite.index, 1).unwrap_or_default(),
        left_out: left_out.filter_map(|(member, part)| Some((member, part.used.err()?))).collect(),
        range: range(composite),
    })
}

fn is_reversed(assessed: &AssessedPlan, member: usize) -> bool {
    assessed.series(member).is_some_and(|series| series.promise.direction == Some(Direction::Lower))
}

/// The formula of a sub-index with its inputs.
fn filled(assessed: &AssessedPlan, index: &Index, year: i16, member: usize) -> Option<String> {
    let series = assessed.series(member)?;
    let shown = |value: Decimal| text::grouped(value, assessed.indicator(member).decimals);
    let y = shown(value_of_year(series, year)?);
    let target = shown(series.promise.last()?.value);
    Some(match index.recipe.anchor {
        Anchor::Ratio if is_reversed(assessed, member) => format!("100 × {target} ÷ {y}"),
        Anchor::Ratio => format!("100 × {y} ÷ {target}"),
        Anchor::Gap => {
            let start = shown(series.promise.start.as_ref()?.value);
            format!("100 × ({y} − {start}) ÷ ({target} − {start})")
        }
    })
}

/// The last value of a fiscal year.
fn value_of_year(series: &Series, year: i16) -> Option<Decimal> {
    let of_year = |period: Option<Period>| period.is_some_and(|period| period.fiscal_year() == year);
    series.assessments.iter().rev().filter(|one| of_year(one.period)).find_map(|one| one.actual)
}

fn sum(counted: &[(usize, &Part)]) -> String {
    let term = |part: &Part| {
        let share = text::plain_percent(part.share).unwrap_or_default();
        format!("{share}% × {}", text::figure(part.used, 1).unwrap_or_default())
    };
    counted.iter().map(|(_, part)| term(part)).collect::<Vec<_>>().join(" + ")
}

fn range(composite: &Composite) -> Option<(String, String)> {
    let (low, high) = composite.range().ok()?;
    Some((text::figure(Ok(low), 1).ok()?, text::figure(Ok(high), 1).ok()?))
}
