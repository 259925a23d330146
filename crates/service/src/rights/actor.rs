//! Who asks.

use rashin_model::people::{Action, Assignment, Role};
use rashin_model::{AreaCode, Code};

use crate::Error;
use crate::rights::subject::Subject;
use crate::rights::table::{RIGHTS, Right, Scope};

/// A role together with the government above the one it is held in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointed {
    /// The role, its government and office.
    pub assignment: Assignment,
    /// The government above.
    pub parent: Option<AreaCode>,
}

/// Who asks for an action: an account with its roles, or the operator at the machine itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The code of the account, or what the operator is called; this is what the journal says.
    pub id: String,
    roles: Roles,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Roles {
    Operator,
    Appointed(Vec<Appointed>),
}

impl Actor {
    /// An account with its roles.
    pub fn new(id: impl Into<String>, appointed: Vec<Appointed>) -> Self {
        Self { id: id.into(), roles: Roles::Appointed(appointed) }
    }

    /// Whoever runs the program on the machine that holds the database: everything is open to them
    /// anyway.
    pub fn operator(name: &str) -> Self {
        Self { id: format!("operator:{name}"), roles: Roles::Operator }
    }

    /// Who acts, as records name it. The operator has no account, and is told apart by its name.
    pub(crate) fn account(&self) -> Code {
        Code::new(&self.id.replace(':', "-")).unwrap_or_else(|| Code::new("operator").expect("a code"))
    }

    /// The roles; none for the operator.
    pub fn appointed(&self) -> &[Appointed] {
        match &self.roles {
            Roles::Operator => &[],
            Roles::Appointed(appointed) => appointed,
        }
    }

    /// Whether the table of rights lets this happen.
    pub fn may(&self, action: Action, subject: &Subject) -> bool {
        match &self.roles {
            Roles::Operator => true,
            Roles::Appointed(appointed) => rights_to(action).any(|right| {
                let at_step = right.steps.is_empty() || subject.step.is_some_and(|step| right.steps.contains(&step));
                at_step
                    && appointed
                        .iter()
                        .any(|held| right.role == held.assignment.role && reaches(right.scope, held, subject))
            }),
        }
    }

    /// Refuses what the table of rights does not let happen.
    ///
    /// # Errors
    /// [`Error::Forbidden`] with the roles that may.
    pub fn require(&self, action: Action, subject: &Subject) -> Result<(), Error> {
        if self.may(action, subject) {
            return Ok(());
        }
        let mut roles: Vec<Role> = rights_to(action).map(|right| right.role).collect();
        roles.dedup();
        Err(Error::Forbidden { action, roles })
    }
}

fn rights_to(action: Action) -> impl Iterator<Item = &'static Right> {
    RIGHTS.iter().filter(move |right| right.action == action)
}

fn reaches(scope: Scope, held: &Appointed, subject: &Subject) -> bool {
    let own = held.assignment.government;
    match scope {
        Scope::Office => held.assignment.office.is_some() && held.assignment.office == subject.office,
        Scope::Government => own == subject.government,
        Scope::Below => subject.parent == Some(own),
        Scope::Above => held.parent == Some(subject.government),
    }
}
