//! When and where a meeting was, and of which body.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::Meeting;

use crate::parts::sittings;
use crate::plan_view::PlanView;
use crate::{link, show};

/// The head of the page.
pub fn head(lang: Lang, view: &PlanView, meeting: &Meeting) -> Markup {
    let body = sittings::body(view, &meeting.body);
    html! {
        div.page-head {
            p.card-over {
                @if let Some(body) = body {
                    span.tag { (body.kind.label(lang)) }
                    a href=(format!("{}#{}", link::meetings(lang, &view.place), body.code)) { (sittings::body_name(lang, body)) }
                }
                (sittings::status(lang, view, meeting))
            }
            h1 { (sittings::title(lang, meeting)) }
        }
        dl.facts {
            div {
                dt { (lang.pick("期日", "Date")) }
                dd {
                    @if let Some(date) = meeting.date { (date.name(lang)) } @else { (lang.pick("未定", "not set")) }
                    @if let Some(hours) = sittings::hours(lang, meeting) { " " span.num { (hours) } }
                }
            }
            @if let Some(number) = &meeting.number { div {
                dt { (lang.pick("回", "Number")) } dd { (show::japanese(&spelt(number), lang)) }
            } }
            @if meeting.place.is_some() || meeting.form.is_some() { div {
                dt { (lang.pick("場所・形式", "Place, form")) }
                dd {
                    @if let Some(place) = &meeting.place { (show::japanese(place, lang)) }
                    @if let (Some(_), Some(_)) = (&meeting.place, meeting.form) { (lang.pick("、", ", ")) }
                    @if let Some(form) = meeting.form { (form.label(lang)) }
                }
            } }
            @if let Some(note) = &meeting.note { div {
                dt { (lang.pick("備考", "Remark")) } dd { (show::japanese(note, lang)) }
            } }
        }
    }
}

/// A bare number as a sitting is counted: 5 is 第5回.
fn spelt(number: &str) -> String {
    if number.chars().all(|letter| letter.is_ascii_digit()) { format!("第{number}回") } else { number.to_owned() }
}
