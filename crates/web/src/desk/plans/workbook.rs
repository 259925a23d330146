//! A plan edited as a workbook: handed out, looked at, taken.

use axum::body::Body;
use axum::extract::{Multipart, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_exchange::{Loaded, Surroundings, read_workbook};
use rashin_model::people::Action;
use rashin_model::{AreaCode, Code, Lang, Plan, Sentence};
use rashin_service::deliberation::keep_material;
use rashin_service::plan_desk::{make_edition_of, preview_workbook, stage_workbook};
use rashin_service::rights::Subject;
use rashin_service::{Error, Store, WorkingPlan};

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::plans::edition::{differences, edition_fields};
use crate::desk::plans::edition_made::edition;
use crate::desk::plans::row::said;
use crate::desk::plans::working::{name, working};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::desk::upload::{Upload, uploads};
use crate::error::PageError;
use crate::site::Site;
use crate::{link, show};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The plan as it is worked on, as a workbook.
pub async fn download(State(site): State<Site>, staff: Staff, Path(plan): Path<String>) -> Result<Response, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let bytes = rashin_exchange::write_workbook(&working.plan)
        .map_err(|error| PageError::unwritable(&staff.asked, &error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, XLSX.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{plan}-working.xlsx\"")),
    ];
    Ok((headers, Body::from(bytes)).into_response())
}

/// Shows what an edited workbook would change.
pub async fn look(
    State(site): State<Site>,
    staff: Staff,
    Path(plan): Path<String>,
    parts: Multipart,
) -> Result<Response, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let own = Subject::of_government(working.edition.area());
    staff.actor.require(Action::EditPlan, &own).map_err(staff.refusal())?;
    let upload = uploads(&staff, parts).await?.file.unwrap_or_default();
    let loaded = match read(upload.clone()).await {
        Ok(loaded) => loaded,
        Err(why) => return Ok(unreadable(&staff, &working, &upload, &why)),
    };
    let sha256 = match &loaded.plan {
        Some(_) => keep_material(site.store(), &upload.name, upload.bytes).await.map_err(staff.refusal())?,
        None => String::new(),
    };
    let today = site.today().to_string();
    Ok(preview_page(&staff, &working, &loaded, &sha256, &today).into_response())
}

/// Takes the workbook that was looked at: as rows in work, or as the next edition.
pub async fn take(
    State(site): State<Site>,
    staff: Staff,
    Path(plan): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let code = working.edition.profile.code.clone();
    if fields.get("base") != base(&working) {
        return Err(Refused::conflict(&staff.asked, Vec::new()));
    }
    let gone = || {
        staff.missing("ブックが見つかりません。もう一度選んでください", "The workbook was not found. Choose it again.")
    };
    let file = site.store().file(fields.get("file")).await.map_err(|error| staff.refusal()(Error::Store(error)))?;
    let file = file.ok_or_else(gone)?;
    let upload = Upload { name: "plan.xlsx".to_owned(), bytes: file.bytes };
    let Some(workbook) = read(upload).await.ok().and_then(|loaded| loaded.plan) else { return Err(gone()) };
    let now = site.now();
    let message = if fields.has("edition") {
        let edition = edition(&fields).map_err(|refusals| staff.refusal()(Error::Invalid(refusals)))?;
        let made = make_edition_of(site.store(), &staff.actor, &working, &workbook, &edition, now).await;
        let made = made.map_err(staff.refusal())?;
        Sentence::new(format!("第{}版をつくりました。", made.revision), format!("Revision {} was made.", made.revision))
    } else {
        let reason = fields.get("reason");
        let staged = stage_workbook(site.store(), &staff.actor, &code, &workbook, reason, now).await;
        said(&staged.map_err(staff.refusal())?)
    };
    Ok(staff.done(&format!("/desk/plans/{code}/edition"), &message))
}

/// Reads a workbook where it holds nobody up.
async fn read(upload: Upload) -> Result<Loaded, Sentence> {
    let work = tokio::task::spawn_blocking(move || {
        let is_real: &(dyn Fn(AreaCode) -> bool + Sync) = &|area| rashin_shipped::areas().contains(area);
        let surroundings =
            Surroundings { is_real_area: is_real, shipped_rubrics: rashin_shipped::rubrics(), unread_codes: &[] };
        read_workbook(&upload.name, &upload.bytes, &surroundings).map_err(|why| {
            let (sentence, hint) = (why.sentence(), why.hint());
            Sentence::new(format!("{}。{}", sentence.ja, hint.ja), format!("{}. {}", sentence.en, hint.en))
        })
    });
    work.await.unwrap_or_else(|_| Err(Sentence::new("ブックを読めませんでした", "the workbook could not be read")))
}

/// What the workbook was compared with.
fn base(working: &WorkingPlan) -> String {
    format!("{}-{}", working.header.latest.number, super::edition::seen(working))
}

fn head(staff: &Staff, working: &WorkingPlan, title: &str) -> Markup {
    let lang = staff.lang;
    let plan: &Code = &working.plan.profile.code;
    html! {
        (path(staff, &[
            (lang.pick("計画", "Plans"), "/desk/plans"),
            (name(staff, &working.plan), &format!("/desk/plans/{plan}")),
            (lang.pick("新しい版", "Next edition"), &format!("/desk/plans/{plan}/edition")),
        ], title))
        div.page-head { h1 { (title) } }
    }
}

