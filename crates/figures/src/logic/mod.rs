//! Why a plan should work: its visions, what leads to them, what is done for it, column by column.

mod columns;
mod draw;
mod order;
mod place;

use crate::caption::Caption;
use crate::state::State;

pub use columns::logic_columns;
pub use draw::draw_logic;

/// A logic model: boxes in columns, the visions first, and the ties between them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogicModel {
    /// Title and description of the figure.
    pub caption: Caption,
    /// Headings of the columns, from the first to the last.
    pub headings: Vec<String>,
    /// The boxes, in the order of the plan.
    pub boxes: Vec<LogicBox>,
    /// The ties.
    pub ties: Vec<LogicTie>,
    /// Whether arrows start at the vision: a backcast asks what it needs.
    pub starts_at_vision: bool,
}

/// What a box stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LogicRole {
    /// The state wished for.
    Vision,
    /// Something measured: outcome or output.
    Measure,
    /// Something done.
    #[default]
    Activity,
}

/// A box.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogicBox {
    /// What it stands for.
    pub role: LogicRole,
    /// Its name.
    pub label: String,
    /// A word over the name: its number or what it is. May be empty.
    pub over: String,
    /// Address that it leads to; only `http`, `https` and addresses of the same site are linked.
    pub href: Option<String>,
    /// How it stands, where it is measured.
    pub state: Option<State>,
}

/// A tie: what one box does for another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LogicTie {
    /// Index of the box that contributes or is needed.
    pub from: usize,
    /// Index of the box that is nearer to the vision.
    pub to: usize,
    /// Whether it is a cause that somebody supposes: a dashed line.
    pub is_supposed: bool,
}
