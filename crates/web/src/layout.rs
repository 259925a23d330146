//! The frame of every page.

use maud::{DOCTYPE, Markup, html};
use rashin_model::Lang;

use crate::language::Asked;
use crate::plan_view::PlanView;
use crate::{asset, edition, link, show};

/// What a page is called and where it belongs.
pub struct Page<'a> {
    /// Title, without the name of the site.
    pub title: &'a str,
    /// The plan it belongs to, with the section of the plan's navigation that is open.
    pub plan: Option<(&'a PlanView, Section)>,
}

/// A section of a plan's navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The plan itself, or one of its nodes.
    Overview,
    /// Indicators.
    Indicators,
    /// Roadmap.
    Roadmap,
    /// Meetings.
    Meetings,
    /// Cooperation with municipalities.
    Cooperation,
    /// Questions asked often.
    Faq,
    /// Documents to print.
    Documents,
    /// Open data.
    Data,
    /// Logic model and backcast.
    Logic,
    /// How the plan came about.
    History,
    /// Publications.
    Snapshots,
}

/// A whole page around its content.
pub fn page(asked: &Asked, page: &Page<'_>, content: &Markup) -> Markup {
    let lang = asked.lang;
    let plan_title = page
        .plan
        .map(|(view, _)| view.plan.short_title(lang).0)
        .filter(|_| page.plan.is_none_or(|(view, _)| page.title != view.plan.title(lang).0));
    let title = plan_title.map_or_else(|| page.title.to_owned(), |plan| format!("{} | {plan}", page.title));
    let body = html! {
        (header(asked))
        @if let Some((view, section)) = page.plan {
            @if view.plan.profile.invented {
                aside.notice-band aria-label=(lang.pick("お知らせ", "Notice")) { div.wrap {
                    (lang.pick("この計画は架空です。地域も数値も、使い方を示すためにつくったもので、実在しません。",
                               "This plan is invented. Its places and figures were made up to show how the system is used; none of them is real."))
                } }
            }
            (edition::band(lang, view))
            (plan_header(lang, view, section))
        }
        main.page id="main" tabindex="-1" { div.wrap { (content) } }
        (footer(lang, page.plan.map(|(view, _)| view)))
    };
    document(asked, &title, &body)
}

/// The document around a body: head, style sheet, the scripts of its islands, the way to the content.
pub fn document(asked: &Asked, title: &str, body: &Markup) -> Markup {
    let lang = asked.lang;
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " | " (lang.pick("羅針", "Rashin")) }
                link rel="stylesheet" href=(asset::style_sheet());
                link rel="icon" type="image/svg+xml" href=(asset::icon());
                link rel="alternate" hreflang="ja" href=(link::to(Lang::Ja, &asked.address));
                link rel="alternate" hreflang="en" href=(link::to(Lang::En, &asked.address));
                @for script in asset::scripts_of(&body.0) { script src=(script) defer {} }
            }
            body {
                a.skip-link href="#main" { (lang.pick("本文へ移動", "Skip to content")) }
                (body)
            }
        }
    }
}

fn header(asked: &Asked) -> Markup {
    let lang = asked.lang;
    html! {
        header.site-header { div.wrap.site-header-row {
            (brand(lang, "/", lang.pick("計画の現在地", "Where the plan stands")))
            nav.site-nav aria-label=(lang.pick("全体", "Site")) { ul.site-nav-list {
                li {
                    a href=(link::to(lang, "/")) aria-current=[(asked.address == "/").then_some("page")] {
                        (lang.pick("計画", "Plans"))
                    }
                }
                li {
                    a href=(link::to(lang, "/compare")) aria-current=[asked.address.starts_with("/compare").then_some("page")] {
                        (lang.pick("比較", "Compare"))
                    }
                }
                li {
                    a href=(link::ask(lang, None)) aria-current=[is_ask(asked).then_some("page")] {
                        (lang.pick("質問", "Ask"))
                    }
                }
                li {
                    a href=(link::to(lang, "/data")) aria-current=[(asked.address == "/data").then_some("page")] {
                        (lang.pick("データ", "Data"))
                    }
                }
                li {
                    a href=(link::to(lang, "/api")) aria-current=[(asked.address == "/api").then_some("page")] { "API" }
                }
                @if !asked.is_copied {
                    li { a href=(link::to(lang, "/desk")) { (lang.pick("職員用", "Staff")) } }
                }
            } }
            (languages(asked))
        } }
    }
}

/// Whether the page is the one of questions, whatever is asked there.
fn is_ask(asked: &Asked) -> bool {
    asked.address.split('?').next() == Some("/ask")
}

