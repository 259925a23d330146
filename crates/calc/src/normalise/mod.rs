//! `rashin calc normalise`: values of many areas on a common scale.

mod meta;

use std::io::{Read, Write};
use std::path::PathBuf;

use rashin_eval::normalise::normalise;
use rashin_eval::{Figure, Reason};

use crate::calculator::{Calculator, Companion, Example, Output};
use crate::error::CalcError;
use crate::long_table::{COLUMNS, LongTable};
use crate::option::finite_number;
use crate::output::{figure_cell, reason_cell};
use crate::problem::Problems;
use crate::summary::Summary;

/// What `rashin calc normalise` reads and writes.
pub const NORMALISE: Calculator = Calculator {
    name: "normalise",
    ja: "指標ごとに値を同じ尺度にそろえる",
    en: "values of areas on a common scale",
    input: COLUMNS,
    companion: Some(Companion { option: "--meta", columns: meta::COLUMNS }),
    passes_through: false,
    output: &[
        Output::new("unit", "入力のまま", "as in the input"),
        Output::new("indicator", "入力のまま", "as in the input"),
        Output::new("value", "そろえた値（単位なし）", "the normalised value (no unit)"),
        Output::new("method", "方法", "the method"),
        Output::new("reason", "value が空の理由", "why value is empty"),
    ],
    example: Example {
        arguments: "--method min_max --low 1 --high 100 --meta meta.csv",
        input: "\
unit,indicator,value
A,online,50
B,online,90
C,online,70
A,accidents,3
B,accidents,
C,accidents,1
",
        file: Some(("meta.csv", "indicator,direction\nonline,higher\naccidents,lower\n")),
        output: "\
unit,indicator,value,method,reason
A,online,1,min_max,
B,online,100,min_max,
C,online,50.5,min_max,
A,accidents,1,min_max,
B,accidents,,min_max,no_reading
C,accidents,100,min_max,
",
    },
};

/// A way to bring values onto a common scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum Method {
    /// 最小と最大の間の位置 / between the least and the greatest value
    MinMax,
    /// 固定の両端の間の位置。範囲の外は端とみなす / between fixed ends, held inside them
    Goalposts,
    /// 平均からの距離（標準偏差） / distance from the mean in standard deviations
    ZScore,
    /// 1（最下位）からN（最上位） / 1 for the worst to N for the best
    Rank,
    /// 0（最下位）から1（最上位） / 0 for the worst to 1 for the best
    Percentile,
    /// 最下位から目標までの割合 / share of the way from the worst value to the target
    DistanceToTarget,
    /// 同上、1 まで / the same, at most 1
    DistanceToTargetCapped,
}

/// Options of `rashin calc normalise`.
#[derive(Debug, Clone, PartialEq, clap::Args)]
pub struct Normalise {
    /// そろえ方 / the method
    #[arg(long)]
    pub method: Method,
    /// 指標の方向・目標のCSV / CSV with direction and target of each indicator
    #[arg(long, value_name = "FILE")]
    pub meta: PathBuf,
    /// 最も悪い値の行き先（min_max、goalposts） / what the worst value becomes (min_max, goalposts)
    #[arg(long, default_value = "0", value_parser = finite_number, allow_negative_numbers = true)]
    pub low: f64,
    /// 最も良い値の行き先（min_max、goalposts） / what the best value becomes (min_max, goalposts)
    #[arg(long, default_value = "1", value_parser = finite_number, allow_negative_numbers = true)]
    pub high: f64,
}

impl Normalise {
    /// Reads the long table of `input` and the file of indicators, and writes the long table
    /// normalised, in the same order. Nothing is written when a cell is wrong.
    pub(crate) fn run(&self, input: &mut dyn Read, output: &mut dyn Write) -> Result<Summary, CalcError> {
        let mut problems = Problems::default();
        let long = LongTable::read(input, &mut problems);
        let scalings = meta::read(self, &long.indicators, &mut problems);
        if !problems.is_empty() {
            return Err(CalcError::Refused(problems));
        }
        let mut figures = vec![Err(Reason::NoReading); long.cells.len()];
        let by_indicator = long.by(scalings.len(), |cell| cell.indicator);
        for (rows, scaling) in by_indicator.iter().zip(scalings.iter().flatten()) {
            let values: Vec<Figure> = rows.iter().map(|&row| long.cells[row].value).collect();
            let scaled = match scaling.how {
                Ok(how) => normalise(&values, scaling.direction, how),
                Err(reason) => values.iter().map(|value| value.and(Err(reason))).collect(),
            };
            for (&row, figure) in rows.iter().zip(scaled) {
                figures[row] = figure;
            }
        }
        self.write(&long, &figures, output)
    }

    fn write(&self, long: &LongTable, figures: &[Figure], output: &mut dyn Write) -> Result<Summary, CalcError> {
        let mut summary = Summary { rows_read: long.cells.len() as u64, ..Summary::default() };
        let method = clap::ValueEnum::to_possible_value(&self.method);
        let method = method.as_ref().map_or("", |value| value.get_name());
        let mut writer = csv::Writer::from_writer(output);
        writer.write_record(NORMALISE.output.iter().map(|column| column.name))?;
        for (cell, &figure) in long.cells.iter().zip(figures) {
            let (unit, indicator) = (&long.units.all()[cell.unit], &long.indicators.all()[cell.indicator]);
            writer.write_record([unit, indicator, figure_cell(figure).as_str(), method, reason_cell(figure)])?;
            summary.count(&figure);
            summary.rows_written += 1;
        }
        writer.flush()?;
        Ok(summary)
    }
}
