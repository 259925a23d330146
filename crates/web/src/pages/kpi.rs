//! What is in this index?

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, PreEscaped, html};
use rashin_eval::composite::{Anchor, Composite, Part};
use rashin_eval::plan::Index;
use rashin_eval::show as text;
use rashin_figures::{Caption, Contribution, Contributions, IndexLevel, Member, ReferenceMember, Size, Tick, View, draw_contributions, pair};
use rashin_model::Lang;

use crate::error::{self, PageError};
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::pages::plan::coverage;
use crate::parts::strip::figure_language;
use crate::parts::{breadcrumb, grades, indicator_table, talk};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{link, show};

/// A composite index; an ordinary indicator has a page of its own kind.
pub async fn show_kpi(State(site): State<Site>, Path((plan, code)): Path<(String, String)>, asked: Asked) -> Result<Response, PageError> {
    let view = site.plan(&error::code(&asked, &plan)?, None).await.map_err(PageError::of(&asked))?;
    let lang = asked.lang;
    let position = view.position(&code).ok_or_else(|| PageError::not_found(&asked))?;
    let indicator = view.indicator(position);
    let Some(index) = view.index(position) else {
        return Ok(Redirect::permanent(&link::indicator(lang, &view.plan.profile.code, &indicator.code)).into_response());
    };
    let list = (link::indicators(lang, &view.plan.profile.code), html! { (lang.pick("指標", "Indicators")) });
    let accent = view.used_at(position).next().map_or(1, |(_, node)| view.accent(node));
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[list], &show::name(indicator, lang)))
        div data-accent=(accent) {
            div.page-head {
                p.card-over { @if let Some(field) = view.field_of(position) { span.tag.tag-field { (show::title(&field.title, field.title_en.as_deref(), lang)) } } span.tag { (lang.pick("合成指数", "composite index")) } }
                h1 { (show::name(indicator, lang)) }
                p.page-lead { (method(lang, index)) }
                @if let Some(note) = &indicator.note { p.quiet { (show::japanese(note, lang)) } }
            }
            (numbers(lang, &view, index))
            (drawing(lang, &view, index))
            (members(lang, &view, index))
            (reference(lang, &view, index))
            (sensitivity(lang, index))
            (years(lang, index))
            (said(lang, &view, &indicator.code))
        }
    };
    Ok(page(&asked, &Page { title: show::name_text(indicator, lang), plan: Some((&view, Section::Indicators)) }, &content).into_response())
}

/// The composite that stands for now: the latest, or that of the start while no value is there.
fn now(index: &Index) -> &Composite {
    index.latest().map_or(&index.start, |point| &point.composite)
}

/// Whether a member is kept for reference only.
fn is_reference(view: &PlanView, member: usize) -> bool {
    view.series(member).is_none_or(|series| series.promise.last().is_none())
}

fn method(lang: Lang, index: &Index) -> String {
    let anchor = match (index.recipe.anchor, lang) {
        (Anchor::Ratio, Lang::Ja) => "実績値÷目標値（低いほど良い指標は逆）",
        (Anchor::Ratio, Lang::En) => "value ÷ target (reversed where lower is better)",
        (Anchor::Gap, Lang::Ja) => "現状値から目標値までの進捗率",
        (Anchor::Gap, Lang::En) => "the share of the way from baseline to target",
    };
    let clip = if index.recipe.clip { lang.pick("0から100に収めて", "held between 0 and 100, ") } else { "" };
    let least = text::percent(Ok(index.recipe.minimum_coverage)).unwrap_or_default();
    match lang {
        Lang::Ja => format!("構成指標ごとに{anchor}を100倍し、{clip}重みで平均した指数。目標は100。値のある重みが{least}%に満たないときは計算しない。"),
        Lang::En => format!("For each member 100 × {anchor}, {clip}averaged by weight. The target is 100. No index is given while less than {least}% of the weight has a value."),
    }
}

fn numbers(lang: Lang, view: &PlanView, index: &Index) -> Markup {
    let big = |figure: rashin_eval::Figure| match text::figure(figure, 1) {
        Ok(value) => html! { p.big-number-value { (value) } },
        Err(reason) => html! { p.big-number-words { (show::quiet_mark("no_reading", show::reason_text(reason, lang))) } },
    };
    html! { div.number-row {
        div.big-number.number-small { p.big-number-label { (lang.pick("開始時", "Start")) } (big(index.start.index)) }
        div.big-number {
            p.big-number-label { (lang.pick("いま", "Now")) @if let Some(point) = index.latest() { " " (rashin_model::Period::FiscalYear(point.fiscal_year).name(lang)) } }
            (big(index.value()))
            @for mark in &index.marks { p.big-number-words { (grades::computed(lang, view, mark)) } }
        }
        div.big-number.number-small { p.big-number-label { (lang.pick("目標", "Target")) } p.big-number-value { "100" } }
        @if let Some(point) = index.latest() { div.big-number.number-small { p.big-number-label { (lang.pick("含まれた範囲", "Coverage")) } p.big-number-words { (coverage(lang, &point.composite)) } } }
    } }
}

