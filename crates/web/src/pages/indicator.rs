//! What exactly is this figure?

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rashin_eval::plan::{Series, Standing};
use rashin_eval::show as text;
use rashin_model::tables::{Direction, Indicator};
use rashin_model::{Decimal, Lang};
use rashin_service::{RecordedReading, view_history};

use crate::error::{self, PageError};
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::parts::{breadcrumb, calculation, figures, grades, indicator_table, talk};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{download, link, show};

/// An indicator; a composite index has a page of its own kind.
pub async fn show_indicator(State(site): State<Site>, Path((plan, code)): Path<(String, String)>, asked: Asked) -> Result<Response, PageError> {
    if let Some(indicator) = code.strip_suffix(".csv") {
        return download::readings_csv(&site, &plan, indicator, &asked).await;
    }
    let view = site.plan(&error::code(&asked, &plan)?, None).await.map_err(PageError::of(&asked))?;
    let lang = asked.lang;
    let position = view.position(&code).ok_or_else(|| PageError::not_found(&asked))?;
    let indicator = view.indicator(position);
    if view.is_composite(position) {
        return Ok(Redirect::permanent(&link::kpi(lang, &view.plan.profile.code, &indicator.code)).into_response());
    }
    let history = view_history(site.store(), &view.plan.profile.code, &indicator.code).await.map_err(PageError::of(&asked))?;
    let series = view.series(position).ok_or_else(|| PageError::not_found(&asked))?;
    let list = (link::indicators(lang, &view.plan.profile.code), html! { (lang.pick("指標", "Indicators")) });
    let accent = view.used_at(position).next().map_or(1, |(_, node)| view.accent(node));
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[list], &show::name(indicator, lang)))
        div data-accent=(accent) {
            (head(lang, &view, position))
            (numbers(lang, &view, position, series))
            (course(lang, &view, series))
            section.part.columns.columns-wide-first {
                div.stack { div.part-head { h2 id="how" { (lang.pick("この数字の計算", "How this was computed")) } p.quiet { (lang.pick("基準日", "as of")) " " (show::day(view.evaluation.as_of, lang)) } } (calculation::calculation(lang, &view, series)) }
                div.stack { div.part-head { h2 id="definition" { (lang.pick("定義と出典", "Definition and source")) } } (facts(lang, &view, position)) }
            }
            (marks(lang, &view, position, series))
            (promises(lang, &view, position))
            (areas(lang, &view, position))
            (values(lang, &view, indicator, &history))
            (said(lang, &view, indicator))
        }
    };
    Ok(page(&asked, &Page { title: show::name_text(indicator, lang), plan: Some((&view, Section::Indicators)) }, &content).into_response())
}

fn head(lang: Lang, view: &PlanView, position: usize) -> Markup {
    let indicator = view.indicator(position);
    html! { div.page-head {
        p.card-over {
            @if let Some(field) = view.field_of(position) { span.tag.tag-field { (show::title(&field.title, field.title_en.as_deref(), lang)) } }
            span { (indicator.kind.label(lang)) } span { (indicator.direction.label(lang)) }
            @if indicator.reference_only { span.tag { (lang.pick("参考値", "reference only")) } }
        }
        h1 { (show::name(indicator, lang)) }
    } }
}

fn numbers(lang: Lang, view: &PlanView, position: usize, series: &Series) -> Markup {
    let indicator = view.indicator(position);
    let latest = series.latest();
    let big = |value: Decimal| html! { p.big-number-value { (text::grouped(value, indicator.decimals)) span.unit { (show::unit(indicator)) } } };
    html! { div.number-row {
        div.big-number {
            p.big-number-label { (lang.pick("実績値", "Actual")) @if let Some(period) = latest.period { " " (period.name(lang)) } " " (show::state(latest.state, lang)) }
            @match latest.actual { Some(value) => (big(value)), None => p.big-number-words { (indicator_table::actual_cell(lang, view, position)) } }
            p.big-number-words { (show::standing(Standing::of(latest), lang)) @if let Ok(change) = text::signed(latest.change, indicator.decimals) { " " (lang.pick("前の値から", "since the value before")) " " span.num { (change) (show::unit(indicator)) } } }
        }
        div.big-number.number-small {
            p.big-number-label { (lang.pick("目標値", "Target")) @if let Some(end) = series.promise.last() { " " (end.period.name(lang)) } }
            @match series.promise.last() { Some(end) => (big(end.value)), None => p.big-number-words { (indicator_table::target_cell(lang, view, position)) } }
        }
        @if let Ok(percent) = text::percent(latest.progress) {
            div.big-number.number-small {
                p.big-number-label { (lang.pick("進捗率", "Progress")) }
                p.big-number-value { (percent) span.unit { "%" } }
                @if let Ok(planned) = text::percent(latest.planned_share.map(|planned| planned.share)) { p.big-number-words { (lang.pick("いまごろの予定は", "planned by then")) " " (planned) "%" } }
            }
        } @else if let Ok(percent) = text::percent(latest.attainment) {
            div.big-number.number-small { p.big-number-label { (lang.pick("達成率", "Attainment")) } p.big-number-value { (percent) span.unit { "%" } } p.big-number-words { (lang.pick("実績値 ÷ 目標値", "actual ÷ target")) } }
        }
        @if let Ok(outlook) = &latest.outlook {
            div.big-number.number-small {
                p.big-number-label { (lang.pick("目標の達成", "Reaching the target")) }
                p.big-number-words { strong { (match lang { Lang::Ja => outlook.verdict.text_ja(), Lang::En => outlook.verdict.text_en() }) } }
                p.big-number-words { a href="#how" { (lang.pick("根拠", "why")) } }
            }
        }
    } }
}

