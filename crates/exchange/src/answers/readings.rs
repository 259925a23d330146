//! What a row of the sheet of values says, and what may be typed into it.

use rashin_model::review::{Asked, AskedKind};
use rashin_model::tables::{Comparator, Indicator, IndicatorKind, Reading, ReadingStatus, Target, TargetKind};
use rashin_model::{AreaCode, Code, Lang, Period};

use super::AnswerSheet;
use super::entry::{Allowed, Row};
use super::known::Known;

/// Readings shown before the one that is asked for.
const SHOWN: usize = 3;

/// The row for the value of an indicator in an area and a period.
pub(super) fn row(sheet: AnswerSheet<'_>, indicator: &Code, area: AreaCode, period: Period) -> Row {
    let about = sheet.background.indicator(indicator);
    let name = about.map_or_else(String::new, |about| format!("{}\n", about.name));
    let mut known = vec![
        ("name", Known::Text(format!("{name}{indicator}"))),
        ("area", Known::Text(format!("{}\n{area}", sheet.area_name(area)))),
        ("period", Known::Text(period.name(Lang::Ja).replace('（', "\n（"))),
    ];
    let Some(about) = about else { return Row { known, allowed: Vec::new() } };
    known.push(("unit", Known::Text(unit(about))));
    let source = about.source.as_ref().map(|source| format!("出典：{source}"));
    let definition: Vec<String> = about.definition.iter().cloned().chain(source).collect();
    known.push(("definition", Known::Text(definition.join("\n"))));
    let target = target(sheet.background.targets(indicator, area), period);
    known.push(("target", target.map_or_else(|| Known::Text("設定なし".to_owned()), |target| promised(target, about))));
    let readings = sheet.background.readings_until(indicator, area, period);
    let last = &readings[readings.len().saturating_sub(SHOWN)..];
    for (name, reading) in ["last_1", "last_2", "last_3"].into_iter().zip(last.iter().rev()) {
        known.push((name, reported(reading, about)));
    }
    Row { known, allowed: allowed(about) }
}

fn unit(about: &Indicator) -> String {
    format!("{}{}", about.scale.sign(), about.unit.as_deref().unwrap_or_default())
}

/// The target that counts for a period: its own, else the next, else the last before it.
fn target<'t>(targets: &[&'t Target], period: Period) -> Option<&'t Target> {
    let mut promised: Vec<&Target> =
        targets.iter().copied().filter(|target| target.kind != TargetKind::Baseline).collect();
    promised.sort_by_key(|target| target.period);
    let next = promised.iter().find(|target| target.period.end() >= period.end());
    next.or(promised.last()).copied()
}

fn promised(target: &Target, about: &Indicator) -> Known {
    let before = format!("{} ", target.period.short_name(Lang::Ja));
    let behind = match target.comparator {
        Some(Comparator::Ge) => "以上",
        Some(Comparator::Le) => "以下",
        _ => "",
    };
    let words = || target.text.as_deref().unwrap_or_else(|| target.status.label(Lang::Ja));
    let number = target.value.as_ref().map(|amount| Known::number(amount.value, &before, behind, about.decimals));
    number.unwrap_or_else(|| Known::Text(format!("{before}{}", words())))
}

fn reported(reading: &Reading, about: &Indicator) -> Known {
    let before = format!("{} ", reading.period.short_name(Lang::Ja));
    let behind = if reading.status == ReadingStatus::Provisional { "(速)" } else { "" };
    let words = || reading.text.as_deref().unwrap_or_else(|| reading.status.label(Lang::Ja));
    let number = reading.value.as_ref().map(|amount| Known::number(amount.value, &before, behind, about.decimals));
    number.unwrap_or_else(|| Known::Text(format!("{before}{}", words())))
}

fn allowed(about: &Indicator) -> Vec<(&'static str, Allowed)> {
    let unit = unit(about);
    let unit = if unit.is_empty() { "なし" } else { &unit };
    let bound = |bound: Option<rashin_model::Decimal>| bound.map(rashin_model::amount::to_f64);
    let (minimum, maximum) = (bound(about.minimum), bound(about.maximum));
    let range = match (&about.minimum, &about.maximum) {
        (Some(low), Some(high)) => format!("。{low}から{high}まで"),
        (Some(low), None) => format!("。{low}以上"),
        (None, Some(high)) => format!("。{high}以下"),
        (None, None) => String::new(),
    };
    let message = format!(
        "単位は{unit}{range}。単位は付けず数値だけを入力します。値がないときは空欄にし、状態の欄で理由を選びます"
    );
    let in_words = matches!(about.kind, IndicatorKind::Milestone | IndicatorKind::Qualitative);
    let mut allowed = vec![("value", Allowed::Number { minimum, maximum, message })];
    if about.kind == IndicatorKind::Rate {
        let part = |what: &Option<String>| Allowed::Number {
            minimum: None,
            maximum: None,
            message: what.as_deref().map_or_else(String::new, |what| format!("数えるもの：{what}")),
        };
        allowed.push(("numerator", part(&about.numerator)));
        allowed.push(("denominator", part(&about.denominator)));
    }
    if in_words {
        allowed.push(("text", Allowed::Text { message: "実施の状況などを言葉で記入します".to_owned() }));
    }
    allowed.push((
        "status",
        Allowed::Choice {
            words: ReadingStatus::LABELS.iter().map(|label| (*label).to_owned()).collect(),
            message: "空欄のまま値を入れると「確定」になります。値がないときは、その理由（該当なし、時期未到来、調整中など）を選びます"
                .to_owned(),
        },
    ));
    allowed.push(("note", Allowed::Text { message: String::new() }));
    allowed.push(("source", Allowed::Text { message: "値の出どころ（統計や台帳の名）".to_owned() }));
    allowed.push((
        super::column::EVIDENCE,
        Allowed::Text {
            message: "https:// で始まるアドレス。複数は改行で区切ります。ファイルは画面から添えます".to_owned(),
        },
    ));
    allowed
}

/// Which of the columns that not every sheet needs this one has.
pub(super) fn needs(sheet: AnswerSheet<'_>, column: &str) -> bool {
    let any = |wanted: &dyn Fn(&Indicator, AreaCode) -> bool| {
        sheet.asked(AskedKind::Reading).any(|row| match &row.asked {
            Asked::Reading { indicator, area, .. } => {
                sheet.background.indicator(indicator).is_some_and(|about| wanted(about, *area))
            }
            _ => false,
        })
    };
    match column {
        "area" => any(&|_, area| area != sheet.background.plan.area()),
        "numerator" | "denominator" => any(&|about, _| about.kind == IndicatorKind::Rate),
        "text" => any(&|about, _| matches!(about.kind, IndicatorKind::Milestone | IndicatorKind::Qualitative)),
        _ => true,
    }
}
