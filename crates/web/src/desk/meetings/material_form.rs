//! The numbered material of a meeting on its page.

use std::collections::BTreeMap;

use maud::{Markup, html};
use rashin_model::tables::Document;
use rashin_model::{Lang, Row};
use rashin_service::deliberation::may_see_material;

use crate::desk::meetings::desk::{Desk, Sent};
use crate::desk::meetings::made_material::Made;
use crate::desk::staff::Staff;
use crate::parts::form::problems;
use crate::parts::row_form::{RowForm, typed};
use crate::parts::select::select;
use crate::{link, show};

/// The list with its files, and the forms for it.
pub fn section(staff: &Staff, desk: &Desk, sent: &Sent<'_>) -> Markup {
    let lang = staff.lang;
    let own: Vec<&Document> =
        desk.working.plan.documents.iter().filter(|row| row.meeting == desk.meeting.code).collect();
    let sees = may_see_material(&staff.actor, &desk.working, &desk.meeting, desk.today);
    html! { section.part id="material" aria-labelledby="material-head" {
        div.part-head { h2 id="material-head" { (lang.pick("資料", "Material")) } }
        @if own.is_empty() { p.quiet { (lang.pick("まだありません。", "None yet.")) } }
        @else if !sees { p { (lang.pick("資料は解禁日まで開けません。", "The material cannot be opened until its release.")) } }
        @else { ul.plain-list { @for row in &own { li {
            @if let Some(number) = &row.number { strong { (show::japanese(number, lang)) } " " }
            @if row.file.is_some() {
                a href=(link::to(lang, &format!("{}/material/{}", desk.address(), row.order))) { (show::japanese(&row.title, lang)) }
            } @else { (show::japanese(&row.title, lang)) " " span.quiet { (lang.pick("（ファイルなし）", "(no file)")) } }
            @if let Some(department) = &row.department { " " span.quiet { (show::japanese(department, lang)) } }
            @if let Some(note) = &row.note { " " span.quiet { (show::japanese(note, lang)) } }
        } } } }
        @if desk.holds {
            (add_form(lang, desk, sent))
            (make_form(lang, desk))
            @if !own.is_empty() { (list_form(lang, desk, &own, sent)) }
        }
    } }
}

fn add_form(lang: Lang, desk: &Desk, sent: &Sent<'_>) -> Markup {
    let again = sent.of("material");
    let cells: BTreeMap<String, String> = again.map(|(fields, _)| typed(fields, Document::TABLE)).unwrap_or_default();
    let refusals = again.map_or(&[][..], |(_, refusals)| refusals);
    let form =
        RowForm { table: Document::TABLE, plan: &desk.working.plan, cells: &cells, refusals, lang, id: "material-" };
    html! { details.opens open[again.is_some()] {
        summary { (lang.pick("資料を加える", "Add a document")) }
        (problems(lang, refusals))
        form.form.form-wide method="post" enctype="multipart/form-data" action=(link::to(lang, &format!("{}/material", desk.address()))) {
            div.form-fields {
                (form.only(&["number", "title", "department"]))
                div.field {
                    label for="material-upload" { (lang.pick("ファイル（20 MBまで）", "File (at most 20 MB)")) }
                    p.field-hint { (lang.pick("PDF、Word、Excel、PowerPoint、CSV、テキスト、画像", "PDF, Word, Excel, PowerPoint, CSV, text, pictures")) }
                    input.input id="material-upload" name="upload" type="file";
                }
            }
            p.field-hint { (lang.pick("番号を空欄にすると、次の「資料n」を付けます。資料名を空欄にすると、ファイル名を使います。", "Without a number it gets the next one; without a title, the name of the file.")) }
            div.form-actions { button.button type="submit" { (lang.pick("加える", "Add")) } }
        }
    } }
}

fn make_form(lang: Lang, desk: &Desk) -> Markup {
    let kinds: Vec<(String, String)> =
        Made::all().map(|made| (made.code().to_owned(), made.title().text(lang).to_owned())).collect();
    html! { details.opens {
        summary { (lang.pick("計画と点検結果から資料をつくる", "Make a document from the plan and its results")) }
        form.form method="post" action=(link::to(lang, &format!("{}/material/make", desk.address()))) {
            (select("made", lang.pick("つくる資料", "Document"), &kinds, ""))
            p.field-hint { (lang.pick("いまの作業中の計画からつくり、つくった時点を備考に残します。", "Made from the plan as it is worked on now; the remark says as of when.")) }
            div.form-actions { button.button type="submit" { (lang.pick("つくって加える", "Make and add")) } }
        }
    } }
}

fn list_form(lang: Lang, desk: &Desk, own: &[&Document], sent: &Sent<'_>) -> Markup {
    let again = sent.of("material-list");
    let typed = |column: &str, row: &Document, otherwise: &str| {
        let name = format!("{column}-{}", row.order);
        again.map_or_else(|| otherwise.to_owned(), |(fields, _)| fields.get(&name).to_owned())
    };
    let input = |column: &str, row: &Document, label: &str, value: &str| {
        let label = format!("{} {label}", row.number.as_deref().unwrap_or(&row.title));
        html! { input.input name=(format!("{column}-{}", row.order)) value=(typed(column, row, value)) aria-label=(label) autocomplete="off"; }
    };
    html! {
        details.opens open[again.is_some()] {
            summary { (lang.pick("番号・名前・並びを直す", "Edit numbers, titles, order")) }
            @if let Some((_, refusals)) = again { (problems(lang, refusals)) }
            form method="post" action=(link::to(lang, &format!("{}/material/list", desk.address()))) {
                div.table-region tabindex="0" role="region" aria-label=(lang.pick("資料の一覧の編集", "List of documents")) { table.table {
                    thead { tr {
                        th scope="col" { (lang.pick("並び", "Order")) }
                        th scope="col" { (lang.pick("資料番号", "Number")) }
                        th scope="col" { (lang.pick("資料名", "Title")) }
                        th scope="col" { (lang.pick("所管課", "Office")) }
                        th scope="col" { (lang.pick("取り除く", "Take out")) }
                    } }
                    tbody { @for row in own { tr {
                        td { (input("place", row, lang.pick("並び", "order"), &row.order.to_string())) }
                        td { (input("number", row, lang.pick("資料番号", "number"), row.number.as_deref().unwrap_or(""))) }
                        td { (input("title", row, lang.pick("資料名", "title"), &row.title)) }
                        td { (input("department", row, lang.pick("所管課", "office"), row.department.as_deref().unwrap_or(""))) }
                        td { input type="checkbox" name="gone" value=(row.order) aria-label=(format!("{} {}", row.title, lang.pick("を取り除く", "take out"))); }
                    } } }
                } }
                div.form-actions { button.button type="submit" { (lang.pick("一覧を保存する", "Save the list")) } }
            }
        }
        form method="post" action=(link::to(lang, &format!("{}/material/renumber", desk.address()))) {
            button.button.button-quiet.button-small type="submit" { (lang.pick("番号を上から振り直す", "Number them anew")) }
        }
    }
}
