//! What the next edition would change, and the way to it.

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::difference::{Change, Difference};
use rashin_model::people::Action;
use rashin_model::staged::table_named;
use rashin_model::tables::Stage;
use rashin_model::{Lang, Plan, Table};
use rashin_service::plan_desk::{preview_edition, row_of};
use rashin_service::{Refusal, WorkingPlan};

use crate::desk::fields::Fields;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::plans::plan::table_name;
use crate::desk::plans::table::key_query;
use crate::desk::plans::working::{may, name, working};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::form::{Field, problems};
use crate::parts::row_form::label;
use crate::parts::select::select;
use crate::parts::word_changes::word_changes;
use crate::site::Site;
use crate::{link, show};

/// The most rows that are shown whole.
const MOST: usize = 400;

/// The page.
pub async fn show_edition(State(site): State<Site>, staff: Staff, Path(plan): Path<String>) -> Result<Markup, Refused> {
    let working = working(&site, &staff, &plan).await?;
    let fields = Fields::default();
    Ok(edition_page(&staff, &working, &fields, &site.today().to_string(), &[]))
}

/// The page with what was typed and what is wrong with it.
pub fn edition_page(
    staff: &Staff,
    working: &WorkingPlan,
    fields: &Fields,
    today: &str,
    refusals: &[Refusal],
) -> Markup {
    let lang = staff.lang;
    let plan = &working.plan.profile.code;
    let found = preview_edition(working);
    let title = lang.pick("新しい版", "Next edition");
    let content = html! {
        (path(staff, &[(lang.pick("計画", "Plans"), "/desk/plans"), (name(staff, &working.plan), &format!("/desk/plans/{plan}"))], title))
        div.page-head {
            h1 { (title) }
            p { (match lang {
                Lang::Ja => format!("第{}版と、いま作業中の計画との違いです。", working.header.revision.number),
                Lang::En => format!("What differs between revision {} and the plan as it is worked on.", working.header.revision.number),
            }) }
        }
        (problems(lang, refusals))
        @if found.is_empty() {
            div.empty {
                p.empty-title { (lang.pick("前の版との違いはありません", "Nothing differs from the last edition")) }
                p { (lang.pick("計画の表を編集するか、下からブックを取り込んでください。", "Edit a table of the plan, or bring in a workbook below.")) }
            }
        } @else {
            p.list-count { (show::count(found.len(), lang)) }
            (differences(lang, &working.edition, &working.plan, &found))
            @if may(staff, &working.plan, Action::MakeEdition) { (edition_form(lang, working, fields, today, refusals)) }
        }
        @if may(staff, &working.plan, Action::EditPlan) { (upload(lang, plan)) }
    };
    desk_page(staff, &DeskPage::new(title, Section::Plans), &content)
}

fn edition_form(lang: Lang, working: &WorkingPlan, fields: &Fields, today: &str, refusals: &[Refusal]) -> Markup {
    let typed =
        |name: &str, otherwise: &str| if fields.has(name) { fields.get(name).to_owned() } else { otherwise.to_owned() };
    let (day, stage) = (typed("effective_on", today), typed("stage", working.plan.profile.stage.code()));
    html! { section.part aria-labelledby="make" {
        div.part-head { h2 id="make" { (lang.pick("版をつくる", "Make the edition")) } }
        form.form method="post" action=(link::to(lang, &format!("/desk/plans/{}/edition", working.plan.profile.code))) {
            input type="hidden" name="revision" value=(working.header.revision.number);
            input type="hidden" name="seen" value=(seen(working));
            (edition_fields(lang, &day, &stage, fields.get("reason"), refusals))
            div.form-actions { button.button type="submit" { (lang.pick("この内容で版をつくる", "Make the edition")) } }
            p.quiet { (lang.pick("版はあとから変えられません。公表している内容は、公表するまで変わりません。", "An edition stays as it is. What the public sees changes when it is published.")) }
        }
    } }
}

/// What an edition is made with.
pub fn edition_fields(lang: Lang, day: &str, stage: &str, reason: &str, refusals: &[Refusal]) -> Markup {
    let stages: Vec<(String, String)> =
        Stage::ALL.iter().map(|stage| (stage.code().to_owned(), stage.label(lang).to_owned())).collect();
    html! {
        (Field::new("effective_on", lang.pick("効力の生じる日", "Day from which it holds"), lang).value(day)
            .hint(lang.pick("例：2027-04-01、令和9年4月1日。経過の表に残ります", "such as 2027-04-01; kept among the events of the plan")).required().problems(refusals).line())
        (select("stage", lang.pick("段階", "Stage"), &stages, stage))
        (Field::new("reason", lang.pick("改める理由", "Reason"), lang).value(reason)
            .hint(lang.pick("何をなぜ改めるか。記録簿と経過の表に残ります", "what changes and why; kept in the journal and among the events")).required().problems(refusals).lines(3))
    }
}

