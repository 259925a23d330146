//! A theme: what it is, its working group, its report, what is decided about it.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::tables::{Cooperation, CooperationItem, CooperationMeeting, CooperationState};
use rashin_model::{Code, Plan, Row};
use rashin_service::{Refusal, WorkingPlan};

use crate::desk::cooperation::list::{areas, state};
use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::meetings::comments::element_name;
use crate::desk::nav::Section;
use crate::desk::plans::table::key_query;
use crate::desk::plans::working::{may, name, working};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::form::{Field, problems};
use crate::parts::row_form::{RowForm, typed};
use crate::site::Site;
use crate::{link, show};

/// The page.
pub async fn show_theme(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, theme)): Path<(String, String)>,
) -> Result<Markup, Refused> {
    let working = working(&site, &staff, &plan).await?;
    theme_page(&staff, &working, &theme, ("", &Fields::default()), &[])
}

/// The page with a form that was sent and is shown again.
///
/// # Errors
/// When there is no such theme.
pub fn theme_page(
    staff: &Staff,
    working: &WorkingPlan,
    theme: &str,
    sent: (&str, &Fields),
    refusals: &[Refusal],
) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let plan = &working.plan;
    let theme = plan.cooperation.iter().find(|row| row.code.as_str() == theme).ok_or_else(|| {
        staff.missing(
            "この連携推進項目はありません。一覧から選び直してください",
            "There is no such theme. Choose it from the list.",
        )
    })?;
    let key = [theme.code.to_string()];
    let part = Part {
        staff,
        working,
        theme,
        address: format!("/desk/cooperation/{}/{}", plan.profile.code, theme.code),
        version: working.staged_row(Cooperation::TABLE, &key).map(|held| held.version.to_string()).unwrap_or_default(),
        sent,
        refusals,
    };
    let is_proposed = theme.state == Some(CooperationState::Proposed);
    let edits = may(staff, plan, Action::EditCooperation);
    let reports = may(staff, plan, Action::ReportCooperation);
    let content = html! {
        (path(staff, &[(lang.pick("連携", "Cooperation"), "/desk/cooperation"), (name(staff, plan), &format!("/desk/cooperation/{}", plan.profile.code))], &theme.title))
        div.page-head {
            h1 { (show::title(&theme.title, theme.title_en.as_deref(), lang)) }
            p { (theme.fiscal_year.name(lang)) " " span.tag { (state(lang, theme)) } @if let Some(decision) = theme.decision { " " span.tag { (decision.label(lang)) } } }
        }
        (problems(lang, refusals))
        (facts(staff, plan, theme))
        @if edits || is_proposed { p { a href=(link::to(lang, &format!("/desk/plans/{}/tables/cooperation/row?{}", plan.profile.code, key_query(&key)))) {
            (lang.pick("内容を直す", "Edit it"))
        } } }
        @if is_proposed && edits { (part.settle()) }
        (part.items(reports, edits || is_proposed))
        (part.dates(reports))
        @if edits && !is_proposed && theme.successor.is_none() && theme.state != Some(CooperationState::Declined) { (part.outcome()) }
    };
    Ok(desk_page(staff, &DeskPage::new(&theme.title, Section::Cooperation), &content))
}

