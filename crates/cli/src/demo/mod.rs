//! What `rashin demo` adds to the invented plan: people in every role and a review in progress. Each
//! step goes through the actions that staff use.

mod people;
mod review;

use anyhow::Result;
use jiff::Timestamp;
use jiff::civil::Date;
use rashin_model::Code;
use rashin_store::Database;
use rashin_web::DemoRole;

/// Adds people and a review in progress to a plan, and gives the roles to offer at the sign-in. A
/// store that has them already is left as it is.
pub async fn seed_demo(store: &Database, plan: &Code, today: Date, at: Timestamp) -> Result<Vec<DemoRole>> {
    let cast = people::seed_people(store, plan, at).await?;
    if !review::is_seeded(store, plan).await? {
        review::seed_review(store, plan, &cast, today, at).await?;
    }
    Ok(cast.roles)
}