/// The staged rows that were looked at, so that none is taken along unseen.
pub fn seen(working: &WorkingPlan) -> String {
    let rows = working.staged.iter().map(|held| u64::from(held.version)).sum::<u64>();
    format!("{}-{rows}", working.staged.len())
}

fn upload(lang: Lang, plan: &rashin_model::Code) -> Markup {
    html! { section.part aria-labelledby="workbook" {
        div.part-head { h2 id="workbook" { (lang.pick("ブックで編集する", "Edit as a workbook")) } }
        p { (lang.pick("作業中の計画をブックとして保存し、Excelで編集して戻せます。取り込む前に、違いと誤りをすべて示します。",
                       "Save the plan as it is worked on as a workbook, edit it in Excel and hand it back. All differences and errors are shown before anything is taken.")) }
        p { a href=(link::to(lang, &format!("/desk/plans/{plan}/plan.xlsx"))) { (lang.pick("ブックを保存する（Excel）", "Save the workbook (Excel)")) } }
        form.form method="post" enctype="multipart/form-data" action=(link::to(lang, &format!("/desk/plans/{plan}/workbook"))) {
            div.field {
                label for="file" { (lang.pick("編集したブック（.xlsx、20 MBまで）", "Edited workbook (.xlsx, at most 20 MB)")) }
                input.input id="file" name="file" type="file" accept=".xlsx" required;
            }
            div.form-actions { button.button.button-quiet type="submit" { (lang.pick("違いを見る", "See what differs")) } }
        }
    } }
}

/// Rows that differ, table by table, with the words that changed.
pub fn differences(lang: Lang, before: &Plan, after: &Plan, found: &[Difference]) -> Markup {
    let mut tables: Vec<&'static str> = found.iter().map(|difference| difference.table).collect();
    tables.dedup();
    html! {
        @for table in tables.into_iter().filter_map(table_named) {
            section.part aria-labelledby=(format!("of-{}", table.name)) {
                div.part-head { h2 id=(format!("of-{}", table.name)) { (show::mixed(&table_name(table, lang), lang)) } }
                ul.change-list { @for difference in found.iter().filter(|one| one.table == table.name).take(MOST) {
                    (one(lang, table, before, after, difference))
                } }
            }
        }
    }
}

fn one(lang: Lang, table: &Table, before: &Plan, after: &Plan, difference: &Difference) -> Markup {
    let key = if difference.key.is_empty() {
        lang.pick("計画の属性", "profile").to_owned()
    } else {
        difference.key.join(" / ")
    };
    let address =
        format!("/desk/plans/{}/tables/{}/row?{}", before.profile.code, table.name, key_query(&difference.key));
    let word = match difference.change {
        Change::Added => lang.pick("追加", "added"),
        Change::Removed => lang.pick("削除", "removed"),
        Change::Changed(_) => lang.pick("変更", "changed"),
        Change::Moved => lang.pick("並べ替え", "moved"),
    };
    let whole = |plan: &Plan| {
        let cells = row_of(plan, table, &difference.key).unwrap_or_default();
        let filled = table.columns.iter().filter_map(move |column| Some((column, cells.get(column.name)?.clone())));
        filled.collect::<Vec<_>>()
    };
    let changed: Vec<(&str, String, String)> = match &difference.change {
        Change::Added => {
            whole(after).into_iter().map(|(column, cell)| (label(column, lang), String::new(), cell)).collect()
        }
        Change::Removed => {
            whole(before).into_iter().map(|(column, cell)| (label(column, lang), cell, String::new())).collect()
        }
        Change::Changed(cells) => cells
            .iter()
            .filter_map(|cell| {
                Some((
                    label(&table.columns[table.position(cell.column)?], lang),
                    cell.before.clone(),
                    cell.after.clone(),
                ))
            })
            .collect(),
        Change::Moved => Vec::new(),
    };
    html! { li.change {
        p.change-head { span.tag.tag-work { (word) } " " a href=(link::to(lang, &address)) { (show::mixed(&key, lang)) } }
        @if !changed.is_empty() { dl.facts.facts-flat { @for (name, before, after) in &changed {
            dt { (show::mixed(name, lang)) }
            dd.changed-text lang=[(lang != Lang::Ja).then_some("ja")] { (word_changes(before, after)) }
        } } }
    } }
}
