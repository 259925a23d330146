//! The steps of a calculation, in the order in which they follow from one another.

use rashin_eval::cagr::GrowthStatus;
use rashin_eval::plan::Series;
use rashin_eval::planned_share::Basis;
use rashin_eval::{Figure, Reason, show as text};
use rashin_model::amount::to_f64;
use rashin_model::{Amount, Lang};

use super::Step;
use super::inputs::{self, Inputs};
use crate::plan_view::PlanView;
use crate::show;

/// Every step for the latest value of a series.
pub fn steps(lang: Lang, view: &PlanView, series: &Series) -> Vec<Step> {
    let inputs = Inputs::of(view, series);
    let rate =
        inputs::reading(view, series).and_then(|reading| reading.numerator.as_ref().zip(reading.denominator.as_ref()));
    let rate = rate.map(|(top, bottom)| rate_of(lang, &inputs, top, bottom));
    let rest = [
        met(lang, &inputs),
        attainment(&inputs),
        progress(&inputs),
        planned_share(lang, &inputs),
        pace(&inputs),
        change(lang, &inputs),
        needed(lang, &inputs),
        outlook(lang, &inputs),
        category(lang, &inputs),
    ];
    rate.into_iter().chain(rest).collect()
}

fn rate_of(lang: Lang, inputs: &Inputs<'_>, top: &Amount, bottom: &Amount) -> Step {
    let is_percent = inputs.indicator.unit.as_deref().is_some_and(|unit| unit == "%" || unit == "％");
    let (scale, factor) = if is_percent { (100.0, "100 × ") } else { (1.0, "") };
    Step {
        formula: "rate",
        name: ("実績値", "Actual value"),
        filled: format!(
            "{factor}{} ÷ {}",
            text::grouped(top.value, top.value.scale()),
            text::grouped(bottom.value, bottom.value.scale())
        ),
        result: show::figure_text(
            inputs.indicator,
            rashin_eval::rate::rate([(top.as_f64(), bottom.as_f64())], scale),
            lang,
        ),
        why: None,
    }
}

fn percent(figure: Figure) -> Result<String, Reason> {
    text::percent(figure).map(|text| format!("{text}%"))
}

fn met(lang: Lang, inputs: &Inputs<'_>) -> Step {
    let one = inputs.one;
    Step {
        formula: "met",
        name: ("達成", "Met"),
        filled: format!("{} {} {}", inputs.y, inputs.sign, inputs.target),
        result: one
            .met
            .map(|met| if met { lang.pick("達成", "met") } else { lang.pick("未達成", "not met") }.to_owned()),
        why: one.target_period.map(|period| match lang {
            Lang::Ja => format!("比べた目標は{}のもの。", period.name(lang)),
            Lang::En => format!("The target is that for {}.", period.name(lang)),
        }),
    }
}

fn attainment(inputs: &Inputs<'_>) -> Step {
    let (y, target) = (&inputs.y, &inputs.target);
    Step {
        formula: "attainment",
        name: ("達成率", "Attainment"),
        filled: if inputs.is_lower { format!("{target} ÷ {y}") } else { format!("{y} ÷ {target}") },
        result: percent(inputs.one.attainment),
        why: None,
    }
}

fn progress(inputs: &Inputs<'_>) -> Step {
    let (y, start, last) = (&inputs.y, &inputs.start, &inputs.last);
    Step {
        formula: "progress",
        name: ("進捗率", "Progress"),
        filled: format!("({y} − {start}) ÷ ({last} − {start})"),
        result: percent(inputs.one.progress),
        why: None,
    }
}

fn planned_share(lang: Lang, inputs: &Inputs<'_>) -> Step {
    let planned = inputs.one.planned_share;
    let basis = planned.map(|planned| planned.basis);
    Step {
        formula: "planned_share",
        name: ("予定された割合", "Planned share"),
        filled: match (basis, &inputs.from_to) {
            (Ok(Basis::StraightLine), Some((from, to))) => format!("({} − {from}) ÷ ({to} − {from})", inputs.time),
            _ => String::new(),
        },
        result: percent(planned.map(|planned| planned.share)),
        why: basis.ok().map(|basis| {
            match basis {
                Basis::StraightLine => lang.pick(
                    "年度別の目標がないため、直線とみなす（時間の単位は年。3月末は0.25）。",
                    "Without yearly targets a straight line is assumed (in years; the end of March is 0.25).",
                ),
                Basis::YearlyTargets => {
                    lang.pick("年度別の目標をつないだ線による。", "Read from the line through the yearly targets.")
                }
            }
            .to_owned()
        }),
    }
}

