//! What can be asked of the API: every operation with its parameters and a link that shows it.

use axum::extract::State;
use maud::{Markup, html};
use rashin_model::{Code, Lang};

use crate::api::{Group, Operation, operations};
use crate::language::Asked;
use crate::layout::{Page, page};
use crate::show;
use crate::site::Site;

/// The plan that the samples of the operations are of.
const SAMPLE_PLAN: &str = "example";

/// The operations of the API.
pub async fn show_api(State(site): State<Site>, asked: Asked) -> Markup {
    let lang = asked.lang;
    let has_samples = match Code::new(SAMPLE_PLAN) {
        Some(plan) => site.published(&plan, None, None).await.is_ok(),
        None => false,
    };
    let all = operations();
    let title = lang.pick("データを取り出すAPI", "The API");
    let content = html! {
        div.page-head {
            h1 { (title) }
            p.page-lead {
                (lang.pick("公表した計画のすべてを、プログラムからJSONで読めます。登録も鍵もいりません。画面の数字と同じ計算から出しています。",
                           "Everything that was published can be read by programs as JSON, without registration or key. It comes from the same evaluation as the pages."))
            }
            p.file-list { a href="/api/v1/openapi.json" { (lang.pick("OpenAPI 3.1 の記述（JSON）", "OpenAPI 3.1 description (JSON)")) } }
        }
        (manners(lang))
        @for group in Group::ALL { (operations_of(lang, group, &all, has_samples)) }
    };
    page(&asked, &Page { title, plan: None }, &content)
}

/// What holds for every operation.
fn manners(lang: Lang) -> Markup {
    let facts = [
        (
            lang.pick("アドレス", "Address"),
            lang.pick("すべて /api/v1 で始まります。読み取り（GET、HEAD）だけで、どのサイトのページからも呼び出せます（CORS）。",
                      "All begin with /api/v1. They can only be read (GET, HEAD), also from pages of other sites (CORS)."),
        ),
        (
            lang.pick("ページ", "Pages"),
            lang.pick("一覧は limit（1〜1000、指定がなければ100）と offset で区切ります。total が全体の件数で、前後のページのアドレスは Link ヘッダーにあります。",
                      "Lists are cut by limit (1 to 1000, 100 if left out) and offset. total is the number of all rows; the header Link has the addresses of the neighbouring pages."),
        ),
        (
            lang.pick("公表版と基準日", "Publication and day"),
            lang.pick("いちばん新しい公表版を返します。snapshot で過去の公表版、as_of で評価の基準日を選べます。どの公表版かは Rashin-Snapshot と Rashin-Sha256 のヘッダーで分かります。",
                      "The answer is of the last publication. snapshot chooses an earlier one, as_of another day of evaluation. The headers Rashin-Snapshot and Rashin-Sha256 say which it is."),
        ),
        (
            lang.pick("変わっていなければ", "If nothing changed"),
            lang.pick("ETag の値を If-None-Match に付けて呼び出すと、変わっていないときは304だけを返します。",
                      "Send the ETag back as If-None-Match; if nothing has changed, the answer is a short 304."),
        ),
        (
            lang.pick("値がないとき", "Missing values"),
            lang.pick("空のセルは項目ごと省きます。計算できない数値は null で、理由が reasons にあります。割合は小数です（1 = 100 %）。",
                      "Blank cells are left out. A figure that cannot be given is null, and reasons says why. Ratios are fractions (1 = 100 %)."),
        ),
        (
            lang.pick("間違いがあるとき", "If something is wrong"),
            lang.pick("400は条件の誤りです。誤りをまとめて、直し方とともに日本語と英語で返します。404は、ないか公表していないものです。",
                      "400: parameters are wrong; all of them are named at once, in Japanese and English, with the way out. 404: it is not there, or was not published."),
        ),
    ];
    html! { section.part aria-labelledby="manners" {
        div.part-head { h2 id="manners" { (lang.pick("使い方", "How to use it")) } }
        dl.facts { @for (name, words) in facts { div { dt { (name) } dd { (words) } } } }
    } }
}

fn operations_of(lang: Lang, group: Group, all: &[Operation], has_samples: bool) -> Markup {
    let own: Vec<&Operation> = all.iter().filter(|operation| operation.about.group == group).collect();
    let title = group.title();
    let label = lang.pick("呼び出しの表: ", "Table of calls: ").to_owned() + title.text(lang);
    html! { section.part aria-labelledby=(group.code()) {
        div.part-head { h2 id=(group.code()) { (title.text(lang)) } p.quiet { (show::count(own.len(), lang)) } }
        div.table-region tabindex="0" role="region" aria-label=(label) {
            table.table.table-stack.api-table {
                thead { tr {
                    th scope="col" { (lang.pick("アドレス", "Address")) }
                    th scope="col" { (lang.pick("内容", "What it gives")) }
                    th scope="col" { (lang.pick("条件", "Parameters")) }
                } }
                tbody { @for operation in own { (row(lang, operation, has_samples)) } }
            }
        }
    } }
}

fn row(lang: Lang, operation: &Operation, has_samples: bool) -> Markup {
    let about = &operation.about;
    let has_sample = has_samples || !about.path.contains("{plan}");
    html! { tr {
        th.api-path scope="row" {
            code { (about.path) }
            @if has_sample {
                br;
                a href=(format!("/api/v1{}", about.sample)) {
                    (lang.pick("例を見る", "See an example"))
                    span.visually-hidden { ": " (about.path) }
                }
            }
        }
        td data-label=(lang.pick("内容", "What it gives")) { (show::mixed(about.summary.text(lang), lang)) }
        td data-label=(lang.pick("条件", "Parameters")) {
            @if about.parameters.is_empty() { span.quiet { (lang.pick("なし", "none")) } }
            @else { details {
                summary {
                    @for (place, parameter) in about.parameters.iter().enumerate() {
                        @if place > 0 { ", " }
                        code { (parameter.name) }
                    }
                }
                dl.cell-list { @for parameter in &about.parameters { div {
                    dt { code { (parameter.name) } }
                    dd { (show::mixed(parameter.meaning.text(lang), lang)) }
                } } }
            } }
        }
    } }
}