fn course(lang: Lang, view: &PlanView, series: &Series) -> Markup {
    let count = series.assessments.iter().filter(|one| one.actual.is_some()).count();
    html! { @if count > 0 || series.promise.last().is_some() { section.part aria-labelledby="series" {
        div.part-head { h2 id="series" { (lang.pick("推移", "Course")) } @if series.area != view.plan.area() { p.quiet { (show::japanese(&view.area_name(series.area), lang)) } } }
        figure.figure { div.figure-drawing { (figures::series_figure(lang, view, series)) } }
    } } }
}

fn facts(lang: Lang, view: &PlanView, position: usize) -> Markup {
    let indicator = view.indicator(position);
    let periods = |periods: &[rashin_model::Period]| periods.iter().map(|period| period.name(lang)).collect::<Vec<_>>().join(lang.pick("、", ", "));
    let rows: Vec<(&str, Option<String>)> = vec![
        (lang.pick("定義", "Definition"), indicator.definition.clone()),
        (lang.pick("単位", "Unit"), Some(show::unit(indicator)).filter(|unit| !unit.is_empty())),
        (lang.pick("分子", "Numerator"), indicator.numerator.clone()),
        (lang.pick("分母", "Denominator"), indicator.denominator.clone()),
        (lang.pick("累計の起点", "Counted from"), indicator.cumulative_from.map(|from| from.name(lang))),
        (lang.pick("出典", "Source"), indicator.source.clone()),
        (lang.pick("頻度", "Frequency"), indicator.frequency.map(|frequency| frequency.label(lang).to_owned())),
        (lang.pick("公表までの月数", "Months until known"), indicator.lag_months.map(|months| months.to_string())),
        (lang.pick("次の更新", "Next update"), next_update(view, position).map(|day| show::day(day, lang))),
        (lang.pick("所管課", "Office"), Some(indicator.department.join("、")).filter(|offices| !offices.is_empty())),
        (lang.pick("定義の変更", "Definition changed"), Some(periods(&indicator.breaks)).filter(|breaks| !breaks.is_empty())),
        (lang.pick("備考", "Remark"), indicator.note.clone()),
    ];
    html! { dl.facts {
        @for (name, value) in rows { @if let Some(value) = value { div { dt { (name) } dd { (show::japanese(&value, lang)) } } } }
        @if view.used_at(position).next().is_some() {
            div { dt { (lang.pick("使われる項目", "Used at")) } dd { ul { @for (row, node) in view.used_at(position) { li {
                a href=(link::node(lang, &view.plan.profile.code, &node.code)) { (show::title(&node.title, node.title_en.as_deref(), lang)) }
                " " span.quiet { (row.role.label(lang)) @if row.repeated { (lang.pick("、再掲", ", shown again")) } }
            } } } } }
        }
        div { dt { (lang.pick("コード", "Code")) } dd { code { (indicator.code) } } }
    } }
}

/// The day by which the next value should be known.
fn next_update(view: &PlanView, position: usize) -> Option<jiff::civil::Date> {
    use rashin_model::tables::Frequency;
    let indicator = view.indicator(position);
    let months = match indicator.frequency? {
        Frequency::Yearly => 12,
        Frequency::HalfYearly => 6,
        Frequency::Quarterly => 3,
        Frequency::Monthly => 1,
        Frequency::Once | Frequency::Irregular => return None,
    };
    let latest = view.latest(position)?.period?;
    latest.end().checked_add(jiff::Span::new().months(months + i64::from(indicator.lag_months.unwrap_or(0)))).ok()
}

