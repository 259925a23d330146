//! The meetings of each body, by fiscal year, the latest first.

use maud::{Markup, html};
use rashin_model::tables::{Body, Meeting};
use rashin_model::{Lang, Period};

use crate::parts::sittings;
use crate::plan_view::PlanView;
use crate::{link, show};

/// A section for every body that met or will meet.
pub fn sittings(lang: Lang, view: &PlanView) -> Markup {
    html! { @for body in &view.plan.bodies {
        @let own = sittings::of_body(view, &body.code);
        @if !own.is_empty() { (of_body(lang, view, body, &own)) }
    } }
}

fn of_body(lang: Lang, view: &PlanView, body: &Body, own: &[&Meeting]) -> Markup {
    let newest_first: Vec<&Meeting> = own.iter().rev().copied().collect();
    let year = |meeting: &Meeting| meeting.date.map(Period::fiscal_year);
    let (name, _) = rashin_model::plan::titled(&body.name, body.name_en.as_deref(), lang);
    let label = match lang {
        Lang::Ja => format!("{name}の会議の表"),
        Lang::En => format!("Table of meetings: {name}"),
    };
    html! { section.part aria-labelledby=(body.code) {
        div.part-head {
            h2 id=(body.code) { (sittings::body_name(lang, body)) }
            p.quiet { (show::count(own.len(), lang)) }
        }
        div.table-region tabindex="0" role="region" aria-label=(label) { table.table.table-stack {
            thead { tr {
                th scope="col" { (lang.pick("会議", "Meeting")) }
                th scope="col" { (lang.pick("期日", "Date")) }
                th scope="col" { (lang.pick("形式・場所", "Form, place")) }
                th scope="col" { (lang.pick("状態", "State")) }
                th scope="col" { (lang.pick("公表されているもの", "Published")) }
            } }
            @for of_year in newest_first.chunk_by(|a, b| year(a) == year(b)) { tbody {
                tr.row-group { th colspan="5" scope="rowgroup" {
                    @match year(of_year[0]) {
                        Some(year) => (Period::FiscalYear(year).name(lang)),
                        None => (lang.pick("期日未定", "No date yet")),
                    }
                    " " span.quiet { (show::count(of_year.len(), lang)) }
                } }
                @for meeting in of_year { (row(lang, view, meeting)) }
            } }
        } }
    } }
}

fn row(lang: Lang, view: &PlanView, meeting: &Meeting) -> Markup {
    html! { tr {
        th.cell-name scope="row" {
            a href=(link::meeting(lang, &view.place, &meeting.code)) { (sittings::title(lang, meeting)) }
        }
        td data-label=(lang.pick("期日", "Date")) {
            @if let Some(date) = meeting.date { span.date { (date.name(lang)) } } @else { span.quiet { (lang.pick("未定", "not set")) } }
        }
        td data-label=(lang.pick("形式・場所", "Form, place")) {
            @if let Some(form) = meeting.form { (form.label(lang)) }
            @if let Some(place) = &meeting.place { span.cell-note { (show::japanese(place, lang)) } }
        }
        td data-label=(lang.pick("状態", "State")) { (sittings::status(lang, view, meeting)) }
        td data-label=(lang.pick("公表", "Published")) { (holds(lang, view, meeting)) }
    } }
}

/// What there is of a meeting, in counts.
fn holds(lang: Lang, view: &PlanView, meeting: &Meeting) -> Markup {
    let (plan, code) = (&view.plan, &meeting.code);
    let counts = [
        (lang.pick("次第", "agenda"), plan.agenda.iter().filter(|row| row.meeting == *code).count()),
        (lang.pick("資料", "documents"), plan.documents.iter().filter(|row| row.meeting == *code).count()),
        (lang.pick("意見", "comments"), plan.comments.iter().filter(|row| row.meeting.as_ref() == Some(code)).count()),
        (
            lang.pick("決定", "decisions"),
            plan.decisions.iter().filter(|row| row.meeting.as_ref() == Some(code)).count(),
        ),
    ];
    let words: Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name} {count}")).collect();
    html! {
        @if words.is_empty() { span.quiet { (lang.pick("期日のみ", "the date only")) } }
        @else { (words.join(lang.pick("、", ", "))) }
    }
}
