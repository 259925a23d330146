//! How is the plan doing?

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_eval::plan::Standing;
use rashin_eval::show as text;
use rashin_model::Lang;
use rashin_model::tables::GradedBy;

use crate::error::{self, PageError};
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::pages::home;
use crate::parts::{grades, indicator_table, strip, talk};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{link, show};

/// How many things that need attention are named on the page.
const MOST_ATTENTION: usize = 8;
/// How many events are shown before the rest is folded away.
const MOST_EVENTS: usize = 8;

/// A plan.
pub async fn show_plan(State(site): State<Site>, Path(plan): Path<String>, asked: Asked) -> Result<Markup, PageError> {
    let view = site.plan(&error::code(&asked, &plan)?, None).await.map_err(PageError::of(&asked))?;
    let lang = asked.lang;
    let profile = &view.plan.profile;
    let content = html! {
        div.page-head {
            p.card-over {
                span { (show::japanese(&view.area_name(view.plan.area()), lang)) }
                span.tag { (profile.stage.label(lang)) }
                span { (show::term(&view, lang)) }
                @if let Some(year) = profile.horizon_year { span { @if lang == Lang::Ja { (year) "年の姿" } @else { "vision for " (year) } } }
            }
            h1 { (show::titled(view.plan.title(lang), lang)) }
            p.plain-words { (strip::sentence(view.tally(view.plain_indicators()), lang)) @if let Some(kpis) = kpi_sentence(lang, &view) { " " (kpis) } }
            p.quiet { (lang.pick("基準日", "As of")) " " (show::day(view.evaluation.as_of, lang)) " / " (home::shape(lang, &view)) }
            @if let Some(summary) = match lang { Lang::En => profile.summary_en.as_ref().or(profile.summary.as_ref()), Lang::Ja => profile.summary.as_ref() } {
                details { summary { (lang.pick("この計画について", "About this plan")) } p.prose { (summary) } (facts(lang, &view)) }
            }
        }
        (attention(lang, &view))
        (fields(lang, &view))
        (kpis(lang, &view))
        (graded(lang, &view))
        (whole(lang, &view))
        (loose(lang, &view))
        (events(lang, &view))
        (reported(lang, &view))
    };
    let title = view.plan.title(lang).0;
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Overview)) }, &content))
}

fn kpi_sentence(lang: Lang, view: &PlanView) -> Option<String> {
    let all: Vec<usize> = view.composites().collect();
    if all.is_empty() {
        return None;
    }
    let known = all.iter().filter(|&&position| view.index(position).is_some_and(|index| index.value().is_ok())).count();
    let reached = all.iter().filter(|&&position| view.index(position).is_some_and(|index| index.value().is_ok_and(|value| value >= 100.0))).count();
    Some(match (lang, known) {
        (Lang::Ja, 0) => format!("{}個のKPIの指数は、構成指標の目標と実績がまだ公表されていないため計算できません。", all.len()),
        (Lang::Ja, _) => format!("{}個のKPIのうち{known}個の指数を計算でき、{reached}個が目標の100に達しています。", all.len()),
        (Lang::En, 0) => format!("The indices of {} KPIs cannot be computed yet: targets and values of their members are not published.", all.len()),
        (Lang::En, _) => format!("{known} of {} KPI indices can be computed; {reached} have reached 100.", all.len()),
    })
}

fn facts(lang: Lang, view: &PlanView) -> Markup {
    let profile = &view.plan.profile;
    let rows = [
        (lang.pick("根拠法令", "Legal basis"), profile.legal_basis.clone()),
        (lang.pick("上位計画", "Plan above"), profile.parent_plan.clone()),
        (lang.pick("決定日", "Adopted on"), profile.adopted_on.map(|day| show::day(day, lang))),
        (lang.pick("出典", "Source"), {
            let source: Vec<&str> = [&profile.source_publisher, &profile.source_document, &profile.source_page].into_iter().flatten().map(String::as_str).collect();
            (!source.is_empty()).then(|| source.join(" "))
        }),
    ];
    html! { dl.facts { @for (name, value) in rows { @if let Some(value) = value { div { dt { (name) } dd { (show::japanese(&value, lang)) } } } } } }
}

