//! A government: a tenant of the installation with its own staff.

use serde::{Deserialize, Serialize};

use crate::AreaCode;

words! {
    /// What sort of government it is.
    GovernmentKind {
        Prefecture "prefecture" "都道府県" "prefecture",
        Municipality "municipality" "市区町村" "municipality",
    }
}

/// A government.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Government {
    /// Its area code.
    pub area: AreaCode,
    /// Name.
    pub name: String,
    /// Name in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// What sort it is.
    pub kind: GovernmentKind,
    /// The prefecture of a municipality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<AreaCode>,
}
