//! Requests that are given up in the middle, as when a browser is closed.

use std::time::Duration;

use jiff::Timestamp;
use rashin_model::Code;
use rashin_model::people::{Account, AccountState};
use rashin_service::records::{self, Changes};
use rashin_store::Database;

fn account(number: u32) -> Account {
    let id = Code::new(&format!("a{number}")).expect("a code");
    Account { id, state: AccountState::Active, assignments: Vec::new(), created_at: Timestamp::UNIX_EPOCH }
}

async fn work(store: Database, number: u32) {
    let known = records::list::<Account>(&store, "").await.expect("a list");
    let subject = format!("account/a{number}");
    let mut changes = Changes::new("test", "add", &subject, Timestamp::UNIX_EPOCH);
    changes.add(&account(number));
    changes.commit(&store).await.expect("a commit");
    let after = records::list::<Account>(&store, "").await.expect("a list");
    assert!(after.len() > known.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn work_that_is_given_up_anywhere_leaves_the_store_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("rashin.db").display().to_string();
    for address in ["sqlite::memory:", &file] {
        let store = Database::open(address).await.expect("a store");
        for number in 0..300 {
            let working = tokio::spawn(work(store.clone(), number));
            tokio::time::sleep(Duration::from_micros(u64::from(number) * 7)).await;
            working.abort();
            let ended = working.await;
            assert!(ended.is_ok() || ended.is_err_and(|error| error.is_cancelled()), "{address}: {number}");
        }
        work(store.clone(), 1000).await;
        store.close().await;
    }
}