/// Figures that are behind or worse, and steps that are late, the worst first.
fn attention(lang: Lang, view: &PlanView) -> Markup {
    let mut figures: Vec<usize> = view
        .plain_indicators()
        .filter(|&position| matches!(view.standing(position), Standing::Worse | Standing::Behind | Standing::SlightlyBehind))
        .collect();
    figures.sort_by_key(|&position| match view.standing(position) {
        Standing::Worse => 0,
        Standing::Behind => 1,
        _ => 2,
    });
    let late: Vec<_> = latest_steps(view).into_iter().filter(|step| matches!(step.state, Some(rashin_model::tables::StepState::Late | rashin_model::tables::StepState::Stopped))).collect();
    if figures.is_empty() && late.is_empty() {
        return html! {};
    }
    let plan = &view.plan.profile.code;
    let total = figures.len() + late.len();
    html! {
        section.part aria-labelledby="attention" {
            div.part-head {
                h2 id="attention" { (lang.pick("目を向けたいこと", "What needs attention")) }
                a href=(format!("{}?standing=worse&standing=behind&standing=slightly_behind", link::indicators(lang, plan))) {
                    @if lang == Lang::Ja { "遅れている指標と事業 " (total) "件" } @else { (total) " indicators and projects behind" }
                }
            }
            ul.card-list.card-list-two {
                @for &position in figures.iter().take(MOST_ATTENTION) { (attention_card(lang, view, position)) }
                @for step in late.iter().take(MOST_ATTENTION.saturating_sub(figures.len())) {
                    @if let Some(node) = view.plan.node(step.node.as_str()) {
                        li.card {
                            p.card-over { @if let Some(state) = step.state { (show::mark(state.code(), state.label(lang))) } (field_tag(lang, view, node)) }
                            h3.card-title { a href=(link::node(lang, plan, &node.code)) { (show::title(&node.title, node.title_en.as_deref(), lang)) } }
                            @if let Some(cause) = step.cause.as_ref().or(step.actual.as_ref()) { p { (show::japanese(cause, lang)) } }
                            p.card-foot { span { (show::japanese(&node.departments.join("、"), lang)) } span { (step.period.name(lang)) } }
                        }
                    }
                }
            }
        }
    }
}

fn attention_card(lang: Lang, view: &PlanView, position: usize) -> Markup {
    let indicator = view.indicator(position);
    html! {
        li.card {
            p.card-over { (show::standing(view.standing(position), lang)) @if let Some(field) = view.field_of(position) { (field_tag(lang, view, field)) } }
            h3.card-title { a href=(link::indicator(lang, &view.plan.profile.code, &indicator.code)) { (show::name(indicator, lang)) } }
            p {
                (lang.pick("実績", "actual")) " " (indicator_table::actual_cell(lang, view, position)) " "
                (lang.pick("目標", "target")) " " (indicator_table::target_cell(lang, view, position))
            }
            @if let Some(latest) = view.latest(position) {
                p.card-foot {
                    @if let Ok(percent) = text::percent(latest.progress) { span { (lang.pick("進捗率", "progress")) " " (percent) "%" } }
                    @else if let Ok(percent) = text::percent(latest.attainment) { span { (lang.pick("達成率", "attainment")) " " (percent) "%" } }
                    @if !indicator.department.is_empty() { span { (show::japanese(&indicator.department.join("、"), lang)) } }
                }
            }
        }
    }
}

fn field_tag(lang: Lang, view: &PlanView, node: &rashin_model::tables::Node) -> Markup {
    let top = view.plan.path(node)[0];
    html! { span.tag.tag-field data-accent=(view.accent(node)) { (show::title(&top.title, top.title_en.as_deref(), lang)) } }
}

/// The latest reported step of every project.
fn latest_steps(view: &PlanView) -> Vec<&rashin_model::tables::Step> {
    let today = view.evaluation.as_of;
    let reported = |node| view.steps(node).into_iter().rfind(|step| step.state.is_some() && step.period.start() <= today);
    view.projects().iter().filter_map(|node| reported(&node.code)).collect()
}

fn fields(lang: Lang, view: &PlanView) -> Markup {
    let plan = &view.plan.profile.code;
    let top_name = view.plan.levels.iter().min_by_key(|level| level.order).map_or("", |level| view.plan.level_name(&level.code, lang));
    html! {
        section.part aria-labelledby="fields" {
            div.part-head { h2 id="fields" { @if lang == Lang::Ja { (top_name) "ごとの状況" } @else { (top_name) ": where they stand" } } }
            ul.card-list.card-list-three {
                @for (accent, node) in view.fields() {
                    @let below = view.plan.subtree(node);
                    @let tally = view.tally(view.indicators_under(node));
                    li.card data-accent=(accent) {
                        h3.card-title {
                            @if let Some(number) = &node.number { span.card-number { (number) } " " }
                            a href=(link::node(lang, plan, &node.code)) { (show::title(&node.title, node.title_en.as_deref(), lang)) }
                        }
                        (node_mark(lang, view, node))
                        (strip::strip(&format!("field-{}", node.code), tally, &node.title, lang))
                        @if below.len() > 1 || tally.total() > 0 {
                            p.card-foot { span { (lang.pick("指標", "Indicators")) " " (tally.total()) } @if below.len() > 1 { span { (lang.pick("項目", "Elements")) " " (below.len() - 1) } } }
                        }
                    }
                }
            }
        }
    }
}