fn facts(staff: &Staff, plan: &Plan, theme: &Cooperation) -> Markup {
    let lang = staff.lang;
    let texts = [
        (lang.pick("目的", "Goal"), &theme.goal),
        (lang.pick("現状", "Present"), &theme.present),
        (lang.pick("課題", "Issues"), &theme.issues),
        (lang.pick("取組", "Measures"), &theme.measures),
        (lang.pick("効果", "Effect"), &theme.effect),
        (lang.pick("決定の理由", "Reason of the decision"), &theme.reason),
        (lang.pick("備考", "Remark"), &theme.note),
    ];
    let other = |code: &Code| {
        html! { a href=(link::to(lang, &format!("/desk/cooperation/{}/{code}", plan.profile.code))) { (element_name(lang, plan, code.as_str())) } }
    };
    html! { dl.facts.facts-flat {
        @if !theme.proposers.is_empty() { dt { (lang.pick("提案", "Proposed by")) } dd { (areas(lang, plan, &theme.proposers)) } }
        @if !theme.targets.is_empty() { dt { (lang.pick("対象", "For")) } dd { (areas(lang, plan, &theme.targets)) } }
        @if !theme.departments.is_empty() { dt { (lang.pick("所管課", "Offices")) } dd { (show::offices(&theme.departments, lang)) } }
        @for (name, text) in texts { @if let Some(text) = text { dt { (name) } dd.changed-text { (show::japanese(text, lang)) } } }
        @if let Some(before) = &theme.continued_from { dt { (lang.pick("前年度の項目", "Theme of the year before")) } dd { (other(before)) } }
        @if let Some(next) = &theme.successor { dt { (lang.pick("翌年度の項目", "Theme of the next year")) } dd { (other(next)) } }
    } }
}

/// The forms of the page.
struct Part<'a> {
    staff: &'a Staff,
    working: &'a WorkingPlan,
    theme: &'a Cooperation,
    address: String,
    version: String,
    sent: (&'a str, &'a Fields),
    refusals: &'a [Refusal],
}

