//! What was published, and whether it still is what it was.

use axum::extract::{Path, RawQuery, State};
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::people::Action;
use rashin_model::snapshot::Snapshot;
use rashin_service::publish::{Verified, list_snapshots, verify_snapshot};
use rashin_service::records::Held;
use rashin_service::rights::Subject;

use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::people_names::Names;
use crate::desk::publish::typed::plan_code;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::link::Place;
use crate::site::Site;
use crate::{edition, link, show};

/// The page; `?verify=3` computes the hash of number 3 anew, `?verify=all` every one.
pub async fn show_snapshots(
    State(site): State<Site>,
    staff: Staff,
    Path(plan): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let plan = plan_code(&staff, &plan)?;
    let view = site.working_plan(&staff.actor, &plan, None).await.map_err(staff.refusal())?;
    let mut snapshots = list_snapshots(site.store(), &plan).await.map_err(staff.refusal())?;
    snapshots.reverse();
    let query = query.unwrap_or_default();
    let wanted = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "verify").map(|(_, value)| value);
    let mut verified = Vec::new();
    for held in &snapshots {
        if wanted.as_ref().is_some_and(|wanted| wanted == "all" || *wanted == held.number.to_string()) {
            verified.push(verify_snapshot(site.store(), &plan, held.number).await.map_err(staff.refusal())?);
        }
    }
    let names = Names::of(&site, snapshots.iter().map(|held| held.by.as_str())).await.map_err(staff.refusal())?;
    let may_publish = staff.actor.may(Action::Publish, &Subject::of_government(view.plan.area()));
    let title = lang.pick("公表したもの", "What was published");
    let above = [(lang.pick("公表", "Publish"), "/desk/publish")];
    let content = html! {
        (path(&staff, &above, title))
        div.page-head {
            h1 { (title) }
            p.page-lead { (show::titled(view.plan.title(lang), lang)) }
        }
        (verdicts(lang, &verified))
        @if snapshots.is_empty() { div.empty {
            p.empty-title { (lang.pick("まだ公表していません", "Nothing was published yet")) }
        } }
        @else { (table(lang, &snapshots, &verified, &names)) }
        form.form-actions method="get" action=(link::to(lang, &format!("/desk/publish/{plan}/snapshots"))) {
            @if !snapshots.is_empty() {
                button.button.button-quiet type="submit" name="verify" value="all" { (lang.pick("すべて確かめる", "Verify all")) }
            }
            @if may_publish {
                a href=(link::to(lang, &format!("/desk/publish/{plan}"))) { (lang.pick("公表の内容を確かめる", "See what would change")) }
            }
        }
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Publish), &content))
}

fn verdicts(lang: Lang, verified: &[Verified]) -> Markup {
    let broken: Vec<&Verified> = verified.iter().filter(|one| !one.is_intact()).collect();
    html! {
        @if !verified.is_empty() && broken.is_empty() {
            div.notice.notice-done role="status" {
                p.notice-title { (lang.pick("公表したときのままです", "As it was published")) }
                p {
                    @if lang == Lang::Ja { (verified.len()) "件の内容から計算し直したSHA-256は、公表したときの値と同じです。" }
                    @else { "The SHA-256 computed anew for " (verified.len()) " of them is that of the day of publishing." }
                }
            }
        }
        @for one in broken {
            div.notice.notice-error role="alert" {
                p.notice-title {
                    @if lang == Lang::Ja { "第" (one.snapshot.number) "号は、公表したときと違います" }
                    @else { "Number " (one.snapshot.number) " is not what was published" }
                }
                p {
                    (lang.pick("保存された内容が書き換えられたか、計算の方法が公表のときと違います。記録簿とバックアップを確かめてください。",
                               "What is stored was altered, or this program computes other figures than the one that published it. Look at the journal and at a backup."))
                }
                p { (lang.pick("いまの値 ", "Now ")) code.hash { (one.computed) } }
            }
        }
    }
}

fn table(lang: Lang, snapshots: &[Held<Snapshot>], verified: &[Verified], names: &Names) -> Markup {
    html! { div.table-region tabindex="0" role="region" aria-label=(lang.pick("公表したものの表", "Table of publications")) { table.table.table-stack {
        thead { tr {
            th.cell-number scope="col" { (lang.pick("号", "No.")) }
            th scope="col" { (lang.pick("名称", "Name")) }
            th scope="col" { (lang.pick("公表", "Published")) }
            th scope="col" { (lang.pick("基準日", "As of")) }
            th scope="col" { "SHA-256" }
            th scope="col" { (lang.pick("確かめる", "Verify")) }
        } }
        tbody { @for held in snapshots {
            @let one = &held.value;
            @let found = verified.iter().find(|found| found.snapshot.number == one.number);
            tr {
                td.cell-number data-label=(lang.pick("号", "No.")) { span.num { (one.number) } }
                th.cell-name scope="row" {
                    a href=(link::plan(lang, &Place::of_snapshot(&one.plan, one.number))) { (edition::name(one, lang)) }
                    @if let Some(note) = &one.note { span.cell-note { (show::mixed(note, lang)) } }
                }
                td data-label=(lang.pick("公表", "Published")) { (show::minute_of(one.at, lang)) span.cell-note { (names.markup(&one.by, lang)) } }
                td data-label=(lang.pick("基準日", "As of")) { (show::day(one.as_of, lang)) }
                td data-label="SHA-256" { code.hash { (one.sha256) } }
                td data-label=(lang.pick("確かめる", "Verify")) { @match found {
                    Some(found) if found.is_intact() => (show::quiet_mark("done", lang.pick("公表時のまま", "as published"))),
                    Some(_) => (show::quiet_mark("late", lang.pick("公表時と違う", "not as published"))),
                    None => a href=(format!("?verify={}", one.number)) {
                        (lang.pick("確かめる", "verify")) span.visually-hidden { " " (lang.pick("第", "number ")) (one.number) (lang.pick("号", "")) }
                    },
                } }
            }
        } }
    } } }
}
