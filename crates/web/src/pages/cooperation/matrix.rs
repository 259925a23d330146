//! Themes by municipality: who proposed, who takes part.

use maud::{Markup, html};
use rashin_model::tables::Cooperation;
use rashin_model::{AreaCode, Lang, Period};

use super::map::proposed;
use crate::parts::themes::{self, Part};
use crate::plan_view::PlanView;
use crate::show;

/// The matrix, with what its signs mean.
pub fn matrix(lang: Lang, view: &PlanView, year: i16, own: &[&Cooperation], municipalities: &[AreaCode]) -> Markup {
    let prefecture = view.plan.area();
    // The prefecture has a column where it proposes, too.
    let proposes = own.iter().any(|theme| theme.proposers.contains(&prefecture));
    let columns: Vec<AreaCode> =
        proposes.then_some(prefecture).into_iter().chain(municipalities.iter().copied()).collect();
    let has_others = own.iter().any(|theme| municipalities.iter().any(|area| Part::of(theme, *area) == Part::None));
    let year = Period::FiscalYear(year).name(lang);
    let label = match lang {
        Lang::Ja => format!("{year}の項目と市町村の表"),
        Lang::En => format!("Table of themes by municipality, {year}"),
    };
    html! {
        div.table-region tabindex="0" role="region" aria-label=(label) { table.matrix {
            thead { tr {
                th.matrix-corner scope="col" { (lang.pick("連携推進項目", "Theme")) }
                @for area in &columns { th scope="col" { span.matrix-name { (show::area(view, *area, lang)) } } }
            } }
            tbody { @for theme in own { tr {
                th scope="row" { (themes::linked(lang, view, theme)) }
                @for area in &columns { (cell(lang, theme, *area, prefecture)) }
            } } }
            tfoot { tr {
                th scope="row" { (lang.pick("提案した項目", "Themes proposed")) }
                @for area in &columns {
                    @let count = proposed(own, *area);
                    td { @if count > 0 { span.num { (count) } } @else { span.quiet { "0" } } }
                }
            } }
        } }
        p.table-note {
            span.sign.sign-proposes aria-hidden="true" { (letter(lang, Part::Proposes)) } " " (word(lang, Part::Proposes))
            (lang.pick("　", ", "))
            span.sign.sign-takes-part aria-hidden="true" { (letter(lang, Part::Joins)) } " " (word(lang, Part::Joins))
            @if has_others { (lang.pick("　－ 対象外", ", – not concerned")) }
        }
    }
}

fn cell(lang: Lang, theme: &Cooperation, area: AreaCode, prefecture: AreaCode) -> Markup {
    let part = match Part::of(theme, area) {
        // Every theme is the prefecture's; it is named only where it proposed one.
        Part::None if area == prefecture => Part::Joins,
        part => part,
    };
    let class = match part {
        Part::Proposes => "sign sign-proposes",
        Part::Joins => "sign sign-takes-part",
        Part::None => "quiet",
    };
    html! { td {
        span class=(class) aria-hidden="true" { (letter(lang, part)) }
        span.visually-hidden { (word(lang, part)) }
    } }
}

fn letter(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::Proposes => lang.pick("提", "P"),
        Part::Joins => lang.pick("参", "T"),
        Part::None => "－",
    }
}

fn word(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::Proposes => lang.pick("提案した", "proposed it"),
        Part::Joins => lang.pick("取り組む", "takes part"),
        Part::None => lang.pick("対象外", "not concerned"),
    }
}
