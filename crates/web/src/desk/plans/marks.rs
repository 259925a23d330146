//! Marks of the committee and the headquarters, beside the computed and the self-given ones.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_eval::review::{Element, Reviewed};
use rashin_model::people::{Action, Role};
use rashin_model::tables::{Grade, GradedBy, Review, RubricMark};
use rashin_model::{Cell, Lang, Plan};
use rashin_service::deliberation::{MarkGiven, Markable, give_marks, markable};
use rashin_service::{Error, Refusal, WorkingPlan};

use crate::desk::evaluation::basis::basis;
use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::plans::row::said;
use crate::desk::plans::working::{evaluated, may, name, working};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::form::problems;
use crate::parts::grades;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{link, show};

/// The page.
pub async fn show_marks(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, review)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Markup, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let review = find_review(&staff, &working.plan, &review)?;
    let asked = form_urlencoded::parse(query.as_deref().unwrap_or_default().as_bytes())
        .find(|(name, _)| name == "by")
        .and_then(|(_, value)| GradedBy::read(&value).ok());
    let by = asked.filter(|by| own(&staff, &working).contains(by)).or_else(|| own(&staff, &working).first().copied());
    let view = evaluated(&site, &working);
    Ok(marks_page(&staff, &working, &view, review, by, &Fields::default(), &[]))
}

/// Saves the marks of one body.
pub async fn save_marks(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, review)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let review = find_review(&staff, &working.plan, &review)?;
    let by = GradedBy::read(fields.get("by")).unwrap_or(GradedBy::Committee);
    let marks: Vec<MarkGiven> = markable(&working.plan, review, rashin_shipped::rubrics())
        .into_iter()
        .enumerate()
        .filter(|(at, _)| fields.has(&format!("mark-{at}")))
        .map(|(at, one)| MarkGiven {
            node: one.node.code.clone(),
            rubric: one.rubric.clone(),
            dimension: one.dimension.clone(),
            mark: fields.get(&format!("mark-{at}")).to_owned(),
            reason: fields.get(&format!("reason-{at}")).to_owned(),
        })
        .collect();
    let code = &working.plan.profile.code;
    match give_marks(site.store(), &staff.actor, code, (&review.code, by), &marks, site.now()).await {
        Ok(staged) => {
            Ok(staff.done(&format!("/desk/plans/{plan}/marks/{}?by={}", review.code, by.code()), &said(&staged)))
        }
        Err(Error::Invalid(refusals)) => {
            let view = evaluated(&site, &working);
            let page = marks_page(&staff, &working, &view, review, Some(by), &fields, &refusals);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(staff.refusal()(error)),
    }
}

fn find_review<'a>(staff: &Staff, plan: &'a Plan, review: &str) -> Result<&'a Review, Refused> {
    plan.reviews.iter().find(|row| row.code.as_str() == review).ok_or_else(|| {
        staff.missing(
            "この点検はありません。計画の画面から選び直してください",
            "There is no such review. Choose it from the page of the plan.",
        )
    })
}

/// The bodies whose marks somebody may write down.
fn own(staff: &Staff, working: &WorkingPlan) -> Vec<GradedBy> {
    if !may(staff, &working.plan, Action::GiveMark) {
        return Vec::new();
    }
    if may(staff, &working.plan, Action::EditPlan) {
        return vec![GradedBy::Committee, GradedBy::Headquarters];
    }
    let roles = [(Role::Member, GradedBy::Committee), (Role::Headquarters, GradedBy::Headquarters)];
    roles.into_iter().filter(|(role, _)| staff.is(*role)).map(|(_, by)| by).collect()
}

fn marks_page(
    staff: &Staff,
    working: &WorkingPlan,
    view: &PlanView,
    review: &Review,
    by: Option<GradedBy>,
    fields: &Fields,
    refusals: &[Refusal],
) -> Markup {
    let lang = staff.lang;
    let plan = &working.plan.profile.code;
    let rows = markable(&working.plan, review, rashin_shipped::rubrics());
    let title = lang.pick("有識者・本部の評価", "Marks of committee and headquarters");
    let address = format!("/desk/plans/{plan}/marks/{}", review.code);
    let content = html! {
        (path(staff, &[(lang.pick("計画", "Plans"), "/desk/plans"), (name(staff, &working.plan), &format!("/desk/plans/{plan}"))], title))
        div.page-head { h1 { (title) } p { (show::title(&review.name, review.name_en.as_deref(), lang)) } }
        @if working.plan.reviews.len() > 1 { nav.row aria-label=(lang.pick("点検", "Reviews")) {
            @for other in working.plan.reviews.iter().rev() {
                @if other.code == review.code { strong { (show::title(&other.name, other.name_en.as_deref(), lang)) } }
                @else { a href=(link::to(lang, &format!("/desk/plans/{plan}/marks/{}", other.code))) { (show::title(&other.name, other.name_en.as_deref(), lang)) } }
            }
        } }
        (problems(lang, refusals))
        @if rows.is_empty() {
            div.empty {
                p.empty-title { (lang.pick("人が付ける評価はありません", "There is no mark for persons to give")) }
                p { (lang.pick("この点検に評価基準を結び付けると、ここに項目が並びます。", "Name a rubric for this review, and its elements are listed here.")) }
            }
        } @else {
            @let others = own(staff, working);
            @if others.len() > 1 { p.row {
                @for other in &others {
                    @if Some(*other) == by { strong { (other.label(lang)) } }
                    @else { a href=(link::to(lang, &format!("{address}?by={}", other.code()))) { (other.label(lang)) } }
                }
            } }
            form method="post" action=(link::to(lang, &address)) {
                @if let Some(by) = by { input type="hidden" name="by" value=(by.code()); }
                (mark_table(lang, view, review, by, &rows, fields))
                @if by.is_some() { div.form-actions.part {
                    button.button type="submit" { (lang.pick("評価を保存する", "Save the marks")) }
                    p.quiet { (lang.pick("空欄にした評価は取り消されます。", "A mark left blank is taken back.")) }
                } }
            }
        }
    };
    desk_page(staff, &DeskPage::new(title, Section::Plans), &content)
}

