//! One row that is asked for.

use std::str::FromStr;

use crate::cell::Cell;
use crate::{AreaCode, Code, Period};

words! {
    /// What sort of row is asked for.
    AskedKind {
        Reading "reading" "実績値" "readings",
        Step "step" "半期の進捗" "half-year steps",
        Grade "grade" "自己評価" "self-given marks",
    }
}

/// A row that is asked for: the key of the row of the plan that the answer becomes.
///
/// As text, `reading:INDICATOR:AREA:PERIOD`, `step:NODE:PERIOD` or `grade:NODE:RUBRIC:DIMENSION`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// The value of an indicator for an area and a period.
    Reading {
        /// The indicator.
        indicator: Code,
        /// The area.
        area: AreaCode,
        /// The period.
        period: Period,
    },
    /// The step of a project in a half-year: what was done, why it is late, what comes next.
    Step {
        /// The project.
        node: Code,
        /// The half-year.
        period: Period,
    },
    /// The mark that an office gives itself.
    Grade {
        /// The element.
        node: Code,
        /// The rubric.
        rubric: Code,
        /// The dimension.
        dimension: Code,
    },
}

impl Asked {
    /// What sort of row it is.
    pub fn kind(&self) -> AskedKind {
        match self {
            Self::Reading { .. } => AskedKind::Reading,
            Self::Step { .. } => AskedKind::Step,
            Self::Grade { .. } => AskedKind::Grade,
        }
    }

    /// The element it is about: the indicator or the node.
    pub fn element(&self) -> &Code {
        match self {
            Self::Reading { indicator, .. } => indicator,
            Self::Step { node, .. } | Self::Grade { node, .. } => node,
        }
    }
}

impl std::fmt::Display for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Reading { indicator, area, period } => write!(f, "reading:{indicator}:{area}:{}", period.write()),
            Self::Step { node, period } => write!(f, "step:{node}:{}", period.write()),
            Self::Grade { node, rubric, dimension } => write!(f, "grade:{node}:{rubric}:{dimension}"),
        }
    }
}

impl FromStr for Asked {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refused = || format!("\"{text}\" does not name a row that can be asked for");
        let code = |text: &str| Code::new(text).ok_or_else(refused);
        let period = |text: &str| Period::read(text).map_err(|_| refused());
        match text.split(':').collect::<Vec<_>>()[..] {
            ["reading", indicator, area, when] => Ok(Self::Reading {
                indicator: code(indicator)?,
                area: AreaCode::read(area).map_err(|_| refused())?,
                period: period(when)?,
            }),
            ["step", node, when] => Ok(Self::Step { node: code(node)?, period: period(when)? }),
            ["grade", node, rubric, dimension] => {
                Ok(Self::Grade { node: code(node)?, rubric: code(rubric)?, dimension: code(dimension)? })
            }
            _ => Err(refused()),
        }
    }
}

impl serde::Serialize for Asked {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Asked {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
