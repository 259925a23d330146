//! What mail is queued and sent, for administrators.

use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::{get, post};
use maud::{Markup, html};
use rashin_model::mail::{Mail, MailState, MailStep};
use rashin_model::people::Action;
use rashin_model::{Cell, Lang, Sentence};
use rashin_service::mail::{list_mails, retry_mail};
use rashin_service::records::Held;
use rashin_service::rights::Subject;
use serde::Deserialize;

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::people_names::Names;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::site::Site;
use crate::{link, show};

/// Address without the language.
const ADDRESS: &str = "/desk/mails";
/// The most that one page lists.
const LISTED: usize = 300;

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new().route(ADDRESS, get(show_mails)).route("/desk/mails/retry", post(retry))
}

/// Which mails are looked at.
#[derive(Debug, Default, Deserialize)]
struct Filter {
    /// A step; blank for all.
    #[serde(default)]
    step: String,
}

async fn show_mails(State(site): State<Site>, staff: Staff, Query(filter): Query<Filter>) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let mails = load_mails(&site, &staff).await?;
    let wanted = MailStep::read(&filter.step).ok();
    let shown: Vec<&Held<Mail>> =
        mails.iter().filter(|mail| wanted.is_none_or(|step| mail.state.step() == step)).collect();
    let listed = &shown[..shown.len().min(LISTED)];
    let names = Names::of(&site, listed.iter().map(|mail| mail.account.as_str())).await.map_err(staff.refusal())?;
    let title = lang.pick("送信メール", "Outgoing mail");
    let content = html! {
        (path(&staff, &[(lang.pick("管理", "Manage"), "/desk/manage")], title))
        div.page-head {
            h1 { (title) }
            p.prose { (lang.pick("この7日間に作られたお知らせのメールと、その送信の状態です。送れなかったものは、時間をおいて自動で送り直します。", "Mail of the last seven days and what became of it. What could not be sent is tried again by itself, at growing intervals.")) }
        }
        @if !site.settings().sends_mail { div.notice {
            p.notice-title { (lang.pick("メールは送られません", "No mail is sent")) }
            p { (lang.pick("メールサーバーが設定されていないため、送信待ちのままここに残ります。送るには RASHIN_SMTP_URL と RASHIN_MAIL_FROM を設定して起動し直してください。", "There is no mail server, so mail stays here in the queue. To send it, set RASHIN_SMTP_URL and RASHIN_MAIL_FROM and start again.")) }
        } }
        section.part aria-label=(lang.pick("一覧", "List")) {
            (filters(lang, &mails, wanted))
            @if listed.is_empty() { div.empty {
                p.empty-title { (lang.pick("該当するメールはありません", "There is no such mail")) }
            } }
            @else {
                (table(&site, lang, listed, &names))
                @if shown.len() > listed.len() { p.quiet {
                    (lang.pick("新しいものから", "The newest ")) span.num { (LISTED) } (lang.pick("通を表示しています。", " are shown."))
                } }
            }
        }
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Manage), &content))
}

/// The mails of every government whose mail the person looks after; the service refuses where there is none.
async fn load_mails(site: &Site, staff: &Staff) -> Result<Vec<Held<Mail>>, Refused> {
    let governments = staff.governments();
    let may = |area| staff.actor.may(Action::ManageMails, &Subject::of_government(area));
    let mut own: Vec<_> = governments.iter().copied().filter(|area| may(*area)).collect();
    if own.is_empty() {
        own.extend(governments.first().copied());
    }
    let mut mails = Vec::new();
    for government in own {
        let some = list_mails(site.store(), &staff.actor, government, site.now()).await;
        mails.extend(some.map_err(staff.refusal())?);
    }
    mails.sort_by_key(|mail| std::cmp::Reverse(mail.queued_at));
    Ok(mails)
}

async fn retry(State(site): State<Site>, staff: Staff, fields: Fields) -> Result<Response, Refused> {
    let retried = retry_mail(site.store(), &staff.actor, fields.get("key"), site.now()).await;
    retried.map_err(staff.refusal())?;
    Ok(staff.done(ADDRESS, &Sentence::new("もう一度送ります。", "It is tried again.")))
}

