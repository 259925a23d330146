//! `rashin evaluate`.

use std::io::{BufWriter, Write};

use anyhow::Result;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use rashin_eval::plan::{Evaluator, Standing};
use rashin_eval::show;
use rashin_exchange::evaluation;
use rashin_model::{Lang, Plan};

use crate::exit::Exit;
use crate::origin::{self, Found, StoreArgs, Tongue};
use crate::{clock, report};

/// How figures are printed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// The latest figure of each indicator and area, for people.
    Table,
    /// Everything, one object per indicator, area and period.
    Json,
    /// Everything, one row per indicator, area and period.
    Csv,
}

/// Evaluate a plan.
#[derive(Debug, Args)]
pub struct Evaluate {
    /// A plan folder, an .xlsx, or the code of a plan in the store
    #[arg(value_name = "PLAN_OR_PATH")]
    plan: String,
    /// As of which day (default: today in Japan)
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// With what was known at the end of this day in Japan (plans in a store only)
    #[arg(long, value_name = "DATE")]
    known_on: Option<Date>,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    /// Language of messages
    #[arg(long, value_enum, default_value = "ja")]
    lang: Tongue,
    #[command(flatten)]
    store: StoreArgs,
}

impl Evaluate {
    /// Evaluates and prints.
    pub fn run(&self) -> Result<Exit> {
        let lang = self.lang.into();
        let mut plan = match origin::find(&self.plan, &self.store, clock::known_on(self.known_on)?, lang)? {
            Found::Plan(plan) => *plan,
            Found::Problems(loaded) => {
                for located in loaded.errors() {
                    report::print_one(located, lang);
                }
                return Ok(Exit::Problems);
            }
        };
        plan.sort_readings();
        let as_of = self.as_of.unwrap_or_else(clock::today);
        let evaluator = Evaluator::new(&plan, as_of, rashin_shipped::rubrics());
        let mut out = BufWriter::with_capacity(1 << 20, std::io::stdout().lock());
        let written = match self.format {
            Format::Json => evaluation::write_json(&plan, &evaluator, as_of, &mut out),
            Format::Csv => evaluation::write_csv(&plan, &evaluator, &mut out),
            Format::Table => print_table(&plan, &evaluator, lang, &mut out),
        };
        match written.and_then(|()| out.flush()) {
            // The reader of a pipe may stop early (`| head`); that is no failure.
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
            _ => Ok(Exit::Fine),
        }
    }
}

fn print_table(plan: &Plan, evaluator: &Evaluator<'_>, lang: Lang, out: &mut impl Write) -> std::io::Result<()> {
    let headings = match lang {
        Lang::Ja => ["指標", "団体", "期間", "実績値", "目標値", "達成率", "進捗率", "ペース", "状況", "名称"],
        Lang::En => {
            ["indicator", "area", "period", "actual", "target", "attainment", "progress", "pace", "standing", "name"]
        }
    };
    writeln!(out, "{}", headings.join("\t"))?;
    let percent = |figure| show::percent(figure).map_or_else(|_| "-".to_owned(), |text| format!("{text}%"));
    for position in 0..evaluator.len() {
        let series = evaluator.series(position);
        let indicator = &plan.indicators[series.indicator];
        let one = series.latest();
        let value = |value: Option<rashin_model::Decimal>| {
            value.map_or_else(|| "-".to_owned(), |value| show::grouped(value, indicator.decimals))
        };
        let name = rashin_model::plan::titled(&indicator.name, indicator.name_en.as_deref(), lang).0;
        let cells = [
            indicator.code.to_string(),
            series.area.to_string(),
            one.period.map_or_else(|| "-".to_owned(), rashin_model::Period::code),
            value(one.actual),
            value(one.target),
            percent(one.attainment),
            percent(one.progress),
            show::figure(one.pace, 2).unwrap_or_else(|_| "-".to_owned()),
            Standing::of(one).label(lang).to_owned(),
            name.to_owned(),
        ];
        writeln!(out, "{}", cells.join("\t"))?;
    }
    for index in evaluator.indices() {
        let indicator = &plan.indicators[index.indicator];
        let value = show::figure(index.value(), 1)
            .unwrap_or_else(|reason| lang.pick(reason.text_ja(), reason.text_en()).to_owned());
        writeln!(
            out,
            "{}\t{}\t{}\t{value}\t100",
            indicator.code,
            plan.area(),
            index.latest().map_or_else(|| "-".to_owned(), |point| format!("FY{}", point.fiscal_year))
        )?;
    }
    Ok(())
}
