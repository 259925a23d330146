//! Comments: in a meeting, and all of them.

use std::collections::BTreeMap;

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use maud::{Markup, html};
use rashin_model::people::{Action, Office};
use rashin_model::tables::{Comment, CommentKind, CommentState};
use rashin_model::{Lang, Plan, Row, Sentence};
use rashin_service::deliberation::{add_comment, may_respond};
use rashin_service::people::list_offices;
use rashin_service::plan_desk::Staged;
use rashin_service::records::Held;

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::meetings::desk::{Desk, Sent};
use crate::desk::nav::Section;
use crate::desk::plans::working::{all_working, may, name};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::row_form::{RowForm, problems, typed};
use crate::parts::select::select;
use crate::site::Site;
use crate::{link, show};

/// What is asked for while people talk.
const COLUMNS: &[&str] = &["text", "element", "office", "kind", "group", "response_by"];

/// Those of a meeting, and the form to note one.
pub fn section(staff: &Staff, desk: &Desk, sent: &Sent<'_>) -> Markup {
    let lang = staff.lang;
    let plan = &desk.working.plan;
    let own: Vec<&Comment> =
        plan.comments.iter().filter(|row| row.meeting.as_ref() == Some(&desk.meeting.code)).collect();
    let again = sent.of("comments");
    let mut cells: BTreeMap<String, String> =
        again.map(|(fields, _)| typed(fields, Comment::TABLE)).unwrap_or_default();
    cells.entry("kind".to_owned()).or_insert_with(|| CommentKind::Opinion.code().to_owned());
    let refusals = again.map_or(&[][..], |(_, refusals)| refusals);
    let form = RowForm { table: Comment::TABLE, plan, cells: &cells, refusals, lang, id: "comment-" };
    let columns: Vec<&str> = COLUMNS.iter().copied().filter(|column| desk.holds || *column != "response_by").collect();
    html! { section.part id="comments" aria-labelledby="comments-head" {
        div.part-head { h2 id="comments-head" { (lang.pick("意見と対応", "Comments and responses")) } p.quiet { (show::count(own.len(), lang)) } }
        (grouped(staff, plan, &desk.offices, &own))
        @if may(staff, plan, Action::AddComment) { details.opens open[again.is_some() || own.is_empty()] {
            summary { (lang.pick("意見を記録する", "Note a comment")) }
            (problems(lang, Comment::TABLE, "comment-", refusals))
            form.form.form-wide method="post" action=(link::to(lang, &format!("{}/comments", desk.address()))) {
                div.form-fields { (form.only(&columns)) }
                div.form-actions { button.button type="submit" { (lang.pick("記録する", "Note it")) } }
            }
        } }
    } }
}

/// Comments by the group they belong to; those without one last.
fn grouped(staff: &Staff, plan: &Plan, offices: &[Held<Office>], comments: &[&Comment]) -> Markup {
    let lang = staff.lang;
    let mut groups: BTreeMap<(bool, &str), Vec<&Comment>> = BTreeMap::new();
    for comment in comments {
        let group = comment.group.as_deref().unwrap_or("");
        groups.entry((group.is_empty(), group)).or_default().push(comment);
    }
    let has_groups = groups.keys().any(|(is_blank, _)| !is_blank);
    html! { @for ((is_blank, group), comments) in &groups {
        @if has_groups { h3 { @if *is_blank { (lang.pick("まとめのないもの", "Not grouped")) } @else { (show::japanese(group, lang)) } " " span.quiet { (show::count(comments.len(), lang)) } } }
        div.comment-list { @for comment in comments { (one(staff, plan, offices, comment)) } }
    } }
}

/// A comment with its response and the ways on.
pub fn one(staff: &Staff, plan: &Plan, offices: &[Held<Office>], comment: &Comment) -> Markup {
    let lang = staff.lang;
    let address = format!("/desk/comments/{}/{}", plan.profile.code, comment.code);
    let may_respond = may_respond(&staff.actor, plan.area(), offices, comment);
    html! { article.comment {
        div.comment-said {
            p.comment-by {
                span { (comment.kind.label(lang)) }
                @if let Some(element) = &comment.element { span { (element_name(lang, plan, element.as_str())) } }
                @if let Some(office) = &comment.office { span { (show::japanese(office, lang)) } }
                (show::quiet_mark(state_step(comment.state), comment.state.label(lang)))
            }
            p.changed-text { (show::japanese(&comment.text, lang)) }
        }
        @if let Some(response) = &comment.response { div.comment-answer {
            p.comment-by { span { (lang.pick("対応", "Response")) } @if let Some(office) = &comment.response_by { span { (show::japanese(office, lang)) } } }
            p.changed-text { (show::japanese(response, lang)) }
        } } @else if let Some(office) = &comment.response_by {
            p.quiet { (lang.pick("対応する所属：", "To respond: ")) (show::japanese(office, lang)) }
        } @else { p.quiet { (lang.pick("対応する所属が決まっていません。", "No office has been named to respond.")) } }
        p.row {
            a href=(link::to(lang, &address)) {
                @if may_respond { (lang.pick("対応を書く・担当を決める", "Respond or assign")) } @else { (lang.pick("くわしく見る", "Details")) }
            }
        }
    } }
}

/// What an element is called.
pub fn element_name(lang: Lang, plan: &Plan, code: &str) -> Markup {
    if let Some(node) = plan.node(code) {
        return show::node(node, lang);
    }
    if let Some(indicator) = plan.indicator(code) {
        return show::name(indicator, lang);
    }
    let theme = plan.cooperation.iter().find(|theme| theme.code.as_str() == code);
    theme.map_or_else(|| html! { (code) }, |theme| show::title(&theme.title, theme.title_en.as_deref(), lang))
}

