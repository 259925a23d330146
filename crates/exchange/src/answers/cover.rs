//! The first sheet: what is asked of whom until when, how to answer, and what is still open.

use rashin_model::review::{Asked, AskedKind};
use rashin_model::{Code, Lang, Period};
use rashin_service::review::left_over;
use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::grades::dimension_name;
use super::sheet::{SheetContent, permitted, set_paper};
use super::style::AnswerStyle;
use super::{AnswerSheet, extent};

/// Columns: what it is called, and what it is in three parts.
const WIDTHS: [u32; 4] = [26, 62, 24, 30];

const RULES: [(&str, &str); 7] = [
    (
        "黄色の欄に記入してください。白い欄と灰色の欄は変更できません（書き換えても取り込まれません）。",
        "Fill in the yellow cells. White and grey cells are locked; changes there are not taken.",
    ),
    (
        "数値は単位を付けずに入力します。全角の数字も使えます。数式ではなく値を入力してください。",
        "Enter numbers without their unit, and values instead of formulas.",
    ),
    (
        "値がないときは値の欄を空欄にし、「状態」で理由（該当なし、時期未到来、調整中など）を選んでください。空欄を0とはみなしません。",
        "Where there is no value, leave it blank and choose the reason under 状態. A blank is never taken as 0.",
    ),
    (
        "まだ確定していない値は「速報・暫定」を選んで入力してください。",
        "A value that is not final yet: enter it and choose 速報・暫定.",
    ),
    (
        "行の追加・削除・並べ替え、シート名の変更はしないでください。記入しない行は空欄のまま残してください。",
        "Do not add, delete or sort rows. Leave rows blank that you do not answer.",
    ),
    (
        "記入が終わったら .xlsx のまま保存し、照会の画面から取り込むか、照会元に返送してください。取り込む前に、変わる内容と直すところがセルごとに示されます。",
        "Save it as .xlsx and upload it on the page of the request, or send it back. Before anything is taken you see what changes and what to mend, cell by cell.",
    ),
    ("根拠資料のファイルは、画面から行ごとに添えられます。", "Files of evidence can be attached to a row on the page."),
];

