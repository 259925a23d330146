//! A form for one row of any table of the plan format, made from the declaration of its columns.

use std::collections::BTreeMap;

use maud::{Markup, html};
use rashin_model::table::Form;
use rashin_model::{Column, Lang, Plan, Table};
use rashin_service::Refusal;

use crate::desk::fields::Fields;
use crate::parts::form::refusal_text;
use crate::parts::row_lists;
use crate::show;

/// Columns whose texts take several lines.
const LONG: &[&str] = &[
    "actual",
    "cause",
    "definition",
    "done",
    "effect",
    "goal",
    "issues",
    "meaning",
    "measures",
    "minutes",
    "next",
    "note",
    "planned",
    "present",
    "reason",
    "response",
    "result",
    "results",
    "summary",
    "summary_en",
    "text",
];

/// Columns whose texts take a longer line.
const BROAD: &[&str] =
    &["denominator", "name", "name_en", "name_ja", "numerator", "place", "source", "title", "title_en"];

/// The fields of a row: what stands in them, and what is wrong with it.
pub struct RowForm<'a> {
    /// The table.
    pub table: &'static Table,
    /// The plan, for what may be named.
    pub plan: &'a Plan,
    /// Cells, as they are or as they were typed.
    pub cells: &'a BTreeMap<String, String>,
    /// What is wrong, by column.
    pub refusals: &'a [Refusal],
    /// Language of the page.
    pub lang: Lang,
    /// Put before the ids of the fields where a page has several forms.
    pub id: &'a str,
}

impl RowForm<'_> {
    /// All fields.
    pub fn all(&self) -> Markup {
        html! { @for column in self.table.columns { (self.column(column)) } }
    }

    /// All fields but some.
    pub fn without(&self, names: &[&str]) -> Markup {
        html! { @for column in self.table.columns.iter().filter(|column| !names.contains(&column.name)) {
            (self.column(column))
        } }
    }

    /// Some fields, in the order named.
    ///
    /// # Panics
    /// For a column that the table does not have.
    pub fn only(&self, names: &[&str]) -> Markup {
        html! { @for name in names {
            (self.column(&self.table.columns[self.table.position(name).expect("a column of the table")]))
        } }
    }

    fn column(&self, column: &Column) -> Markup {
        let lang = self.lang;
        let id = format!("{}{}", self.id, column.name);
        let value = self.cells.get(column.name).map_or("", String::as_str);
        let own = self.refusals.iter().filter(|refusal| refusal.place == column.name);
        let wrong: Vec<String> = own.map(|refusal| refusal_text(refusal, lang)).collect();
        let hint = hint(column, lang);
        let (hint_id, wrong_id) = (format!("{id}-hint"), format!("{id}-problem"));
        let described: Vec<&str> = [(!wrong.is_empty()).then_some(wrong_id.as_str()), hint.map(|_| hint_id.as_str())]
            .into_iter()
            .flatten()
            .collect();
        let input = Input {
            id: &id,
            name: column.name,
            value,
            described: (!described.is_empty()).then(|| described.join(" ")),
            invalid: (!wrong.is_empty()).then_some("true"),
        };
        let is_long = LONG.contains(&column.name) || column.form == Form::List;
        html! { div.field.field-problem[!wrong.is_empty()].field-wide[is_long].field-broad[BROAD.contains(&column.name)] {
            label for=(id) {
                (show::mixed(label(column, lang), lang))
                @if column.required { " " span.field-need { (lang.pick("必須", "required")) } }
            }
            @if let Some(hint) = hint { p.field-hint id=(hint_id) { (show::mixed(hint, lang)) } }
            @if !wrong.is_empty() { p.field-wrong id=(wrong_id) { (show::mixed(&wrong.join(" "), lang)) } }
            (self.input(column, &input))
        } }
    }

    fn input(&self, column: &Column, input: &Input<'_>) -> Markup {
        let lang = self.lang;
        match column.form {
            Form::Word(codes, labels) => {
                let names = codes.iter().zip(labels).map(|(code, label)| {
                    ((*code).to_owned(), if lang == Lang::Ja { (*label).to_owned() } else { code.replace('_', " ") })
                });
                input.select(&names.collect::<Vec<_>>(), column.required, lang)
            }
            Form::YesNo => input.select(
                &[
                    ("yes".to_owned(), lang.pick("はい", "yes").to_owned()),
                    ("no".to_owned(), lang.pick("いいえ", "no").to_owned()),
                ],
                false,
                lang,
            ),
            Form::List => input.lines(3, &input.value.replace(';', "\n")),
            Form::Text if LONG.contains(&column.name) => {
                let rows = if input.value.chars().count() > 160 { 8 } else { 3 };
                input.lines(rows, input.value)
            }
            _ => match row_lists::list_of(self.table, column) {
                Some(list) if row_lists::is_short(self.plan, list) => {
                    input.select(&row_lists::choices(self.plan, list), column.required, lang)
                }
                list => input.line(list.map(row_lists::List::id)),
            },
        }
    }
}

