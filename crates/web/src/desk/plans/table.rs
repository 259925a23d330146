//! The rows of a table of a plan as it is worked on.

use std::collections::BTreeMap;

use axum::extract::{Path, RawQuery, State};
use maud::{Markup, html};
use rashin_model::spelling::fold;
use rashin_model::staged::table_named;
use rashin_model::{Lang, Table};
use rashin_service::WorkingPlan;
use rashin_service::plan_desk::{may_edit, rows_of};

use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::plans::plan::table_name;
use crate::desk::plans::working::{name, working};
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::row_form::label;
use crate::parts::word_changes::word_changes;
use crate::site::Site;
use crate::{link, show};

/// Rows of a page.
const PAGE: usize = 50;
/// The most columns that a list shows; the row itself shows all.
const SHOWN: usize = 6;
/// The longest text that a cell of the list shows.
const LONGEST: usize = 120;

/// A row of the list.
struct Line {
    key: Vec<String>,
    /// As it is in the last edition; `None` for a new one.
    before: Option<Vec<String>>,
    /// As it is now; `None` for one that is to go.
    after: Option<Vec<String>>,
    /// Version of the staged row.
    staged: Option<u32>,
}

/// The page.
pub async fn show_table(
    State(site): State<Site>,
    staff: Staff,
    Path((plan, table)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let working = working(&site, &staff, &plan).await?;
    let table = find_table(&staff, &table)?;
    let asked = Query::of(query.as_deref().unwrap_or_default());
    let lines: Vec<Line> = lines(&working, table).into_iter().filter(|line| asked.takes(line)).collect();
    let columns = shown(table, &lines);
    let pages = lines.len().div_ceil(PAGE).max(1);
    let page = asked.page.clamp(1, pages);
    let address = format!("/desk/plans/{plan}/tables/{}", table.name);
    let may = table.name != "readings" && may_edit(&staff.actor, working.plan.area(), table);
    let title = table_name(table, lang);
    let content = html! {
        (path(&staff, &[(lang.pick("計画", "Plans"), "/desk/plans"), (name(&staff, &working.plan), &format!("/desk/plans/{plan}"))], &title))
        div.page-head { h1 { (title) } }
        form.filter-form method="get" action=(link::to(lang, &address)) {
            div.filter-fields {
                div.field {
                    label for="q" { (lang.pick("語で絞り込む", "Only with these words")) }
                    input.input id="q" name="q" type="search" value=(asked.words);
                }
            }
            div.filter-choices { label.choice {
                input type="checkbox" name="staged" value="yes" checked[asked.staged];
                span { (lang.pick("編集中の行だけ", "Only rows in work")) }
            } }
            div.filter-actions { button.button type="submit" { (lang.pick("絞り込む", "Apply")) } }
        }
        div.list-head {
            p.list-count { (show::count(lines.len(), lang)) }
            @if may && table.name != "plan" {
                a.button href=(link::to(lang, &format!("{address}/add"))) { (lang.pick("行を加える", "Add a row")) }
            }
        }
        @if lines.is_empty() {
            div.empty { p.empty-title { (lang.pick("当てはまる行がありません", "No row fits")) }
                p { (lang.pick("語を短くするか、絞り込みを外してください。", "Use fewer words or take the filter away.")) } }
        } @else {
            div.table-region tabindex="0" role="region" aria-label=(title) { table.table.table-stack {
                thead { tr {
                    th scope="col" { (lang.pick("行", "Row")) }
                    @for &at in &columns { th scope="col" { (show::mixed(label(&table.columns[at], lang), lang)) } }
                    th scope="col" { (lang.pick("状態", "State")) }
                } }
                tbody { @for line in lines.iter().skip((page - 1) * PAGE).take(PAGE) { (row(lang, table, &address, &columns, line)) } }
            } }
            (pager(lang, &address, &asked, page, pages))
        }
    };
    Ok(desk_page(&staff, &DeskPage::new(&title, Section::Plans), &content))
}

/// The table with a name in an address.
///
/// # Errors
/// When there is none.
pub fn find_table(staff: &Staff, name: &str) -> Result<&'static Table, Refused> {
    table_named(name).ok_or_else(|| {
        staff.missing(
            "この名前の表はありません。計画の画面から選び直してください",
            "There is no such table. Choose it from the page of the plan.",
        )
    })
}

