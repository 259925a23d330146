//! `rashin calc cagr`: the progress category of Eurostat, Open SDG and Statistics Canada.

use std::io::{Read, Write};

use rashin_eval::cagr::{Growth, cagr_category};
use rashin_eval::{Direction, Point};
use rashin_model::cell::required;

use crate::calculator::{Calculator, Example, Input, Output};
use crate::cell::{direction, number};
use crate::error::CalcError;
use crate::output::{figure_cell, passed_through, reason_cell};
use crate::problem::Problems;
use crate::summary::Summary;
use crate::table::{Row, Table};

/// What `rashin calc cagr` reads and writes.
pub const CAGR: Calculator = Calculator {
    name: "cagr",
    ja: "年平均成長率による進捗区分（国際比較用）",
    en: "progress category by compound annual growth",
    input: &[
        Input::needed(
            "base_year",
            &["起点の年"],
            "起点の年（数。年度末なら 2022.25 のように月を小数で）",
            "year of the base value, as a number",
        ),
        Input::needed("base_value", &["起点の値", "現状値"], "起点の値（空欄可）", "base value; may be blank"),
        Input::needed("current_year", &["最新の年"], "最新の値の年", "year of the latest value, as a number"),
        Input::needed("current_value", &["最新の値", "実績値"], "最新の値（空欄可）", "latest value; may be blank"),
        Input::needed(
            "direction",
            &["方向"],
            "1（高いほど良い）、-1（低いほど良い）。higher、lower も可",
            "1 when higher is better, -1 when lower is; higher and lower too",
        ),
        Input::optional("target", &["目標値"], "目標値（空欄可）", "target value; may be blank"),
        Input::optional("target_year", &["目標の年"], "目標の年", "year of the target, as a number"),
        Input::optional(
            "limit",
            &["上限"],
            "それ以上良くなれない値（空欄可）",
            "the value that cannot be passed; may be blank",
        ),
    ],
    companion: None,
    passes_through: true,
    output: &[
        Output::new(
            "status",
            "区分 target_achieved、substantial_progress、moderate_progress、limited_progress、deterioration、not_available",
            "target_achieved, substantial_progress, moderate_progress, limited_progress, deterioration or not_available",
        ),
        Output::new(
            "progress_value",
            "目標があれば 成長率/必要な成長率（比）、なければ年平均成長率（割合）",
            "growth made over growth needed (ratio), or growth per year without a target (share)",
        ),
        Output::new("score", "点数 −5〜5", "score from −5 to 5"),
        Output::new("reason", "progress_value が空の理由", "why progress_value is empty"),
    ],
    example: Example {
        arguments: "",
        input: "\
id,base_year,base_value,current_year,current_value,direction,target,target_year,limit
poverty,2015,14.5,2022,9.9,-1,7.25,2030,
skills,2015,40,2020,42,1,,2030,100
new,,,2024,8.5,1,,2030,
",
        file: None,
        output: "\
id,base_year,base_value,current_year,current_value,direction,target,target_year,limit,status,progress_value,score,reason
poverty,2015,14.5,2022,9.9,-1,7.25,2030,,substantial_progress,1.1749066161643313,4.106540468600203,
skills,2015,40,2020,42,1,,2030,100,moderate_progress,0.009805797673485328,1.244113517289604,
new,,,2024,8.5,1,,2030,,not_available,,,no_baseline
",
    },
};

/// Reads rows from `input`, and writes each with its category.
///
/// The input is read as it comes; the output is held back until the last cell was read, so that
/// nothing is written when a cell is wrong.
pub(crate) fn run(input: &mut dyn Read, output: &mut dyn Write) -> Result<Summary, CalcError> {
    let mut problems = Problems::default();
    let mut summary = Summary::default();
    let Some(mut table) = Table::open(None, input, CAGR.input, &mut problems) else {
        return Err(CalcError::Refused(problems));
    };
    let places = Places::of(&table);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(passed_through(table.heading(), CAGR.output))?;
    while let Some(row) = table.next(&mut problems) {
        let Some(growth) = places.growth(row, &mut problems) else { continue };
        for cell in row.cells() {
            writer.write_field(cell)?;
        }
        writer.write_field(growth.status.code())?;
        writer.write_field(figure_cell(growth.value))?;
        writer.write_field(figure_cell(growth.score))?;
        writer.write_field(reason_cell(growth.value))?;
        writer.write_record(None::<&[u8]>)?;
        summary.count(&growth.value);
        summary.rows_written += 1;
    }
    summary.rows_read = table.rows();
    if !problems.is_empty() {
        return Err(CalcError::Refused(problems));
    }
    output.write_all(&writer.into_inner().map_err(csv::IntoInnerError::into_error)?)?;
    output.flush()?;
    Ok(summary)
}

/// Where the columns stand; a point is a year and a value.
struct Places {
    base: [Option<usize>; 2],
    current: [Option<usize>; 2],
    direction: Option<usize>,
    target: [Option<usize>; 2],
    limit: Option<usize>,
}

impl Places {
    fn of(table: &Table<'_>) -> Self {
        Self {
            base: ["base_year", "base_value"].map(|name| table.at(name)),
            current: ["current_year", "current_value"].map(|name| table.at(name)),
            direction: table.at("direction"),
            target: ["target_year", "target"].map(|name| table.at(name)),
            limit: table.at("limit"),
        }
    }

    /// The category of a row; `None`, with problems, where a cell is wrong.
    fn growth(&self, row: Row<'_, '_>, problems: &mut Problems) -> Option<Growth> {
        let base = point(row, self.base, problems);
        let current = point(row, self.current, problems);
        let target = point(row, self.target, problems);
        let limit = row.read(self.limit, number, problems);
        let direction = match row.read(self.direction, direction, problems) {
            // Nothing is asked of the direction where there is no value to judge.
            None if current.is_none() => Direction::Higher,
            None => {
                if let Err(misread) = required(row.text(self.direction)) {
                    row.add(self.direction, *misread, problems);
                }
                return None;
            }
            Some(direction) => direction,
        };
        Some(categorise(base, current, direction, target, limit))
    }
}

/// The category of the latest value, given the base where there is one.
fn categorise(
    base: Option<Point>,
    current: Option<Point>,
    direction: Direction,
    target: Option<Point>,
    limit: Option<f64>,
) -> Growth {
    // A base after the latest value is no base; from the latest value on, no time has passed.
    let base_time = base.map_or(f64::INFINITY, |base| current.map_or(base.time, |current| base.time.min(current.time)));
    let base = base.filter(|base| current.is_some_and(|current| base.time <= current.time));
    let points: Vec<Point> = [base, current].into_iter().flatten().collect();
    cagr_category(&points, base_time, direction, target, limit)
}

/// A year and a value; `None` without a value. A value needs its year.
fn point(row: Row<'_, '_>, [year, value]: [Option<usize>; 2], problems: &mut Problems) -> Option<Point> {
    let value = row.read(value, number, problems);
    if value.is_none() {
        row.read(year, number, problems);
        return None;
    }
    row.require(year, number, problems).zip(value).map(|(year, value)| Point::new(year, value))
}
