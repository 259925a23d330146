//! Where the reader is.

use maud::{Markup, html};
use rashin_model::Lang;

use crate::plan_view::PlanView;
use crate::{link, show};

/// The way from the list of plans through `steps` (address and name) to the page itself.
pub fn breadcrumb(lang: Lang, view: &PlanView, steps: &[(String, Markup)], here: &Markup) -> Markup {
    html! {
        nav.breadcrumb aria-label=(lang.pick("現在位置", "You are here")) { ol.breadcrumb-list {
            li { a href=(link::to(lang, "/")) { (lang.pick("計画", "Plans")) } }
            li {
                a href=(link::plan(lang, &view.place)) {
                    (show::titled(view.plan.short_title(lang), lang))
                }
            }
            @for (address, name) in steps { li { a href=(address) { (name) } } }
            li { span aria-current="page" { (here) } }
        } }
    }
}

/// The way down through pages that belong to no published plan: address and name of each above, then the page itself.
pub fn plain_breadcrumb(lang: Lang, steps: &[(String, Markup)], here: &Markup) -> Markup {
    html! {
        nav.breadcrumb aria-label=(lang.pick("現在位置", "You are here")) { ol.breadcrumb-list {
            @for (address, name) in steps { li { a href=(address) { (name) } } }
            li { span aria-current="page" { (here) } }
        } }
    }
}
