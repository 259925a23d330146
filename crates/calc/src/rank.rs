//! `rashin calc rank`: the place of each unit among those with a value.

use std::io::{Read, Write};

use rashin_eval::rank::ranking;
use rashin_eval::{Direction, Figure, Reason};
use rashin_model::amount::to_f64;

use crate::calculator::{Calculator, Example, Input, Output};
use crate::cell::decimal;
use crate::error::CalcError;
use crate::kept_rows::KeptRows;
use crate::names::Names;
use crate::option::number_of_decimals;
use crate::output::{passed_through, reason_cell};
use crate::problem::Problems;
use crate::summary::Summary;
use crate::table::Table;

/// What `rashin calc rank` reads and writes.
pub const RANK: Calculator = Calculator {
    name: "rank",
    ja: "順位（1・2・2・4）と順位のついた数",
    en: "competition rank (1, 2, 2, 4) and number ranked",
    input: &[
        Input::needed("unit", &["uCode", "地域"], "比べる対象（地域など）", "what is compared, such as an area"),
        Input::needed("value", &["値", "実績値"], "値（空欄可）", "the value; may be blank"),
        Input::optional(
            "group",
            &["indicator", "iCode", "code", "指標"],
            "この中で順位をつける（指標、年など）",
            "ranks are given within it: an indicator, a year",
        ),
    ],
    companion: None,
    passes_through: true,
    output: &[
        Output::new("rank", "順位（1 が最上位）", "the rank, 1 being the best"),
        Output::new("n", "順位のついた数", "how many are ranked"),
        Output::new("reason", "rank が空の理由", "why rank is empty"),
    ],
    example: Example {
        arguments: "--direction higher --decimals 1",
        input: "\
unit,value
A,70.04
B,81
C,69.96
D,
E,60
",
        file: None,
        output: "\
unit,value,rank,n,reason
A,70.04,2,4,
B,81,1,4,
C,69.96,2,4,
D,,,4,no_reading
E,60,4,4,
",
    },
};

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Better {
    /// 高いほど良い / higher is better
    Higher,
    /// 低いほど良い / lower is better
    Lower,
}

impl From<Better> for Direction {
    fn from(better: Better) -> Self {
        match better {
            Better::Higher => Self::Higher,
            Better::Lower => Self::Lower,
        }
    }
}

/// Options of `rashin calc rank`.
#[derive(Debug, Clone, PartialEq, clap::Args)]
pub struct Rank {
    /// どちらが良いか / which way is better
    #[arg(long, default_value = "higher")]
    pub direction: Better,
    /// 比べる小数桁数。なければ書かれた最も細かい桁 / decimals at which values are compared; without it the finest written
    #[arg(long, value_parser = number_of_decimals)]
    pub decimals: Option<u32>,
}

impl Rank {
    /// Reads rows from `input`, ranks them within their groups and writes them in the same order.
    /// Nothing is written when a cell is wrong.
    pub(crate) fn run(&self, input: &mut dyn Read, output: &mut dyn Write) -> Result<Summary, CalcError> {
        let mut problems = Problems::default();
        let Some(mut table) = Table::open(None, input, RANK.input, &mut problems) else {
            return Err(CalcError::Refused(problems));
        };
        let [unit, value, group] = ["unit", "value", "group"].map(|name| table.at(name));
        let heading = passed_through(table.heading(), RANK.output);
        let (mut rows, mut groups, mut finest) = (KeptRows::default(), Names::default(), 0);
        let mut members: Vec<Vec<usize>> = Vec::new();
        let mut values: Vec<Figure> = Vec::new();
        while let Some(row) = table.next(&mut problems) {
            row.require(unit, |_| Ok(()), &mut problems);
            let value = row.read(value, decimal, &mut problems);
            finest = value.map_or(finest, |value| finest.max(value.scale()));
            let group = groups.position_of(row.text(group));
            members.resize_with(groups.all().len(), Vec::new);
            members[group].push(values.len());
            values.push(value.map(to_f64).ok_or(Reason::NoReading));
            rows.keep(row.cells());
        }
        if !problems.is_empty() {
            return Err(CalcError::Refused(problems));
        }
        let mut ranks = vec![(Err(Reason::NoReading), 0); values.len()];
        for members in &members {
            let values: Vec<Figure> = members.iter().map(|&member| values[member]).collect();
            let ranking = ranking(&values, self.direction.into(), self.decimals.unwrap_or(finest));
            for (&member, rank) in members.iter().zip(ranking.ranks) {
                ranks[member] = (rank, ranking.ranked);
            }
        }
        let mut summary = Summary { rows_read: table.rows(), ..Summary::default() };
        let mut writer = csv::Writer::from_writer(output);
        writer.write_record(heading)?;
        for (row, (rank, ranked)) in rows.iter().zip(ranks) {
            for cell in row {
                writer.write_field(cell)?;
            }
            let place = rank.map_or_else(|_| String::new(), |rank| rank.to_string());
            writer.write_record([place.as_str(), &ranked.to_string(), reason_cell(rank)])?;
            summary.count(&rank);
            summary.rows_written += 1;
        }
        writer.flush()?;
        Ok(summary)
    }
}
