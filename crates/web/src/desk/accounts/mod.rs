//! Accounts of others: the list, inviting, one account.

mod account;
mod invite;
mod list;
mod roles;

use axum::Router;
use axum::routing::{get, post};

use crate::site::Site;

/// Its routes.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/desk/accounts", get(list::show_accounts))
        .route("/desk/accounts/new", get(invite::show_invite).post(invite::invite))
        .route("/desk/accounts/{account}", get(account::show_account))
        .route("/desk/accounts/{account}/roles", post(account::change_roles))
        .route("/desk/accounts/{account}/invite", post(invite::invite_again))
        .route("/desk/accounts/{account}/disable", post(account::disable))
        .route("/desk/accounts/{account}/enable", post(account::enable))
        .route("/desk/accounts/{account}/sessions", post(account::revoke))
        .route("/desk/accounts/{account}/code", post(account::remove_code))
}