fn drawing(lang: Lang, view: &PlanView, index: &Index) -> Markup {
    let composite = now(index);
    let known = index.latest().is_some();
    let percent_of = |part: &Part| text::percent(part.share).map(|share| match lang { Lang::Ja => format!("重み{share}%"), Lang::En => format!("weight {share}%") }).unwrap_or_default();
    let (mut members, mut reference) = (Vec::new(), Vec::new());
    for (&member, part) in index.members.iter().zip(&composite.parts) {
        let name = show::name_text(view.indicator(member), lang).to_owned();
        if is_reference(view, member) {
            let value = view.latest(member).and_then(|latest| latest.actual).map_or_else(|| lang.pick("値なし", "no value").to_owned(), |value| show::value_text(view.indicator(member), value));
            reference.push(ReferenceMember { name, value });
            continue;
        }
        let contribution = match (part.contribution, part.share) {
            (Ok(points), Ok(share)) if known => Contribution::Points { points, full: share * 100.0, label: format!("{} / {}", text::figure(Ok(points), 1).unwrap_or_default(), text::figure(Ok(share * 100.0), 1).unwrap_or_default()) },
            _ => Contribution::Absent(part.used.err().map_or_else(|| lang.pick("値なし", "no value").to_owned(), |reason| show::reason_text(reason, lang).to_owned())),
        };
        members.push(Member { name, weight: percent_of(part), contribution });
    }
    let label = text::figure(index.value(), 1).unwrap_or_else(|reason| show::reason_text(reason, lang).to_owned());
    let figure = Contributions {
        caption: Caption::new(lang.pick("目標100に対する各指標の寄与", "What each member adds towards 100"), label.clone()),
        index: IndexLevel { value: index.value().ok(), label },
        start: index.start.index.ok(),
        start_label: text::figure(index.start.index, 1).map(|start| format!("{} {start}", lang.pick("開始時", "start"))).unwrap_or_default(),
        members,
        reference,
        coverage: if known { coverage(lang, composite) } else { String::new() },
    };
    let tick = |tick: Tick| format!("{:.0}", tick.value);
    let language = figure_language(lang);
    let wide = draw_contributions(&figure, View::new("kpi-wide").language(language), &tick);
    let compact = draw_contributions(&figure, View::new("kpi-compact").language(language).size(Size::Compact), &tick);
    html! { figure.figure.part { figcaption.figure-title { (lang.pick("目標100に対する各指標の寄与", "What each member adds towards 100")) } div.figure-drawing { (PreEscaped(pair(&wide, &compact))) } } }
}

