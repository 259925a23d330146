//! What elements and meetings are called in documents.

use rashin_model::plan::titled;
use rashin_model::tables::Node;
use rashin_model::{Code, Lang};
use rashin_service::AssessedPlan;

use super::standing;

/// The number of an element and its title.
pub fn numbered(node: &Node, lang: Lang) -> String {
    match &node.number {
        Some(number) => format!("{number}\u{3000}{}", node.title_in(lang)),
        None => node.title_in(lang).to_owned(),
    }
}

/// What a code names: an element of the tree, an indicator, a theme of cooperation; else the code.
pub fn element(assessed: &AssessedPlan, code: &Code, lang: Lang) -> String {
    if let Some(node) = assessed.plan.node(code.as_str()) {
        return numbered(node, lang);
    }
    if let Some(position) = assessed.position(code.as_str()) {
        return standing::name(assessed, position, lang).to_owned();
    }
    let theme = assessed.plan.cooperation.iter().find(|theme| theme.code == *code);
    theme.map_or_else(|| code.to_string(), |theme| titled(&theme.title, theme.title_en.as_deref(), lang).0.to_owned())
}

/// A meeting by its title, with its day.
pub fn meeting(assessed: &AssessedPlan, code: &Code, lang: Lang) -> String {
    let Some(meeting) = assessed.plan.meetings.iter().find(|meeting| meeting.code == *code) else {
        return code.to_string();
    };
    let title = titled(&meeting.title, meeting.title_en.as_deref(), lang).0;
    match meeting.date {
        Some(date) => format!("{title}{}{}{}", lang.pick("（", " ("), date.short_name(lang), lang.pick("）", ")")),
        None => title.to_owned(),
    }
}

/// Words as a heading: those of closed lists begin small in English.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
