//! The page of one value.

use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::review::Contest;
use rashin_model::tables::{Reading, ReadingStatus};
use rashin_model::{Code, Lang};
use rashin_service::Refusal;
use rashin_service::rights::Subject;

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::staff::Staff;
use crate::desk::values::Value;
use crate::parts::form::{self, Field};
use crate::parts::select::select;
use crate::plan_view::PlanView;
use crate::{link, show};

/// The page; `typed` and `refusals` are those of a form that could not be taken.
pub fn value_page(staff: &Staff, value: &Value, typed: &Fields, refusals: &[Refusal]) -> Markup {
    let lang = staff.lang;
    let view = &value.view;
    let position = view.position(value.indicator.as_str()).unwrap_or_default();
    let title = show::name_text(view.indicator(position), lang).to_owned();
    let open = value.contest.as_ref().filter(|contest| contest.settlement.is_none());
    let may_contest = open.is_none() && staff.actor.may(Action::ContestValue, &Subject::of_government(value.area));
    let may_settle = staff.actor.may(Action::SettleContest, &Subject::of_government(view.plan.area()));
    let content = html! {
        (path(staff, &[(lang.pick("点検", "Reviews"), "/desk/reviews")], &title))
        div.page-head {
            h1 { (show::name(view.indicator(position), lang)) }
            p.page-lead { (value.period.name(lang)) " " (show::area(view, value.area, lang)) }
        }
        (form::problems(lang, refusals))
        (recordings(lang, value))
        @if let Some(contest) = &value.contest { (contest_section(lang, value, contest, may_settle, typed, refusals)) }
        @if may_contest { (contest_form(lang, value, typed, refusals)) }
    };
    desk_page(staff, &DeskPage::new(&title, Section::Reviews), &content)
}

fn recordings(lang: Lang, value: &Value) -> Markup {
    html! { section.part aria-labelledby="recordings" {
        div.part-head { h2 id="recordings" { (lang.pick("計画の値", "The value in the plan")) } }
        @if value.history.is_empty() { div.empty { p.empty-title { (lang.pick("まだ記録されていません", "Not recorded yet")) } } }
        @else { div.table-region tabindex="0" role="region" aria-label=(lang.pick("記録の表", "Table of recordings")) { table.table.table-stack {
            thead { tr {
                th scope="col" { (lang.pick("記録", "Recorded")) }
                th scope="col" { (lang.pick("値", "Value")) }
                th scope="col" { (lang.pick("出典", "Source")) }
                th scope="col" { (lang.pick("だれが・なぜ", "By whom, why")) }
            } }
            tbody { @for (place, one) in value.history.iter().rev().enumerate() { tr.row-superseded[place > 0] {
                th scope="row" { (show::minute_of(one.entry.recorded_at, lang)) }
                td data-label=(lang.pick("値", "Value")) {
                    @if let Some(reading) = &one.reading { (reading_markup(lang, &value.view, &value.indicator, reading)) }
                    @else { (lang.pick("取り消し", "withdrawn")) }
                }
                td data-label=(lang.pick("出典", "Source")) { @if let Some(source) = one.reading.as_ref().and_then(|reading| reading.source.as_ref()) { (show::mixed(source, lang)) } }
                td data-label=(lang.pick("だれが・なぜ", "By whom, why")) { (value.names.markup_text(&one.entry.recorded_by, lang)) " " span.quiet { (show::mixed(&one.entry.reason, lang)) } }
            } } }
        } } }
    } }
}

fn reading_markup(lang: Lang, view: &PlanView, indicator: &Code, reading: &Reading) -> Markup {
    let row = view.plan.indicator(indicator.as_str());
    html! {
        @if let (Some(row), Some(amount)) = (row, &reading.value) { strong { (show::value(row, amount.value, lang)) } }
        @if let Some(text) = &reading.text { strong { (show::mixed(text, lang)) } }
        @if reading.status != ReadingStatus::Final { " " (show::quiet_mark(reading.status.code(), reading.status.label(lang))) }
    }
}

