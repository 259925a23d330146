//! Setting a review up: what is asked, as of when, until when.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::review::AskedKind;
use rashin_model::tables::RubricMark;
use rashin_model::{Code, Lang};
use rashin_service::Refusal;
use rashin_service::rights::Subject;
use serde::Deserialize;

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::error::code;
use crate::parts::form::{self, Field, tick};
use crate::parts::select::select;
use crate::plan_view::PlanView;
use crate::site::Site;
use crate::{link, show};

/// For which plan.
#[derive(Debug, Deserialize)]
pub struct Chosen {
    #[serde(default)]
    plan: String,
}

/// The form.
pub async fn show_set_up(
    State(site): State<Site>,
    staff: Staff,
    Query(chosen): Query<Chosen>,
) -> Result<Markup, Refused> {
    let view = enter(&site, &staff, &chosen.plan).await?;
    Ok(set_up_page(&staff, &view, None, &[]))
}

/// The form again, on the way back from the preview.
pub async fn set_up_again(State(site): State<Site>, staff: Staff, fields: Fields) -> Result<Markup, Refused> {
    let view = enter(&site, &staff, fields.get("plan")).await?;
    Ok(set_up_page(&staff, &view, Some(&fields), &[]))
}

/// The form again, because something cannot be taken.
pub fn refused(staff: &Staff, view: &PlanView, fields: &Fields, refusals: &[Refusal]) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, set_up_page(staff, view, Some(fields), refusals)).into_response()
}

/// The plan, for those who may open a review of it.
///
/// # Errors
/// What the service said.
pub async fn enter(site: &Site, staff: &Staff, plan: &str) -> Result<std::sync::Arc<PlanView>, Refused> {
    let plan = code(&staff.asked, plan)?;
    let view = site.working_plan(&staff.actor, &plan, None).await.map_err(staff.refusal())?;
    let subject = Subject::of_government(view.plan.area());
    staff.actor.require(Action::OpenReview, &subject).map_err(staff.refusal())?;
    Ok(view)
}

fn set_up_page(staff: &Staff, view: &PlanView, typed: Option<&Fields>, refusals: &[Refusal]) -> Markup {
    let lang = staff.lang;
    let title = lang.pick("点検を開く", "Open a review");
    let value = |name: &str| typed.map_or("", |fields| fields.get(name));
    let is_ticked =
        |name: &str, word: &str, preset: bool| typed.map_or(preset, |fields| fields.all(name).any(|own| own == word));
    let field = |name: &'static str, ja: &'static str, en: &'static str| {
        Field::new(name, lang.pick(ja, en), lang).value(value(name)).problems(refusals)
    };
    let last = view.plan.reviews.last();
    let content = html! {
        (path(staff, &[(lang.pick("点検", "Reviews"), "/desk/reviews")], title))
        div.page-head {
            h1 { (title) }
            p.page-lead { (show::titled(view.plan.short_title(lang), lang)) (lang.pick("。まだ照会は送られません。次の画面で、所属ごとの件数を確かめます。", ". Nobody is asked yet: the next page shows how many rows each office gets.")) }
        }
        (form::problems(lang, refusals))
        form.form method="post" action=(link::to(lang, "/desk/reviews/preview")) {
            input type="hidden" name="plan" value=(view.plan.profile.code);
            div.form-fields {
                (field("name", "名称", "Name").required().hint(lang.pick("例 令和8年度 上期", "such as 令和8年度 上期; shown to those who answer")).line())
                (field("name_en", "名称（英語）", "Name in English").line())
            }
            div.form-fields {
                (field("period", "対象期間", "Period").required().hint(lang.pick("例 令和8年度上期、R8、2026H1", "such as 2026H1 or FY2026")).line())
                (field("as_of", "基準日", "As of").required().hint(lang.pick("この日までの値で評価します。例 令和8年9月30日、2026-09-30", "values until this day count, such as 2026-09-30")).line())
                (field("due", "提出期限", "Due").required().hint(lang.pick("所属ごとの期限は次の画面で変えられます", "single offices can be given another on the next page")).line())
                (field("code", "コード", "Code").hint(lang.pick("空欄なら対象期間から付けます", "made from the period when blank")).line())
            }
            fieldset.field {
                legend { (lang.pick("照会するもの", "What is asked")) }
                (field_problems(lang, "asks", refusals))
                div.choices { @for kind in AskedKind::ALL { (tick("asks", kind.code(), &html! { (kind.label(lang)) }, is_ticked("asks", kind.code(), true))) } }
            }
            fieldset.field {
                legend { (lang.pick("評価基準", "Rubrics")) }
                p.field-hint { (lang.pick("人が付ける観点のある基準を選ぶと、自己評価を照会します。", "Where persons give marks by a rubric, offices are asked for their own.")) }
                div.choices { @for (rubric, name, name_en) in rubrics(view) {
                    (tick("rubric", rubric.as_str(), &show::title(name, name_en, lang), is_ticked("rubric", rubric.as_str(), last.is_some_and(|review| review.rubrics.contains(rubric)))))
                } }
            }
            fieldset.field {
                legend { (lang.pick("対象の項目", "Elements")) }
                p.field-hint { (lang.pick("選ばなければ計画全体です。選んだ項目の下にあるものも含みます。", "The whole plan if none is chosen; what lies below comes along.")) }
                (field_problems(lang, "elements", refusals))
                div.choices { @for (_, node) in view.fields() {
                    (tick("element", node.code.as_str(), &show::node(node, lang), is_ticked("element", node.code.as_str(), false)))
                } }
            }
            (select("body", lang.pick("報告する会議体", "Body it is reported to"), &bodies(lang, view), value("body")))
            (field("instructions", "回答者への説明", "Instructions").lines(3))
            div.form-actions {
                button.button type="submit" { (lang.pick("次へ（照会先を確かめる）", "Next: look at who is asked")) }
                a href=(link::to(lang, "/desk/reviews")) { (lang.pick("やめる", "Do not")) }
            }
        }
    };
    desk_page(staff, &DeskPage::new(title, Section::Reviews), &content)
}

fn field_problems(lang: Lang, name: &str, refusals: &[Refusal]) -> Markup {
    html! { @for refusal in refusals.iter().filter(|refusal| refusal.place == name) {
        p.field-wrong { (show::mixed(&form::refusal_text(refusal, lang), lang)) }
    } }
}

/// The rubrics that a plan can use: its own, then those that ship; each once.
fn rubrics(view: &PlanView) -> Vec<(&Code, &str, Option<&str>)> {
    let mut found: Vec<(&Code, &str, Option<&str>)> = Vec::new();
    let rows: Vec<&RubricMark> = view.plan.rubrics.iter().chain(rashin_shipped::rubrics()).collect();
    for row in rows {
        if !found.iter().any(|(code, ..)| **code == row.rubric) {
            found.push((&row.rubric, &row.rubric_name, row.rubric_name_en.as_deref()));
        }
    }
    found
}

fn bodies(lang: Lang, view: &PlanView) -> Vec<(String, String)> {
    let none = (String::new(), lang.pick("決めていない", "none yet").to_owned());
    let bodies = view.plan.bodies.iter().map(|body| {
        let (name, _) = rashin_model::plan::titled(&body.name, body.name_en.as_deref(), lang);
        (body.code.to_string(), name.to_owned())
    });
    std::iter::once(none).chain(bodies).collect()
}