fn filters(lang: Lang, mails: &[Held<Mail>], wanted: Option<MailStep>) -> Markup {
    let count = |step: MailStep| mails.iter().filter(|mail| mail.state.step() == step).count();
    html! { nav.grid-filter aria-label=(lang.pick("絞り込み", "Which mail")) { ul {
        li { a href=(link::to(lang, ADDRESS)) aria-current=[wanted.is_none().then_some("true")] {
            (lang.pick("すべて ", "All ")) span.num { (mails.len()) }
        } }
        @for step in MailStep::ALL.iter().copied().filter(|step| count(*step) > 0 || wanted == Some(*step)) {
            li { a href=(link::to(lang, &format!("{ADDRESS}?step={}", step.code()))) aria-current=[(wanted == Some(step)).then_some("true")] {
                (step.label(lang)) " " span.num { (count(step)) }
            } }
        }
    } } }
}

fn table(site: &Site, lang: Lang, mails: &[&Held<Mail>], names: &Names) -> Markup {
    html! { div.table-region tabindex="0" role="region" aria-label=(lang.pick("送信メールの表", "Table of outgoing mail")) { table.table.table-stack {
        thead { tr {
            th scope="col" { (lang.pick("作成", "Queued")) }
            th scope="col" { (lang.pick("宛先", "To")) }
            th scope="col" { (lang.pick("種類", "Kind")) }
            th scope="col" { (lang.pick("件名と本文", "Subject and text")) }
            th scope="col" { (lang.pick("状態", "State")) }
        } }
        tbody { @for mail in mails { tr {
            td data-label=(lang.pick("作成", "Queued")) { (show::minute_of(mail.queued_at, lang)) }
            td data-label=(lang.pick("宛先", "To")) { (names.markup(&mail.account, lang)) }
            td data-label=(lang.pick("種類", "Kind")) { (mail.kind.label(lang)) }
            td data-label=(lang.pick("件名と本文", "Subject and text")) { (text(lang, mail)) }
            td data-label=(lang.pick("状態", "State")) { (state(site, lang, mail)) }
        } } }
    } } }
}

fn text(lang: Lang, mail: &Mail) -> Markup {
    html! { details.mail {
        summary { (show::mixed(&mail.subject, lang)) }
        @if mail.kind.is_secret() {
            p.quiet { (lang.pick("本人だけが使うリンクを含むため、本文は表示しません。", "The text has a link for this person only, and is not shown.")) }
        }
        @else { pre.mail-text { (show::mixed(&mail.body, lang)) } }
    } }
}

fn state(site: &Site, lang: Lang, mail: &Held<Mail>) -> Markup {
    let step = mail.state.step();
    let is_over = mail.expires_at <= site.now();
    html! {
        (show::quiet_mark(look(step), step.label(lang)))
        @match mail.state {
            MailState::Queued if is_over => p.quiet { (lang.pick("送られないまま期限が過ぎました", "It was not sent in time")) },
            MailState::Queued | MailState::Sending { .. } => {},
            MailState::Sent { at } => p.quiet { (show::minute_of(at, lang)) },
            MailState::Failed { attempts, next, failure } => {
                p { (failure.label(lang)) (lang.pick("（", " (")) (tries(lang, attempts)) (lang.pick("）", ")")) }
                p.quiet { (lang.pick("次は ", "next ")) (show::minute_of(next, lang)) }
            },
            MailState::GivenUp { attempts, failure, .. } => {
                p { (failure.label(lang)) (lang.pick("（", " (")) (tries(lang, attempts)) (lang.pick("）", ")")) }
            },
        }
        @if mail.value.clone().retried(site.now()).is_some() {
            form method="post" action=(link::to(lang, "/desk/mails/retry")) {
                input type="hidden" name="key" value=(mail.key());
                button.button.button-quiet type="submit" { (lang.pick("いま送り直す", "Try again now")) }
            }
        }
    }
}

/// The state whose look a step has.
fn look(step: MailStep) -> &'static str {
    match step {
        MailStep::Queued | MailStep::Sending => "not_due",
        MailStep::Sent => "done",
        MailStep::Failed => "open",
        MailStep::GivenUp => "stopped",
    }
}

fn tries(lang: Lang, attempts: u32) -> String {
    match lang {
        Lang::Ja => format!("{attempts}回試行"),
        Lang::En if attempts == 1 => "tried once".to_owned(),
        Lang::En => format!("tried {attempts} times"),
    }
}
