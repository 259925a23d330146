//! `rashin calc forecast`: short yearly series continued, with bands.

mod options;
mod series;

use std::io::{Read, Write};

use rashin_eval::forecast::horizon::horizon;
use rashin_eval::forecast::{Step, forecast};
use rashin_eval::point::yearly_tail;
use rashin_eval::{Point, Reason};
use rashin_model::Period;

use crate::calculator::{Calculator, Example, Output};
use crate::error::CalcError;
use crate::problem::Problems;
use crate::summary::Summary;
pub use options::{Forecast, Method, ScaleKind};
use series::Reading;

/// What `rashin calc forecast` reads and writes.
pub const FORECAST: Calculator = Calculator {
    name: "forecast",
    ja: "毎年の系列の予測と50%・80%の幅",
    en: "forecast of yearly series with 50 % and 80 % bands",
    input: series::COLUMNS,
    companion: None,
    passes_through: false,
    output: &[
        Output::new("id", "入力のまま", "as in the input"),
        Output::new("method", "方法", "the method"),
        Output::new("h", "最後の値から何年先か（年）", "years after the last value"),
        Output::new("period", "その期間", "the period"),
        Output::new("mean", "予測の中心（入力の単位）", "the middle of the forecast (unit of the input)"),
        Output::new("lo80", "80%の幅の下端", "lower end of the 80 % band"),
        Output::new("hi80", "80%の幅の上端", "upper end of the 80 % band"),
        Output::new("lo50", "50%の幅の下端", "lower end of the 50 % band"),
        Output::new("hi50", "50%の幅の上端", "upper end of the 50 % band"),
        Output::new(
            "reason",
            "予測できない理由。その系列は1行で終わる",
            "why there is no forecast; the series then has this one row",
        ),
    ],
    example: Example {
        arguments: "--target-date R8 --method drift",
        input: "\
id,period,value
online,R2,40
online,R3,44
online,R4,47
online,R5,52
online,R6,55
training,R5,8
training,R6,9
",
        file: None,
        output: "\
id,method,h,period,mean,lo80,hi80,lo50,hi50,reason
online,drift,1,FY2025,58.75,52.1875,65.3125,55.6,61.9,
online,drift,2,FY2026,62.5,52,73,57.2875,67.7125,
training,drift,,,,,,,,too_few_points
",
    },
};

impl Forecast {
    /// Reads the series of `input` and writes the forecast of each, year by year.
    ///
    /// A forecast is made from the readings that follow each other at one year's distance up to
    /// the last one. Nothing is written when a cell is wrong.
    pub(crate) fn run(&self, input: &mut dyn Read, output: &mut dyn Write) -> Result<Summary, CalcError> {
        let mut problems = Problems::default();
        self.check(&mut problems);
        let all = series::read(input, &mut problems);
        if !problems.is_empty() {
            return Err(CalcError::Refused(problems));
        }
        let mut summary = Summary { rows_read: all.rows, ..Summary::default() };
        let mut writer = csv::Writer::from_writer(output);
        writer.write_record(FORECAST.output.iter().map(|column| column.name))?;
        let method = rashin_eval::forecast::Method::from(self.method).code();
        for (id, readings) in all.names.all().iter().zip(&all.readings) {
            let steps = self.steps(readings);
            summary.count(&steps);
            match steps {
                Ok(steps) => {
                    for (h, period, step) in steps {
                        writer.write_field(id)?;
                        writer.write_field(method)?;
                        writer.write_field(h.to_string())?;
                        writer.write_field(period.code())?;
                        let (wide, narrow) = (step.four_fifths, step.half);
                        for number in [step.point, wide.low, wide.high, narrow.low, narrow.high] {
                            writer.write_field(number.to_string())?;
                        }
                        writer.write_record([""])?;
                        summary.rows_written += 1;
                    }
                }
                Err(reason) => {
                    writer.write_record([id, method, "", "", "", "", "", "", "", reason.code()])?;
                    summary.rows_written += 1;
                }
            }
        }
        writer.flush()?;
        Ok(summary)
    }

    /// The years ahead of a series, each with its period.
    fn steps(&self, readings: &[Reading]) -> Result<Vec<(i16, Period, Step)>, Reason> {
        let last = readings.last().ok_or(Reason::NoReading)?;
        let points: Vec<Point> = readings.iter().map(|reading| reading.point()).collect();
        let tail = yearly_tail(&points);
        let years = match (self.target_date, self.horizon) {
            (Some(target), _) => horizon(last.point().time, target.end_in_years(), tail.len())?,
            (None, years) => years.unwrap_or_default(),
        };
        let values: Vec<f64> = tail.iter().map(|point| point.value).collect();
        let whole = tail.len() == points.len();
        let forecast = forecast(&values, years, self.scale(whole), self.method.into())?;
        let steps = forecast.steps().iter().zip(1_i16..);
        Ok(steps.map(|(step, h)| (h, years_later(last.period, h), *step)).collect())
    }
}

/// The period of the same kind some years later; the 29th of February is followed by the 28th.
fn years_later(period: Period, years: i16) -> Period {
    match period {
        Period::FiscalYear(year) => Period::FiscalYear(year + years),
        Period::Half(year, half) => Period::Half(year + years, half),
        Period::Quarter(year, quarter) => Period::Quarter(year + years, quarter),
        Period::Month(year, month) => Period::Month(year + years, month),
        Period::CalendarYear(year) => Period::CalendarYear(year + years),
        Period::Date(day) => Period::Date(day.saturating_add(jiff::Span::new().years(years))),
    }
}