/// The mark of a node that its latest review gives, if one dimension says it all.
fn node_mark(lang: Lang, view: &PlanView, node: &rashin_model::tables::Node) -> Markup {
    let own = view.plan.grades.iter().filter(|grade| grade.node.as_ref() == Some(&node.code));
    html! { @if let Some(grade) = own.last() { p { (grades::grade(lang, view, &grade.rubric, &grade.dimension, &grade.mark)) } } }
}

fn kpis(lang: Lang, view: &PlanView) -> Markup {
    let all: Vec<usize> = view.composites().collect();
    let plan = &view.plan.profile.code;
    html! { @if !all.is_empty() {
        section.part aria-labelledby="kpi" {
            div.part-head { h2 id="kpi" { (lang.pick("KPIの指数", "KPI indices")) } p.quiet { (lang.pick("目標を100とした指数", "Target = 100")) } }
            div.table-region tabindex="0" role="region" aria-label=(lang.pick("KPIの指数の表", "Table of KPI indices")) {
                table.table.table-stack {
                    thead { tr {
                        th scope="col" { "KPI" }
                        th.cell-number scope="col" { (lang.pick("開始時", "Start")) }
                        th.cell-number scope="col" { (lang.pick("いま", "Now")) }
                        th scope="col" { (lang.pick("含まれた範囲", "Coverage")) }
                        th scope="col" { (lang.pick("状況", "Standing")) }
                    } }
                    tbody { @for &position in &all { @if let Some(index) = view.index(position) { tr {
                        th scope="row" { a href=(link::kpi(lang, plan, &view.indicator(position).code)) { (show::name(view.indicator(position), lang)) } }
                        td.cell-number data-label=(lang.pick("開始時", "Start")) { (show::or_reason(text::figure(index.start.index, 1), lang)) }
                        td.cell-number data-label=(lang.pick("いま", "Now")) { strong { (show::or_reason(text::figure(index.value(), 1), lang)) } }
                        td data-label=(lang.pick("含まれた範囲", "Coverage")) { @if let Some(point) = index.latest() { (coverage(lang, &point.composite)) } @else { span.quiet { (lang.pick("値なし", "no values")) } } }
                        td data-label=(lang.pick("状況", "Standing")) { @for mark in &index.marks { (grades::computed(lang, view, mark)) } }
                    } } } }
                }
            }
        }
    } }
}

/// How much of an index has values.
pub fn coverage(lang: Lang, composite: &rashin_eval::composite::Composite) -> String {
    let percent = text::percent(composite.coverage).unwrap_or_default();
    match lang {
        Lang::Ja => format!("{}件中{}件、重み{percent}%", composite.members, composite.counted),
        Lang::En => format!("{} of {} members, weight {percent}%", composite.counted, composite.members),
    }
}

/// How often each mark was given in the latest review, by whom.
fn graded(lang: Lang, view: &PlanView) -> Markup {
    let Some(review) = view.plan.reviews.iter().rev().find(|review| view.plan.grades.iter().any(|grade| grade.review == review.code && grade.node.is_some())) else { return html! {} };
    let mut counts: Vec<(&rashin_model::tables::Grade, usize)> = Vec::new();
    for grade in view.plan.grades.iter().filter(|grade| grade.review == review.code && grade.node.is_some()) {
        match counts.iter_mut().find(|(seen, _)| (&seen.rubric, &seen.dimension, &seen.mark, seen.by) == (&grade.rubric, &grade.dimension, &grade.mark, grade.by)) {
            Some((_, count)) => *count += 1,
            None => counts.push((grade, 1)),
        }
    }
    counts.sort_by(|(a, _), (b, _)| (a.by, &a.dimension, &a.mark).cmp(&(b.by, &b.dimension, &b.mark)));
    html! {
        section.part aria-labelledby="graded" {
            div.part-head { h2 id="graded" { (lang.pick("項目の評価", "Grades of elements")) } p.quiet { (show::title(&review.name, review.name_en.as_deref(), lang)) } }
            div.grade-list { @for by in GradedBy::ALL {
                @let own: Vec<_> = counts.iter().filter(|(grade, _)| grade.by == *by).collect();
                @if !own.is_empty() { div.grade-given {
                    p.grade-by { (by.label(lang)) }
                    @for (grade, count) in own { p { (grades::grade(lang, view, &grade.rubric, &grade.dimension, &grade.mark)) " " span.num { (count) @if lang == Lang::Ja { "件" } } } }
                } }
            } }
        }
    }
}