/// Writes the sheet.
pub(super) fn write_cover(
    worksheet: &mut Worksheet,
    sheet: AnswerSheet<'_>,
    contents: &[SheetContent<'_>],
    style: &AnswerStyle,
) -> Result<(), XlsxError> {
    worksheet.set_name("はじめに")?;
    for (column, width) in (0_u16..).zip(WIDTHS) {
        worksheet.set_column_width(column, width)?;
    }
    let mut cover = Cover { worksheet, style, line: 0 };
    cover.title(&format!("{}　回答様式", sheet.rows.round.name), sheet.rows.round.name_en.as_deref())?;
    write_facts(&mut cover, sheet)?;
    write_contents(&mut cover, contents)?;
    cover.section("記入のしかた", "How to answer")?;
    for (ja, en) in RULES {
        cover.prose(&format!("{ja}\n{en}"))?;
    }
    if let Some(instructions) = &sheet.rows.round.instructions {
        cover.section("照会元からのお願い", "From the planning office")?;
        cover.prose(instructions)?;
    }
    write_rubrics(&mut cover, sheet)?;
    write_left_over(&mut cover, sheet)?;
    worksheet.protect_with_options(&permitted());
    set_paper(worksheet, sheet);
    Ok(())
}

struct Cover<'w, 's> {
    worksheet: &'w mut Worksheet,
    style: &'s AnswerStyle,
    line: u32,
}

impl Cover<'_, '_> {
    fn title(&mut self, ja: &str, en: Option<&str>) -> Result<(), XlsxError> {
        self.worksheet.write_string_with_format(0, 0, ja, &self.style.title)?;
        if let Some(en) = en {
            self.worksheet.write_string_with_format(1, 0, en, &self.style.line)?;
        }
        self.line = 3;
        Ok(())
    }

    fn section(&mut self, ja: &str, en: &str) -> Result<(), XlsxError> {
        self.line += 1;
        self.worksheet.write_string_with_format(self.line, 0, format!("{ja} / {en}"), &self.style.section)?;
        self.line += 1;
        Ok(())
    }

    fn fact(&mut self, ja: &str, en: &str, fact: &str) -> Result<(), XlsxError> {
        self.worksheet.write_string_with_format(self.line, 0, format!("{ja} / {en}"), &self.style.label)?;
        self.worksheet.write_string_with_format(self.line, 1, fact, &self.style.prose)?;
        self.worksheet.set_row_height(self.line, extent::height(extent::lines(fact, WIDTHS[1])))?;
        self.line += 1;
        Ok(())
    }

    /// A paragraph over all columns; a merged cell does not grow by itself, so its height is set.
    fn prose(&mut self, text: &str) -> Result<(), XlsxError> {
        let lines = extent::lines(text, WIDTHS.iter().sum());
        self.worksheet.merge_range(self.line, 0, self.line, 3, text, &self.style.prose)?;
        self.worksheet.set_row_height(self.line, extent::height(lines))?;
        self.line += 1;
        Ok(())
    }

    /// A list under its heading; nothing if it is empty.
    fn list(
        &mut self,
        ja: &str,
        en: &str,
        headings: [&str; 4],
        rows: impl Iterator<Item = [String; 4]>,
    ) -> Result<(), XlsxError> {
        let mut rows = rows.peekable();
        if rows.peek().is_some() {
            self.section(ja, en)?;
            self.row(&headings, true)?;
        }
        for row in rows {
            self.row(&row.each_ref().map(String::as_str), false)?;
        }
        Ok(())
    }

    fn row(&mut self, cells: &[&str], is_heading: bool) -> Result<(), XlsxError> {
        let format = if is_heading { &self.style.known_heading } else { &self.style.prose };
        for (column, cell) in (0_u16..).zip(cells) {
            self.worksheet.write_string_with_format(self.line, column, *cell, format)?;
        }
        let lines = cells.iter().zip(WIDTHS).map(|(cell, width)| extent::lines(cell, width)).max();
        self.worksheet.set_row_height(self.line, extent::height(lines.unwrap_or(1)))?;
        self.line += 1;
        Ok(())
    }
}

fn write_facts(cover: &mut Cover<'_, '_>, sheet: AnswerSheet<'_>) -> Result<(), XlsxError> {
    let day = |day| Period::Date(day).name(Lang::Ja);
    let weekday = ["月", "火", "水", "木", "金", "土", "日"]
        [sheet.rows.request.due.weekday().to_monday_zero_offset().cast_unsigned() as usize];
    cover.fact("計画", "Plan", &sheet.background.plan.profile.title)?;
    cover.fact("対象期間", "Period", &sheet.rows.round.period.name(Lang::Ja))?;
    cover.fact("基準日", "As of", &day(sheet.rows.round.as_of))?;
    cover.fact("回答する所属", "Office", &format!("{}　{}", sheet.government(), sheet.rows.office.name))?;
    cover.fact("提出期限", "Due", &format!("{}　{weekday}曜日", day(sheet.rows.request.due)))?;
    if let Some(contact) = sheet.contact {
        cover.fact("照会元・連絡先", "Contact", contact)?;
    }
    Ok(())
}

fn write_contents(cover: &mut Cover<'_, '_>, contents: &[SheetContent<'_>]) -> Result<(), XlsxError> {
    cover.section("照会する内容", "What is asked")?;
    for content in contents {
        let name = content.kind.label(Lang::Ja);
        let link = Url::new(format!("internal:'{name}'!A1"));
        cover.worksheet.write_url_with_format(cover.line, 0, link.set_text(name), &cover.style.link)?;
        let count = format!("{}行 / {} rows", content.rows.len(), content.rows.len());
        cover.worksheet.write_string_with_format(cover.line, 1, count, &cover.style.prose)?;
        cover.line += 1;
    }
    Ok(())
}

/// What the marks of the rubrics mean that are asked for.
fn write_rubrics(cover: &mut Cover<'_, '_>, sheet: AnswerSheet<'_>) -> Result<(), XlsxError> {
    let mut dimensions: Vec<(&Code, &Code)> = Vec::new();
    for row in sheet.asked(AskedKind::Grade) {
        if let Asked::Grade { rubric, dimension, .. } = &row.asked
            && !dimensions.contains(&(rubric, dimension))
        {
            dimensions.push((rubric, dimension));
        }
    }
    for (rubric, dimension) in dimensions {
        let marks = sheet.background.marks(rubric, dimension);
        let name = dimension_name(marks.first().copied(), rubric, dimension).replace('\n', "・");
        cover.section(&format!("評価の意味　{name}"), "What the marks mean")?;
        for mark in marks {
            cover.row(&[&mark.mark, &mark.meaning], false)?;
        }
    }
    Ok(())
}

/// What earlier meetings and half-years left open for the office.
fn write_left_over(cover: &mut Cover<'_, '_>, sheet: AnswerSheet<'_>) -> Result<(), XlsxError> {
    let rows = sheet.rows;
    let left = left_over(sheet.background.plan, &rows.office, &rows.request.rows, rows.round.period);
    let title = |code: Option<&Code>| element_title(sheet, code);
    let plain = |text: &Option<String>| text.clone().unwrap_or_default();
    let due = |due: Option<Period>| due.map_or_else(String::new, |due| due.name(Lang::Ja));
    let comments = left
        .comments
        .iter()
        .map(|row| [title(row.element.as_ref()), row.text.clone(), plain(&row.office), plain(&row.group)]);
    let headings = ["対象 / Element", "意見 / Comment", "発言者の所属 / By", "まとめ / Group"];
    cover.list("対応をお待ちしている意見", "Open comments", headings, comments)?;
    let decisions = left
        .decisions
        .iter()
        .map(|row| [title(row.element.as_ref()), row.text.clone(), row.kind.label(Lang::Ja).to_owned(), due(row.due)]);
    let headings = ["対象 / Element", "決定 / Decision", "種類 / Kind", "期限 / Due"];
    cover.list("対応中の決定", "Open decisions", headings, decisions)?;
    let tasks = left.tasks.iter().map(|row| {
        [title(row.element.as_ref()), row.text.clone(), row.department.clone(), due(row.due.map(Period::Date))]
    });
    let headings = ["対象 / Element", "内容 / Task", "担当 / Office", "期限 / Due"];
    cover.list("完了していない対応事項", "Open tasks", headings, tasks)?;
    let steps = left.late_steps.iter().map(|row| {
        let state = row.state.map_or("", |state| state.label(Lang::Ja));
        [title(Some(&row.node)), plain(&row.cause), row.period.name(Lang::Ja), state.to_owned()]
    });
    let headings = ["取組 / Project", "要因 / Cause", "対象期間 / Period", "進み具合 / State"];
    cover.list("前回までに遅れ・中止となった取組", "Late or stopped so far", headings, steps)
}

fn element_title(sheet: AnswerSheet<'_>, code: Option<&Code>) -> String {
    let Some(code) = code else { return "計画全体".to_owned() };
    let node = sheet.background.node(code).map(|node| node.title.clone());
    let title = node.or_else(|| sheet.background.indicator(code).map(|about| about.name.clone()));
    title.unwrap_or_else(|| code.to_string())
}
