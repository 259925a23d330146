//! The index year by year.

use maud::{Markup, html};
use rashin_eval::plan::Index;
use rashin_eval::show as text;
use rashin_figures::{Caption, Observation, PathKind, PathPoint, Reading, Series, SeriesPeriod};
use rashin_model::{Lang, Period};
use rashin_report::indices::coverage;

use crate::link::Shown;
use crate::parts::figure_menu::FigureMenu;
use crate::parts::figures;
use crate::plan_view::PlanView;
use crate::show;

/// Whether there are two years with an index, between which a line can be drawn.
pub fn has_course(index: &Index) -> bool {
    index.points.iter().filter(|point| point.composite.index.is_ok()).count() > 1
}

/// The section; nothing with fewer than two years.
pub fn years(lang: Lang, view: &PlanView, index: &Index) -> Markup {
    let title = lang.pick("年度ごとの指数", "The index by year");
    let code = &view.indicator(index.indicator).code;
    html! { @if index.points.len() > 1 { section.part aria-labelledby="years" {
        div.part-head {
            h2 id="years" { (title) }
            p.quiet { (lang.pick("いまの構成指標と重みで計算", "with the present members and weights")) }
        }
        @if has_course(index) {
            figure.figure {
                div.figure-drawing { (figures::on_page(lang, &drawing(lang, view, index), "index")) }
                figcaption {
                    (FigureMenu { table: Some("years-table"), how: Some("#how"), ..FigureMenu::of(Shown::Kpi(code), "index") }
                        .draw(lang, view, title))
                }
            }
        }
        div.table-region id="years-table" tabindex="0" role="region" aria-label=(lang.pick("年度ごとの指数の表", "Table of the index by year")) {
            table.table {
                thead { tr {
                    th scope="col" { (lang.pick("年度", "Year")) }
                    th.cell-number scope="col" { (lang.pick("指数", "Index")) }
                    th scope="col" { (lang.pick("値のある構成指標", "Members with a value")) }
                } }
                tbody { @for point in index.points.iter().rev() { tr {
                    th scope="row" { (Period::FiscalYear(point.fiscal_year).name(lang)) }
                    td.cell-number { (show::or_reason(text::figure(point.composite.index, 1), lang)) }
                    td { (coverage(lang, &point.composite)) }
                } } }
            }
        }
    } } }
}

/// What the drawing shows: the index of each year, and 100 at the end of the plan.
pub fn drawing(lang: Lang, view: &PlanView, index: &Index) -> Series {
    let name = show::name_text(view.indicator(index.indicator), lang);
    let last = i16::try_from(view.plan.profile.last_year).ok();
    let years = index.points.iter().map(|point| point.fiscal_year);
    let (first, end) = (years.clone().min().or(last).unwrap_or(0), years.max().max(last).unwrap_or(0));
    let known = |year: i16| index.points.iter().find(|point| point.fiscal_year == year);
    let period = |year: i16| SeriesPeriod {
        label: Period::FiscalYear(year).short_name(lang),
        sublabel: if lang == Lang::Ja { year.to_string() } else { String::new() },
        observation: match known(year).map(|point| point.composite.index) {
            Some(Ok(value)) => Observation::Reading(Reading {
                value,
                label: text::figure(Ok(value), 1).unwrap_or_default(),
                provisional: false,
            }),
            Some(Err(reason)) => Observation::Absent(reason.text(lang).to_owned()),
            None => Observation::Open,
        },
        path: (Some(year) == last).then(|| PathPoint { value: 100.0, label: "100".to_owned(), kind: PathKind::Target }),
        outlook: None,
        break_before: None,
    };
    let title = format!("{name} {}", lang.pick("年度ごとの指数", "index by year"));
    let shown = text::figure(index.value(), 1).unwrap_or_else(|reason| reason.text(lang).to_owned());
    let description = match lang {
        Lang::Ja => format!("いまの指数は{shown}。目標は100。"),
        Lang::En => format!("The index is now {shown}; the target is 100."),
    };
    Series {
        caption: Caption::new(title, description),
        unit: String::new(),
        periods: (first..=end).map(period).collect(),
    }
}
