//! Marks rolled up: counts, shares at or above a mark, the two-worst rule; never a mean of letters.

use maud::{Markup, html};
use rashin_eval::review::Rollup;
use rashin_model::Lang;

use super::chosen::Chosen;
use crate::parts::grades;
use crate::plan_view::PlanView;
use crate::{link, show};

/// The section.
pub fn rollup(lang: Lang, view: &PlanView, chosen: &Chosen<'_>) -> Markup {
    let rows = chosen.rollup(view);
    let file = format!("/desk/plans/{}/evaluation/rollup.csv?{}", view.plan.profile.code, chosen.query());
    html! {
        section.part aria-labelledby="rollup" {
            div.part-head {
                h2 id="rollup" { (lang.pick("評価のまとめ", "Marks summed up")) }
                p.file-list { a href=(link::to(lang, &file)) { "CSV" } }
            }
            div.table-region tabindex="0" role="region" aria-label=(lang.pick("評価のまとめの表", "Table of marks summed up")) {
                table.table.table-stack {
                    thead { tr {
                        th scope="col" { (heading(lang, view, chosen)) }
                        @if let Some(first) = rows.first() { @for one in &first.counts {
                            th.cell-number scope="col" { (one.mark.mark()) }
                        } }
                        th scope="col" { (lang.pick("下位2番目の評価", "Two-worst rule")) }
                        th scope="col" { (lang.pick("評価したもの", "Judged")) }
                        th scope="col" { (lang.pick("評価していないもの", "Not judged")) }
                    } }
                    tbody { @for one in &rows { (row(lang, view, chosen, one)) } }
                }
            }
            p.table-note { (lang.pick("評価の平均は取りません。件数の下の%は、評価したもののうちその評価以上の割合。下位2番目の評価は、3件以上のときは悪い方から2番目、2件以下のときは最も悪い評価です。",
                                      "Marks are never averaged. Under a count: the share of those judged at that mark or better. The two-worst rule takes the second-worst mark of three or more, else the worst.")) }
        }
    }
}

fn heading<'a>(lang: Lang, view: &'a PlanView, chosen: &Chosen<'_>) -> &'a str {
    match &chosen.level {
        Some(level) => view.plan.level_name(level, lang),
        None => view.top_level_name(lang),
    }
}

fn row(lang: Lang, view: &PlanView, chosen: &Chosen<'_>, one: &Rollup) -> Markup {
    let node = one.node.as_ref().and_then(|code| view.plan.node(code.as_str()));
    let last = one.counts.len().saturating_sub(1);
    html! { tr {
        th.cell-name scope="row" {
            @match node {
                Some(node) => a href=(link::node(lang, &view.place, &node.code)) { (show::node(node, lang)) },
                None => strong { (lang.pick("計画全体", "The whole plan")) },
            }
        }
        @for (place, count) in one.counts.iter().enumerate() {
            td.cell-number data-label=(count.mark.mark()) {
                (count.count)
                @if place < last { @if let Ok(share) = show::plain_percent(one.share_at_or_above(count.step)) {
                    span.cell-note { (share) "%" }
                } }
            }
        }
        td data-label=(lang.pick("下位2番目", "Two-worst")) {
            @match &one.second_worst {
                Ok(mark) => (grades::grade(lang, view, &chosen.rubric, &chosen.dimension, mark.mark())),
                Err(_) => span.quiet { (lang.pick("評価なし", "none")) },
            }
        }
        td data-label=(lang.pick("評価数", "Judged")) { (judged(lang, one)) }
        td data-label=(lang.pick("未評価", "Not judged")) {
            @if one.unjudged.is_empty() { span.quiet { (lang.pick("なし", "none")) } }
            @else { ul { @for (reason, count) in &one.unjudged {
                li { (reason.text(lang)) " " span.num { (show::count(*count, lang)) } }
            } } }
        }
    } }
}

fn judged(lang: Lang, one: &Rollup) -> String {
    match lang {
        Lang::Ja => format!("{}件中{}件", one.total(), one.judged()),
        Lang::En => format!("{} of {}", one.judged(), one.total()),
    }
}
