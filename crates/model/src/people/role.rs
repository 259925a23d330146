//! What an account may be, and where.

use serde::{Deserialize, Serialize};

use crate::{AreaCode, Code};

words! {
    /// A role.
    Role {
        PlanningOffice "planning_office" "企画担当" "planning office",
        Owner "owner" "回答担当" "owner",
        Approver "approver" "課の承認者" "approver",
        Member "member" "委員" "committee member",
        Headquarters "headquarters" "推進本部" "headquarters",
        MunicipalPlanner "municipal_planner" "市町村担当" "municipal planner",
        MunicipalApprover "municipal_approver" "市町村の承認者" "municipal approver",
        Auditor "auditor" "監査" "auditor",
        Administrator "administrator" "管理者" "administrator",
    }
}

/// A role in a government, of one of its offices where the role is an office's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Assignment {
    /// The role.
    pub role: Role,
    /// The government.
    pub government: AreaCode,
    /// The office; owners, approvers and municipal staff have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Code>,
}

impl Role {
    /// Whether the role is held for an office.
    pub fn is_of_an_office(self) -> bool {
        matches!(self, Self::Owner | Self::Approver | Self::MunicipalPlanner | Self::MunicipalApprover)
    }
}
