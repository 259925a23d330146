//! `rashin calc aggregate`: indicators into groups, groups into an index.

mod tree;

use std::io::{Read, Write};
use std::path::PathBuf;

use rashin_eval::aggregate::aggregate;
use rashin_eval::coverage::coverage;
use rashin_eval::{Figure, Reason, mean};
use rashin_model::{Misread, Sentence};

use crate::calculator::{Calculator, Companion, Example, Output};
use crate::error::CalcError;
use crate::long_table::{COLUMNS, LongTable};
use crate::option::share;
use crate::output::{figure_cell, reason_cell};
use crate::problem::{Problem, Problems, wrong};
use crate::summary::Summary;
use tree::CodedTree;

/// What `rashin calc aggregate` reads and writes.
pub const AGGREGATE: Calculator = Calculator {
    name: "aggregate",
    ja: "そろえた値を木に沿って平均する",
    en: "means of normalised values up a tree",
    input: COLUMNS,
    companion: Some(Companion { option: "--tree", columns: tree::COLUMNS }),
    passes_through: false,
    output: &[
        Output::new("unit", "入力のまま", "as in the input"),
        Output::new("code", "群", "the group"),
        Output::new("value", "平均（入力の尺度）", "the mean (scale of the input)"),
        Output::new(
            "coverage",
            "直下の要素のうち値のあるものの割合",
            "share of the elements below it that have a value",
        ),
        Output::new("reason", "value が空の理由", "why value is empty"),
    ],
    example: Example {
        arguments: "--tree tree.csv --mean arithmetic --minimum-coverage 0.5",
        input: "\
unit,indicator,value
A,online,80
A,training,40
A,fibre,100
B,online,60
B,training,
B,fibre,
",
        file: Some((
            "tree.csv",
            "code,parent,weight\nonline,services,3\ntraining,services,1\nfibre,network,1\nservices,index,1\nnetwork,index,1\nindex,,\n",
        )),
        output: "\
unit,code,value,coverage,reason
A,services,70,1,
A,network,100,1,
A,index,85,1,
B,services,60,0.5,
B,network,,0,no_reading
B,index,60,0.5,
",
    },
};

/// A kind of mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Mean {
    /// 算術平均 / arithmetic
    Arithmetic,
    /// 幾何平均 / geometric
    Geometric,
    /// 調和平均 / harmonic
    Harmonic,
}

impl From<Mean> for mean::Mean {
    fn from(kind: Mean) -> Self {
        match kind {
            Mean::Arithmetic => Self::Arithmetic,
            Mean::Geometric => Self::Geometric,
            Mean::Harmonic => Self::Harmonic,
        }
    }
}

/// Options of `rashin calc aggregate`.
#[derive(Debug, Clone, PartialEq, clap::Args)]
pub struct Aggregate {
    /// 要素・上位・重みのCSV / CSV with elements, parents and weights
    #[arg(long, value_name = "FILE")]
    pub tree: PathBuf,
    /// 平均の種類 / kind of mean
    #[arg(long, default_value = "arithmetic")]
    pub mean: Mean,
    /// 値のある要素がこの割合に満たない群は空にする（0〜1） / groups with a smaller share of elements with a value stay empty (0 to 1)
    #[arg(long, value_name = "SHARE", default_value = "0", value_parser = share)]
    pub minimum_coverage: f64,
}

impl Aggregate {
    /// Reads the long table of `input` and the tree, and writes one row per unit and group.
    /// Nothing is written when a cell is wrong.
    pub(crate) fn run(&self, input: &mut dyn Read, output: &mut dyn Write) -> Result<Summary, CalcError> {
        let mut problems = Problems::default();
        let long = LongTable::read(input, &mut problems);
        let Some(coded) = tree::read(&self.tree, &mut problems) else {
            return Err(CalcError::Refused(problems));
        };
        let leaves = leaves(&long, &coded, &mut problems);
        if !problems.is_empty() {
            return Err(CalcError::Refused(problems));
        }
        self.write(&long, &coded, &leaves, output)
    }

    fn write(
        &self,
        long: &LongTable,
        coded: &CodedTree,
        leaves: &[usize],
        output: &mut dyn Write,
    ) -> Result<Summary, CalcError> {
        let mut summary = Summary { rows_read: long.cells.len() as u64, ..Summary::default() };
        let mut writer = csv::Writer::from_writer(output);
        writer.write_record(AGGREGATE.output.iter().map(|column| column.name))?;
        let by_unit = long.by(long.units.all().len(), |cell| cell.unit);
        for (unit, rows) in long.units.all().iter().zip(by_unit) {
            let mut values = vec![Err(Reason::NoReading); coded.codes.all().len()];
            for row in rows {
                let cell = &long.cells[row];
                values[leaves[cell.indicator]] = cell.value;
            }
            let figures = aggregate(&coded.tree, &values, self.mean.into(), self.minimum_coverage);
            for (branch, code) in coded.codes.all().iter().enumerate() {
                let children = coded.tree.children(branch);
                if children.is_empty() {
                    continue;
                }
                let covered: Figure = coverage(children.iter().map(|&child| figures[child]));
                let (figure, reason) = (figure_cell(figures[branch]), reason_cell(figures[branch]));
                writer.write_record([unit, code, figure.as_str(), figure_cell(covered).as_str(), reason])?;
                summary.count(&figures[branch]);
                summary.rows_written += 1;
            }
        }
        writer.flush()?;
        Ok(summary)
    }
}

/// For each indicator of the long table, its position in the tree; each must be a leaf.
fn leaves(long: &LongTable, coded: &CodedTree, problems: &mut Problems) -> Vec<usize> {
    let mut leaves = Vec::with_capacity(long.indicators.all().len());
    let mut first_lines = vec![None; long.indicators.all().len()];
    for cell in &long.cells {
        first_lines[cell.indicator].get_or_insert(cell.line);
    }
    for (indicator, line) in long.indicators.all().iter().zip(first_lines) {
        let found = coded.codes.find(indicator);
        let misread = match found {
            None => Some(not_in_tree(indicator)),
            Some(branch) if !coded.tree.children(branch).is_empty() => Some(a_group(indicator)),
            Some(_) => None,
        };
        if let Some(Misread { sentence, hint }) = misread {
            problems.add(Problem { file: None, line, column: Some("indicator".to_owned()), sentence, hint });
        }
        leaves.push(found.unwrap_or_default());
    }
    leaves
}

fn not_in_tree(indicator: &str) -> Misread {
    wrong(
        Sentence::new(
            format!("指標「{indicator}」が木にありません"),
            format!("the indicator \"{indicator}\" is not in the tree"),
        ),
        Sentence::new(
            "木のCSVに行を加えるか、この指標の行を除いてください",
            "add it to the file of the tree, or remove its rows here",
        ),
    )
}

fn a_group(indicator: &str) -> Misread {
    wrong(
        Sentence::new(format!("「{indicator}」は木の中で群です"), format!("\"{indicator}\" is a group in the tree")),
        Sentence::new(
            "群の値は下の要素から計算します。この行を除いてください",
            "its value is computed from what lies below it; remove the row",
        ),
    )
}
