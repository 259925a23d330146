//! What is said about all data: terms, catalogues, formats.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_opendata::{Format, Licence};

/// The terms of use, or that none were declared.
pub fn licence(lang: Lang, licence: Option<&Licence>) -> Markup {
    html! {
        @if let Some(licence) = licence {
            p.prose {
                (lang.pick("このデータは、次の条件で利用できます。", "The data may be used under these terms: "))
                strong { (licence.name(lang)) }
                @if licence.name(lang) != licence.address { (lang.pick("（", " (")) code { (licence.address) } (lang.pick("）", ")")) }
            }
        } @else {
            p.prose { (lang.pick("このサイトの運用者は、データの利用条件（ライセンス）をまだ示していません。著作権法などの定める範囲で利用し、それを超える利用は計画を所管する団体に確かめてください。",
                                 "The operator of this site has not declared a licence for the data. Use them within the law, and ask the government that runs the plan about anything beyond.")) }
            p.quiet { (lang.pick("運用担当の方は、起動時に --licence（例 PDL1.0、CC-BY-4.0）で示せます。",
                                 "The operator declares one with --licence, such as CC-BY-4.0 or PDL1.0.")) }
        }
    }
}

/// Where catalogues and programs begin.
pub fn catalogues(lang: Lang) -> Markup {
    let row = |name: Markup, address: &str, what: &str| {
        html! { tr { th scope="row" { (name) } td { a href=(address) { code { (address) } } } td { (what) } } }
    };
    let plain = |text: &str| html! { (text) };
    html! {
        div.table-region role="region" tabindex="0" aria-label=(lang.pick("カタログとAPIの表", "Catalogues and API")) {
            table.table {
                caption { (lang.pick("カタログとAPIの入口", "Entrances for catalogues and programs")) }
                thead { tr {
                    th scope="col" { (lang.pick("しくみ", "What")) }
                    th scope="col" { (lang.pick("アドレス", "Address")) }
                    th scope="col" { (lang.pick("内容", "Content")) }
                } }
                tbody {
                    (row(plain("DCAT (Turtle)"), "/data/catalog.ttl", lang.pick("全計画のデータセットと配布ファイル", "Datasets and files of every plan")))
                    (row(plain("DCAT (JSON-LD)"), "/data/catalog.jsonld", lang.pick("同じ内容をJSON-LDで", "The same as JSON-LD")))
                    (row(plain("CKAN"), "/data/ckan/api/3/action/package_search", lang.pick("CKANのハーベスターから読める一覧", "For harvesters that read CKAN")))
                    (row(plain("API"), "/api/v1/openapi.json", lang.pick("JSONのAPIの説明（OpenAPI）", "Description of the JSON API (OpenAPI)")))
                }
            }
        }
    }
}

/// What each format is for.
pub fn formats(lang: Lang) -> Markup {
    let purpose = |format: Format| match format {
        Format::Csv => lang.pick(
            "プログラムや統計ソフト向け。UTF-8、BOMなし、区切りはコンマ、改行はLF",
            "For programs and statistics: UTF-8 without BOM, comma, LF",
        ),
        Format::CsvBom => lang.pick(
            "表計算ソフトでそのまま開くとき。UTF-8、BOMあり。中身は同じ",
            "To be opened in a spreadsheet: UTF-8 with BOM, the same content",
        ),
        Format::Json => lang.pick("Webやプログラム向け。1行が1つのオブジェクト", "For the web: an object a row"),
        Format::Parquet => {
            lang.pick("分析用。型付きで、数値は10進のまま正確", "For analysis: typed columns, decimals exact")
        }
        other => other.about(lang),
    };
    html! {
        div.table-region role="region" tabindex="0" aria-label=(lang.pick("形式の表", "Table of formats")) {
            table.table {
                caption { (lang.pick("ファイルの形式と向いている使い方", "Formats and what they are for")) }
                thead { tr {
                    th scope="col" { (lang.pick("形式", "Format")) }
                    th scope="col" { (lang.pick("使いみち", "What for")) }
                } }
                tbody { @for format in Format::ALL {
                    tr { th scope="row" { (format.label(lang)) } td { (purpose(*format)) } }
                } }
            }
        }
        p.prose.quiet { (lang.pick("テーブルは、デジタル庁「行政データにおける機械可読性に関するルール」に沿っています。1行目が項目名、1セルに1つの値、単位は別の項目、区分はコード表つきです。",
                                   "The tables keep the rules of machine readability of Japan's Digital Agency: names on row 1, one value a cell, units in a field of their own, code tables for every list.")) }
    }
}
