//! What is known of each indicator: direction, target, goalposts.

use rashin_eval::normalise::Normalisation;
use rashin_eval::{Direction, Reason};
use rashin_model::{Misread, Sentence};

use super::{Method, Normalise};
use crate::calculator::Input;
use crate::cell::{direction, number};
use crate::companion;
use crate::names::Names;
use crate::problem::{Problems, wrong};
use crate::table::Row;

/// The columns of the file.
pub(super) const COLUMNS: &[Input] = &[
    Input::needed("indicator", &["iCode", "code", "指標"], "指標", "the indicator"),
    Input::needed(
        "direction",
        &["方向"],
        "1（高いほど良い）、-1（低いほど良い）。higher、lower も可",
        "1 when higher is better, -1 when lower is; higher and lower too",
    ),
    Input::optional("target", &["目標値"], "目標値（distance_to_target に使う）", "the target, for distance_to_target"),
    Input::optional("lower", &["下限"], "固定の下端（goalposts に使う）", "the fixed lower end, for goalposts"),
    Input::optional("upper", &["上限"], "固定の上端（goalposts に使う）", "the fixed upper end, for goalposts"),
];

/// How the values of one indicator are brought onto the common scale.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scaling {
    pub direction: Direction,
    /// Or why it cannot be done for this indicator.
    pub how: Result<Normalisation, Reason>,
}

/// Reads how each of `indicators` is to be scaled; rows of other indicators are passed over.
///
/// Returns one entry per indicator; `None` only with a problem.
pub(super) fn read(options: &Normalise, indicators: &Names, problems: &mut Problems) -> Vec<Option<Scaling>> {
    let mut found = vec![None; indicators.all().len()];
    let mut lines: Vec<Option<u64>> = vec![None; found.len()];
    let Some(mut table) = companion::open(&options.meta, COLUMNS, problems) else { return found };
    if options.method == Method::Goalposts {
        table.need("lower", problems);
        table.need("upper", problems);
    }
    let indicator = table.at("indicator");
    if indicator.is_none() {
        return found;
    }
    let places = ["direction", "target", "lower", "upper"].map(|name| table.at(name));
    while let Some(row) = table.next(problems) {
        let Some(position) = indicators.find(row.text(indicator)) else { continue };
        if let Some(before) = lines[position] {
            row.add(indicator, twice(row.text(indicator), before), problems);
        } else {
            lines[position] = Some(row.line());
            found[position] = scaling(row, places, options, problems);
        }
    }
    for (name, _) in indicators.all().iter().zip(&lines).filter(|(_, line)| line.is_none()) {
        table.add(None, indicator, absent(name), problems);
    }
    found
}

/// Reads one row; `None`, with problems, where a cell is wrong.
fn scaling(
    row: Row<'_, '_>,
    [direction_at, target, lower, upper]: [Option<usize>; 4],
    options: &Normalise,
    problems: &mut Problems,
) -> Option<Scaling> {
    let direction = row.require(direction_at, direction, problems);
    let target = row.read(target, number, problems).ok_or(Reason::NoTarget);
    let (low, high) = (options.low, options.high);
    let how = match options.method {
        Method::MinMax => Ok(Normalisation::MinMax { low, high }),
        Method::Goalposts => {
            let ends = (row.require(lower, number, problems), row.require(upper, number, problems));
            let (Some(lower), Some(upper_end)) = ends else { return None };
            if upper_end <= lower {
                row.add(upper, upside_down(lower, upper_end), problems);
            }
            Ok(Normalisation::Goalposts { lower, upper: upper_end, low, high })
        }
        Method::ZScore => Ok(Normalisation::ZScore),
        Method::Rank => Ok(Normalisation::RankPoints),
        Method::Percentile => Ok(Normalisation::Percentile),
        Method::DistanceToTarget => target.map(|target| Normalisation::DistanceToTarget { target, capped: false }),
        Method::DistanceToTargetCapped => target.map(|target| Normalisation::DistanceToTarget { target, capped: true }),
    };
    direction.map(|direction| Scaling { direction, how })
}

fn twice(name: &str, before: u64) -> Misread {
    wrong(
        Sentence::new(format!("「{name}」は{before}行にもあります"), format!("\"{name}\" stands on line {before} too")),
        Sentence::new("どちらかの行を除いてください", "remove one of the two rows"),
    )
}

fn absent(name: &str) -> Misread {
    wrong(
        Sentence::new(format!("指標「{name}」がありません"), format!("the indicator \"{name}\" is missing")),
        Sentence::new("行を加え、方向を書いてください", "add a row with its direction"),
    )
}

fn upside_down(lower: f64, upper: f64) -> Misread {
    wrong(
        Sentence::new(
            format!("上端 {upper} が下端 {lower} より大きくありません"),
            format!("upper {upper} is not above lower {lower}"),
        ),
        Sentence::new(
            "lower に小さい方、upper に大きい方を書いてください",
            "put the smaller value under lower, the larger under upper",
        ),
    )
}
