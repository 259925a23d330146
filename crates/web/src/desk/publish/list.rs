//! Which plans are there to publish?

use axum::extract::State;
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::{Code, Lang};
use rashin_service::publish::{is_of_life, list_snapshots};
use rashin_service::rights::Subject;

use crate::desk::frame::{DeskPage, desk_page};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::reviews::list::own_plans;
use crate::desk::staff::Staff;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{edition, link, show};

/// The page.
pub async fn show_plans(State(site): State<Site>, staff: Staff) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let mut sections = Vec::new();
    for view in own_plans(&site, &staff).await? {
        sections.push(card(&site, &staff, &view).await?);
    }
    let title = lang.pick("公表", "Publish");
    let content = html! {
        div.page-head {
            h1 { (title) }
            p.page-lead {
                (lang.pick("公開ページに出るのは、ここで公表した内容だけです。作業中のものは、公表するまで職員にしか見えません。",
                           "Public pages show what is published here and nothing else. Work under way is seen by staff only until then."))
            }
        }
        @if sections.is_empty() { div.empty {
            p.empty-title { (lang.pick("公表できる計画がありません", "There is no plan for you to publish")) }
            p { (lang.pick("計画が取り込まれているか、役割が割り当てられているかを、管理者に確かめてください。", "Ask your administrator whether a plan was imported and a role was given to you.")) }
        } }
        @else { ul.card-list { @for section in &sections { (section) } } }
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Publish), &content))
}

async fn card(site: &Site, staff: &Staff, view: &PlanView) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let plan: &Code = &view.plan.profile.code;
    let snapshots = list_snapshots(site.store(), plan).await.map_err(staff.refusal())?;
    let staged = rashin_service::list_staged(site.store(), plan).await.map_err(staff.refusal())?;
    let may_publish = staff.actor.may(Action::Publish, &Subject::of_government(view.plan.area()));
    let going = staged.iter().filter(|row| row.publish && is_of_life(&row.table)).count();
    let last = snapshots.last();
    let is_newer = last.is_none_or(|last| last.entry < view.header.latest.number);
    Ok(html! { li.card {
        h2.card-title { (show::titled(view.plan.short_title(lang), lang)) }
        dl.facts {
            div {
                dt { (lang.pick("いまの公表版", "Published now")) }
                dd { @match last {
                    Some(last) => {
                        a href=(link::plan(lang, &link::Place::of(plan))) { (edition::name(last, lang)) }
                        " " span.quiet { (show::day_of(last.at, lang)) (lang.pick("公表", "")) }
                    }
                    None => (lang.pick("まだ公表していません", "nothing yet")),
                } }
            }
            div {
                dt { (lang.pick("その後", "Since then")) }
                dd { (since(lang, is_newer, going)) }
            }
        }
        p.form-actions {
            @if may_publish {
                a.button href=(link::to(lang, &format!("/desk/publish/{plan}"))) { (lang.pick("公表の内容を確かめる", "See what would change")) }
            }
            a href=(link::to(lang, &format!("/desk/publish/{plan}/snapshots"))) {
                (lang.pick("公表したもの", "What was published")) " " (show::count(snapshots.len(), lang))
            }
        }
    } })
}

fn since(lang: Lang, is_newer: bool, going: usize) -> String {
    let recorded = lang.pick("計画か実績値の新しい記録あり", "the plan or its values were changed");
    let rows = match lang {
        Lang::Ja => format!("公表を待つ行 {going}件"),
        Lang::En => format!("{going} rows wait to go out"),
    };
    match (is_newer, going) {
        (false, 0) => lang.pick("新しいものはありません", "nothing new").to_owned(),
        (true, 0) => recorded.to_owned(),
        (false, _) => rows,
        (true, _) => format!("{recorded}{}{rows}", lang.pick("、", "; ")),
    }
}
