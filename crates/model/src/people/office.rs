//! An office of a government: what is asked, and what answers.

use serde::{Deserialize, Serialize};

use crate::spelling::fold;
use crate::{AreaCode, Code};

/// An office (所管課). A municipality that answers as a whole has one office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Code, unique in the installation.
    pub code: Code,
    /// The government it belongs to.
    pub government: AreaCode,
    /// Name, as plans write it among the departments of an element.
    pub name: String,
    /// Name in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// Other names under which plans know it: earlier names, other spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Whether it was dissolved; it is asked for nothing then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dissolved: bool,
}

impl Office {
    /// Whether a plan means this office by a name, whatever its spaces and widths.
    pub fn is_called(&self, name: &str) -> bool {
        let folded = fold(name);
        std::iter::once(&self.name).chain(&self.aliases).any(|own| fold(own) == folded)
    }
}
