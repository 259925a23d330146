//! The page of one row: its fields, what it was before, undoing and taking it out.

use std::collections::BTreeMap;

use maud::{Markup, html};
use rashin_model::tables::Reading;
use rashin_model::{Row as _, Table};
use rashin_service::plan_desk::{may_edit, row_of};
use rashin_service::{Refusal, WorkingPlan};

use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::plans::plan::table_name;
use crate::desk::plans::table::key_query;
use crate::desk::plans::working::name;
use crate::desk::staff::Staff;
use crate::parts::form::Field;
use crate::parts::row_form::{self, RowForm};
use crate::parts::row_lists::datalists;
use crate::parts::word_changes::word_changes;
use crate::{link, show};

/// A row on its page.
pub struct RowPage<'a> {
    /// The plan.
    pub working: &'a WorkingPlan,
    /// The table.
    pub table: &'static Table,
    /// The key; `None` for a new row.
    pub key: Option<&'a [String]>,
    /// The cells, as they are or as they were typed.
    pub cells: &'a BTreeMap<String, String>,
    /// What is wrong with them.
    pub refusals: &'a [Refusal],
    /// The reason, as it was typed.
    pub reason: &'a str,
}

impl RowPage<'_> {
    /// The page.
    pub fn show(&self, staff: &Staff) -> Markup {
        let lang = staff.lang;
        let Self { working, table, key, .. } = *self;
        let plan = &working.plan.profile.code;
        let above = format!("/desk/plans/{plan}/tables/{}", table.name);
        let heading = table_name(table, lang);
        let title = match key {
            None => lang.pick("行を加える", "Add a row").to_owned(),
            Some([]) => heading.clone(),
            Some(key) => key.join(" / "),
        };
        let steps = [
            (lang.pick("計画", "Plans"), "/desk/plans"),
            (name(staff, &working.plan), &format!("/desk/plans/{plan}")),
            (heading.as_str(), above.as_str()),
        ];
        let may = may_edit(&staff.actor, working.plan.area(), table);
        let content = html! {
            (path(staff, &steps, &title))
            div.page-head { h1 { (show::mixed(self.called().unwrap_or(&title), lang)) } p { (show::mixed(&heading, lang)) " " span.quiet { (title) } } }
            @if !may { div.notice { p {
                (lang.pick("この表の行は、企画担当などが編集します。ここでは内容を見られます。保存できるのは、担当の範囲の変更だけです。",
                           "Rows of this table are edited by the planning office. You can see them here; only what is yours to change can be saved."))
            } } }
            (row_form::problems(lang, table, "", self.refusals))
            (self.form(staff, &above))
            (self.before(staff))
            @if let Some(key) = key { (self.other_actions(staff, &above, key)) }
        };
        desk_page(staff, &DeskPage::new(&title, Section::Plans), &content)
    }

    /// What the row is called, where it has a name of its own.
    fn called(&self) -> Option<&str> {
        let key = self.key?;
        let row = row_of(&self.working.plan, self.table, key)?;
        let column = ["title", "name", "name_ja"].into_iter().find(|column| row.contains_key(*column))?;
        self.cells.get(column).map(String::as_str).filter(|name| !name.is_empty())
    }

    fn version(&self) -> String {
        let held = self.key.and_then(|key| self.working.staged_row(self.table, key));
        held.map(|held| held.version.to_string()).unwrap_or_default()
    }

    fn form(&self, staff: &Staff, above: &str) -> Markup {
        let lang = staff.lang;
        let action = match self.key {
            Some(key) => format!("{above}/row?{}", key_query(key)),
            None => format!("{above}/add"),
        };
        let fields = RowForm {
            table: self.table,
            plan: &self.working.plan,
            cells: self.cells,
            refusals: self.refusals,
            lang,
            id: "",
        };
        let is_reading = self.table.name == Reading::TABLE.name;
        html! {
            form.form.form-wide method="post" action=(link::to(lang, &action)) {
                input type="hidden" name="version" value=(self.version());
                input type="hidden" name="revision" value=(self.working.header.revision.number);
                div.form-fields { (fields.all()) }
                (Field::new("change-reason", lang.pick("変更の理由（記録簿に残ります）", "Reason of the change (kept in the journal)"), lang)
                    .value(self.reason)
                    .problems(&self.reason_refusals())
                    .line())
                @if is_reading { p.field-hint {
                    (lang.pick("実績値の訂正には理由が要ります。前の値は履歴に残ります。", "A correction of a value needs a reason. The earlier value stays in the history."))
                } }
                div.form-actions {
                    button.button type="submit" { (if is_reading { lang.pick("訂正する", "Correct") } else { lang.pick("保存する", "Save") }) }
                    a href=(link::to(lang, above)) { (lang.pick("一覧に戻る", "Back to the list")) }
                }
            }
            (datalists(&self.working.plan, &[self.table]))
        }
    }

    /// The reason of the change is a field of the form, not of the row.
    fn reason_refusals(&self) -> Vec<Refusal> {
        let has_own = self.table.position("reason").is_some();
        let own = self.refusals.iter().filter(|refusal| refusal.place == "reason" && !has_own);
        own.map(|refusal| Refusal { place: "change-reason".to_owned(), ..refusal.clone() }).collect()
    }

    /// What the last edition has in its place, cell by cell.
    fn before(&self, staff: &Staff) -> Markup {
        let lang = staff.lang;
        let Some(key) = self.key.filter(|key| self.working.staged_row(self.table, key).is_some()) else {
            return html! {};
        };
        let before = row_of(&self.working.edition, self.table, key).unwrap_or_default();
        let after = row_of(&self.working.plan, self.table, key).unwrap_or_default();
        let cell = |row: &BTreeMap<String, String>, name: &str| row.get(name).cloned().unwrap_or_default();
        let changed: Vec<_> = self
            .table
            .columns
            .iter()
            .map(|column| (column, cell(&before, column.name), cell(&after, column.name)))
            .filter(|(_, before, after)| before != after)
            .collect();
        html! { section.part aria-labelledby="before" {
            div.part-head { h2 id="before" { (lang.pick("前の版との違い", "Differences to the last edition")) } }
            dl.facts.facts-flat { @for (column, before, after) in &changed {
                dt { (show::mixed(row_form::label(column, lang), lang)) }
                dd.changed-text lang=[(lang != rashin_model::Lang::Ja).then_some("ja")] { (word_changes(before, after)) }
            } }
        } }
    }

    fn other_actions(&self, staff: &Staff, above: &str, key: &[String]) -> Markup {
        let lang = staff.lang;
        let staged = self.working.staged_row(self.table, key).is_some();
        let is_there = row_of(&self.working.plan, self.table, key).is_some();
        let post = |what: &str, class: &str, text: &str| {
            html! { form method="post" action=(link::to(lang, &format!("{above}/{what}?{}", key_query(key)))) {
                input type="hidden" name="version" value=(self.version());
                button class=(format!("button {class}")) type="submit" { (text) }
            } }
        };
        html! { @if self.table.name != Reading::TABLE.name {
            div.form-actions.part {
                @if staged { (post("undo", "button-quiet", lang.pick("前の版に戻す", "Undo: as in the last edition"))) }
                @if is_there && !key.is_empty() { (post("remove", "button-danger", lang.pick("この行を取り除く", "Take this row out"))) }
            }
            @if is_there && !key.is_empty() { p.quiet {
                (lang.pick("取り除いても、新しい版をつくるまでは「前の版に戻す」で取り消せます。", "A row taken out can be put back until the next edition is made."))
            } }
        } }
    }
}
