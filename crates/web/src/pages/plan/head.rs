//! What plan it is and how it stands, in plain words.

use maud::{Markup, html};
use rashin_model::Lang;

use crate::link::Shown;
use crate::pages::home;
use crate::parts::figure_menu::FigureMenu;
use crate::parts::{source, strip, summary};
use crate::plan_view::PlanView;
use crate::{edition, link, show};

/// The head of the page.
pub fn head(lang: Lang, view: &PlanView) -> Markup {
    let profile = &view.plan.profile;
    let plain: Vec<usize> = view.plain_indicators().collect();
    let list = link::indicators(lang, &view.place);
    let about = match lang {
        Lang::En => profile
            .summary_en
            .as_deref()
            .map(|text| (text, Lang::En))
            .or(profile.summary.as_deref().map(|text| (text, Lang::Ja))),
        Lang::Ja => profile.summary.as_deref().map(|text| (text, Lang::Ja)),
    };
    html! {
        div.page-head {
            p.card-over {
                span { (show::area(view, view.plan.area(), lang)) }
                span.tag { (profile.stage.label(lang)) }
                span { (show::term(view, lang)) }
                @if let Some(year) = profile.horizon_year {
                    span { @if lang == Lang::Ja { (year) "年を見すえた計画" } @else { "looking towards " (year) } }
                }
            }
            h1 { (show::titled(view.plan.title(lang), lang)) }
            @if !plain.is_empty() {
                p.plain-words {
                    (summary::summary(lang, view, &plain))
                    @if let Some(kpis) = kpi_sentence(lang, view) { " " (kpis) }
                }
            }
            (summary::reasons(lang, view, &plain))
            p.quiet {
                (lang.pick("基準日 ", "As of ")) (show::day(view.evaluation.as_of, lang))
                (lang.pick("。この計画にあるもの: ", ". In this plan: ")) (home::shape(lang, view))
            }
        }
        @if !plain.is_empty() {
            @let (tally, title) = (view.tally(plain), lang.pick("指標の状況", "Standing of the indicators"));
            (strip::strip("whole", tally, title, lang))
            @if tally.judged() > 0 {
                (FigureMenu { how: Some(&list), ..FigureMenu::of(Shown::Plan, "states") }.draw(lang, view, title))
            }
        }
        details.about {
            summary { (lang.pick("この計画について", "About this plan")) }
            @if let Some(about) = about { p.prose { (show::titled(about, lang)) } }
            (facts(lang, view))
        }
    }
}

/// How many composite indices are at their target.
fn kpi_sentence(lang: Lang, view: &PlanView) -> Option<String> {
    let values: Vec<_> =
        view.composites().filter_map(|position| view.index(position)).map(rashin_eval::plan::Index::value).collect();
    if values.is_empty() {
        return None;
    }
    let all = values.len();
    let known = values.iter().filter(|value| value.is_ok()).count();
    let reached = values.iter().filter(|value| value.is_ok_and(|value| value >= 100.0)).count();
    if known == all && (reached == 0 || reached == all) {
        let words = match (lang, reached) {
            (Lang::Ja, 0) => format!("KPI {all}個の指数は、まだどれも目標の100に達していません。"),
            (Lang::Ja, _) => format!("KPI {all}個の指数は、すべて目標の100に達しています。"),
            (Lang::En, 0) => format!("None of the {all} KPI indices has reached the target of 100 yet."),
            (Lang::En, _) => format!("All {all} KPI indices have reached the target of 100."),
        };
        return Some(words);
    }
    Some(match (lang, known) {
        (Lang::Ja, 0) => {
            format!("KPI {all}個の指数は、構成指標の目標か実績が公表されていないため、まだ計算できません。")
        }
        (Lang::Ja, _) if known < all => {
            format!("KPI {all}個のうち指数を計算できるのは{known}個で、目標の100に達したのは{reached}個です。")
        }
        (Lang::Ja, _) => format!("KPIの指数は{all}個のうち{reached}個が目標の100に達しています。"),
        (Lang::En, 0) => format!(
            "The indices of the {all} KPIs cannot be computed yet, because targets or values of their members are not published."
        ),
        (Lang::En, _) if known < all => {
            format!("Of {all} KPI indices {known} can be computed, and {reached} reached the target of 100.")
        }
        (Lang::En, _) => format!("Of {all} KPI indices {reached} reached the target of 100."),
    })
}

fn facts(lang: Lang, view: &PlanView) -> Markup {
    let profile = &view.plan.profile;
    let japanese = |text: &Option<String>| text.as_deref().map(|text| show::japanese(text, lang));
    let rows = [
        (lang.pick("根拠法令", "Legal basis"), japanese(&profile.legal_basis)),
        (lang.pick("上位計画", "Plan above"), japanese(&profile.parent_plan)),
        (lang.pick("決定日", "Adopted on"), profile.adopted_on.map(|day| html! { (show::day(day, lang)) })),
        (lang.pick("出典", "Source"), Some(source::named(source::of_plan(view).as_deref(), lang))),
        (
            lang.pick("公表版", "Publication"),
            view.snapshot.as_ref().map(|snapshot| {
                html! {
                    (edition::name(snapshot, lang)) (lang.pick("（", " (")) (show::day_of(snapshot.at, lang)) (lang.pick("）", ")"))
                    @if let Some(note) = &snapshot.note { br; (show::japanese(note, lang)) }
                }
            }),
        ),
        (
            lang.pick("この版", "This revision"),
            Some(html! {
                @if lang == Lang::Ja {
                    "第"
                    (view.header.revision.number)
                    "版"
                } @else { "number " (view.header.revision.number) }
                (lang.pick("、", ", ")) (show::day_of(view.header.revision.entry.recorded_at, lang)) (lang.pick("に記録", ""))
            }),
        ),
    ];
    html! { dl.facts {
        @for (name, value) in rows { @if let Some(value) = value { div { dt { (name) } dd { (value) } } } }
    } }
}