fn lines(working: &WorkingPlan, table: &Table) -> Vec<Line> {
    let places: Vec<usize> = table.key.iter().filter_map(|name| table.position(name)).collect();
    let key = |row: &[String]| places.iter().map(|&at| row[at].clone()).collect::<Vec<_>>();
    let staged: BTreeMap<&[String], u32> = (working.staged.iter())
        .filter(|held| held.table == table.name)
        .map(|held| (held.value.key.as_slice(), held.version))
        .collect();
    let mut edition: BTreeMap<Vec<String>, Vec<String>> = if staged.is_empty() {
        BTreeMap::new()
    } else {
        rows_of(&working.edition, table).into_iter().map(|row| (key(&row), row)).collect()
    };
    let mut lines: Vec<Line> = rows_of(&working.plan, table)
        .into_iter()
        .map(|row| {
            let key = key(&row);
            let staged = staged.get(key.as_slice()).copied();
            Line { before: edition.remove(&key), after: Some(row), staged, key }
        })
        .collect();
    let gone = staged.iter().filter_map(|(key, version)| {
        let before = edition.remove(*key)?;
        Some(Line { key: key.to_vec(), before: Some(before), after: None, staged: Some(*version) })
    });
    lines.extend(gone);
    lines
}

/// The columns a list shows: the first that have anything in them.
fn shown(table: &Table, lines: &[Line]) -> Vec<usize> {
    let is_filled = |at: &usize| {
        let mut rows = lines.iter().filter_map(|line| line.after.as_ref().or(line.before.as_ref()));
        rows.any(|row| !row[*at].is_empty())
    };
    let of_key = |at: &usize| table.key.len() == 1 && table.columns[*at].name == table.key[0];
    (0..table.columns.len()).filter(|at| !of_key(at) && is_filled(at)).take(SHOWN).collect()
}

fn row(lang: Lang, table: &Table, address: &str, columns: &[usize], line: &Line) -> Markup {
    let name =
        if line.key.is_empty() { lang.pick("計画の属性", "profile").to_owned() } else { line.key.join(" / ") };
    html! { tr.row-staged[line.staged.is_some()] {
        th scope="row" { a href=(link::to(lang, &format!("{address}/row?{}", key_query(&line.key)))) { (show::mixed(&name, lang)) } }
        @for &at in columns {
            td.cell-words data-label=(label(&table.columns[at], lang)) { (cell(lang, line, at)) }
        }
        td data-label=(lang.pick("状態", "State")) { (state(lang, line)) }
    } }
}

fn cell(lang: Lang, line: &Line, at: usize) -> Markup {
    let text = |row: &Option<Vec<String>>| row.as_ref().map_or("", |row| row[at].as_str()).to_owned();
    let (before, after) = (text(&line.before), text(&line.after));
    match (line.staged, &line.after) {
        (Some(_), Some(_)) if line.before.is_some() && before != after => {
            html! { span lang=[(lang != Lang::Ja).then_some("ja")] { (word_changes(&before, &after)) } }
        }
        (Some(_), None) => html! { del { (show::mixed(&shortened(&before), lang)) } },
        _ => show::mixed(&shortened(&after), lang),
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

/// Whether a row is in work, in a word.
fn state(lang: Lang, line: &Line) -> Markup {
    let word = match (&line.staged, &line.before, &line.after) {
        (None, ..) => return html! {},
        (_, None, _) => lang.pick("追加", "added"),
        (_, _, None) => lang.pick("削除", "removed"),
        _ => lang.pick("変更", "changed"),
    };
    html! { span.tag.tag-work { (word) } }
}

/// The cells of a key as a query string.
pub fn key_query(key: &[String]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(key.iter().map(|part| ("key", part))).finish()
}

fn pager(lang: Lang, address: &str, asked: &Query, page: usize, pages: usize) -> Markup {
    html! { @if pages > 1 {
        nav.pager aria-label=(lang.pick("ページ", "Pages")) {
            @if page > 1 { a.button.button-quiet href=(link::to(lang, &asked.at(address, page - 1))) { (lang.pick("前へ", "Previous")) } }
            span { (format!("{page} / {pages}")) }
            @if page < pages { a.button.button-quiet href=(link::to(lang, &asked.at(address, page + 1))) { (lang.pick("次へ", "Next")) } }
        }
    } }
}

/// What a list is narrowed by.
struct Query {
    words: String,
    staged: bool,
    page: usize,
}

impl Query {
    fn of(query: &str) -> Self {
        let mut asked = Self { words: String::new(), staged: false, page: 1 };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                "q" => value.trim().clone_into(&mut asked.words),
                "staged" => asked.staged = !value.is_empty(),
                "page" => asked.page = value.parse().unwrap_or(1),
                _ => {}
            }
        }
        asked
    }

    fn takes(&self, line: &Line) -> bool {
        if self.staged && line.staged.is_none() {
            return false;
        }
        let mut words = self.words.split_whitespace().map(fold).peekable();
        if words.peek().is_none() {
            return true;
        }
        let rows = [&line.before, &line.after];
        let text = fold(&rows.into_iter().flatten().flatten().cloned().collect::<Vec<_>>().join("\n"));
        words.all(|word| text.contains(&word))
    }

    fn at(&self, address: &str, page: usize) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("page", &page.to_string());
        if !self.words.is_empty() {
            query.append_pair("q", &self.words);
        }
        if self.staged {
            query.append_pair("staged", "yes");
        }
        format!("{address}?{}", query.finish())
    }
}
