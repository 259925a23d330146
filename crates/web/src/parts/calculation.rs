//! How a figure was computed: each formula with its name and its inputs filled in.

use maud::{Markup, html};
use rashin_eval::plan::{Assessment, Series};
use rashin_eval::planned_share::Basis;
use rashin_eval::{Figure, Reason, formula, show as text};
use rashin_model::amount::to_f64;
use rashin_model::tables::{Indicator, Reading};
use rashin_model::{Decimal, Lang};

use crate::plan_view::PlanView;
use crate::show;

/// One step: the formula by its machine name, the inputs filled in, the result.
struct Step {
    formula: &'static str,
    name: (&'static str, &'static str),
    filled: String,
    result: Result<String, Reason>,
    why: Option<String>,
}

/// The steps for the latest value of a series.
pub fn calculation(lang: Lang, view: &PlanView, series: &Series) -> Markup {
    let indicator = view.indicator(series.indicator);
    let steps = steps(lang, indicator, series, series.latest(), reading_of(view, series));
    html! {
        ol.calculation {
            @for step in &steps {
                @let described = formula::find(step.formula);
                li.calculation-step {
                    p.calculation-name {
                        span { (lang.pick(step.name.0, step.name.1)) }
                        @if let Some(described) = described { span.quiet { (described.formula) } }
                    }
                    @match &step.result {
                        Ok(result) => code.formula { (step.filled) @if !step.filled.is_empty() { " = " } span.formula-result { (result) } },
                        Err(reason) => p { (show::quiet_mark("no_reading", show::reason_text(*reason, lang))) },
                    }
                    @if let Some(described) = described { p.calculation-why { (lang.pick(described.ja, described.en)) @if let Some(why) = &step.why { " " (why) } } }
                }
            }
        }
        @if !series.latest().notes.is_empty() {
            ul { @for note in &series.latest().notes { li { (note.text(lang)) } } }
        }
    }
}

fn reading_of<'a>(view: &'a PlanView, series: &Series) -> Option<&'a Reading> {
    let code = &view.indicator(series.indicator).code;
    let period = series.latest().period?;
    view.plan.readings.iter().find(|reading| reading.indicator == *code && reading.area == series.area && reading.period == period)
}

