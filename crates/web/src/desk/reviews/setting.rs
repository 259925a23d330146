//! What a review is opened with, as a form has it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rashin_model::review::{AskedKind, Round, RoundState};
use rashin_model::{Cell, Code, Period, Sentence};
use rashin_service::Refusal;
use rashin_service::review::Opening;

use crate::desk::fields::Fields;

/// What was typed, with what is wrong with it.
pub struct Setting {
    /// The opening, if everything could be read.
    pub opening: Option<Opening>,
    /// What could not be read.
    pub refusals: Vec<Refusal>,
}

/// Reads a form.
pub fn read_setting(plan: &Code, fields: &Fields) -> Setting {
    let mut refusals = Vec::new();
    let period: Option<Period> = read(fields, "period", &mut refusals);
    let as_of: Option<Date> = read(fields, "as_of", &mut refusals);
    let due: Option<Date> = read(fields, "due", &mut refusals);
    let code = match fields.get("code").trim() {
        "" => period.and_then(|period| Code::new(&period.code().to_lowercase())),
        text => Code::new(text),
    };
    if code.is_none() && period.is_some() {
        refusals.push(Refusal::new(
            "code",
            Sentence::new("コードに使えない文字があります", "the code has letters that are not allowed"),
            Sentence::new(
                "半角の英小文字・数字・ハイフンで書いてください",
                "use lower-case letters, digits and hyphens",
            ),
        ));
    }
    let text = |name: &str| Some(fields.get(name).trim().to_owned()).filter(|text| !text.is_empty());
    let codes = |name: &str| fields.all(name).filter_map(Code::new).collect::<Vec<_>>();
    let mut by_office = BTreeMap::new();
    for (name, value) in fields.iter() {
        if let Some(office) = name.strip_prefix("due-").and_then(Code::new)
            && let Some(day) = read_cell::<Date>(name, value, &mut refusals)
            && Some(day) != due
        {
            by_office.insert(office, day);
        }
    }
    let opening = period.zip(as_of).zip(due).zip(code).map(|(((period, as_of), due), code)| Opening {
        round: Round {
            plan: plan.clone(),
            code,
            name: fields.get("name").trim().to_owned(),
            name_en: text("name_en"),
            period,
            as_of,
            due,
            rubrics: codes("rubric"),
            asks: AskedKind::ALL
                .iter()
                .copied()
                .filter(|kind| fields.all("asks").any(|word| word == kind.code()))
                .collect(),
            elements: codes("element"),
            state: RoundState::Open,
            instructions: text("instructions"),
        },
        due: by_office,
        without: codes("without"),
        body: Code::new(fields.get("body")),
    });
    Setting { opening, refusals }
}

fn read<T: Cell>(fields: &Fields, name: &str, refusals: &mut Vec<Refusal>) -> Option<T> {
    read_cell(name, fields.get(name), refusals)
}

fn read_cell<T: Cell>(name: &str, text: &str, refusals: &mut Vec<Refusal>) -> Option<T> {
    match T::read(text.trim()) {
        Ok(value) => Some(value),
        Err(misread) => {
            refusals.push(Refusal::new(name, misread.sentence, misread.hint));
            None
        }
    }
}
