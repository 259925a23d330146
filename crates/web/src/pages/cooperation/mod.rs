//! What do prefecture and municipalities do together?

mod map;
mod matrix;
mod table;

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::tables::Cooperation;
use rashin_model::{AreaCode, Lang, Period};

pub use map::{alone as map_alone, proposed};

use crate::error::PageError;
use crate::language::Asked;
use crate::layout::{Page, Section, page};
use crate::link::Shown;
use crate::parts::differences::table_name;
use crate::parts::figure_menu::FigureMenu;
use crate::parts::{breadcrumb, source, theme_dates, themes};
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::wanted::Wanted;
use crate::{link, show};

/// The tables behind the page.
const TABLES: [&str; 3] = ["cooperation", "cooperation_items", "cooperation_meetings"];

/// How many years stand open; those before are folded away.
const OPEN_YEARS: usize = 2;

/// The cooperation themes of a plan by year.
pub async fn show_cooperation(
    State(site): State<Site>,
    Path(wanted): Path<Wanted>,
    asked: Asked,
) -> Result<Markup, PageError> {
    let view = wanted.view(&site, &asked).await?;
    let lang = asked.lang;
    let years = themes::by_year(&view);
    if years.is_empty() {
        return Err(PageError::not_found(&asked));
    }
    let municipalities = themes::municipalities(&view);
    let (open, folded) = years.split_at(years.len().min(OPEN_YEARS));
    let title = lang.pick("県と市町村の連携", "Prefecture and municipalities together");
    let content = html! {
        (breadcrumb::breadcrumb(lang, &view, &[], &html! { (lang.pick("連携", "Cooperation")) }))
        div.page-head { h1 { (title) } p.page-lead { (lead(lang, &years, municipalities.len())) } }
        (files(lang, &view))
        @for (year, own) in open { (of_year(lang, &view, *year, own, &municipalities)) }
        @if !folded.is_empty() { details.part {
            summary { @if lang == Lang::Ja { "これより前の年度 " (folded.len()) "年度分" } @else { (folded.len()) " earlier years" } }
            @for (year, own) in folded { (of_year(lang, &view, *year, own, &municipalities)) }
        } }
        p.origin {
            (lang.pick("出典: ", "Source: "))
            (source::named(years[0].1[0].source.as_deref().or(source::of_plan(&view).as_deref()), lang))
        }
    };
    Ok(page(&asked, &Page { title, plan: Some((&view, Section::Cooperation)) }, &content))
}

fn lead(lang: Lang, years: &[(i16, Vec<&Cooperation>)], municipalities: usize) -> String {
    let themes: usize = years.iter().map(|(_, own)| own.len()).sum();
    let (last, own) = &years[0];
    let year = Period::FiscalYear(*last).name(lang);
    match lang {
        Lang::Ja => format!(
            "県と{municipalities}市町村が年度ごとに決めて取り組む事項です。{year}は{}項目。これまでに{}年度、延べ{themes}項目があります。",
            own.len(),
            years.len()
        ),
        Lang::En => format!(
            "What the prefecture and its {municipalities} municipalities settle each year and pursue together. Themes in {year}: {}; in all {} years: {themes}.",
            own.len(),
            years.len()
        ),
    }
}

fn files(lang: Lang, view: &PlanView) -> Markup {
    let tables = view.plan.written();
    let present = TABLES.iter().filter_map(|name| tables.iter().find(|(table, _)| table.name == *name));
    html! { nav.file-nav aria-label=(lang.pick("この画面のデータ（CSV）", "Data of this page (CSV)")) { ul.file-list {
        @for (table, _) in present {
            li { a href=(link::file(&view.place, &format!("tables/{}.csv", table.name))) {
                (table_name(table, lang)) " CSV"
            } }
        }
    } } }
}

/// The files of the drawing of a year's dates.
fn dates_menu(lang: Lang, view: &PlanView, year: i16) -> Markup {
    let title = match lang {
        Lang::Ja => format!("{}の開催日", Period::FiscalYear(year).name(lang)),
        Lang::En => format!("dates in {}", Period::FiscalYear(year).name(lang)),
    };
    let query = format!("year={year}");
    FigureMenu { query: &query, ..FigureMenu::of(Shown::Plan, "dates") }.draw(lang, view, &title)
}

fn of_year(lang: Lang, view: &PlanView, year: i16, own: &[&Cooperation], municipalities: &[AreaCode]) -> Markup {
    let id = format!("fy{year}");
    html! { section.part aria-labelledby=(id) {
        div.part-head {
            h2 id=(id) { (Period::FiscalYear(year).name(lang)) }
            p.quiet { (show::count(own.len(), lang)) }
        }
        (table::table(lang, view, year, own))
        h3 { (lang.pick("提案した市町村・取り組む市町村", "Who proposed it, who takes part")) }
        (map::map(lang, view, year, own))
        (matrix::matrix(lang, view, year, own, municipalities))
        @if own.iter().any(|theme| theme_dates::has_dates(view, theme)) {
            h3 { (lang.pick("ワーキンググループ等の開催", "Working-group dates")) }
            (theme_dates::drawing(lang, view, year, own))
            (dates_menu(lang, view, year))
            details {
                summary { (lang.pick("開催日を表で見る", "The dates as a table")) }
                (theme_dates::table(lang, view, own, &format!("{year}")))
            }
        }
    } }
}