fn state_step(state: CommentState) -> &'static str {
    match state {
        CommentState::Open => "open",
        CommentState::Answered => "answered",
        CommentState::Closed => "closed",
    }
}

/// Notes a comment of a meeting.
pub async fn add(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, meeting)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refused> {
    let desk = Desk::load(&site, &staff, &plan, &meeting).await?;
    let mut cells = typed(&fields, Comment::TABLE);
    cells.retain(|name, text| COLUMNS.contains(&name.as_str()) && !text.is_empty());
    cells.insert("meeting".to_owned(), desk.meeting.code.to_string());
    let code = &desk.working.plan.profile.code;
    let done = add_comment(site.store(), &staff.actor, code, &cells, site.now()).await;
    let done = done.map(|_| Staged { rows: 1, warnings: Vec::new() });
    desk.answer(&staff, ("comments", &fields), done, &Sentence::new("意見を記録しました。", "The comment was noted."))
}

/// Every comment, by state, office and words.
pub async fn show_comments(
    State(site): State<Site>,
    staff: Staff,
    RawQuery(query): RawQuery,
) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let plans = all_working(&site, &staff).await?;
    let offices = list_offices(site.store()).await.map_err(staff.refusal())?;
    let asked =
        Fields::of(form_urlencoded::parse(query.as_deref().unwrap_or_default().as_bytes()).into_owned().collect());
    let title = lang.pick("意見と対応", "Comments and responses");
    let found: Vec<(&Plan, Vec<&Comment>)> = plans
        .iter()
        .map(|working| {
            (&working.plan, working.plan.comments.iter().filter(|row| takes(&asked, &working.plan, row)).collect())
        })
        .collect();
    let count = found.iter().map(|(_, comments)| comments.len()).sum();
    let content = html! {
        (path(&staff, &[(lang.pick("会議", "Meetings"), "/desk/meetings")], title))
        div.page-head { h1 { (title) } }
        (filter(lang, &plans.iter().map(|working| &working.plan).collect::<Vec<_>>(), &asked))
        div.list-head {
            p.list-count { (show::count(count, lang)) }
            p.file-list { @for working in &plans { @if may(&staff, &working.plan, Action::AddComment) {
                a href=(link::to(lang, &format!("/desk/plans/{}/tables/comments", working.plan.profile.code))) {
                    (name(&staff, &working.plan)) (lang.pick("：表で見る", ": as a table"))
                }
            } } }
        }
        @if count == 0 { div.empty {
            p.empty-title { (lang.pick("当てはまる意見がありません", "No comment fits")) }
            p { (lang.pick("絞り込みを外すか、会議の画面で意見を記録してください。", "Take the filter away, or note a comment on the page of a meeting.")) }
        } }
        @for (plan, comments) in found.iter().filter(|(_, comments)| !comments.is_empty()) {
            section.part aria-labelledby=(format!("of-{}", plan.profile.code)) {
                div.part-head { h2 id=(format!("of-{}", plan.profile.code)) { (show::titled(plan.short_title(lang), lang)) } p.quiet { (show::count(comments.len(), lang)) } }
                div.comment-list { @for comment in comments { (one(&staff, plan, &offices, comment)) } }
            }
        }
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Meetings), &content))
}

fn takes(asked: &Fields, plan: &Plan, comment: &Comment) -> bool {
    use rashin_model::spelling::fold;
    let state = asked.get("state");
    let office = asked.get("office");
    let element = fold(asked.get("element"));
    let is_of_element = || {
        let code = comment.element.as_ref().map_or("", |code| code.as_str());
        let title = plan.node(code).map(|node| node.title.as_str());
        let title = title.or_else(|| plan.indicator(code).map(|indicator| indicator.name.as_str())).unwrap_or("");
        fold(code).contains(&element) || fold(title).contains(&element) || fold(&comment.text).contains(&element)
    };
    (state.is_empty() || comment.state.code() == state)
        && (office.is_empty() || comment.response_by.as_deref() == Some(office))
        && (element.is_empty() || is_of_element())
}

fn filter(lang: Lang, plans: &[&Plan], asked: &Fields) -> Markup {
    let all = (String::new(), lang.pick("すべて", "all").to_owned());
    let states = CommentState::ALL.iter().map(|state| (state.code().to_owned(), state.label(lang).to_owned()));
    let states: Vec<_> = std::iter::once(all.clone()).chain(states).collect();
    let offices: std::collections::BTreeSet<&String> =
        plans.iter().flat_map(|plan| plan.comments.iter().filter_map(|row| row.response_by.as_ref())).collect();
    let offices: Vec<_> =
        std::iter::once(all).chain(offices.into_iter().map(|office| (office.clone(), office.clone()))).collect();
    html! { form.filter-form method="get" action=(link::to(lang, "/desk/comments")) {
        div.filter-fields {
            (select("state", lang.pick("状態", "State"), &states, asked.get("state")))
            (select("office", lang.pick("対応する所属", "Office to respond"), &offices, asked.get("office")))
            div.field {
                label for="element" { (lang.pick("項目や語", "Element or words")) }
                input.input id="element" name="element" type="search" value=(asked.get("element"));
            }
        }
        div.filter-actions { button.button type="submit" { (lang.pick("絞り込む", "Apply")) } }
    } }
}