/// Comments and decisions about the plan as a whole.
fn whole(lang: Lang, view: &PlanView) -> Markup {
    let (comments, decisions) = (talk::comments_on(view, None), talk::decisions_on(view, None));
    html! {
        @if !comments.is_empty() { section.part aria-labelledby="comments" {
            div.part-head { h2 id="comments" { (lang.pick("計画全体への意見", "Comments on the plan as a whole")) } p.quiet { (comments.len()) } }
            (talk::comments(lang, view, &comments))
        } }
        @if !decisions.is_empty() { section.part aria-labelledby="decisions" {
            div.part-head { h2 id="decisions" { (lang.pick("決定", "Decisions")) } p.quiet { (decisions.len()) } }
            (talk::decisions(lang, view, &decisions))
        } }
    }
}

/// Indicators that no node uses: they must not be lost.
fn loose(lang: Lang, view: &PlanView) -> Markup {
    let loose: Vec<usize> = view.plain_indicators().filter(|&position| view.used_at(position).next().is_none()).collect();
    html! { @if !loose.is_empty() { section.part aria-labelledby="loose" {
        div.part-head { h2 id="loose" { (lang.pick("項目に属さない指標", "Indicators without an element")) } }
        (indicator_table::indicator_table(lang, view, lang.pick("項目に属さない指標", "Indicators without an element"), &loose, &|_| None))
    } } }
}

fn events(lang: Lang, view: &PlanView) -> Markup {
    let today = view.evaluation.as_of;
    let mut events: Vec<_> = view.plan.events.iter().collect();
    events.sort_by_key(|event| event.date);
    let planned: Vec<_> = view.plan.meetings.iter().filter(|meeting| meeting.status == rashin_model::tables::MeetingStatus::Planned && meeting.date.is_some_and(|date| date.end() >= today)).collect();
    let (older, recent) = events.split_at(events.len().saturating_sub(MOST_EVENTS));
    let entry = |event: &&rashin_model::tables::Event| html! {
        li.past[event.date.end() < today] {
            span.timeline-date { @match &event.date_text { Some(words) => (show::japanese(words, lang)), None => (event.date.name(lang)) } }
            div { (show::title(&event.title, event.title_en.as_deref(), lang)) }
        }
    };
    html! { @if !events.is_empty() || !planned.is_empty() { section.part aria-labelledby="calendar" {
        div.part-head { h2 id="calendar" { (lang.pick("経過と予定", "Calendar")) } }
        @if !older.is_empty() { details { summary { @if lang == Lang::Ja { "これより前の経過 " (older.len()) "件" } @else { (older.len()) " earlier events" } } ol.timeline { @for event in older { (entry(event)) } } } }
        ol.timeline {
            @for event in recent { (entry(event)) }
            @for meeting in planned { li.next {
                span.timeline-date { @if let Some(date) = meeting.date { (date.name(lang)) } " " (lang.pick("予定", "planned")) }
                div { (show::title(&meeting.title, meeting.title_en.as_deref(), lang)) }
            } }
        }
    } } }
}

/// Which office has reported how many of its indicators.
fn reported(lang: Lang, view: &PlanView) -> Markup {
    let mut offices: Vec<(String, usize, usize)> = Vec::new();
    for position in view.plain_indicators() {
        let has_value = view.series(position).is_some_and(|series| series.assessments.iter().any(|one| one.reading.is_some()));
        for office in view.indicator(position).department.iter() {
            match offices.iter_mut().find(|(name, ..)| name == office) {
                Some((_, asked, given)) => {
                    *asked += 1;
                    *given += usize::from(has_value);
                }
                None => offices.push((office.clone(), 1, usize::from(has_value))),
            }
        }
    }
    html! { @if !offices.is_empty() { section.part aria-labelledby="reported" {
        div.part-head { h2 id="reported" { (lang.pick("だれがどこまで報告したか", "Who reported how much")) } }
        details { summary { @if lang == Lang::Ja { "所管課 " (offices.len()) } @else { (offices.len()) " offices" } }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("報告の状況の表", "Table of reporting")) {
            table.table.table-stack {
                thead { tr { th scope="col" { (lang.pick("所管課", "Office")) } th.cell-number scope="col" { (lang.pick("指標", "Indicators")) } th.cell-number scope="col" { (lang.pick("値のあるもの", "with a value")) } } }
                tbody { @for (office, asked, given) in &offices { tr {
                    th scope="row" { (show::japanese(office, lang)) }
                    td.cell-number data-label=(lang.pick("指標", "Indicators")) { (asked) }
                    td.cell-number data-label=(lang.pick("値のあるもの", "with a value")) { (given) }
                } } }
            }
        } }
    } } }
}