fn contest_section(
    lang: Lang,
    value: &Value,
    contest: &Contest,
    may_settle: bool,
    typed: &Fields,
    refusals: &[Refusal],
) -> Markup {
    let reading = &contest.reading;
    html! { section.part aria-labelledby="contest" {
        div.part-head {
            h2 id="contest" { (lang.pick("異議", "Objection")) }
            @match &contest.settlement {
                None => (show::quiet_mark("late", lang.pick("決着していません", "not settled"))),
                Some(settlement) => (show::quiet_mark("closed", if settlement.accepted { lang.pick("認められました", "accepted") } else { lang.pick("認められませんでした", "not accepted") })),
            }
        }
        dl.facts {
            div { dt { (lang.pick("主張する値", "Value held to be right")) } dd { (reading_markup(lang, &value.view, &value.indicator, reading)) } }
            div { dt { (lang.pick("出典", "Source")) } dd { (show::mixed(reading.source.as_deref().unwrap_or_default(), lang)) } }
            div { dt { (lang.pick("求め方", "Method")) } dd { (show::mixed(&contest.method, lang)) } }
            div { dt { (lang.pick("理由", "Reason")) } dd { (show::mixed(&contest.reason, lang)) } }
            div { dt { (lang.pick("出した人", "By")) } dd { (value.names.markup(&contest.by, lang)) " " span.quiet { (show::minute_of(contest.at, lang)) } } }
            @if let Some(settlement) = &contest.settlement {
                div { dt { (lang.pick("決着", "Settled")) } dd { (show::mixed(&settlement.reason, lang)) " " span.quiet { (value.names.markup(&settlement.by, lang)) " " (show::minute_of(settlement.at, lang)) } } }
            }
        }
        @if contest.settlement.is_none() && may_settle {
            form.form method="post" action=(link::to(lang, &format!("{}/settle", value.address()))) {
                (Field::new("settlement", lang.pick("決着の理由", "Why it is settled so"), lang).value(typed.get("settlement")).required().problems(refusals).lines(2))
                div.form-actions {
                    button.button type="submit" name="do" value="accept" { (lang.pick("認めて計画の値を置き換える", "Accept: replace the plan's value")) }
                    button.button.button-quiet type="submit" name="do" value="keep" { (lang.pick("認めず計画の値を保つ", "Keep the plan's value")) }
                }
            }
        }
    } }
}

fn contest_form(lang: Lang, value: &Value, typed: &Fields, refusals: &[Refusal]) -> Markup {
    let field = |name: &'static str, ja: &'static str, en: &'static str| {
        Field::new(name, lang.pick(ja, en), lang).value(typed.get(name)).problems(refusals)
    };
    let statuses = [ReadingStatus::Final, ReadingStatus::Provisional];
    let statuses: Vec<(String, String)> =
        statuses.iter().map(|status| (status.code().to_owned(), status.label(lang).to_owned())).collect();
    html! { section.part aria-labelledby="object" {
        div.part-head { h2 id="object" { (lang.pick("この値に異議を出す", "Contest this value")) } }
        p { (lang.pick("自団体で確かめた値を、出典・求め方・理由とともに出せます。決着するまで、計画の値と並べて示されます。", "Give your own value with its source, method and reason. It is shown beside the plan's value until settled.")) }
        form.form method="post" action=(link::to(lang, &format!("{}/contest", value.address()))) {
            div.form-fields {
                (field("value", "値", "Value").required().line())
                (select("status", lang.pick("状態", "Status"), &statuses, typed.get("status")))
            }
            (field("source", "出典", "Source").required().line())
            (field("method", "求め方", "Method").required().lines(2))
            (field("reason", "理由", "Reason").required().hint(lang.pick("計画の値のどこが違うか", "what is wrong with the plan's value")).lines(2))
            div.form-actions { button.button type="submit" { (lang.pick("異議を出す", "Contest")) } }
        }
    } }
}