fn mark_table(
    lang: Lang,
    view: &PlanView,
    review: &Review,
    by: Option<GradedBy>,
    rows: &[Markable<'_>],
    fields: &Fields,
) -> Markup {
    let given = |one: &Markable<'_>, by: GradedBy| {
        view.plan.grades.iter().find(|grade| {
            grade.node.as_ref() == Some(&one.node.code)
                && grade.review == review.code
                && grade.rubric == *one.rubric
                && grade.dimension == *one.dimension
                && grade.by == by
        })
    };
    let reviewed = Reviewed::new(&view.plan, &view.evaluation, review);
    let shown: Vec<GradedBy> = [GradedBy::Own, GradedBy::Committee, GradedBy::Headquarters]
        .into_iter()
        .filter(|other| Some(*other) != by)
        .collect();
    html! {
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("評価の表", "Table of marks")) { table.table.table-stack {
            thead { tr {
                th scope="col" { (lang.pick("項目", "Element")) }
                th scope="col" { (lang.pick("計算による評価", "Computed")) }
                @for other in &shown { th scope="col" { (other.label(lang)) } }
                @if let Some(by) = by { th scope="col" { (by.label(lang)) } th scope="col" { (lang.pick("理由", "Reason")) } }
            } }
            tbody { @for (at, one) in rows.iter().enumerate() { tr {
                th scope="row" {
                    (show::node(one.node, lang))
                    @if let Some(dimension) = grades::dimension(lang, view, one.rubric, one.dimension) { span.cell-note { (dimension) } }
                }
                td data-label=(lang.pick("計算による評価", "Computed")) { (computed(lang, view, &reviewed, one)) }
                @for other in &shown { td data-label=(other.label(lang)) { @if let Some(grade) = given(one, *other) { (mark(lang, view, grade)) } } }
                @if let Some(by) = by {
                    @let known = given(one, by);
                    @let (mark_name, reason_name) = (format!("mark-{at}"), format!("reason-{at}"));
                    @let chosen = if fields.has(&mark_name) { fields.get(&mark_name) } else { known.map_or("", |grade| grade.mark.as_str()) };
                    @let reason = if fields.has(&reason_name) { fields.get(&reason_name) } else { known.and_then(|grade| grade.reason.as_deref()).unwrap_or("") };
                    td data-label=(by.label(lang)) { (mark_choice(lang, view, one, &mark_name, chosen)) }
                    td.cell-words data-label=(lang.pick("理由", "Reason")) {
                        textarea.input.mark-reason name=(reason_name) rows="2" aria-label=(format!("{} {}", show::node_text(one.node, lang), lang.pick("の理由", "reason"))) { "\n" (reason) }
                    }
                }
            } } }
        } }
    }
}

fn computed(lang: Lang, view: &PlanView, reviewed: &Reviewed<'_>, one: &Markable<'_>) -> Markup {
    html! { @match reviewed.computed(&Element::Node(one.node.code.clone()), one.rubric, one.dimension) {
        Ok(computed) => {
            (grades::computed_mark_in_cell(lang, view, one.rubric, one.dimension, &computed.mark))
            span.cell-note { (basis(computed.basis, lang)) }
        },
        Err(reason) => span.quiet { (reason.text(lang)) },
    } }
}

fn mark(lang: Lang, view: &PlanView, grade: &Grade) -> Markup {
    html! {
        (grades::grade(lang, view, &grade.rubric, &grade.dimension, &grade.mark))
        @if let Some(reason) = &grade.reason { span.cell-note { (show::japanese(reason, lang)) } }
    }
}

fn mark_choice(lang: Lang, view: &PlanView, one: &Markable<'_>, name: &str, chosen: &str) -> Markup {
    let mut marks: Vec<&RubricMark> = Vec::new();
    for row in view.rubric_rows(one.rubric).filter(|row| row.dimension == *one.dimension) {
        if !marks.iter().any(|seen| seen.mark == row.mark) {
            marks.push(row);
        }
    }
    html! { select.input name=(name) aria-label=(format!("{} {}", show::node_text(one.node, lang), lang.pick("の評価", "mark"))) {
        option value="" { (lang.pick("（未評価）", "(none)")) }
        @for row in marks {
            @let meaning = rashin_model::plan::titled(&row.meaning, row.meaning_en.as_deref(), lang);
            option value=(row.mark) selected[row.mark == chosen] { (row.mark) @if meaning.0 != row.mark { " " (meaning.0) } }
        }
    } }
}
