//! The tables of one thing that several plans measure: indicators, and their values by period.

use maud::{Markup, html};
use rashin_eval::areas::Scope;
use rashin_eval::plan::Series;
use rashin_model::plan::titled;
use rashin_model::{AreaCode, Lang, Period};

use super::concepts::{Concept, Measured};
use crate::parts::cells;
use crate::{compared, link, show};

/// How far they can be compared, in words.
pub fn lead(lang: Lang, concept: &Concept<'_>) -> String {
    let (all, agreeing) = (concept.rows.len(), concept.agreeing());
    match (lang, agreeing) {
        (Lang::Ja, _) if all == 1 => "この指標と並べられる指標は、ほかの計画にまだありません。".to_owned(),
        (Lang::En, _) if all == 1 => "No other plan has an indicator to put beside this one yet.".to_owned(),
        (Lang::Ja, 0) => {
            format!("{all}件の指標を並べます。定義がそれぞれ違うため、数値の大小は比べられません。違いは表にあります。")
        }
        (Lang::Ja, _) if agreeing == all => {
            format!("{all}件の指標を並べます。定義は同じなので、数値を比べられます。")
        }
        (Lang::Ja, _) => format!(
            "{all}件の指標を並べます。定義が同じ{agreeing}件は数値を比べられます。ほかは定義が違い、違いは表にあります。"
        ),
        (Lang::En, 0) => format!(
            "{all} indicators. Their definitions differ, so their values cannot be ranked; the differences stand in the table."
        ),
        (Lang::En, _) if agreeing == all => {
            format!("{all} indicators with one definition: their values can be compared.")
        }
        (Lang::En, _) => format!(
            "{all} indicators. The values of the {agreeing} with one definition can be compared; how the others differ stands in the table."
        ),
    }
}

/// The indicators, one a row, with what is promised and reported.
pub fn indicators(lang: Lang, concept: &Concept<'_>) -> Markup {
    let has_course = concept.rows.iter().any(|row| cells::has_course(row.view, row.position));
    html! { section.part aria-labelledby="indicators" {
        div.part-head {
            h2 id="indicators" { (lang.pick("指標", "Indicators")) }
            p.file-list { a href=(link::to(lang, &format!("/compare/{}.csv", concept.code))) { "CSV" } }
        }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("並べた指標の表", "Table of the indicators beside each other")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("指標", "Indicator")) }
                    th scope="col" { (lang.pick("定義の違い", "How its definition differs")) }
                    th.cell-number scope="col" { (lang.pick("現状値", "Baseline")) }
                    th.cell-number scope="col" { (lang.pick("実績値", "Actual")) }
                    th.cell-number scope="col" { (lang.pick("目標値", "Target")) }
                    th scope="col" { (lang.pick("状況", "Standing")) }
                    @if has_course { th scope="col" { (lang.pick("推移", "Course")) } }
                } }
                tbody { @for (place, row) in concept.rows.iter().enumerate() { (indicator(lang, row, place, has_course)) } }
            }
        }
    } }
}