impl Part<'_> {
    fn again(&self, form: &str) -> Option<&Fields> {
        (self.sent.0 == form).then_some(self.sent.1)
    }

    fn to(&self, what: &str) -> String {
        link::to(self.staff.lang, &format!("{}/{what}", self.address))
    }

    fn row_form<R: Row>(&self, form: &str, id: &str, columns: &[&str]) -> Markup {
        let cells: BTreeMap<String, String> =
            self.again(form).map(|fields| typed(fields, R::TABLE)).unwrap_or_default();
        let refusals = if self.again(form).is_some() { self.refusals } else { &[] };
        let plan = &self.working.plan;
        RowForm { table: R::TABLE, plan, cells: &cells, refusals, lang: self.staff.lang, id }.only(columns)
    }

    fn settle(&self) -> Markup {
        let lang = self.staff.lang;
        let reason = self.again("settle").map_or("", |fields| fields.get("reason"));
        html! { section.part aria-labelledby="settle" {
            div.part-head { h2 id="settle" { (lang.pick("提案を採択する・見送る", "Adopt or decline the proposal")) } }
            form.form method="post" action=(self.to("settle")) {
                input type="hidden" name="version" value=(self.version);
                (Field::new("reason", lang.pick("理由（見送るときは必ず）", "Reason (needed to decline)"), lang).value(reason)
                    .hint(lang.pick("提案した団体にも伝わります", "those who proposed it see it")).lines(3))
                div.form-actions {
                    button.button type="submit" name="adopt" value="yes" { (lang.pick("採択する", "Adopt")) }
                    button.button.button-danger type="submit" name="decline" value="yes" { (lang.pick("見送る", "Decline")) }
                }
            }
        } }
    }

    fn items(&self, reports: bool, edits: bool) -> Markup {
        let lang = self.staff.lang;
        let items: Vec<&CooperationItem> =
            self.working.plan.cooperation_items.iter().filter(|row| row.cooperation == self.theme.code).collect();
        let typed = |column: &str, item: &CooperationItem, known: Option<&str>| {
            let name = format!("{column}-{}", item.order);
            self.again("report").map_or_else(|| known.unwrap_or("").to_owned(), |fields| fields.get(&name).to_owned())
        };
        let area = |column: &str, label: &str, item: &CooperationItem, text: &str| {
            let id = format!("{column}-{}", item.order);
            html! { div.field { label for=(id) { (label) } textarea.input id=(id) name=(id) rows="4" { "\n" (text) } } }
        };
        html! { section.part id="report" aria-labelledby="items" {
            div.part-head { h2 id="items" { (lang.pick("内訳と半期の報告", "Sub-items and half-year report")) } }
            @if items.is_empty() { p.quiet { (lang.pick("内訳はまだありません。", "No sub-item yet.")) } }
            @else if reports { form.form.form-wide method="post" action=(self.to("report")) {
                @for item in &items { fieldset.field {
                    legend { (item_name(item)) }
                    div.form-fields {
                        (area("results", lang.pick("成果", "Results"), item, &typed("results", item, item.results.as_deref())))
                        (area("next", lang.pick("今後の取組", "Next steps"), item, &typed("next", item, item.next.as_deref())))
                    }
                } }
                div.form-actions { button.button type="submit" { (lang.pick("報告を保存する", "Save the report")) } }
            } }
            @else { dl.facts.facts-flat { @for item in &items {
                dt { (item_name(item)) }
                dd.changed-text {
                    @if let Some(results) = &item.results { (lang.pick("成果：", "Results: ")) (show::japanese(results, lang)) br; }
                    @if let Some(next) = &item.next { (lang.pick("今後：", "Next: ")) (show::japanese(next, lang)) }
                }
            } } }
            @if edits { details.opens open[self.again("items").is_some()] {
                summary { (lang.pick("内訳を加える", "Add a sub-item")) }
                form.form method="post" action=(self.to("items")) {
                    div.form-fields { (self.row_form::<CooperationItem>("items", "item-", &["number", "title"])) }
                    div.form-actions { button.button.button-quiet type="submit" { (lang.pick("加える", "Add")) } }
                }
            } }
        } }
    }

    fn dates(&self, reports: bool) -> Markup {
        let lang = self.staff.lang;
        let mut dates: Vec<&CooperationMeeting> =
            self.working.plan.cooperation_meetings.iter().filter(|row| row.cooperation == self.theme.code).collect();
        dates.sort_by_key(|row| row.date.start());
        html! { section.part id="dates" aria-labelledby="dates-head" {
            div.part-head { h2 id="dates-head" { (lang.pick("ワーキンググループの開催", "Working group meetings")) } }
            @if dates.is_empty() { p.quiet { (lang.pick("まだありません。", "None yet.")) } }
            @else { ul.plain-list { @for row in &dates { li {
                (row.date.name(lang))
                @if let Some(group) = &row.group { " " (show::japanese(group, lang)) }
                @if let Some(title) = &row.title { " " (show::japanese(title, lang)) }
            } } } }
            @if reports { details.opens open[self.again("dates").is_some()] {
                summary { (lang.pick("開催日を加える", "Add a date")) }
                form.form.form-wide method="post" action=(self.to("dates")) {
                    div.form-fields { (self.row_form::<CooperationMeeting>("dates", "date-", &["date", "group", "title", "note"])) }
                    div.form-actions { button.button.button-quiet type="submit" { (lang.pick("加える", "Add")) } }
                }
            } }
        } }
    }

    fn outcome(&self) -> Markup {
        let lang = self.staff.lang;
        let typed = |name: &str, otherwise: &str| {
            self.again("outcome").map_or_else(|| otherwise.to_owned(), |fields| fields.get(name).to_owned())
        };
        html! { section.part id="outcome" aria-labelledby="outcome-head" {
            div.part-head { h2 id="outcome-head" { (lang.pick("翌年度をどうするか", "What comes of it next year")) } }
            form.form method="post" action=(self.to("outcome")) {
                input type="hidden" name="version" value=(self.version);
                (Field::new("reason", lang.pick("理由", "Reason"), lang).value(&typed("reason", "")).required().lines(3))
                (Field::new("title", lang.pick("翌年度の項目名", "Title of the theme of the next year"), lang).value(&typed("title", &self.theme.title))
                    .hint(lang.pick("継続するとき。内訳も引き継ぎます", "if it is continued; sub-items are taken along")).line())
                div.form-actions {
                    button.button type="submit" name="continue" value="yes" { (lang.pick("継続し、翌年度の項目をつくる", "Continue, and make next year's theme")) }
                    button.button.button-danger type="submit" name="end" value="yes" { (lang.pick("終了する", "End it")) }
                }
            }
        } }
    }
}

fn item_name(item: &CooperationItem) -> Markup {
    html! { @if let Some(number) = &item.number { (number) " " } span lang="ja" { (item.title) } }
}
