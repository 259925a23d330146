//! Before anything is asked, and where nothing is found: what can be asked, and where else to look.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_search::Question;

use crate::parts::faq;
use crate::plan_view::PlanView;
use crate::searched::Published;
use crate::{link, show};

/// Frequent questions of a plan that are shown before anything is asked.
const SHOWN: usize = 5;

/// Frequent questions, and the plans that can be asked.
pub fn before_asking(lang: Lang, published: &Published) -> Markup {
    let with_faq = published.views.iter().filter(|view| !view.plan.faq.is_empty());
    html! {
        @if published.views.is_empty() {
            div.empty {
                p.empty-title { (lang.pick("公表された計画は、まだありません", "No plan has been published yet")) }
                p { (lang.pick("計画が公表されると、その記述から探せるようになります。", "Once a plan is published, what it says can be searched.")) }
            }
        }
        @for view in with_faq { (questions(lang, view)) }
        (plans(lang, published))
    }
}

/// The first frequent questions of a plan.
fn questions(lang: Lang, view: &PlanView) -> Markup {
    let rows = faq::rows(view);
    let id = format!("faq-{}", view.plan.profile.code);
    html! { section.part aria-labelledby=(id) {
        div.part-head {
            h2 id=(id) { (lang.pick("よくある質問", "Frequent questions")) }
            p.quiet { (show::titled(view.plan.short_title(lang), lang)) @if view.plan.profile.invented { (lang.pick("（架空の例）", " (invented example)")) } }
        }
        ul.link-list { @for row in rows.iter().take(SHOWN) { li {
            a href=(format!("{}#{}", link::faq(lang, &view.place), row.code)) {
                (show::title(&row.question, row.question_en.as_deref(), lang))
            }
        } } }
        @if rows.len() > SHOWN { p { a href=(link::faq(lang, &view.place)) {
            @if lang == Lang::Ja { "すべて見る（" (rows.len()) "件）" } @else { "See all " (rows.len()) }
        } } }
    } }
}

/// What is said where nothing is found, with ways on.
pub fn not_found(lang: Lang, published: &Published, question: &Question) -> Markup {
    html! {
        div.empty {
            p.empty-title {
                @if question.is_empty() {
                    (lang.pick("質問の言葉を読み取れませんでした", "No words were found in the question"))
                } @else {
                    (lang.pick("当たる記述は見つかりませんでした", "No passage answers this"))
                }
            }
            p { (lang.pick("公表した計画に書かれていないことには、お答えできません。次のようにすると見つかることがあります。", "What no published plan says cannot be answered. These may help:")) }
            ul {
                li { (lang.pick("短い言葉で聞く（例：「通院が大変なとき」より「オンライン診療」）", "Use fewer words, such as “telemedicine”")) }
                li { (lang.pick("別の言い方にする（例：「印鑑」と「押印」）", "Use another word for it")) }
                li { (lang.pick("計画の目次や指標の一覧から探す", "Look through a plan or its list of indicators")) }
            }
        }
        (plans(lang, published))
    }
}

/// The plans, with their lists of indicators.
fn plans(lang: Lang, published: &Published) -> Markup {
    html! { @if !published.views.is_empty() { section.part aria-labelledby="ask-plans" {
        div.part-head { h2 id="ask-plans" { (lang.pick("計画から探す", "Look through a plan")) } }
        ul.link-list { @for view in &published.views { li {
            a href=(link::plan(lang, &view.place)) { (show::titled(view.plan.short_title(lang), lang)) }
            " " span.quiet { (lang.pick("の", "and its ")) a href=(link::indicators(lang, &view.place)) { (lang.pick("指標の一覧", "list of indicators")) } }
        } } }
    } } }
}
