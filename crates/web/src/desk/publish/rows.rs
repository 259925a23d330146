//! The rows that are worked on: which go out with the next publication, and which stay.

use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use rashin_model::staged::table_named;
use rashin_model::{Code, Lang, Sentence};
use rashin_service::publish::{Fate, Publication, RowChoice, StagedFate, choose_rows};

use crate::desk::fields::Fields;
use crate::desk::publish::typed::plan_code;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::differences::{Names, table_name};
use crate::parts::form::tick;
use crate::site::Site;
use crate::{link, show};

/// Notes which rows were ticked.
pub async fn choose(
    State(site): State<Site>,
    staff: Staff,
    Path(plan): Path<String>,
    fields: Fields,
) -> Result<Response, Refused> {
    let plan = plan_code(&staff, &plan)?;
    let ticked: Vec<&str> = fields.all("row").collect();
    let choices: Vec<RowChoice> = fields
        .all("shown")
        .filter_map(|shown| {
            let (table, key) = shown.split_once('/')?;
            Some(RowChoice { table: table.to_owned(), key: key.to_owned(), publish: ticked.contains(&shown) })
        })
        .collect();
    let changed =
        choose_rows(site.store(), &staff.actor, &plan, &choices, site.now()).await.map_err(staff.refusal())?;
    let message = match changed {
        0 => Sentence::new("公表する行は変わっていません。", "The choice of rows stays as it was."),
        _ => Sentence::new(
            format!("{changed}件の行の扱いを変えました。元に戻すには、もう一度選び直してください。"),
            format!("The choice of {changed} rows was changed; choose again to undo it."),
        ),
    };
    let as_of = fields.get("as_of");
    let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("as_of", as_of).finish();
    Ok(staff.done(&format!("/desk/publish/{plan}?{query}#rows"), &message))
}

/// The section; nothing where no row is worked on.
pub fn staged(lang: Lang, plan: &Code, publication: &Publication, names: &Names<'_>) -> Markup {
    let (waiting, choosable): (Vec<&StagedFate>, Vec<&StagedFate>) =
        publication.staged.iter().partition(|one| one.fate == Fate::NeedsEdition);
    html! { section.part aria-labelledby="rows" {
        div.part-head { h2 id="rows" { (lang.pick("作業中の行", "Rows under way")) } }
        @if publication.staged.is_empty() { div.empty {
            p.empty-title { (lang.pick("作業中の行はありません", "No row is under way")) }
            p { (lang.pick("評価、意見、会議、決定などを記録すると、ここに並び、公表するかを選べます。", "Marks, comments, meetings and decisions appear here once they are recorded; you then choose whether they go out.")) }
        } }
        @if !choosable.is_empty() { (choice(lang, plan, publication, &choosable, names)) }
        @if !waiting.is_empty() {
            div.notice {
                p.notice-title {
                    @if lang == Lang::Ja { "計画そのものの変更 " (waiting.len()) "件は、まだ公表されません" }
                    @else { (waiting.len()) " changes of the plan itself do not go out yet" }
                }
                p {
                    (lang.pick("項目・指標・目標などの変更は、先に計画の版を作ると、公表に含まれます。", "Changes of elements, indicators and targets go out once an edition of the plan is made. "))
                    " " a href=(link::to(lang, &format!("/desk/plans/{plan}"))) { (lang.pick("計画の編集へ", "To the plan")) }
                }
            }
        }
    } }
}

fn choice(lang: Lang, plan: &Code, publication: &Publication, rows: &[&StagedFate], names: &Names<'_>) -> Markup {
    html! { form method="post" action=(link::to(lang, &format!("/desk/publish/{plan}/rows"))) {
        input type="hidden" name="as_of" value=(publication.after.evaluation.as_of);
        p.quiet { (lang.pick("チェックを外して保存した行は、公表されずに作業中のまま残ります。", "Rows without a tick are held back: they stay under way.")) }
        div.table-region tabindex="0" role="region" aria-label=(lang.pick("作業中の行の表", "Table of rows under way")) { table.table.table-stack {
            thead { tr {
                th scope="col" { (lang.pick("公表する", "Goes out")) }
                th scope="col" { (lang.pick("対象", "What")) }
                th scope="col" { (lang.pick("内容", "Content")) }
            } }
            tbody { @for one in rows { (row(lang, one, names)) } }
        } }
        div.form-actions { button.button.button-quiet type="submit" { (lang.pick("公表する行を保存", "Save the choice")) } }
    } }
}

fn row(lang: Lang, one: &StagedFate, names: &Names<'_>) -> Markup {
    let staged = &one.row;
    let value = format!("{}/{}", staged.table, staged.key_text());
    let Some(table) = table_named(&staged.table) else { return html! {} };
    let what = html! {
        span.tag { (show::mixed(&table_name(table, lang), lang)) } " " (names.key(table, &staged.key))
    };
    let label = html! { span.visually-hidden { (what) " " } (lang.pick("公表する", "goes out")) };
    html! { tr {
        td.cell-tick data-label=(lang.pick("公表する", "Goes out")) {
            input type="hidden" name="shown" value=(value);
            (tick("row", &value, &label, one.fate == Fate::GoesOut))
        }
        th scope="row" { (what) span.cell-note { (show::minute_of(staged.at, lang)) } }
        td data-label=(lang.pick("内容", "Content")) { @match &staged.cells {
            Some(cells) => (names.cells(table, cells)),
            None => (lang.pick("この行を取り除きます", "this row is taken out")),
        } }
    } }
}