fn marks(lang: Lang, view: &PlanView, position: usize, series: &Series) -> Markup {
    let code = &view.indicator(position).code;
    let computed = &series.latest().marks;
    let has_given = view.plan.grades.iter().any(|grade| grade.indicator.as_ref() == Some(code));
    html! { @if !computed.is_empty() || has_given { section.part aria-labelledby="marks" {
        div.part-head { h2 id="marks" { (lang.pick("評価", "Grades")) } }
        (grades::indicator_grades(lang, view, code, computed))
    } } }
}

/// Everything promised, row by row, with its source.
fn promises(lang: Lang, view: &PlanView, position: usize) -> Markup {
    let indicator = view.indicator(position);
    let rows: Vec<_> = view.plan.targets.iter().filter(|row| row.indicator == indicator.code).collect();
    html! { @if !rows.is_empty() { section.part aria-labelledby="promises" {
        div.part-head { h2 id="promises" { (lang.pick("現状値と目標値", "Baseline and targets")) } }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("現状値と目標値の表", "Table of baseline and targets")) {
            table.table.table-stack {
                thead { tr { th scope="col" { (lang.pick("期間", "Period")) } th scope="col" { (lang.pick("種類", "Kind")) } th scope="col" { (lang.pick("地域", "Area")) } th.cell-number scope="col" { (lang.pick("値", "Value")) } th scope="col" { (lang.pick("状態", "Status")) } th scope="col" { (lang.pick("備考・出典", "Remark, source")) } } }
                tbody { @for row in rows { tr {
                    th scope="row" { (row.period.name(lang)) }
                    td data-label=(lang.pick("種類", "Kind")) { (row.kind.label(lang)) }
                    td data-label=(lang.pick("地域", "Area")) { (show::japanese(&view.area_name(row.area), lang)) }
                    td.cell-number data-label=(lang.pick("値", "Value")) {
                        @if let Some(amount) = &row.value { (show::value(indicator, amount.value, lang)) @if let Some(comparator) = row.comparator { " " (comparator.label(lang)) } }
                        @if let Some(words) = &row.text { " " (show::japanese(words, lang)) }
                    }
                    td data-label=(lang.pick("状態", "Status")) { (row.status.label(lang)) }
                    td data-label=(lang.pick("備考・出典", "Remark, source")) { @for words in [&row.note, &row.source].into_iter().flatten() { p { (show::japanese(words, lang)) } } }
                } } }
            }
        }
    } } }
}

/// The latest value of every area, ranked.
fn areas(lang: Lang, view: &PlanView, position: usize) -> Markup {
    let indicator = view.indicator(position);
    let own = view.plan.area();
    let others: Vec<&Series> = view.all_series(position).filter(|series| series.area != own && series.area != rashin_model::AreaCode::NATION).collect();
    if others.len() < 2 {
        return html! {};
    }
    // One period for all: the latest that any of them has; a value of another period is not ranked.
    let period = others.iter().filter_map(|series| series.latest().period).max();
    let value_at = |series: &Series| series.assessments.iter().find(|one| one.period == period).and_then(|one| one.actual);
    let figures: Vec<rashin_eval::Figure> = others.iter().map(|series| value_at(series).map(rashin_model::amount::to_f64).ok_or(rashin_eval::Reason::NoReading)).collect();
    let better = match indicator.direction {
        Direction::Lower | Direction::KeepAtMost => rashin_eval::Direction::Lower,
        _ => rashin_eval::Direction::Higher,
    };
    let ranking = rashin_eval::rank::ranking(&figures, better, indicator.decimals);
    let mut order: Vec<usize> = (0..others.len()).collect();
    order.sort_by_key(|&place| (ranking.ranks[place].unwrap_or(usize::MAX), others[place].area));
    html! { section.part aria-labelledby="areas" {
        div.part-head { h2 id="areas" { (lang.pick("地域ごとの値", "Values by area")) } p.quiet { @if let Some(period) = period { (period.name(lang)) " " } @if lang == Lang::Ja { "順位は" (ranking.ranked) "団体中" } @else { "ranked among " (ranking.ranked) } } }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("地域ごとの値の表", "Table of values by area")) {
            table.table.table-stack {
                thead { tr { th.cell-number scope="col" { (lang.pick("順位", "Rank")) } th scope="col" { (lang.pick("地域", "Area")) } th.cell-number scope="col" { (lang.pick("値", "Value")) } th.cell-number scope="col" { (lang.pick("目標値", "Target")) } th scope="col" { (lang.pick("状況", "Standing")) } } }
                tbody { @for place in order {
                    @let series = others[place];
                    @let one = series.assessments.iter().find(|one| one.period == period);
                    tr {
                        td.cell-number data-label=(lang.pick("順位", "Rank")) { @match ranking.ranks[place] { Ok(rank) => span.num { (rank) }, Err(_) => span.quiet { "—" } } }
                        th scope="row" { (show::japanese(&view.area_name(series.area), lang)) }
                        td.cell-number data-label=(lang.pick("値", "Value")) { @match one { Some(one) => { @match one.actual { Some(value) => (show::value(indicator, value, lang)), None => (show::state(one.state, lang)) } }, None => (show::state(rashin_eval::plan::State::NoReading, lang)) } }
                        td.cell-number data-label=(lang.pick("目標値", "Target")) { @match series.promise.last() { Some(end) => (show::value(indicator, end.value, lang)), None => span.quiet { (lang.pick("なし", "none")) } } }
                        td data-label=(lang.pick("状況", "Standing")) { @if let Some(one) = one { (show::standing(Standing::of(one), lang)) } }
                    }
                } }
            }
        }
    } }
}

