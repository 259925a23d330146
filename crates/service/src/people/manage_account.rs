//! What an administrator does about the accounts of others.

use jiff::Timestamp;
use rashin_model::people::{Account, AccountState, Action, Assignment};
use rashin_model::{AreaCode, Code, Sentence};

use super::directory::find_account;
use super::lookup::parent_of;
use super::newcomer::check_assignments;
use super::pass::{Purpose, take_all};
use super::session::end_sessions;
use crate::Error;
use crate::port::Store;
use crate::records::{Changes, Held};
use crate::rights::{Actor, Subject};

/// Whether somebody may do something over one of these roles at least.
pub(super) async fn may_over(
    store: &impl Store,
    actor: &Actor,
    action: Action,
    assignments: &[Assignment],
) -> Result<bool, Error> {
    for assignment in assignments {
        if actor.may(action, &subject(store, assignment.government).await?) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Refuses unless somebody may do something over every one of these roles.
pub(super) async fn require_over(
    store: &impl Store,
    actor: &Actor,
    action: Action,
    assignments: &[Assignment],
) -> Result<(), Error> {
    for assignment in assignments {
        actor.require(action, &subject(store, assignment.government).await?)?;
    }
    Ok(())
}

/// A government with the one above it, for the table of rights.
///
/// # Errors
/// [`Error::Store`].
pub async fn subject(store: &impl Store, government: AreaCode) -> Result<Subject, Error> {
    Ok(Subject { parent: parent_of(store, government).await?, ..Subject::of_government(government) })
}

/// Gives an account other roles. Roles in governments that one does not manage stay as they are.
///
/// # Errors
/// [`Error::Missing`]; [`Error::Forbidden`]; [`Error::Invalid`]; [`Error::Stale`] when the account was
/// changed since `version`; [`Error::Store`].
pub async fn change_assignments(
    store: &impl Store,
    actor: &Actor,
    account: &Code,
    version: u32,
    assignments: &[Assignment],
    reason: &str,
    at: Timestamp,
) -> Result<(), Error> {
    let (account, _) = find_account(store, account).await?;
    if account.version != version {
        return Err(Error::Stale);
    }
    let mut wanted = assignments.to_vec();
    wanted.sort();
    wanted.dedup();
    let given = wanted.iter().filter(|wanted| !account.assignments.contains(wanted));
    let taken = account.assignments.iter().filter(|had| !wanted.contains(had));
    let touched: Vec<Assignment> = given.chain(taken).cloned().collect();
    require_over(store, actor, Action::ManageAccounts, &touched).await?;
    let refusals = check_assignments(store, &wanted).await?;
    if !refusals.is_empty() {
        return Err(Error::Invalid(refusals));
    }
    if actor.id == account.id.as_str() {
        let roles = |of: &[Assignment]| {
            of.iter().filter(|one| one.role == rashin_model::people::Role::Administrator).cloned().collect::<Vec<_>>()
        };
        if roles(&account.assignments).iter().any(|role| !wanted.contains(role)) {
            return Err(not_oneself());
        }
    }
    let Some(government) = touched.first().map(|touched| touched.government) else { return Ok(()) };
    let after = Account { assignments: wanted, ..account.value.clone() };
    let mut changes = change(actor, "change_assignments", &account, government, reason, at);
    changes.replace(&account, &after);
    changes.commit(store).await.map(|_| ())
}

/// Disables an account: nobody signs in with it any more, and its sessions end.
///
/// # Errors
/// [`Error::Missing`]; [`Error::Forbidden`]; [`Error::Invalid`] for oneself; [`Error::Stale`];
/// [`Error::Store`].
pub async fn disable_account(
    store: &impl Store,
    actor: &Actor,
    account: &Code,
    reason: &str,
    at: Timestamp,
) -> Result<(), Error> {
    let account = managed(store, actor, account).await?;
    if actor.id == account.id.as_str() {
        return Err(not_oneself());
    }
    let after = Account { state: AccountState::Disabled, ..account.value.clone() };
    let government = home(&account)?;
    let mut changes = change(actor, "disable_account", &account, government, reason, at);
    changes.replace(&account, &after);
    end_sessions(store, &account.id, "", &mut changes).await?;
    take_all(store, &mut changes, Purpose::Invitation, &account.id).await?;
    take_all(store, &mut changes, Purpose::Reset, &account.id).await?;
    changes.commit(store).await.map(|_| ())
}

/// Lets a disabled account be used again. One without a password is invited again.
///
/// # Errors
/// [`Error::Missing`]; [`Error::Forbidden`]; [`Error::Stale`]; [`Error::Store`].
pub async fn enable_account(
    store: &impl Store,
    actor: &Actor,
    account: &Code,
    reason: &str,
    at: Timestamp,
) -> Result<AccountState, Error> {
    let account = managed(store, actor, account).await?;
    let (_, person) = find_account(store, &account.id).await?;
    let was_taken_up = person.password.is_some() || person.oidc.is_some();
    let state = if was_taken_up { AccountState::Active } else { AccountState::Invited };
    let after = Account { state, ..account.value.clone() };
    let government = home(&account)?;
    let mut changes = change(actor, "enable_account", &account, government, reason, at);
    changes.replace(&account, &after);
    changes.commit(store).await?;
    Ok(state)
}

/// Ends every session of an account.
///
/// # Errors
/// [`Error::Missing`]; [`Error::Forbidden`]; [`Error::Stale`]; [`Error::Store`].
pub async fn revoke_sessions(store: &impl Store, actor: &Actor, account: &Code, at: Timestamp) -> Result<(), Error> {
    let account = managed(store, actor, account).await?;
    let mut changes = change(actor, "revoke_sessions", &account, home(&account)?, "", at);
    end_sessions(store, &account.id, "", &mut changes).await?;
    if changes.is_empty() { Ok(()) } else { changes.commit(store).await.map(|_| ()) }
}

/// Removes the one-time passwords of somebody who lost their device; their sessions end.
///
/// # Errors
/// [`Error::Missing`]; [`Error::Forbidden`]; [`Error::Stale`]; [`Error::Store`].
pub async fn remove_totp(
    store: &impl Store,
    actor: &Actor,
    account: &Code,
    reason: &str,
    at: Timestamp,
) -> Result<(), Error> {
    let account = managed(store, actor, account).await?;
    let (_, person) = find_account(store, &account.id).await?;
    let mut known = person.value.clone();
    known.totp = None;
    let mut changes = change(actor, "remove_totp", &account, home(&account)?, reason, at);
    changes.replace(&person, &known);
    end_sessions(store, &account.id, "", &mut changes).await?;
    changes.commit(store).await.map(|_| ())
}

/// An account all of whose roles somebody may manage.
async fn managed(store: &impl Store, actor: &Actor, account: &Code) -> Result<Held<Account>, Error> {
    let (account, _) = find_account(store, account).await?;
    require_over(store, actor, Action::ManageAccounts, &account.assignments).await?;
    Ok(account)
}

fn home(account: &Account) -> Result<AreaCode, Error> {
    let first = account.assignments.first().map(|assignment| assignment.government);
    first.ok_or_else(|| {
        Error::invalid(
            "assignments",
            Sentence::new("この利用者には役割がありません", "This account has no role"),
            Sentence::new("先に役割を足してください", "Add a role first"),
        )
    })
}

fn change<'a>(
    actor: &'a Actor,
    action: &'a str,
    account: &'a Account,
    government: AreaCode,
    reason: &'a str,
    at: Timestamp,
) -> Changes<'a> {
    Changes::new(&actor.id, action, account.id.as_str(), at).of(government).because(reason)
}

fn not_oneself() -> Error {
    Error::invalid(
        "account",
        Sentence::new(
            "自分の利用者や管理者の役割は、自分では外せません",
            "You cannot take your own account or role away",
        ),
        Sentence::new("ほかの管理者に頼んでください", "Ask another administrator"),
    )
}