fn steps(lang: Lang, indicator: &Indicator, series: &Series, one: &Assessment, reading: Option<&Reading>) -> Vec<Step> {
    let shown = |value: Decimal| text::grouped(value, indicator.decimals);
    let number = |figure: f64| text::figure(Ok(figure), indicator.decimals).unwrap_or_else(|_| figure.to_string());
    let own = |figure: Figure| show::figure_text(indicator, figure);
    let percent = |figure: Figure| text::percent(figure).map(|text| format!("{text}%"));
    let y = one.actual.map_or_else(|| "y".to_owned(), &shown);
    let target = one.target.map_or_else(|| "T".to_owned(), &shown);
    let end = series.promise.last();
    let last = end.map_or_else(|| "T".to_owned(), |end| shown(end.value));
    let start = series.promise.start.as_ref().map_or_else(|| "b".to_owned(), |start| shown(start.value));
    let lower = series.promise.direction == Some(rashin_eval::Direction::Lower);
    let year = |time: f64| format!("{time:.2}");
    let time = one.period.map_or(0.0, rashin_model::Period::end_in_years);

    let mut steps = Vec::new();
    if let Some((numerator, denominator)) = reading.and_then(|reading| reading.numerator.as_ref().zip(reading.denominator.as_ref())) {
        steps.push(Step {
            formula: "rate",
            name: ("実績値", "Actual value"),
            filled: format!("100 × {} ÷ {}", text::grouped(numerator.value, numerator.value.scale()), text::grouped(denominator.value, denominator.value.scale())),
            result: own(rashin_eval::rate::rate([(numerator.as_f64(), denominator.as_f64())], 100.0)),
            why: None,
        });
    }
    steps.push(Step {
        formula: "met",
        name: ("達成", "Met"),
        filled: format!("{y} {} {target}", if lower { "≤" } else { "≥" }),
        result: one.met.map(|met| if met { lang.pick("達成", "met") } else { lang.pick("未達成", "not met") }.to_owned()),
        why: one.target_period.map(|period| format!("{}: {}", lang.pick("目標の時期", "target for"), period.name(lang))),
    });
    steps.push(Step {
        formula: "attainment",
        name: ("達成率", "Attainment"),
        filled: if lower { format!("{target} ÷ {y}") } else { format!("{y} ÷ {target}") },
        result: percent(one.attainment),
        why: None,
    });
    steps.push(Step { formula: "progress", name: ("進捗率", "Progress"), filled: format!("({y} − {start}) ÷ ({last} − {start})"), result: percent(one.progress), why: None });
    steps.push(Step {
        formula: "planned_share",
        name: ("予定された割合", "Planned share"),
        filled: match (one.planned_share.map(|planned| planned.basis), series.promise.start.as_ref(), end) {
            (Ok(Basis::StraightLine), Some(start), Some(end)) => {
                let (from, to) = (year(start.point.time), year(end.point.time));
                format!("({} − {from}) ÷ ({to} − {from})", year(time))
            }
            _ => String::new(),
        },
        result: percent(one.planned_share.map(|planned| planned.share)),
        why: one.planned_share.ok().map(|planned| match planned.basis {
            Basis::StraightLine => lang.pick("年度別の目標がないため直線（年を単位とし、3月末は0.25）。", "No yearly targets, hence a straight line (in years; the end of March is 0.25)."),
            Basis::YearlyTargets => lang.pick("年度別の目標をつないだ線による。", "Along the yearly targets."),
        }.to_owned()),
    });
    steps.push(Step {
        formula: "pace",
        name: ("ペース", "Pace"),
        filled: match (percent(one.progress), percent(one.planned_share.map(|planned| planned.share))) {
            (Ok(progress), Ok(planned)) => format!("{progress} ÷ {planned}"),
            _ => String::new(),
        },
        result: text::figure(one.pace, 2),
        why: None,
    });
    steps.push(Step {
        formula: "change",
        name: ("前の値からの変化", "Change from the value before"),
        filled: one.change.map_or_else(|_| String::new(), |change| format!("{y} − {}", number(one.actual.map_or(0.0, to_f64) - change))),
        result: text::signed(one.change, indicator.decimals).map(|change| format!("{change}{}", show::unit(indicator))),
        why: None,
    });
    steps.push(Step {
        formula: "needed_per_year",
        name: ("必要な年間変化", "Needed yearly change"),
        filled: end.map_or_else(String::new, |end| format!("({last} − {y}) ÷ ({} − {})", year(end.point.time), year(time))),
        result: own(one.needed_per_year),
        why: text::figure(one.recent_per_year, indicator.decimals).ok().map(|recent| match lang {
            Lang::Ja => format!("直近の年間変化は{recent}{}。", show::unit(indicator)),
            Lang::En => format!("The recent yearly change is {recent}{}.", show::unit(indicator)),
        }),
    });
    steps.push(outlook_step(lang, indicator, one));
    steps.push(Step {
        formula: "cagr_category",
        name: ("年平均成長率による区分（国際比較用）", "Category by compound growth (for comparison outside)"),
        filled: String::new(),
        result: one.category.value.and_then(|value| text::figure(Ok(value), 3)).map(|value| format!("{value} → {}", one.category.status.code())),
        why: None,
    });
    steps
}

fn outlook_step(lang: Lang, indicator: &Indicator, one: &Assessment) -> Step {
    let outlook = one.outlook.as_ref().map_err(|reason| *reason);
    let own = |figure: f64| show::figure_text(indicator, Ok(figure)).unwrap_or_default();
    Step {
        formula: "forecast",
        name: ("見通し", "Outlook"),
        filled: outlook.map_or_else(|_| String::new(), |outlook| {
            let last = outlook.last();
            match lang {
                Lang::Ja => format!("{}個の値から {}（80%の幅 {}～{}、50%の幅 {}～{}）", outlook.values, own(last.mean), own(last.four_fifths.low), own(last.four_fifths.high), own(last.half.low), own(last.half.high)),
                Lang::En => format!("from {} values: {} (80 % band {} to {}, 50 % band {} to {})", outlook.values, own(last.mean), own(last.four_fifths.low), own(last.four_fifths.high), own(last.half.low), own(last.half.high)),
            }
        }),
        result: outlook.map(|outlook| match lang {
            Lang::Ja => outlook.verdict.text_ja(),
            Lang::En => outlook.verdict.text_en(),
        }.to_owned()),
        why: None,
    }
}
