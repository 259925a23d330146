//! The frame of every staff page.

use maud::{Markup, html};

use crate::desk::nav::{self, Section};
use crate::desk::staff::Staff;
use crate::layout::{brand, document, languages};
use crate::parts::breadcrumb;
use crate::{link, show};

/// What a staff page is called and where it belongs.
pub struct DeskPage<'a> {
    /// Title, without the name of the site. The content brings its own `h1`.
    pub title: &'a str,
    /// The section of the navigation that is open.
    pub section: Section,
}

impl<'a> DeskPage<'a> {
    /// A page of a section.
    pub fn new(title: &'a str, section: Section) -> Self {
        Self { title, section }
    }
}

/// A whole staff page around its content.
pub fn desk_page(staff: &Staff, page: &DeskPage<'_>, content: &Markup) -> Markup {
    let lang = staff.lang;
    let title = format!("{} | {}", page.title, lang.pick("職員用", "Staff"));
    let body = html! {
        header.site-header.desk-header { div.wrap.site-header-row {
            (brand(lang, "/desk", lang.pick("職員用", "Staff")))
            nav.site-nav aria-label=(lang.pick("全体", "Site")) { ul.site-nav-list {
                li { a href=(link::to(lang, "/")) { (lang.pick("公開ページ", "Public pages")) } }
            } }
            (languages(&staff.asked))
            div.desk-person {
                span.desk-person-name { (show::mixed(&staff.person.name, lang)) }
                form method="post" action=(link::to(lang, "/sign-out")) {
                    button.button.button-quiet type="submit" { (lang.pick("サインアウト", "Sign out")) }
                }
            }
        } }
        (nav::nav(staff, page.section))
        main.page.desk id="main" tabindex="-1" { div.wrap { (staff.flash.show(lang)) (content) } }
    };
    document(&staff.asked, &title, &body)
}

/// Where a page stands: the pages above it by name and address (without the language), then itself.
pub fn path(staff: &Staff, above: &[(&str, &str)], here: &str) -> Markup {
    let lang = staff.lang;
    let steps: Vec<(String, Markup)> =
        above.iter().map(|(name, address)| (link::to(lang, address), show::mixed(name, lang))).collect();
    breadcrumb::plain_breadcrumb(lang, &steps, &show::mixed(here, lang))
}
