//! What happens when?

use axum::extract::{Path, RawQuery, State};
use maud::{Markup, PreEscaped, html};
use rashin_figures::{Caption, HalfYear, Roadmap, RoadmapGroup, RoadmapRow, Size, Step as FigureStep, StepState as FigureState, View, draw_roadmap, pair};
use rashin_model::tables::{Node, Step, StepState};
use rashin_model::{Lang, Period};

use crate::error::{self, PageError};
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::parts::breadcrumb;
use crate::parts::strip::figure_language;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{link, show};

/// What is asked of the roadmap.
#[derive(Default)]
struct Choice {
    field: String,
    department: String,
    state: String,
}

impl Choice {
    fn of(RawQuery(query): RawQuery) -> Self {
        let mut choice = Self::default();
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            match name.as_ref() {
                "field" => choice.field = value.into_owned(),
                "department" => choice.department = value.into_owned(),
                "state" => choice.state = value.into_owned(),
                _ => {}
            }
        }
        choice
    }

    fn takes(&self, view: &PlanView, node: &Node) -> bool {
        let in_field = self.field.is_empty() || view.plan.path(node)[0].code == *self.field.as_str();
        let of_office = self.department.is_empty() || node.departments.iter().any(|office| *office == self.department);
        let in_state = self.state.is_empty() || latest_state(view, node).is_some_and(|state| state.code() == self.state);
        in_field && of_office && in_state
    }
}

/// The state of the latest step that was reported.
fn latest_state(view: &PlanView, node: &Node) -> Option<StepState> {
    view.steps(&node.code).iter().rev().find_map(|step| step.state)
}

/// The projects over the half-years.
pub async fn show_roadmap(State(site): State<Site>, Path(plan): Path<String>, query: RawQuery, asked: Asked) -> Result<Markup, PageError> {
    let view = site.plan(&error::code(&asked, &plan)?, None).await.map_err(PageError::of(&asked))?;
    let lang = asked.lang;
    let choice = Choice::of(query);
    let all = view.projects();
    if all.is_empty() {
        return Err(PageError::not_found(&asked));
    }
    let chosen: Vec<&Node> = all.iter().copied().filter(|node| choice.takes(&view, node)).collect();
    let title = lang.pick("ロードマップ", "Roadmap");
    let has_steps = !view.plan.steps.is_empty();
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[], &html! { (title) }))
        div.page-head { h1 { (title) } p.page-lead { (lead(lang, &view, all.len())) } }
        (form(lang, &view, &all, &choice))
        section.part aria-labelledby="r" {
            div.list-head {
                h2.visually-hidden id="r" { (lang.pick("事業", "Projects")) }
                p.list-count { @if lang == Lang::Ja { (all.len()) "事業中 " (chosen.len()) "事業" } @else { (chosen.len()) " of " (all.len()) } }
                p.file-list { a href=(format!("/plans/{}/tables/{}.csv", view.plan.profile.code, if has_steps { "steps" } else { "nodes" })) { "CSV" } }
            }
            @if chosen.is_empty() { div.empty { p.empty-title { (lang.pick("条件に合う事業はありません", "No project matches")) } p { a href="?" { (lang.pick("条件を消す", "Clear the filter")) } } } }
            @else if has_steps { (drawing(lang, &view, &chosen)) }
            (table(lang, &view, &chosen))
        }
    };
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Roadmap)) }, &content))
}

fn lead(lang: Lang, view: &PlanView, count: usize) -> String {
    let reported = view.plan.steps.iter().filter(|step| step.state.is_some()).map(|step| step.period).max();
    match (lang, reported) {
        (Lang::Ja, Some(period)) => format!("{count}の事業を半年ごとに点検しています。{}まで報告されています。", period.name(lang)),
        (Lang::En, Some(period)) => format!("{count} projects, checked each half-year; reported up to {}.", period.name(lang)),
        (Lang::Ja, None) => format!("{count}の事業があります。半年ごとの計画と実績は公表されていません。"),
        (Lang::En, None) => format!("{count} projects. Their half-year plans and results are not published."),
    }
}

fn form(lang: Lang, view: &PlanView, projects: &[&Node], choice: &Choice) -> Markup {
    let mut offices: Vec<&String> = projects.iter().flat_map(|node| node.departments.iter()).collect();
    offices.sort();
    offices.dedup();
    let all = lang.pick("すべて", "All");
    let states: Vec<StepState> = StepState::ALL.iter().copied().filter(|state| projects.iter().any(|node| latest_state(view, node) == Some(*state))).collect();
    html! { form.filter-form method="get" action="" aria-label=(lang.pick("ロードマップをしぼり込む", "Filter the roadmap")) {
        div.filter-fields {
            div.field { label for="field" { (lang.pick("分野", "Field")) } select.input id="field" name="field" { option value="" { (all) } @for (_, node) in view.fields() { option value=(node.code) selected[node.code == *choice.field.as_str()] { (rashin_model::plan::titled(&node.title, node.title_en.as_deref(), lang).0) } } } }
            @if !offices.is_empty() { div.field { label for="department" { (lang.pick("所管課", "Office")) } select.input id="department" name="department" { option value="" { (all) } @for office in offices { option value=(office) selected[*office == choice.department] { (office) } } } } }
            @if !states.is_empty() { div.field { label for="state" { (lang.pick("最新の状況", "Latest state")) } select.input id="state" name="state" { option value="" { (all) } @for state in states { option value=(state.code()) selected[state.code() == choice.state] { (state.label(lang)) } } } } }
        }
        div.filter-actions { button.button { (lang.pick("しぼり込む", "Filter")) } a href="?" { (lang.pick("条件を消す", "Clear")) } }
    } }
}

