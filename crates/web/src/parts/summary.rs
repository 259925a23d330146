//! The state of many indicators in plain words.

use maud::{Markup, html};
use rashin_eval::Reason;
use rashin_eval::plan::{Assessment, Standing};
use rashin_model::Lang;

use crate::plan_view::PlanView;

/// Why a figure is not judged; `None` for one that is.
pub fn why_not_judged(one: &Assessment) -> Option<Reason> {
    Standing::why_not_judged(one)
}

/// How many stand where, in a sentence or two.
pub fn summary(lang: Lang, view: &PlanView, positions: &[usize]) -> Markup {
    let tally = view.tally(positions.iter().copied());
    let count = |standing| tally.count(standing);
    let behind = count(Standing::SlightlyBehind) + count(Standing::Behind) + count(Standing::Worse);
    let is_worse = count(Standing::Worse) > 0;
    let all = [
        (count(Standing::Met), lang.pick("目標を達成", "at the target")),
        (count(Standing::OnPace), lang.pick("順調", "on pace")),
        (
            behind,
            if is_worse {
                lang.pick("遅れまたは悪化", "behind or worse than at the start")
            } else {
                lang.pick("遅れ", "behind")
            },
        ),
    ];
    let parts: Vec<(usize, &str)> = all.into_iter().filter(|(count, _)| *count > 0).collect();
    let (total, open) = (tally.total(), tally.total() - tally.judged());
    match lang {
        Lang::Ja => html! {
            "指標" strong { (total) "件" }
            @if parts.is_empty() { "のうち、達成か遅れかを判定できるものはまだありません。" }
            @else {
                "のうち、" @for (place, (count, words)) in parts.iter().enumerate() { @if place > 0 { "、" } strong { (count) "件" } "が" (words) } "です。"
                @if open > 0 { "残る" (open) "件は判定していません。" }
            }
        },
        Lang::En => html! {
            @if parts.is_empty() {
                strong { (total) }
                @if total == 1 {
                    " indicator; it cannot be judged yet."
                } @else { " indicators; none can be judged yet." }
            }
            @else {
                "Of " strong { (total) } @if total == 1 { " indicator, " } @else { " indicators, " }
                @for (place, (count, words)) in parts.iter().enumerate() {
                    @if place > 0 { ", " }
                    strong { (count) }
                    @if place == 0 { @if *count == 1 { " is" } @else { " are" } }
                    " "
                    (words)
                }
                "." @if open > 0 { " " (open) @if open == 1 { " is not judged." } @else { " are not judged." } }
            }
        },
    }
}

/// Why some are not judged, in a line of its own; nothing when all are.
pub fn reasons(lang: Lang, view: &PlanView, positions: &[usize]) -> Markup {
    let why = why(lang, view, positions);
    html! { @if !why.is_empty() { p.quiet { (lang.pick("判定していない理由: ", "Why not judged: ")) (why) } } }
}

/// The reasons why some are not judged, the most frequent first.
fn why(lang: Lang, view: &PlanView, positions: &[usize]) -> String {
    let mut reasons: Vec<(Reason, usize)> = Vec::new();
    for reason in positions.iter().filter_map(|&position| view.latest(position).and_then(why_not_judged)) {
        match reasons.iter_mut().find(|(seen, _)| *seen == reason) {
            Some((_, count)) => *count += 1,
            None => reasons.push((reason, 1)),
        }
    }
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let is_alone = reasons.len() == 1;
    let words = reasons.iter().map(|&(reason, count)| {
        let text = reason.text(lang);
        match lang {
            _ if is_alone => text.to_owned(),
            Lang::Ja => format!("{text} {count}件"),
            Lang::En => format!("{text} ({count})"),
        }
    });
    words.collect::<Vec<_>>().join(lang.pick("、", ", "))
}
