//! Projects by half-year: what was planned, what was done, and how it stands.

mod draw;
mod frame;

use crate::caption::Caption;
use crate::glyph::Shape;
use crate::language::Language;
use crate::paint::Paint;
use crate::state::Fill;

pub use draw::draw_roadmap;

/// A roadmap: rows in groups over half-years.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roadmap {
    /// Title and description of the figure.
    pub caption: Caption,
    /// Columns from the first half-year to the last.
    pub periods: Vec<HalfYear>,
    /// Index of the column in which the present day lies.
    pub current: Option<usize>,
    /// Rows by field or department.
    pub groups: Vec<RoadmapGroup>,
}

/// A column of a roadmap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HalfYear {
    /// Heading over the columns of one year ("R6 2024"); neighbours with the same one share it.
    pub year: String,
    /// Heading of the column ("上期").
    pub half: String,
}

/// Rows of a roadmap that belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoadmapGroup {
    /// Heading over the rows; empty for none.
    pub title: String,
    /// The rows.
    pub rows: Vec<RoadmapRow>,
}

/// A project of a roadmap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoadmapRow {
    /// Name of the project.
    pub label: String,
    /// Address that the name leads to; only `http`, `https` and addresses of the same site are
    /// linked.
    pub href: Option<String>,
    /// One step for each column; missing ones are empty, those too many are ignored.
    pub steps: Vec<Step>,
}

/// What a project had to do and did in a half-year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Step {
    /// What was planned; `None` when nothing was.
    pub planned: Option<String>,
    /// What was done; `None` when nothing was, or is not known yet.
    pub actual: Option<String>,
    /// How it stands.
    pub state: Option<StepState>,
}

/// How a step stands against its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepState {
    /// 完了: the project is finished.
    Done,
    /// 前倒し: ahead of the plan.
    Ahead,
    /// 計画どおり: as planned.
    AsPlanned,
    /// 遅れ: later than planned.
    Late,
    /// 未着手: planned and not begun.
    NotStarted,
    /// 中止: given up.
    Stopped,
}

impl StepState {
    /// Every state in the order of the legend.
    pub const ALL: [Self; 6] = [Self::Done, Self::Ahead, Self::AsPlanned, Self::Late, Self::NotStarted, Self::Stopped];

    /// The word for the state.
    pub fn word(self, language: Language) -> &'static str {
        match self {
            Self::Done => language.pick("完了", "Done"),
            Self::Ahead => language.pick("前倒し", "Ahead"),
            Self::AsPlanned => language.pick("計画どおり", "As planned"),
            Self::Late => language.pick("遅れ", "Late"),
            Self::NotStarted => language.pick("未着手", "Not started"),
            Self::Stopped => language.pick("中止", "Stopped"),
        }
    }

    /// One letter for the state.
    pub fn letter(self, language: Language) -> &'static str {
        match self {
            Self::Done => language.pick("完", "D"),
            Self::Ahead => language.pick("前", "A"),
            Self::AsPlanned => language.pick("計", "P"),
            Self::Late => language.pick("遅", "L"),
            Self::NotStarted => language.pick("未", "N"),
            Self::Stopped => language.pick("止", "S"),
        }
    }

    fn shape(self) -> Shape {
        match self {
            Self::Done => Shape::Check,
            Self::Ahead => Shape::DoubleRing,
            Self::AsPlanned => Shape::Ring,
            Self::Late => Shape::SolidDown,
            Self::NotStarted => Shape::Dots,
            Self::Stopped => Shape::Cross,
        }
    }

    fn fill(self) -> Fill {
        match self {
            Self::Done => Fill::Solid(Paint::Met),
            Self::Ahead | Self::AsPlanned => Fill::Solid(Paint::OnPace),
            Self::Late => Fill::Solid(Paint::Behind),
            Self::NotStarted => Fill::Outlined,
            Self::Stopped => Fill::Solid(Paint::NoValue),
        }
    }
}