fn unreadable(staff: &Staff, working: &WorkingPlan, upload: &Upload, why: &Sentence) -> Response {
    let lang = staff.lang;
    let title = lang.pick("ブックを読めません", "The workbook cannot be read");
    let content = html! {
        (head(staff, working, title))
        div.notice.notice-error role="alert" {
            p.notice-title { (show::mixed(&upload.name, lang)) }
            p { (show::mixed(why.text(lang), lang)) }
        }
        p { a href=(link::to(lang, &format!("/desk/plans/{}/edition", working.plan.profile.code))) { (lang.pick("ブックを選び直す", "Choose another workbook")) } }
    };
    (StatusCode::UNPROCESSABLE_ENTITY, desk_page(staff, &DeskPage::new(title, Section::Plans), &content))
        .into_response()
}

fn preview_page(staff: &Staff, working: &WorkingPlan, loaded: &Loaded, sha256: &str, today: &str) -> Markup {
    let lang = staff.lang;
    let title = lang.pick("ブックの内容", "What the workbook changes");
    let content = html! {
        (head(staff, working, title))
        (report(lang, loaded))
        @match &loaded.plan {
            None => p { (lang.pick("誤りがあるため、取り込めません。ブックを直して、もう一度選んでください。", "It cannot be taken because of the errors. Mend the workbook and choose it again.")) },
            Some(workbook) => (offer(lang, working, workbook, sha256, today)),
        }
        p { a href=(link::to(lang, &format!("/desk/plans/{}/edition", working.plan.profile.code))) { (lang.pick("取り込まずに戻る", "Back without taking it")) } }
    };
    desk_page(staff, &DeskPage::new(title, Section::Plans), &content)
}

fn offer(lang: Lang, working: &WorkingPlan, workbook: &Plan, sha256: &str, today: &str) -> Markup {
    let found = preview_workbook(working, workbook);
    let plan = &working.plan.profile.code;
    let hidden = html! {
        input type="hidden" name="file" value=(sha256);
        input type="hidden" name="base" value=(base(working));
    };
    let take = link::to(lang, &format!("/desk/plans/{plan}/workbook/take"));
    html! {
        @if workbook.profile.code != *plan {
            div.notice.notice-error role="alert" { p { (lang.pick("別の計画のブックです。この計画のブックを選んでください。", "It is the workbook of another plan. Choose that of this plan.")) } }
        } @else if found.is_empty() {
            div.empty { p.empty-title { (lang.pick("作業中の計画と違いがありません", "Nothing differs from the plan as it is worked on")) } }
        } @else {
            p.list-count { (show::count(found.len(), lang)) }
            (differences(lang, &working.plan, workbook, &found))
            section.part aria-labelledby="take" {
                div.part-head { h2 id="take" { (lang.pick("編集中の行として取り込む", "Take it as rows in work")) } }
                form.form method="post" action=(take) {
                    (hidden)
                    div.form-actions { button.button type="submit" { (lang.pick("取り込む", "Take it")) } }
                    p.quiet { (lang.pick("行の並びは、いまのままです。実績値は取り込みません。", "The order of rows stays as it is; values are not taken.")) }
                }
            }
            section.part aria-labelledby="as-edition" {
                div.part-head { h2 id="as-edition" { (lang.pick("そのまま新しい版にする", "Make it the next edition at once")) } }
                form.form method="post" action=(take) {
                    (hidden)
                    input type="hidden" name="edition" value="yes";
                    (edition_fields(lang, today, workbook.profile.stage.code(), "", &[]))
                    div.form-actions { button.button.button-quiet type="submit" { (lang.pick("新しい版にする", "Make the edition")) } }
                    p.quiet { (lang.pick("計画の内容の表を、行の並びも含めてブックのとおりにします。会議や意見などの記録は、いまのままです。",
                                         "The tables of the content become those of the workbook, their order included. Records of meetings and comments stay.")) }
                }
            }
        }
    }
}

/// Errors and warnings, each with its cell.
fn report(lang: Lang, loaded: &Loaded) -> Markup {
    let errors: Vec<_> = loaded.errors().collect();
    let warnings: Vec<_> = loaded.warnings().collect();
    let line = |located: &rashin_exchange::Located| {
        let problem = &located.problem;
        format!(
            "{}{}{}{}{}",
            located.at.text(lang),
            lang.pick("：", ": "),
            problem.sentence.text(lang),
            lang.pick("。", ". "),
            problem.hint.text(lang)
        )
    };
    html! {
        @if !errors.is_empty() { div.notice.notice-error role="alert" {
            p.notice-title { (lang.pick("誤り", "Errors")) " " (show::count(errors.len(), lang)) }
            ul { @for error in errors { li { (show::mixed(&line(error), lang)) } } }
        } }
        @if !warnings.is_empty() { details.notice.notice-caution {
            summary { (lang.pick("注意", "Warnings")) " " (show::count(warnings.len(), lang)) }
            ul { @for warning in warnings { li { (show::mixed(&line(warning), lang)) } } }
        } }
    }
}
