//! Splitting and merging indicators, as a guided step.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::{Cell, Code, Lang, Misread, Period, Sentence};
use rashin_service::plan_desk::{Succession, Successor, succeed_indicators};
use rashin_service::{Error, Refusal, WorkingPlan};

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::plans::working::{may, name, working};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::form::{Field, problems, tick};
use crate::site::Site;
use crate::{link, show};

/// New indicators that one form takes.
const MOST_NEW: usize = 5;

/// The page.
pub async fn show_succession(
    State(site): State<Site>,
    staff: Staff,
    Path(plan): Path<String>,
) -> Result<Markup, Refused> {
    let working = working(&site, &staff, &plan).await?;
    Ok(succession_page(&staff, &working, &Fields::default(), &[]))
}

/// Stages what was entered.
pub async fn succeed(
    State(site): State<Site>,
    staff: Staff,
    Path(plan): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let code = &working.plan.profile.code;
    let staged = match succession(&fields) {
        Ok(wanted) => {
            succeed_indicators(site.store(), &staff.actor, code, &wanted, fields.get("reason"), site.now()).await
        }
        Err(refusals) => Err(Error::Invalid(refusals)),
    };
    match staged {
        Ok(_) => Ok(staff.done(
            &format!("/desk/plans/{plan}/tables/indicators?staged=yes"),
            &Sentence::new(
                "新しい指標を編集中の行として加えました。目標値は、目標値の表で新しく定めてください。",
                "The new indicators were added as rows in work. Set their targets in the table of targets.",
            ),
        )),
        Err(Error::Invalid(refusals)) => {
            let page = succession_page(&staff, &working, &fields, &refusals);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(staff.refusal()(error)),
    }
}

fn succession(fields: &Fields) -> Result<Succession, Vec<Refusal>> {
    let from = Period::read(fields.get("from").trim()).map_err(|misread| {
        let Misread { sentence, hint } = *misread;
        vec![Refusal::new("from", sentence, hint)]
    })?;
    let field = |column: &str, number: usize| fields.get(&format!("{column}-{number}")).trim().to_owned();
    let new = (0..MOST_NEW).map(|number| Successor {
        code: field("code", number),
        name: field("name", number),
        name_en: field("name_en", number),
        unit: field("unit", number),
    });
    Ok(Succession {
        old: fields.all("old").filter_map(Code::new).collect(),
        new: new.filter(|new| !(new.code.is_empty() && new.name.is_empty())).collect(),
        from,
    })
}

fn succession_page(staff: &Staff, working: &WorkingPlan, fields: &Fields, refusals: &[Refusal]) -> Markup {
    let lang = staff.lang;
    let plan = &working.plan.profile.code;
    let title = lang.pick("指標を分ける・まとめる", "Split or merge indicators");
    let going: Vec<_> = working.plan.indicators.iter().filter(|indicator| indicator.ended.is_none()).collect();
    let content = html! {
        (path(staff, &[(lang.pick("計画", "Plans"), "/desk/plans"), (name(staff, &working.plan), &format!("/desk/plans/{plan}"))], title))
        div.page-head {
            h1 { (title) }
            p { (lang.pick("もとの指標は「終了」になり、実績と目標はそのまま残ります。新しい指標の画面には、前身の指標の値も示されます。名称だけを変えるときは、指標の表でその行を編集してください（コードと履歴は変わりません）。",
                           "The old indicators end, and keep their values and targets. The pages of the new ones show the values of those before them. To change only a name, edit the row in the table of indicators: code and history stay.")) }
        }
        (problems(lang, refusals))
        @if !may(staff, &working.plan, Action::EditPlan) {
            div.notice { p { (lang.pick("この操作は企画担当が行います。", "This is done by the planning office.")) } }
        }
        form.form.form-wide method="post" action=(link::to(lang, &format!("/desk/plans/{plan}/succession"))) {
            fieldset.field {
                legend { (lang.pick("もとの指標（1つなら分割、2つ以上なら統合）", "Old indicators (one to split, several to merge)")) }
                div.choice-list { @for indicator in &going {
                    (tick("old", indicator.code.as_str(), &html! { (show::name(indicator, lang)) " " span.quiet { (indicator.code) } },
                          fields.all("old").any(|old| old == indicator.code.as_str())))
                } }
            }
            (Field::new("from", lang.pick("いつから新しい指標にするか", "From which period the new ones are asked for"), lang)
                .value(fields.get("from")).hint(lang.pick("例：令和9年度", "such as FY2027")).required().problems(refusals).line())
            @for number in 0..MOST_NEW { (new_indicator(lang, fields, number)) }
            (Field::new("reason", lang.pick("理由（記録簿に残ります）", "Reason (kept in the journal)"), lang).value(fields.get("reason")).lines(2))
            div.form-actions { button.button type="submit" { (lang.pick("編集中の行として加える", "Add as rows in work")) } }
        }
    };
    desk_page(staff, &DeskPage::new(title, Section::Plans), &content)
}

fn new_indicator(lang: Lang, fields: &Fields, number: usize) -> Markup {
    let field = |column: &str, ja: &'static str, en: &'static str| {
        let name = format!("{column}-{number}");
        let value = fields.get(&name).to_owned();
        Field::new(&name, lang.pick(ja, en), lang).value(&value).line()
    };
    html! { fieldset.field {
        legend { (lang.pick("新しい指標", "New indicator")) " " (number + 1) }
        div.form-fields {
            (field("code", "コード", "Code"))
            (field("name", "名称", "Name"))
            (field("name_en", "名称（英語）", "Name in English"))
            (field("unit", "単位（空欄ならもとの指標と同じ）", "Unit (blank for that of the old one)"))
        }
    } }
}
