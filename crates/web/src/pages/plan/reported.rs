//! Which office has reported how many of its indicators.

use maud::{Markup, html};
use rashin_eval::plan::Note;
use rashin_model::{Lang, Period};

use crate::plan_view::PlanView;
use crate::{link, show};

/// From this number of offices on, the table is folded away.
const MOST_OPEN: usize = 12;

#[derive(Default)]
struct Office<'a> {
    name: Option<&'a str>,
    asked: usize,
    given: usize,
    late: usize,
    latest: Option<Period>,
}

/// The section; nothing for a plan without indicators.
pub fn reported(lang: Lang, view: &PlanView) -> Markup {
    let offices = offices(view);
    let named = offices.iter().filter(|office| office.name.is_some()).count();
    let table = table(lang, view, &offices);
    html! { @if named > 0 { section.part aria-labelledby="reported" {
        div.part-head {
            h2 id="reported" { (lang.pick("だれがどこまで報告したか", "Who reported how much")) }
            p.quiet {
                @if lang == Lang::Ja {
                    "所管課 "
                    (named)
                } @else { (named) @if named == 1 { " office" } @else { " offices" } }
            }
        }
        p { (sentence(lang, view)) }
        @if offices.len() > MOST_OPEN {
            details { summary { (lang.pick("所管課ごとの表を開く", "Open the table by office")) } (table) }
        } @else { (table) }
    } } }
}

/// How much is there, in a sentence.
fn sentence(lang: Lang, view: &PlanView) -> String {
    let is_known = |position: &usize| {
        view.all_series(*position).flat_map(|series| &series.assessments).any(|one| one.reading.is_some())
    };
    let is_late = |position: &usize| view.latest(*position).is_some_and(|latest| latest.notes.contains(&Note::Late));
    let all = view.plain_indicators().count();
    let known = view.plain_indicators().filter(is_known).count();
    let late = view.plain_indicators().filter(is_late).count();
    match (lang, late) {
        (Lang::Ja, 0) => format!("指標{all}件のうち{known}件の実績値が報告されています。"),
        (Lang::Ja, _) => {
            format!("指標{all}件のうち{known}件の実績値が報告されています。{late}件は次の値を待っています。")
        }
        (Lang::En, 0) => format!("Values of {known} of the {all} indicators are reported."),
        (Lang::En, _) => {
            format!("Values of {known} of the {all} indicators are reported; a newer value is due for {late}.")
        }
    }
}

/// The offices in the order of the plan; indicators without one come last.
fn offices(view: &PlanView) -> Vec<Office<'_>> {
    let mut offices: Vec<Office<'_>> = Vec::new();
    for position in view.plain_indicators() {
        let names = view.offices(position);
        let names: Vec<Option<&str>> =
            if names.is_empty() { vec![None] } else { names.iter().map(|name| Some(name.as_str())).collect() };
        let reported =
            view.all_series(position).flat_map(|series| &series.assessments).filter(|one| one.reading.is_some());
        let latest = reported.filter_map(|one| one.period).max();
        for name in names {
            let place = offices.iter().position(|office| office.name == name).unwrap_or_else(|| {
                offices.push(Office { name, ..Office::default() });
                offices.len() - 1
            });
            let office = &mut offices[place];
            office.asked += 1;
            office.given += usize::from(latest.is_some());
            office.late += usize::from(view.latest(position).is_some_and(|latest| latest.notes.contains(&Note::Late)));
            office.latest = office.latest.max(latest);
        }
    }
    offices.sort_by_key(|office| office.name.is_none());
    offices
}

fn table(lang: Lang, view: &PlanView, offices: &[Office<'_>]) -> Markup {
    let has_late = offices.iter().any(|office| office.late > 0);
    let address = |name: &str| {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("department", name).finish();
        format!("{}?{query}", link::indicators(lang, &view.place))
    };
    html! {
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("報告の状況の表", "Table of reporting")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("所管課", "Office")) }
                    th.cell-number scope="col" { (lang.pick("指標", "Indicators")) }
                    th.cell-number scope="col" { (lang.pick("値のあるもの", "With a value")) }
                    @if has_late { th.cell-number scope="col" { (lang.pick("次の値を待つもの", "Newer value due")) } }
                    th scope="col" { (lang.pick("最新の期間", "Latest period")) }
                } }
                tbody { @for office in offices { tr {
                    th scope="row" {
                        @match office.name {
                            Some(name) => a href=(address(name)) { (show::japanese(name, lang)) },
                            None => (lang.pick("所管課の記載なし", "No office named"))
                        }
                    }
                    td.cell-number data-label=(lang.pick("指標", "Indicators")) { (office.asked) }
                    td.cell-number data-label=(lang.pick("値のあるもの", "With a value")) { (office.given) }
                    @if has_late {
                        td.cell-number data-label=(lang.pick("次の値を待つもの", "Newer value due")) { (office.late) }
                    }
                    td data-label=(lang.pick("最新の期間", "Latest period")) {
                        @if let Some(latest) = office.latest { (latest.name(lang)) }
                    }
                } } }
            }
        }
    }
}