fn members(lang: Lang, view: &PlanView, index: &Index) -> Markup {
    let composite = now(index);
    let rows: Vec<(usize, &Part)> = index.members.iter().copied().zip(&composite.parts).filter(|(member, _)| !is_reference(view, *member)).collect();
    if rows.is_empty() {
        return html! { section.part aria-labelledby="members" {
            div.part-head { h2 id="members" { (lang.pick("構成する指標", "Members")) } }
            div.empty { p.empty-title { (lang.pick("目標値のある構成指標がありません", "No member has a target")) } p { (lang.pick("構成指標の目標値が公表されると、ここに指数への寄与が出ます。", "Once targets of the members are published, their contributions appear here.")) } }
        } };
    }
    let number = |figure: rashin_eval::Figure| show::or_reason(text::figure(figure, 1), lang);
    html! { section.part aria-labelledby="members" {
        div.part-head { h2 id="members" { (lang.pick("構成する指標", "Members")) } }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("構成する指標の表", "Table of members")) {
            table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("指標", "Indicator")) } th.cell-number scope="col" { (lang.pick("現状値", "Baseline")) } th.cell-number scope="col" { (lang.pick("実績値", "Actual")) } th.cell-number scope="col" { (lang.pick("目標値", "Target")) }
                    th.cell-number scope="col" { (lang.pick("指数（収める前）", "Sub-index (raw)")) } th.cell-number scope="col" { (lang.pick("重み", "Weight")) } th.cell-number scope="col" { (lang.pick("寄与", "Contribution")) } th scope="col" { (lang.pick("状況", "Standing")) }
                } }
                tbody { @for (member, part) in rows { tr {
                    th.cell-name scope="row" { a href=(link::indicator(lang, &view.plan.profile.code, &view.indicator(member).code)) { (show::name(view.indicator(member), lang)) } }
                    td.cell-number data-label=(lang.pick("現状値", "Baseline")) { (indicator_table::baseline_cell(lang, view, member)) }
                    td.cell-number data-label=(lang.pick("実績値", "Actual")) { (indicator_table::actual_cell(lang, view, member)) }
                    td.cell-number data-label=(lang.pick("目標値", "Target")) { (indicator_table::target_cell(lang, view, member)) }
                    td.cell-number data-label=(lang.pick("指数", "Sub-index")) { strong { (number(part.used)) } @if part.raw != part.used { span.cell-note { (number(part.raw)) } } }
                    td.cell-number data-label=(lang.pick("重み", "Weight")) { @match text::percent(part.share) { Ok(share) => span.num { (share) "%" }, Err(_) => span.quiet { (lang.pick("数えない", "not counted")) } } }
                    td.cell-number data-label=(lang.pick("寄与", "Contribution")) { (number(part.contribution)) }
                    td data-label=(lang.pick("状況", "Standing")) { (show::standing(view.standing(member), lang)) }
                } } }
                tfoot { tr { th scope="row" { (lang.pick("指数", "Index")) } td {} td {} td {} td {} td {} td.cell-number data-label=(lang.pick("寄与", "Contribution")) { strong { (number(index.value())) } } td {} } }
            }
        }
    } }
}

fn reference(lang: Lang, view: &PlanView, index: &Index) -> Markup {
    let rows: Vec<usize> = index.members.iter().copied().filter(|&member| is_reference(view, member)).collect();
    html! { @if !rows.is_empty() { section.part aria-labelledby="reference" {
        div.part-head { h2 id="reference" { (lang.pick("参考の指標", "Members for reference")) } p.quiet { (lang.pick("目標値がないため、指数に影響しません", "without a target; they change nothing")) } }
        (indicator_table::indicator_table(lang, view, lang.pick("参考の指標の表", "Table of reference members"), &rows, &|_| None))
    } } }
}

fn sensitivity(lang: Lang, index: &Index) -> Markup {
    let Some(point) = index.latest() else { return html! {} };
    let composite = &point.composite;
    let row = |name: &str, figure: rashin_eval::Figure| html! { div { dt { (name) } dd { (show::or_reason(text::figure(figure, 1), lang)) } } };
    html! { section.part aria-labelledby="sensitivity" {
        div.part-head { h2 id="sensitivity" { (lang.pick("計算のしかたを変えると", "If it were computed otherwise")) } }
        dl.facts {
            (row(lang.pick("この指数（重みつき算術平均）", "This index (weighted arithmetic mean)"), composite.index))
            (row(lang.pick("重みを等しくした場合", "With equal weights"), composite.equal_weights))
            (row(lang.pick("幾何平均の場合", "As a geometric mean"), composite.geometric))
        }
    } }
}

fn years(lang: Lang, index: &Index) -> Markup {
    html! { @if index.points.len() > 1 { section.part aria-labelledby="years" {
        div.part-head { h2 id="years" { (lang.pick("年度ごとの指数", "The index by year")) } p.quiet { (lang.pick("いまの構成指標と重みで計算", "with the present members and weights")) } }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("年度ごとの指数の表", "Table of the index by year")) {
            table.table {
                thead { tr { th scope="col" { (lang.pick("年度", "Year")) } th.cell-number scope="col" { (lang.pick("指数", "Index")) } th scope="col" { (lang.pick("含まれた範囲", "Coverage")) } } }
                tbody { @for point in index.points.iter().rev() { tr {
                    th scope="row" { (rashin_model::Period::FiscalYear(point.fiscal_year).name(lang)) }
                    td.cell-number { (show::or_reason(text::figure(point.composite.index, 1), lang)) }
                    td { (coverage(lang, &point.composite)) }
                } } }
            }
        }
    } } }
}

fn said(lang: Lang, view: &PlanView, code: &rashin_model::Code) -> Markup {
    let comments = talk::comments_on(view, Some(code));
    html! { @if !comments.is_empty() { section.part aria-labelledby="comments" {
        div.part-head { h2 id="comments" { (lang.pick("意見と対応", "Comments and responses")) } }
        (talk::comments(lang, view, &comments))
    } } }
}
