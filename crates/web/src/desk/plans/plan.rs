//! A plan as it is worked on: its tables, and what can be done with it.

use axum::extract::{Path, State};
use maud::{Markup, html};
use rashin_model::people::Action;
use rashin_model::plan::TABLES;
use rashin_model::{Lang, Table};
use rashin_service::WorkingPlan;
use rashin_service::plan_desk::{is_content, preview_edition, rows_of};

use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::plans::working::{may, name, working};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::site::Site;
use crate::{link, show};

/// The page.
pub async fn show_plan(State(site): State<Site>, staff: Staff, Path(plan): Path<String>) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let working = working(&site, &staff, &plan).await?;
    let title = working.plan.title(lang);
    let changed = preview_edition(&working).len();
    let content = html! {
        (path(&staff, &[(lang.pick("計画", "Plans"), "/desk/plans")], name(&staff, &working.plan)))
        div.page-head {
            h1 { (show::titled(title, lang)) }
            p { (lang.pick("ここで見るのは、前の版に編集中の行を重ねた「作業中の計画」です。公表されている内容は、公表するまで変わりません。",
                           "This is the plan as it is worked on: the last edition with the rows in work laid over it. What the public sees stays as it is until it is published.")) }
        }
        ul.desk-rooms {
            (room(lang, &format!("/desk/plans/{plan}/edition"), lang.pick("新しい版", "Next edition"),
                &match lang { Lang::Ja => format!("前の版（第{}版）との違い {changed}件", working.header.revision.number),
                              Lang::En => format!("{changed} differences to revision {}", working.header.revision.number) }))
            @if may(&staff, &working.plan, Action::EditPlan) {
                (room(lang, &format!("/desk/plans/{plan}/succession"), lang.pick("指標を分ける・まとめる", "Split or merge indicators"),
                    lang.pick("もとの指標の実績は、そのまま残ります", "Values stay with the old indicators")))
            }
            (room(lang, &format!("/desk/plans/{plan}/plan.xlsx"), lang.pick("ブックで編集", "Edit as a workbook"),
                lang.pick("Excelで編集し、「新しい版」の画面から戻します", "Edit in Excel and hand it back on the page of the next edition")))
            @if let Some(review) = working.plan.reviews.last() {
                (room(lang, &format!("/desk/plans/{plan}/marks/{}", review.code), lang.pick("有識者・本部の評価", "Marks of committee and headquarters"), &review.name))
            }
        }
        (tables(&staff, &working, true))
        (tables(&staff, &working, false))
    };
    Ok(desk_page(&staff, &DeskPage::new(title.0, Section::Plans), &content))
}

fn room(lang: Lang, address: &str, name: &str, about: &str) -> Markup {
    html! { li { a.desk-room href=(link::to(lang, address)) {
        span.desk-room-name { (name) }
        span.quiet { (show::mixed(about, lang)) }
    } } }
}

fn tables(staff: &Staff, working: &WorkingPlan, content: bool) -> Markup {
    let lang = staff.lang;
    let (id, title, about) = if content {
        (
            "content",
            lang.pick("計画の内容", "Content of the plan"),
            lang.pick("新しい版をつくると、計画に入ります。", "Becomes part of the plan when an edition is made."),
        )
    } else {
        (
            "records",
            lang.pick("点検・会議・連携の記録", "Records of reviews, meetings, cooperation"),
            lang.pick(
                "公表するときに選んだ行が、計画に入ります。",
                "Rows chosen for publication become part of the plan when it is published.",
            ),
        )
    };
    let own: Vec<&Table> = TABLES.iter().copied().filter(|table| is_content(table) == content).collect();
    let label = match lang {
        Lang::Ja => format!("{title}の表"),
        Lang::En => format!("Tables: {title}"),
    };
    html! {
        section.part aria-labelledby=(id) {
            div.part-head { h2 id=(id) { (title) } }
            p.quiet { (about) }
            div.table-region.table-region-narrow tabindex="0" role="region" aria-label=(label) {
                table.table.table-narrow {
                    thead { tr {
                        th scope="col" { (lang.pick("表", "Table")) }
                        th.cell-number scope="col" { (lang.pick("行", "Rows")) }
                        th.cell-number scope="col" { (lang.pick("編集中", "In work")) }
                    } }
                    tbody { @for table in own {
                        @let staged = working.staged.iter().filter(|held| held.table == table.name).count();
                        tr {
                            th scope="row" {
                                a href=(link::to(lang, &format!("/desk/plans/{}/tables/{}", working.plan.profile.code, table.name))) {
                                    (table_name(table, lang))
                                }
                            }
                            td.cell-number { span.num { (rows_of(&working.plan, table).len()) } }
                            td.cell-number { @if staged > 0 { strong.num { (staged) } } @else { span.quiet { "0" } } }
                        }
                    } }
                }
            }
        }
    }
}

/// What a table is called.
pub fn table_name(table: &Table, lang: Lang) -> String {
    match lang {
        Lang::Ja => table.heading.to_owned(),
        Lang::En => table.name.replace('_', " "),
    }
}