/// The half-years from the first step to the last.
fn half_years(view: &PlanView) -> Vec<Period> {
    let halves = view.plan.steps.iter().map(|step| Period::half_of(step.period.end()));
    let Some((first, last)) = halves.clone().min().zip(halves.max()) else { return Vec::new() };
    std::iter::successors(Some(first), |period| Some(period.next())).take_while(|period| *period <= last).collect()
}

/// The projects by field.
fn by_field<'a>(view: &'a PlanView, projects: &[&'a Node]) -> Vec<(&'a Node, Vec<&'a Node>)> {
    view.fields()
        .map(|(_, field)| (field, projects.iter().copied().filter(|node| view.plan.path(node)[0].code == field.code).collect::<Vec<_>>()))
        .filter(|(_, own)| !own.is_empty())
        .collect()
}

fn drawing(lang: Lang, view: &PlanView, projects: &[&Node]) -> Markup {
    let halves = half_years(view);
    let plan = &view.plan.profile.code;
    let row = |node: &Node| RoadmapRow {
        label: rashin_model::plan::titled(&node.title, node.title_en.as_deref(), lang).0.to_owned(),
        href: Some(link::node(lang, plan, &node.code)),
        steps: halves.iter().map(|half| view.steps(&node.code).into_iter().find(|step| Period::half_of(step.period.end()) == *half).map_or_else(FigureStep::default, figure_step)).collect(),
    };
    let roadmap = Roadmap {
        caption: Caption::new(lang.pick("事業の半年ごとの計画と実績", "Projects by half-year, planned and actual"), ""),
        periods: halves.iter().map(|half| half_year(*half, lang)).collect(),
        current: halves.iter().position(|half| *half == Period::half_of(view.evaluation.as_of)),
        groups: by_field(view, projects)
            .into_iter()
            .map(|(field, own)| RoadmapGroup { title: rashin_model::plan::titled(&field.title, field.title_en.as_deref(), lang).0.to_owned(), rows: own.into_iter().map(row).collect() })
            .collect(),
    };
    let language = figure_language(lang);
    let wide = draw_roadmap(&roadmap, View::new("roadmap-wide").language(language));
    let compact = draw_roadmap(&roadmap, View::new("roadmap-compact").language(language).size(Size::Compact));
    html! { figure.figure { div.figure-drawing { (PreEscaped(pair(&wide, &compact))) } } }
}

fn half_year(half: Period, lang: Lang) -> HalfYear {
    let year = Period::FiscalYear(half.fiscal_year());
    let first = matches!(half, Period::Half(_, 1));
    HalfYear {
        year: match lang { Lang::Ja => format!("{} {}", year.short_name(lang), half.fiscal_year()), Lang::En => year.short_name(lang) },
        half: if first { lang.pick("上期", "H1") } else { lang.pick("下期", "H2") }.to_owned(),
    }
}

fn figure_step(step: &Step) -> FigureStep {
    FigureStep {
        planned: step.planned.clone(),
        actual: step.actual.clone().or_else(|| step.done.clone()),
        state: step.state.and_then(|state| match state {
            StepState::NotStarted => None,
            StepState::AsPlanned => Some(FigureState::AsPlanned),
            StepState::Late => Some(FigureState::Late),
            StepState::Ahead => Some(FigureState::Ahead),
            StepState::Done => Some(FigureState::Done),
            StepState::Stopped => Some(FigureState::Stopped),
        }),
    }
}

/// The same as a table: every project with its latest step, one link a row.
fn table(lang: Lang, view: &PlanView, projects: &[&Node]) -> Markup {
    let plan = &view.plan.profile.code;
    html! { @if !projects.is_empty() {
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("事業の表", "Table of projects")) {
            table.table.table-stack {
                thead { tr { th scope="col" { (lang.pick("事業", "Project")) } th scope="col" { (lang.pick("項目", "Under")) } th scope="col" { (lang.pick("所管課", "Office")) } th scope="col" { (lang.pick("最新の報告", "Latest report")) } th scope="col" { (lang.pick("状況", "State")) } } }
                @for (field, own) in by_field(view, projects) {
                    tbody data-accent=(view.accent(field)) {
                        tr.row-group { th colspan="5" scope="rowgroup" { (show::title(&field.title, field.title_en.as_deref(), lang)) " " span.quiet { (own.len()) } } }
                        @for node in own {
                            @let step = view.steps(&node.code).into_iter().rfind(|step| step.state.is_some());
                            @let path = view.plan.path(node);
                            tr {
                                th.cell-name scope="row" { @if let Some(number) = &node.number { span.quiet { (number) } " " } a href=(link::node(lang, plan, &node.code)) { (show::title(&node.title, node.title_en.as_deref(), lang)) } }
                                td data-label=(lang.pick("項目", "Under")) { @if path.len() > 2 { (show::title(&path[path.len() - 2].title, path[path.len() - 2].title_en.as_deref(), lang)) } }
                                td data-label=(lang.pick("所管課", "Office")) { (show::japanese(&node.departments.join("、"), lang)) }
                                td data-label=(lang.pick("最新の報告", "Latest report")) { @match step { Some(step) => { (step.period.short_name(lang)) " " @if let Some(words) = step.actual.as_ref().or(step.done.as_ref()) { (show::japanese(words, lang)) } }, None => span.quiet { (lang.pick("公表なし", "not published")) } } }
                                td data-label=(lang.pick("状況", "State")) { @match step.and_then(|step| step.state) { Some(state) => (show::mark(state.code(), state.label(lang))), None => (show::quiet_mark("not_published", lang.pick("公表なし", "not published"))) } }
                            }
                        }
                    }
                }
            }
        }
    } }
}
