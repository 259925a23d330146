//! An account, as the journal knows it: no name, no address.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Assignment;
use crate::Code;

words! {
    /// Whether an account can be used.
    AccountState {
        Invited "invited" "招待中" "invited",
        Active "active" "有効" "active",
        Disabled "disabled" "停止" "disabled",
    }
}

/// An account. Whatever tells who the person is stands in [`Person`](super::Person).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Random code, never reused.
    pub id: Code,
    /// Whether it can be used.
    pub state: AccountState,
    /// Its roles.
    pub assignments: Vec<Assignment>,
    /// When it was made.
    pub created_at: Timestamp,
}
