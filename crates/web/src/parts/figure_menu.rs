//! What can be done with a figure: its table, its files, how it was computed.

use maud::{Markup, html};
use rashin_model::Lang;

use crate::link::{self, Shown};
use crate::plan_view::PlanView;

/// The line under a figure.
#[derive(Debug, Clone, Copy)]
pub struct FigureMenu<'a> {
    /// What it is of.
    pub shown: Shown<'a>,
    /// The name of its files.
    pub name: &'a str,
    /// What the page is narrowed to, as a query string; blank for nothing.
    pub query: &'a str,
    /// The id of its table on the page; none where the table is the figure's place.
    pub table: Option<&'a str>,
    /// The id of the section, or the address of the page, that says how it was computed.
    pub how: Option<&'a str>,
}

impl<'a> FigureMenu<'a> {
    /// A figure by its name, with its files alone.
    pub fn of(shown: Shown<'a>, name: &'a str) -> Self {
        Self { shown, name, query: "", table: None, how: None }
    }

    /// Draws the line; `title` says of which figure, for those who hear it.
    pub fn draw(&self, lang: Lang, view: &PlanView, title: &str) -> Markup {
        let label = match lang {
            Lang::Ja => format!("図のファイル: {title}"),
            Lang::En => format!("Files of the figure: {title}"),
        };
        let address = |ending: &str| {
            let file = format!("{}.{ending}", self.name);
            let address = link::figure(lang, &view.place, self.shown, &file);
            if self.query.is_empty() { address } else { format!("{address}?{}", self.query) }
        };
        html! { ul.figure-menu aria-label=(label) {
            @if let Some(id) = self.table { li { a href=(format!("#{id}")) { (lang.pick("表", "Table")) } } }
            @for (ending, name) in [("csv", "CSV"), ("svg", "SVG"), ("png", "PNG")] {
                li { a href=(address(ending)) { (name) } }
            }
            @if let Some(how) = self.how {
                li { a href=(how) { (lang.pick("どう計算したか", "How was this computed?")) } }
            }
        } }
    }
}
