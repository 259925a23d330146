//! The page from which a workbook is taken along, and where it is brought back.

use maud::{Markup, html};
use rashin_exchange::answers::{MAX_ANSWER_BYTES, WrongFile};
use rashin_model::plan::titled;

use super::asked_for::AskedFor;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::{link, show};

pub async fn show_workbook(asked: AskedFor) -> Markup {
    workbook_page(&asked, None)
}

/// The page, with why the file that was brought last is not taken.
pub fn workbook_page(asked: &AskedFor, wrong: Option<&WrongFile>) -> Markup {
    let (staff, lang) = (&asked.staff, asked.staff.lang);
    let title = lang.pick("回答様式（Excel）", "Workbook (Excel)");
    let content = html! {
        (trail(asked, title))
        div.page-head { h1 { (title) } (about(asked)) }
        @if let Some(wrong) = wrong {
            div.notice.notice-error role="alert" {
                p.notice-title { (lang.pick("ファイルを読み込めませんでした", "The file was not taken")) }
                p { (show::mixed(wrong.sentence().text(lang), lang)) }
                p { (show::mixed(wrong.hint().text(lang), lang)) }
            }
        }
        section.part aria-labelledby="take" {
            div.part-head { h2 id="take" { (lang.pick("1. 様式を受け取る", "1. Take it along")) } }
            p { (lang.pick("照会している行だけが入っています。前回までの値、目標、これまでの入力、対応をお待ちしている意見も載っています。",
                           "It holds only the rows that are asked for, with earlier values, targets, what was entered so far, and comments that wait for a response.")) }
            p { a.button href=(link::to(lang, &format!("{}/workbook.xlsx", asked.room.address()))) download {
                (lang.pick("様式をダウンロード", "Download the workbook"))
            } }
        }
        @if asked.may_submit() {
            section.part aria-labelledby="bring" {
                div.part-head { h2 id="bring" { (lang.pick("2. 記入した様式を取り込む", "2. Bring it back")) } }
                p { (lang.pick("すぐには提出されません。次の画面で、変わる内容と直すところをセルごとに確かめられます。",
                               "Nothing is handed in yet: the next page shows what changes and what to mend, cell by cell.")) }
                form.form method="post" enctype="multipart/form-data" action=(link::to(lang, &format!("{}/workbook", asked.room.address()))) {
                    div.field {
                        label for="file" { (lang.pick("記入したファイル", "The file")) }
                        input.input #file type="file" name="file" required accept=".xlsx,.xls,.ods" aria-describedby="file-hint";
                        p.field-hint #file-hint {
                            (lang.pick("Excel（.xlsx、.xls）とLibreOffice（.ods）のファイルを読み込めます。", "Files of Excel (.xlsx, .xls) and LibreOffice (.ods) are read."))
                            " " (lang.pick("上限", "At most")) " " (MAX_ANSWER_BYTES / 1024 / 1024) " MiB"
                        }
                    }
                    div.form-actions { button.button type="submit" { (lang.pick("内容を確かめる", "See what changes")) } }
                }
            }
        } @else {
            p.quiet { (lang.pick("取り込みは、回答する所属の担当者が行います。", "Only those who answer for the office bring it back.")) }
        }
    };
    desk_page(staff, &DeskPage::new(title, Section::Inbox), &content)
}

/// Which request this is.
pub fn about(asked: &AskedFor) -> Markup {
    let lang = asked.staff.lang;
    let round = &asked.room.rows.round;
    html! { p.quiet {
        (show::titled(titled(&round.name, round.name_en.as_deref(), lang), lang)) " / "
        (show::title(&asked.room.rows.office.name, asked.room.rows.office.name_en.as_deref(), lang)) " / "
        (lang.pick("提出期限", "due")) " " (show::day(asked.room.rows.request.due, lang))
    } }
}

/// Where the page stands.
pub fn trail(asked: &AskedFor, here: &str) -> Markup {
    let lang = asked.staff.lang;
    let address = asked.room.address();
    let office = &asked.room.rows.office;
    let name = titled(&office.name, office.name_en.as_deref(), lang).0;
    path(&asked.staff, &[(lang.pick("受付箱", "Inbox"), "/desk/inbox"), (name, &address)], here)
}
