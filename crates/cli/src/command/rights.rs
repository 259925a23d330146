//! `rashin rights`: the table of rights as Markdown, from the one table that is asked.

use std::fmt::Write as _;

use anyhow::Result;
use rashin_model::Lang;
use rashin_model::people::{Action, Role};
use rashin_service::rights::{RIGHTS, Right, Scope};

use crate::exit::Exit;

/// Prints the table.
pub fn run() -> Result<Exit> {
    print!("{}", markdown()?);
    Ok(Exit::Fine)
}

fn markdown() -> Result<String> {
    let mut text = String::from(
        "# Rights\n\n\
         Written by `rashin rights`; do not edit. The table is `crates/service/src/rights/table.rs`; every action asks it, and\n\
         what is not in it is not allowed. A test walks each cell over HTTP.\n\n\
         Whose things a role reaches: **office** those of its own office; **own** those of its own government; **below** those of the\n\
         municipalities of its prefecture; **above** those of the prefecture above its municipality. Behind the colon stand the\n\
         steps at which it may; without a colon the step does not matter.\n\n",
    );
    writeln!(
        text,
        "| action | 操作 | {} |",
        Role::ALL.iter().map(|role| role.label(Lang::En)).collect::<Vec<_>>().join(" | ")
    )?;
    writeln!(text, "|---|---|{}", "---|".repeat(Role::ALL.len()))?;
    for action in Action::ALL {
        let cells: Vec<String> = Role::ALL.iter().map(|role| cell(*action, *role)).collect();
        writeln!(text, "| `{}` | {} | {} |", action.code(), action.label(Lang::Ja), cells.join(" | "))?;
    }
    text.push_str("\n| role | 役割 |\n|---|---|\n");
    for role in Role::ALL {
        writeln!(text, "| {} | {} |", role.label(Lang::En), role.label(Lang::Ja))?;
    }
    Ok(text)
}

fn cell(action: Action, role: Role) -> String {
    let rights = RIGHTS.iter().filter(|right| right.action == action && right.role == role);
    rights.map(reach).collect::<Vec<_>>().join("<br>")
}

fn reach(right: &Right) -> String {
    let scope = match right.scope {
        Scope::Office => "office",
        Scope::Government => "own",
        Scope::Below => "below",
        Scope::Above => "above",
    };
    if right.steps.is_empty() {
        return scope.to_owned();
    }
    format!("{scope}: {}", right.steps.iter().map(|step| step.label(Lang::En)).collect::<Vec<_>>().join(", "))
}
