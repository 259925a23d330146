//! Which reviews are there?

use std::sync::Arc;

use axum::extract::State;
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::people::Action;
use rashin_model::review::{Round, RoundState};
use rashin_service::Error;
use rashin_service::records::Held;
use rashin_service::review::list_rounds;
use rashin_service::rights::Subject;

use crate::desk::frame::{DeskPage, desk_page};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{link, show};

/// The plans that a person works on.
///
/// # Errors
/// What the service said.
pub async fn own_plans(site: &Site, staff: &Staff) -> Result<Vec<Arc<PlanView>>, Refused> {
    let mut plans = Vec::new();
    for header in rashin_service::list_plans(site.store()).await.map_err(staff.refusal())? {
        match site.working_plan(&staff.actor, &header.revision.plan, None).await {
            Ok(view) => plans.push(view),
            Err(Error::Forbidden { .. }) => {}
            Err(other) => return Err(staff.refusal()(other)),
        }
    }
    Ok(plans)
}

/// The page.
pub async fn show_reviews(State(site): State<Site>, staff: Staff) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let plans = own_plans(&site, &staff).await?;
    let mut rounds = list_rounds(site.store(), None).await.map_err(staff.refusal())?;
    rounds.sort_by_key(|round| std::cmp::Reverse(round.as_of));
    let title = lang.pick("点検", "Reviews");
    let content = html! {
        div.page-head {
            h1 { (title) }
            p.page-lead { (lang.pick("計画について各所属に照会し、回答を承認して、評価につなげます。", "Offices are asked about the plan; their answers are approved and lead to the evaluation.")) }
        }
        @if plans.is_empty() { div.empty {
            p.empty-title { (lang.pick("作業できる計画がありません", "There is no plan for you to work on")) }
            p { (lang.pick("計画が取り込まれているか、役割が割り当てられているかを、管理者に確かめてください。", "Ask your administrator whether a plan was imported and a role was given to you.")) }
        } }
        @for view in &plans {
            @let own: Vec<&Held<Round>> = rounds.iter().filter(|round| round.plan == view.plan.profile.code).collect();
            (plan_section(&staff, lang, view, &own))
        }
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Reviews), &content))
}

/// Whether a review takes answers.
pub fn round_state(lang: Lang, state: RoundState) -> Markup {
    let style = match state {
        RoundState::Open => "on_pace",
        RoundState::Closed => "closed",
        RoundState::Withdrawn => "not_applicable",
    };
    show::quiet_mark(style, state.label(lang))
}

fn plan_section(staff: &Staff, lang: Lang, view: &PlanView, rounds: &[&Held<Round>]) -> Markup {
    let plan = &view.plan.profile.code;
    let id = format!("plan-{plan}");
    let may_open = staff.actor.may(Action::OpenReview, &Subject::of_government(view.plan.area()));
    let new = link::to(lang, &format!("/desk/reviews/new?plan={plan}"));
    html! { section.part aria-labelledby=(id) {
        div.part-head {
            h2 id=(id) { (show::titled(view.plan.short_title(lang), lang)) }
            @if may_open { a.button.button-small href=(new) { (lang.pick("点検を開く", "Open a review")) } }
        }
        @if rounds.is_empty() { div.empty {
            p.empty-title { (lang.pick("まだ点検が開かれていません", "No review was opened yet")) }
            p { (lang.pick("企画担当が点検を開くと、各所属への照会ができ、ここに並びます。", "Once the planning office opens one, offices are asked, and it appears here.")) }
        } }
        @else { div.table-region tabindex="0" role="region" aria-label=(lang.pick("点検の一覧", "Reviews")) { table.table.table-stack {
            thead { tr {
                th scope="col" { (lang.pick("名称", "Name")) }
                th scope="col" { (lang.pick("対象期間", "Period")) }
                th scope="col" { (lang.pick("基準日", "As of")) }
                th scope="col" { (lang.pick("提出期限", "Due")) }
                th scope="col" { (lang.pick("状態", "State")) }
            } }
            tbody { @for round in rounds { tr {
                th.cell-name scope="row" { a href=(link::to(lang, &format!("/desk/reviews/{plan}/{}", round.code))) { (show::title(&round.name, round.name_en.as_deref(), lang)) } }
                td data-label=(lang.pick("対象期間", "Period")) { (round.period.name(lang)) }
                td data-label=(lang.pick("基準日", "As of")) { (show::short_day(round.as_of, lang)) }
                td data-label=(lang.pick("提出期限", "Due")) { (show::short_day(round.due, lang)) }
                td data-label=(lang.pick("状態", "State")) { (round_state(lang, round.state)) }
            } } }
        } } }
    } }
}