/// Every value ever recorded, the newest period first; superseded ones are kept and marked.
fn values(lang: Lang, view: &PlanView, indicator: &Indicator, history: &[RecordedReading]) -> Markup {
    let mut rows: Vec<&RecordedReading> = history.iter().collect();
    rows.sort_by_key(|row| (row.area, std::cmp::Reverse(row.period), std::cmp::Reverse(row.entry.number)));
    let is_latest = |row: &RecordedReading| !history.iter().any(|other| other.area == row.area && other.period == row.period && other.entry.number > row.entry.number);
    let japan = jiff::tz::TimeZone::fixed(jiff::tz::offset(9));
    let plan = &view.plan.profile.code;
    html! { section.part aria-labelledby="values" {
        div.part-head {
            h2 id="values" { (lang.pick("すべての値", "All values")) }
            p.file-list { a href=(format!("/plans/{plan}/indicators/{}.csv", indicator.code)) { "CSV" } a href=(format!("/api/v1/plans/{plan}/indicators/{}", indicator.code)) { "JSON" } }
        }
        @if rows.is_empty() { div.empty { p.empty-title { (lang.pick("まだ値がありません", "No value yet")) } p { (lang.pick("この指標の実績値は、まだ報告も公表もされていません。", "No value of this indicator has been reported or published yet.")) } } }
        @else { div.table-region tabindex="0" role="region" aria-label=(lang.pick("すべての値の表", "Table of all values")) {
            table.table.table-stack {
                thead { tr { th scope="col" { (lang.pick("期間", "Period")) } th scope="col" { (lang.pick("地域", "Area")) } th.cell-number scope="col" { (lang.pick("値", "Value")) } th scope="col" { (lang.pick("区分", "Status")) } th scope="col" { (lang.pick("記録", "Recorded")) } th scope="col" { (lang.pick("備考・出典", "Remark, source")) } } }
                tbody { @for row in rows {
                    @let current = is_latest(row);
                    tr.row-superseded[!current] {
                        th scope="row" { (row.period.name(lang)) }
                        td data-label=(lang.pick("地域", "Area")) { (show::japanese(&view.area_name(row.area), lang)) }
                        td.cell-number data-label=(lang.pick("値", "Value")) { @match &row.reading {
                            None => (lang.pick("取り消し", "withdrawn")),
                            Some(reading) => {
                                @if let Some(amount) = &reading.value { (show::value(indicator, amount.value, lang)) }
                                @if let Some((top, bottom)) = reading.numerator.as_ref().zip(reading.denominator.as_ref()) { span.cell-note { (text::grouped(top.value, top.value.scale())) " / " (text::grouped(bottom.value, bottom.value.scale())) } }
                                @if let Some(words) = &reading.text { " " (show::japanese(words, lang)) }
                            }
                        } }
                        td data-label=(lang.pick("区分", "Status")) { @if let Some(reading) = &row.reading { (show::quiet_mark(reading.status.code(), reading.status.label(lang))) } @if !current { " " (lang.pick("置き換え済み", "superseded")) } }
                        td data-label=(lang.pick("記録", "Recorded")) { (show::day(row.entry.recorded_at.to_zoned(japan.clone()).date(), lang)) span.cell-note { (show::japanese(&row.entry.reason, lang)) } }
                        td data-label=(lang.pick("備考・出典", "Remark, source")) { @if let Some(reading) = &row.reading { @for words in [&reading.note, &reading.source].into_iter().flatten() { p { (show::japanese(words, lang)) } } } }
                    }
                } }
            }
        } }
    } }
}

fn said(lang: Lang, view: &PlanView, indicator: &Indicator) -> Markup {
    let comments = talk::comments_on(view, Some(&indicator.code));
    let decisions = talk::decisions_on(view, Some(&indicator.code));
    html! { @if !comments.is_empty() || !decisions.is_empty() { section.part aria-labelledby="comments" {
        div.part-head { h2 id="comments" { (lang.pick("意見と決定", "Comments and decisions")) } }
        (talk::comments(lang, view, &comments)) (talk::decisions(lang, view, &decisions))
    } } }
}
