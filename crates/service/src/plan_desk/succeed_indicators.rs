//! Splitting and merging indicators: new ones succeed old ones, which end; every value stays with the
//! indicator that it was reported for.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rashin_model::tables::{Indicator, Use};
use rashin_model::{Code, List, Period, Row, Sentence};

use crate::plan_desk::row_edit::RowEdit;
use crate::plan_desk::stage_rows::{Note, Staged, stage};
use crate::port::Store;
use crate::rights::Actor;
use crate::working_plan::load_working_plan;
use crate::{Error, Refusal};

/// New indicators in place of old ones: one old and several new is a split, several old and one new a
/// merger.
#[derive(Debug, Clone)]
pub struct Succession {
    /// The indicators that end.
    pub old: Vec<Code>,
    /// Those that continue them.
    pub new: Vec<Successor>,
    /// Period from which the old ones are no longer asked for.
    pub from: Period,
}

/// A new indicator.
#[derive(Debug, Clone)]
pub struct Successor {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in English; blank for none.
    pub name_en: String,
    /// Its unit; blank for that of the first old one.
    pub unit: String,
}

/// Stages a succession: the new indicators take kind, scale, offices and uses from the first old one,
/// to be edited afterwards; targets are for the new ones to be set anew.
///
/// # Errors
/// [`Error::Invalid`] with everything that is missing or taken; [`Error::Missing`] for an old indicator
/// that is not there; [`Error::Forbidden`]; [`Error::Stale`]; [`Error::Store`].
pub async fn succeed_indicators(
    store: &impl Store,
    actor: &Actor,
    plan: &Code,
    succession: &Succession,
    reason: &str,
    at: Timestamp,
) -> Result<Staged, Error> {
    let working = load_working_plan(store, plan).await?;
    let old = succession.old.iter().map(|code| {
        working.plan.indicator(code.as_str()).ok_or_else(|| {
            Error::Missing(Sentence::new(
                format!("指標「{code}」はありません。一覧から選び直してください"),
                format!("There is no indicator \"{code}\". Choose it from the list again."),
            ))
        })
    });
    let old: Vec<&Indicator> = old.collect::<Result<_, _>>()?;
    refuse(&old, succession)?;
    let first = old[0];
    let mut edits: Vec<RowEdit> = old
        .iter()
        .map(|indicator| RowEdit::put(&working, &Indicator { ended: Some(succession.from), ..(*indicator).clone() }))
        .collect();
    let uses: Vec<&Use> = working.plan.uses.iter().filter(|row| succession.old.contains(&row.indicator)).collect();
    for new in &succession.new {
        let cells = successor_cells(first, new, &succession.old);
        edits.push(RowEdit::add(Indicator::TABLE, cells));
        let mut nodes: Vec<&Code> = Vec::new();
        for row in &uses {
            if !nodes.contains(&&row.node) {
                nodes.push(&row.node);
                let mut cells = rashin_model::serial::filled_cells(*row);
                cells.insert("indicator".to_owned(), new.code.trim().to_owned());
                edits.push(RowEdit::add(Use::TABLE, cells));
            }
        }
    }
    stage(store, actor, &working, &edits, Note { action: "succeed_indicators", reason }, at).await
}

fn successor_cells(first: &Indicator, new: &Successor, old: &[Code]) -> BTreeMap<String, String> {
    let template = Indicator { succeeds: List(old.to_vec()), ended: None, breaks: List::default(), ..first.clone() };
    let mut cells = rashin_model::serial::filled_cells(&template);
    let mut put = |column: &str, text: &str| {
        let text = text.trim();
        if text.is_empty() {
            cells.remove(column)
        } else {
            cells.insert(column.to_owned(), text.to_owned())
        };
    };
    put("code", &new.code);
    put("name", &new.name);
    put("name_en", &new.name_en);
    if !new.unit.trim().is_empty() {
        put("unit", &new.unit);
    }
    cells
}

fn refuse(old: &[&Indicator], succession: &Succession) -> Result<(), Error> {
    let mut refusals = Vec::new();
    if old.is_empty() {
        refusals.push(Refusal::new(
            "old",
            Sentence::new("もとの指標が選ばれていません", "no old indicator is chosen"),
            Sentence::new(
                "分ける指標、またはまとめる指標を選んでください",
                "choose the one to split, or those to merge",
            ),
        ));
    }
    if succession.new.is_empty() {
        refusals.push(Refusal::new(
            "new",
            Sentence::new("新しい指標がありません", "there is no new indicator"),
            Sentence::new("コードと名称を書いてください", "give a code and a name"),
        ));
    }
    for indicator in old.iter().filter(|indicator| indicator.ended.is_some()) {
        refusals.push(Refusal::new(
            "old",
            Sentence::new(
                format!("指標「{}」はすでに終了しています", indicator.name),
                format!("the indicator \"{}\" has ended already", indicator.code),
            ),
            Sentence::new("続いている指標を選んでください", "choose one that goes on"),
        ));
    }
    if refusals.is_empty() { Ok(()) } else { Err(Error::Invalid(refusals)) }
}
