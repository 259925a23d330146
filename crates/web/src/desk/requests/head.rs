//! The head of a request: review, office, due date, who has the ball.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::review::AnswerStep;
use rashin_service::review::{Ball, count_steps};

use crate::desk::requests::room::Room;
use crate::desk::staff::Staff;
use crate::site::Site;
use crate::{link, show};

/// The head.
pub fn head(site: &Site, staff: &Staff, room: &Room, title: &str, review: &str) -> Markup {
    let lang = staff.lang;
    let (round, request) = (&room.rows.round, &room.rows.request);
    let steps =
        count_steps(request, room.rows.rows.iter().filter_map(|row| row.answer.as_ref().map(|held| &held.value)));
    let ball = steps.keys().map(|step| Ball::at(*step)).min().unwrap_or(Ball::Nobody);
    let due = due(lang, request.due, site.today(), ball != Ball::Nobody);
    html! {
        div.page-head {
            p.page-over { (show::mixed(review, lang)) }
            h1 { (show::mixed(title, lang)) }
            dl.head-facts {
                div { dt { (lang.pick("提出期限", "Due")) } dd { (due) } }
                div { dt { (lang.pick("基準日", "As of")) } dd { (show::short_day(round.as_of, lang)) } }
                div { dt { (lang.pick("いまの番", "Whose turn")) } dd { strong { (ball.label(lang)) } } }
                div { dt { (lang.pick("段階", "Steps")) } dd { (step_counts(lang, &steps)) } }
            }
            @if let Some(instructions) = &round.instructions { p.prose { (show::mixed(instructions, lang)) } }
            p.row { a href=(link::to(lang, &format!("{}/workbook", room.address()))) { (lang.pick("Excelで回答する", "Answer in a workbook")) } }
        }
    }
}

/// A due date with what it means today.
pub fn due(lang: Lang, due: jiff::civil::Date, today: jiff::civil::Date, is_left: bool) -> Markup {
    let days = (due - today).get_days();
    html! {
        (show::short_day(due, lang))
        @if is_left {
            " "
            @if days < 0 { (show::quiet_mark("late", &match lang { Lang::Ja => format!("{}日超過", -days), Lang::En => format!("{} days late", -days) })) }
            @else if days == 0 { (show::quiet_mark("late", lang.pick("今日まで", "today"))) }
            @else { span.quiet { @if lang == Lang::Ja { "あと" (days) "日" } @else { (days) " days left" } } }
        }
    }
}

/// Since when somebody has the ball.
pub fn since(lang: Lang, moment: jiff::Timestamp) -> String {
    let day = show::short_day_of(moment, lang);
    match lang {
        Lang::Ja => format!("{day}から"),
        Lang::En => format!("since {day}"),
    }
}

/// How many rows are at which step.
pub fn step_counts(lang: Lang, steps: &std::collections::BTreeMap<AnswerStep, usize>) -> Markup {
    html! { span.step-counts { @for (step, count) in steps {
        span { (show::quiet_mark(step.code(), step.label(lang))) " " span.num { (count) } }
    } } }
}