fn pace(inputs: &Inputs<'_>) -> Step {
    let planned = percent(inputs.one.planned_share.map(|planned| planned.share));
    let filled =
        percent(inputs.one.progress).and_then(|progress| planned.map(|planned| format!("{progress} ÷ {planned}")));
    Step {
        formula: "pace",
        name: ("ペース", "Pace"),
        filled: filled.unwrap_or_default(),
        result: text::figure(inputs.one.pace, 2),
        why: None,
    }
}

fn change(lang: Lang, inputs: &Inputs<'_>) -> Step {
    let (indicator, one) = (inputs.indicator, inputs.one);
    let before =
        one.change.and_then(|change| text::figure(Ok(one.actual.map_or(0.0, to_f64) - change), indicator.decimals));
    Step {
        formula: "change",
        name: ("前の値からの変化", "Change from the value before"),
        filled: before.map_or_else(|_| String::new(), |before| format!("{} − {before}", inputs.y)),
        result: show::change_text(indicator, one.change, lang),
        why: None,
    }
}

fn needed(lang: Lang, inputs: &Inputs<'_>) -> Step {
    let (indicator, one) = (inputs.indicator, inputs.one);
    let recent = show::change_text(indicator, one.recent_per_year, lang).ok();
    Step {
        formula: "needed_per_year",
        name: ("必要な年間変化", "Needed yearly change"),
        filled: inputs
            .from_to
            .as_ref()
            .map_or_else(String::new, |(_, to)| format!("({} − {}) ÷ ({to} − {})", inputs.last, inputs.y, inputs.time)),
        result: show::change_text(indicator, one.needed_per_year, lang),
        why: recent.map(|recent| match lang {
            Lang::Ja => format!("直近の年間変化は{recent}。"),
            Lang::En => format!("The recent yearly change is {recent}."),
        }),
    }
}

fn outlook(lang: Lang, inputs: &Inputs<'_>) -> Step {
    let outlook = inputs.one.outlook.as_ref().map_err(|reason| *reason);
    let own = |figure: f64| show::figure_text(inputs.indicator, Ok(figure), lang).unwrap_or_default();
    let filled = outlook.map(|outlook| {
        let last = outlook.last();
        let [mean, low80, high80, low50, high50] =
            [last.mean, last.four_fifths.low, last.four_fifths.high, last.half.low, last.half.high].map(own);
        match lang {
            Lang::Ja => format!(
                "過去{}個の値から {mean}（80%の幅 {low80}～{high80}、50%の幅 {low50}～{high50}）",
                outlook.values
            ),
            Lang::En => format!(
                "from {} values: {mean} (80 % band {low80} to {high80}, 50 % band {low50} to {high50})",
                outlook.values
            ),
        }
    });
    Step {
        formula: "forecast",
        name: ("見通し", "Outlook"),
        filled: filled.unwrap_or_default(),
        result: outlook.map(|outlook| {
            match lang {
                Lang::Ja => outlook.verdict.text_ja(),
                Lang::En => outlook.verdict.text_en(),
            }
            .to_owned()
        }),
        why: outlook.is_ok().then(|| {
            lang.pick(
                "80%の幅がすべて目標に届けば達成の見込み、またげば見通せない、届かなければ難しいとする。",
                "Likely if the whole 80 % band meets the target, uncertain if it lies on both sides, else unlikely.",
            )
            .to_owned()
        }),
    }
}

fn category(lang: Lang, inputs: &Inputs<'_>) -> Step {
    let growth = inputs.one.category;
    let word = match growth.status {
        GrowthStatus::TargetAchieved => lang.pick("目標を達成", "target achieved"),
        GrowthStatus::Substantial => lang.pick("大きな進捗", "substantial progress"),
        GrowthStatus::Moderate => lang.pick("ほどほどの進捗", "moderate progress"),
        GrowthStatus::Limited => lang.pick("わずかな進捗", "limited progress"),
        GrowthStatus::Deterioration => lang.pick("後退", "deterioration"),
        GrowthStatus::NotAvailable => lang.pick("区分なし", "no category"),
    };
    Step {
        formula: "cagr_category",
        name: ("年平均成長率による区分（国際比較用）", "Category by compound growth (for comparison outside)"),
        filled: String::new(),
        result: growth.value.and_then(|value| text::figure(Ok(value), 3)).map(|value| format!("{value} → {word}")),
        why: None,
    }
}