/// The name of the site, as a link.
pub fn brand(lang: Lang, address: &str, under: &str) -> Markup {
    html! { a.brand href=(link::to(lang, address)) {
        svg.brand-needle viewBox="0 0 28 28" aria-hidden="true" {
            circle.ring cx="14" cy="14" r="12.5" {}
            path.north d="M20.5 5 16.6 16.6 11.4 11.4Z" {}
            path.south d="M7.5 23 16.6 16.6 11.4 11.4Z" {}
        }
        span { (lang.pick("羅針", "Rashin")) }
        span.brand-sub { (under) }
    } }
}

/// The choice of the language.
pub fn languages(asked: &Asked) -> Markup {
    html! { nav.language aria-label=(asked.lang.pick("言語", "Language")) { ul.language-list {
        @for other in [Lang::Ja, Lang::En] {
            @let name = other.pick("日本語", "English");
            li {
                @if other == asked.lang { span aria-current="true" { (name) } }
                @else {
                    a lang=(other.tag()) hreflang=(other.tag()) href=(link::to(other, &asked.address)) {
                        (name)
                    }
                }
            }
        }
    } } }
}

fn plan_header(lang: Lang, view: &PlanView, open: Section) -> Markup {
    let place = &view.place;
    let has_roadmap = !view.projects().is_empty();
    let has_meetings = !view.plan.bodies.is_empty() || !view.plan.meetings.is_empty();
    let entries = [
        (Section::Overview, link::plan(lang, place), lang.pick("概要", "Overview"), true),
        (Section::Indicators, link::indicators(lang, place), lang.pick("指標", "Indicators"), true),
        (Section::Roadmap, link::roadmap(lang, place), lang.pick("ロードマップ", "Roadmap"), has_roadmap),
        (Section::Meetings, link::meetings(lang, place), lang.pick("会議", "Meetings"), has_meetings),
        (
            Section::Cooperation,
            link::cooperation(lang, place),
            lang.pick("連携", "Cooperation"),
            !view.plan.cooperation.is_empty(),
        ),
        (Section::Faq, link::faq(lang, place), lang.pick("よくある質問", "Questions"), !view.plan.faq.is_empty()),
        (Section::Documents, link::documents(lang, place), lang.pick("帳票", "Documents"), view.snapshot.is_some()),
        (Section::Data, link::data(lang, place), lang.pick("データ", "Data"), view.snapshot.is_some()),
        (Section::Logic, link::logic(lang, place), lang.pick("ロジック", "Logic"), !view.plan.links.is_empty()),
        (Section::History, link::history(lang, place), lang.pick("経緯", "History"), view.snapshot.is_some()),
        (
            Section::Snapshots,
            link::snapshots(lang, &view.plan.profile.code),
            lang.pick("公表版", "Publications"),
            view.snapshot.is_some(),
        ),
    ];
    html! {
        nav.plan-header aria-label=(lang.pick("この計画", "This plan")) { div.wrap {
            p.plan-header-title {
                a href=(link::plan(lang, place)) { (show::titled(view.plan.short_title(lang), lang)) }
                " " span.quiet { (show::term(view, lang)) }
            }
            ul.plan-nav-list {
                @for (section, address, name, shown) in entries {
                    @if shown {
                        li { a href=(address) aria-current=[(section == open).then_some("page")] { (name) } }
                    }
                }
            }
        } }
    }
}

fn footer(lang: Lang, view: Option<&PlanView>) -> Markup {
    html! {
        footer.site-footer { div.wrap {
            div.site-footer-columns {
                div {
                    h2 { (lang.pick("羅針について", "About Rashin")) }
                    p.prose { (lang.pick("計画に何が書かれ、何が起き、それをどう見て、何を決めたか。ひとつの数字を、その計算と出典までたどれます。",
                                         "What a plan promised, what happened, how it was judged and what was decided: every figure leads to its formula and its source.")) }
                }
                div {
                    h2 { (lang.pick("使う", "Use")) }
                    ul.site-footer-list {
                        @if let Some(view) = view {
                            li {
                                a href=(link::file(&view.place, "plan.xlsx")) {
                                    (lang.pick("この計画のデータ（Excel）", "Data of this plan (Excel)"))
                                }
                            }
                            li {
                                a href=(link::file(&view.place, "evaluation.csv")) {
                                    (lang.pick("評価の計算結果（CSV）", "Evaluation (CSV)"))
                                }
                            }
                            li {
                                a href=(link::api(&view.place, "evaluation")) {
                                    (lang.pick("評価の計算結果（JSON）", "Evaluation (JSON)"))
                                }
                            }
                        }
                        li {
                            a href=(link::to(lang, "/api")) {
                                (lang.pick("プログラムから読む（API）", "Read by programs (API)"))
                            }
                        }
                    }
                }
            }
            @if let Some(view) = view {
                (edition::foot(lang, view))
            }
        } }
    }
}
