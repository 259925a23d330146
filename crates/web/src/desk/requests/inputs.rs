//! The inputs of a row.

use maud::{Markup, html};
use rashin_model::Lang;

use crate::desk::requests::columns::{Column, Input};
use crate::desk::requests::entry::Entry;
use crate::desk::requests::findings::findings;
use crate::desk::requests::name::name_text;
use crate::desk::requests::room::Room;
use crate::show;

/// A cell to fill in, with what was found about it.
pub fn input(lang: Lang, room: &Room, entry: &Entry<'_>, column: &Column) -> Markup {
    let (form, id) = (format!("f{}", entry.number), format!("{}-{}", column.name, entry.number));
    let found = format!("{id}-found");
    let value = if entry.cells.is_empty() { column.preset() } else { entry.cell(column.name) };
    let is_wrong = entry.findings(column.name).any(|one| one.severity == rashin_model::Severity::Error);
    let wrong = is_wrong.then_some("true");
    let label = format!("{} {}", name_text(lang, &room.view, &entry.row.asked), column.label(lang));
    html! {
        @match column.input {
            Input::Choice => {
                @let chosen = canonical(column, value);
                select.input.cell id=(id) form=(form) name=(column.name) aria-label=(label) aria-describedby=(found) aria-invalid=[wrong] {
                    @for (word, name) in column.choices(&room.view, &entry.row.asked, lang) {
                        option value=(word) selected[word == chosen] lang=[(lang != Lang::Ja && name.contains(show::is_japanese)).then_some("ja")] { (name) }
                    }
                }
            }
            Input::Lines => {
                textarea.input.cell id=(id) form=(form) name=(column.name) rows="2" aria-label=(label) aria-describedby=(found) aria-invalid=[wrong] { (value) }
            }
            Input::Number | Input::Line | Input::Day => {
                input.input.cell.cell-input-number[column.input == Input::Number] id=(id) form=(form) name=(column.name) type="text" value=(value)
                    inputmode=[(column.input == Input::Number).then_some("decimal")] autocomplete="off"
                    aria-label=(label) aria-describedby=(found) aria-invalid=[wrong];
            }
        }
        (findings(lang, &found, entry.findings(column.name)))
    }
}

/// The machine name of a word that was typed or pasted in any of its spellings.
fn canonical(column: &Column, value: &str) -> String {
    use rashin_model::Cell as _;
    use rashin_model::tables::{ReadingStatus, StepState};
    let read = match column.name {
        "status" => ReadingStatus::read(value.trim()).ok().map(ReadingStatus::code),
        "state" => StepState::read(value.trim()).ok().map(StepState::code),
        _ => None,
    };
    read.unwrap_or(value).to_owned()
}

/// What stands in a cell, to be read only.
pub fn shown(lang: Lang, room: &Room, entry: &Entry<'_>, column: &Column) -> Markup {
    let value = entry.cell(column.name);
    let indicator = room.view.plan.indicator(entry.row.asked.element().as_str());
    html! {
        @match column.input {
            _ if value.is_empty() => span.quiet { (lang.pick("（空欄）", "(blank)")) },
            Input::Choice => {
                @let chosen = canonical(column, value);
                @let words = column.choices(&room.view, &entry.row.asked, lang);
                (show::mixed(words.iter().find(|(word, _)| *word == chosen).map_or(value, |(_, name)| name), lang))
            }
            Input::Number => {
                @match (column.name, indicator, entry.amount()) {
                    ("value", Some(indicator), Some(amount)) => (show::value(indicator, amount, lang)),
                    _ => span.num { (value) },
                }
            }
            _ => (show::mixed(value, lang)),
        }
        (findings(lang, &format!("{}-{}-found", column.name, entry.number), entry.findings(column.name)))
    }
}