fn indicator(lang: Lang, row: &Measured<'_>, place: usize, has_course: bool) -> Markup {
    let Measured { view, position, entry } = *row;
    let indicator = view.indicator(position);
    let definition = indicator.definition.as_deref();
    html! { tr {
        th.cell-name scope="row" {
            span.cell-over {
                (show::area(view, view.plan.area(), lang))
                @if view.plan.profile.invented { " " span.tag { (lang.pick("架空の例", "invented example")) } }
            }
            a href=(link::indicator(lang, &view.place, &indicator.code)) { (show::name(indicator, lang)) }
            @if let Some(definition) = definition { span.cell-note { (show::japanese(definition, lang)) } }
        }
        td.cell-text data-label=(lang.pick("定義の違い", "How its definition differs")) {
            @match &entry.difference {
                Some(difference) => (show::titled(titled(difference, entry.difference_en.as_deref(), lang), lang)),
                None => span.quiet { (lang.pick("記載なし", "none noted")) }
            }
        }
        (cells::baseline(lang, view, position).td(lang.pick("現状値", "Baseline")))
        td.cell-number data-label=(lang.pick("実績値", "Actual")) {
            (cells::actual(lang, view, position).content)
            @if let Some(words) = rank_among_prefectures(lang, row) { span.cell-note { (words) } }
            @for nation in view.all_series(position).filter(|series| series.area == AreaCode::NATION) {
                (beside(lang, row, nation))
            }
        }
        (cells::target(lang, view, position).td(lang.pick("目標値", "Target")))
        td.cell-standing data-label=(lang.pick("状況", "Standing")) { (cells::standing(lang, view, position)) }
        @if has_course {
            td.cell-figure data-label=(lang.pick("推移", "Course")) {
                (cells::course(lang, view, position, &format!("course-{place}")))
            }
        }
    } }
}

/// The value of the nation, beside that of the plan.
fn beside(lang: Lang, row: &Measured<'_>, nation: &Series) -> Markup {
    let latest = nation.latest();
    html! { @if let (Some(value), Some(period)) = (latest.actual, latest.period) { span.cell-note {
        (lang.pick("全国 ", "Nation ")) (show::value(row.view.indicator(row.position), value, lang))
        " " (period.short_name(lang))
    } } }
}

/// The place among the prefectures with a value, with its date.
fn rank_among_prefectures(lang: Lang, row: &Measured<'_>) -> Option<String> {
    let Measured { view, position, .. } = *row;
    let period = *compared::periods(view, position, Scope::Prefectures).last()?;
    let all = compared::comparison(view, position, Scope::Prefectures, period);
    let rank = all.of_area(view.plan.area())?.rank?;
    Some(match lang {
        Lang::Ja => format!("{}都道府県中{rank}位（{}）", all.ranked, period.name(lang)),
        Lang::En => format!("place {rank} of {} prefectures ({})", all.ranked, period.name(lang)),
    })
}

/// The values of all indicators, one period a row; nothing without a value.
pub fn years(lang: Lang, concept: &Concept<'_>) -> Markup {
    let mut periods: Vec<Period> = concept.rows.iter().flat_map(reported).collect();
    periods.sort();
    periods.dedup();
    html! { @if !periods.is_empty() { section.part aria-labelledby="years" {
        div.part-head { h2 id="years" { (lang.pick("期間ごとの値", "Values by period")) } }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("期間ごとの値の表", "Table of values by period")) {
            table.table {
                thead { tr {
                    th scope="col" { (lang.pick("期間", "Period")) }
                    @for row in &concept.rows {
                        th.cell-number scope="col" {
                            span.cell-over { (show::area(row.view, row.view.plan.area(), lang)) }
                            (show::name(row.view.indicator(row.position), lang))
                        }
                    }
                } }
                tbody { @for period in periods.iter().rev() { tr {
                    th.cell-period scope="row" { (period.name(lang)) }
                    @for row in &concept.rows { td.cell-number { (value_at(lang, row, *period)) } }
                } } }
            }
        }
    } } }
}

/// The periods of an indicator that have a value.
pub fn reported(row: &Measured<'_>) -> Vec<Period> {
    let series = row.view.series(row.position).into_iter();
    series
        .flat_map(|series| &series.assessments)
        .filter(|one| one.actual.is_some())
        .filter_map(|one| one.period)
        .collect()
}

fn value_at(lang: Lang, row: &Measured<'_>, period: Period) -> Markup {
    let one = row
        .view
        .series(row.position)
        .and_then(|series| series.assessments.iter().find(|one| one.period == Some(period)).and_then(|one| one.actual));
    html! { @match one {
        Some(value) => (show::value(row.view.indicator(row.position), value, lang)),
        None => span.quiet { "—" },
    } }
}
