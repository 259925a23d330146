//! What the list is narrowed, sorted and grouped by. Sent by GET, so that an address is a view.

use maud::{Markup, html};
use rashin_model::Lang;

use crate::filter::{Filter, Grouping, Order};
use crate::parts::select::select;
use crate::plan_view::PlanView;
use crate::show;

/// The form above the list.
pub fn form(lang: Lang, view: &PlanView, filter: &Filter) -> Markup {
    let mut offices: Vec<&str> =
        (0..view.plan.indicators.len()).flat_map(|position| view.offices(position)).map(String::as_str).collect();
    offices.sort_unstable();
    offices.dedup();
    let all = (String::new(), lang.pick("すべて", "All").to_owned());
    let choices = |own: Vec<(String, String)>| std::iter::once(all.clone()).chain(own).collect::<Vec<_>>();
    let fields = choices(
        view.fields().map(|(_, node)| (node.code.to_string(), show::node_text(node, lang).to_owned())).collect(),
    );
    let departments = choices(offices.iter().map(|office| ((*office).to_owned(), (*office).to_owned())).collect());
    let tags = choices(
        view.plan
            .tags
            .iter()
            .map(|tag| {
                (
                    tag.code.to_string(),
                    rashin_model::plan::titled(&tag.name_ja, tag.name_en.as_deref(), lang).0.to_owned(),
                )
            })
            .collect(),
    );
    let groupings = [Grouping::Field, Grouping::Department, Grouping::None]
        .map(|grouping| (grouping.code().to_owned(), grouping_name(lang, grouping).to_owned()));
    let orders = Order::ALL.map(|order| (order.code().to_owned(), order_name(lang, order).to_owned()));
    html! {
        form.filter-form method="get" action="" aria-label=(lang.pick("一覧をしぼり込む", "Filter the list")) {
            div.filter-fields {
                div.field {
                    label for="q" { (lang.pick("言葉", "Words")) }
                    input.input id="q" name="q" type="search" value=(filter.words);
                }
                (select("field", view.top_level_name(lang), &fields, &filter.field))
                @if departments.len() > 1 {
                    (select("department", lang.pick("所管課", "Office"), &departments, &filter.department))
                }
                @if tags.len() > 1 { (select("tag", lang.pick("タグ", "Tag"), &tags, &filter.tag)) }
                (select("group", lang.pick("まとめ方", "Group by"), &groupings, filter.grouping.code()))
                (select("sort", lang.pick("並べ方", "Sort by"), &orders, filter.order.code()))
            }
            fieldset.field { legend { (lang.pick("状況", "Standing")) } div.filter-choices {
                @for standing in Filter::choices(view) {
                    label.choice {
                        input type="checkbox" name="standing" value=(standing.code()) checked[filter.standings.iter().any(|chosen| chosen == standing.code())];
                        (show::quiet_mark(show::standing_state(standing), standing.label(lang)))
                    }
                }
            } }
            div.filter-actions {
                button.button { (lang.pick("しぼり込む", "Filter")) }
                a href="?" { (lang.pick("条件を消す", "Clear")) }
            }
        }
    }
}

fn grouping_name(lang: Lang, grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Field => lang.pick("分野ごと", "field"),
        Grouping::Department => lang.pick("所管課ごと", "office"),
        Grouping::None => lang.pick("まとめない", "nothing"),
    }
}

fn order_name(lang: Lang, order: Order) -> &'static str {
    match order {
        Order::Plan => lang.pick("計画の順", "place in the plan"),
        Order::Name => lang.pick("名称", "name"),
        Order::WorstFirst => lang.pick("状況が悪い順", "standing, worst first"),
        Order::BestFirst => lang.pick("状況が良い順", "standing, best first"),
        Order::LeastProgress => lang.pick("進捗率が低い順", "progress, least first"),
        Order::MostProgress => lang.pick("進捗率が高い順", "progress, most first"),
    }
}