/// What the inputs of a field have in common.
struct Input<'a> {
    id: &'a str,
    name: &'a str,
    value: &'a str,
    described: Option<String>,
    invalid: Option<&'a str>,
}

impl Input<'_> {
    fn line(&self, list: Option<&str>) -> Markup {
        html! { input.input id=(self.id) name=(self.name) type="text" value=(self.value) list=[list] autocomplete="off"
        aria-describedby=[self.described.as_deref()] aria-invalid=[self.invalid]; }
    }

    fn lines(&self, rows: usize, value: &str) -> Markup {
        html! { textarea.input id=(self.id) name=(self.name) rows=(rows)
        aria-describedby=[self.described.as_deref()] aria-invalid=[self.invalid] { "\n" (value) } }
    }

    fn select(&self, options: &[(String, String)], is_required: bool, lang: Lang) -> Markup {
        let is_known = self.value.is_empty() || options.iter().any(|(code, _)| code == self.value);
        html! { select.input id=(self.id) name=(self.name)
            aria-describedby=[self.described.as_deref()] aria-invalid=[self.invalid] {
            @if !is_required || self.value.is_empty() { option value="" { (lang.pick("（選んでください）", "(choose)")) } }
            @if !is_known { option value=(self.value) selected { (self.value) } }
            @for (code, name) in options {
                option value=(code) selected[code == self.value]
                    lang=[(lang != Lang::Ja && name.contains(show::is_japanese)).then_some("ja")] { (name) }
            }
        } }
    }
}

/// What a column is called on a page.
pub fn label(column: &Column, lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => column.heading,
        Lang::En => column.meaning.trim().trim_end_matches('.'),
    }
}

/// What helps to fill in a column.
fn hint(column: &Column, lang: Lang) -> Option<&'static str> {
    match column.form {
        Form::Period => Some(lang.pick(
            "例：令和8年度、R8上期、2026-12、令和8年12月1日",
            "such as FY2026, 2026H1, 2026-12, 2026-12-01, R8上期",
        )),
        Form::Date => Some(lang.pick("例：2026-12-01、令和8年12月1日", "such as 2026-12-01, R8.12.1")),
        Form::Time => Some(lang.pick("例：15:30", "such as 15:30")),
        Form::List => Some(lang.pick("1行に1つ", "one a line")),
        Form::Code if column.name == "code" => {
            Some(lang.pick("半角の英数字とハイフン、64字まで", "ASCII letters, digits and hyphens, at most 64"))
        }
        _ => None,
    }
}

/// The cells of a row as a form sent them; columns that it does not have are left out.
pub fn typed(fields: &Fields, table: &Table) -> BTreeMap<String, String> {
    let sent = table.columns.iter().filter(|column| fields.has(column.name));
    sent.map(|column| {
        let text = fields.get(column.name).replace("\r\n", "\n");
        let text = match column.form {
            Form::List => text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(";"),
            _ => text.trim().to_owned(),
        };
        (column.name.to_owned(), text)
    })
    .collect()
}

/// Everything that is wrong with a row, above its form: each with the name of its column, which leads to it.
pub fn problems(lang: Lang, table: &Table, id: &str, refusals: &[Refusal]) -> Markup {
    html! { @if !refusals.is_empty() {
        div.notice.notice-error role="alert" {
            p.notice-title { (lang.pick("次の点を直してください。入力した内容は残っています。", "Please mend this. What you entered is still here.")) }
            ul { @for refusal in refusals { li {
                @match table.position(&refusal.place) {
                    Some(at) => a href=(format!("#{id}{}", refusal.place)) { (show::mixed(label(&table.columns[at], lang), lang)) },
                    None => (show::mixed(&refusal.place, lang)),
                }
                (lang.pick("：", ": ")) (show::mixed(&refusal_text(refusal, lang), lang))
            } } }
        }
    } }
}
