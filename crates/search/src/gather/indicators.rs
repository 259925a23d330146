//! Indicators and composite indices: their definition and their figure.

use std::collections::BTreeMap;

use rashin_eval::plan::Series;
use rashin_eval::show;
use rashin_model::tables::{Indicator, IndicatorKind, Target, TargetKind};
use rashin_model::{Decimal, Lang};

use super::{Source, lines, named_line, said};
use crate::kind::Kind;
use crate::passage::{Named, Passage};

pub(super) fn passages(source: &Source<'_>) -> Vec<Passage> {
    let mut main: BTreeMap<usize, &Series> = BTreeMap::new();
    for series in &source.evaluation.series {
        // The area of the plan stands for the indicator; where it has no value, the first area does.
        if series.area == source.plan.area() {
            main.insert(series.indicator, series);
        } else {
            main.entry(series.indicator).or_insert(series);
        }
    }
    let indicators = source.plan.indicators.iter().enumerate();
    indicators
        .flat_map(|(position, indicator)| of_indicator(source, position, indicator, main.get(&position).copied()))
        .collect()
}

/// The page of an indicator.
pub(super) fn page(source: &Source<'_>, indicator: &Indicator) -> (Kind, String) {
    match indicator.kind {
        IndicatorKind::Composite => (Kind::Kpi, source.address(&format!("/kpis/{}", indicator.code))),
        _ => (Kind::Indicator, source.address(&format!("/indicators/{}", indicator.code))),
    }
}

fn of_indicator(source: &Source<'_>, position: usize, indicator: &Indicator, series: Option<&Series>) -> Vec<Passage> {
    let plan = source.plan;
    let (kind, address) = page(source, indicator);
    let uses = plan.uses.iter().filter(|row| row.indicator == indicator.code);
    let nodes: Vec<_> = uses.filter_map(|row| plan.node(row.node.as_str())).collect();
    let members = plan.members.iter().filter(|row| row.composite == indicator.code);
    let members: Vec<&Indicator> = members.filter_map(|row| plan.indicator(row.indicator.as_str())).collect();
    let page = source
        .passage(kind, address, Named::new(&indicator.name, indicator.name_en.as_deref()))
        .found_by(nodes.iter().flat_map(|node| [Some(node.title.as_str()), node.title_en.as_deref()]).flatten())
        .found_by(indicator.department.iter())
        .found_by(members.iter().filter_map(|member| member.name_en.as_deref()));
    let figure = |lang: Lang| match kind {
        Kind::Kpi => index(source, position, lang),
        _ => series.map_or_else(String::new, |series| figure(indicator, series, lang)),
    };
    let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    let ja = lines([
        indicator.definition.clone().unwrap_or_default(),
        figure(Lang::Ja),
        in_words(source, indicator),
        if names.is_empty() { String::new() } else { format!("構成する指標：{}", names.join("、")) },
        named_line("備考", indicator.note.as_deref()),
        named_line("出典", indicator.source.as_deref()),
    ]);
    let mut found = vec![page.saying(Named::default(), Named::new(ja, Some(figure(Lang::En))))];
    found.extend(said::about(source, &page, Some(&indicator.code)));
    found
}

/// The latest value and the target of the plan's end, in a sentence.
fn figure(indicator: &Indicator, series: &Series, lang: Lang) -> String {
    let unit = format!("{}{}", indicator.scale.sign(), indicator.unit.as_deref().unwrap_or(""));
    let value = |value: Decimal| format!("{}{unit}", show::grouped(value, indicator.decimals));
    let latest = series.latest();
    let now = latest.actual.zip(latest.period).map(|(actual, period)| match lang {
        Lang::Ja => format!("{}の値は{}。", period.name(lang), value(actual)),
        Lang::En => format!("{}: {}.", period.name(lang), value(actual)),
    });
    let target = series.promise.targets.last().map(|target| match lang {
        Lang::Ja => format!("{}の目標は{}。", target.period.name(lang), value(target.value)),
        Lang::En => format!("Target for {}: {}.", target.period.name(lang), value(target.value)),
    });
    [now.unwrap_or_default(), target.unwrap_or_default()].join(lang.pick("", " ")).trim().to_owned()
}

/// The latest index, in a sentence.
fn index(source: &Source<'_>, position: usize, lang: Lang) -> String {
    let Some(index) = source.evaluation.index_of(position) else { return String::new() };
    show::figure(index.value(), 1).map_or_else(
        |_| String::new(),
        |value| match lang {
            Lang::Ja => format!("指数は{value}（目標を100とする）。"),
            Lang::En => format!("Index: {value} (target 100)."),
        },
    )
}

/// What was promised and reported in words.
fn in_words(source: &Source<'_>, indicator: &Indicator) -> String {
    let plan = source.plan;
    let target = |target: &Target| {
        let name = if target.kind == TargetKind::Baseline { "現状" } else { "目標" };
        target.text.as_deref().map(|text| format!("{}の{name}：{text}", target.period.name(Lang::Ja)))
    };
    let targets = plan.targets.iter().filter(|row| row.indicator == indicator.code && row.area == plan.area());
    let mut readings = plan.readings.iter().filter(|row| row.indicator == indicator.code && row.area == plan.area());
    let last = readings.rfind(|row| row.period.end() <= source.evaluation.as_of);
    let last =
        last.and_then(|row| row.text.as_deref().map(|text| format!("{}の実績：{text}", row.period.name(Lang::Ja))));
    lines(targets.filter_map(target).chain(last))
}
