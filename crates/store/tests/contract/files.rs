//! Files that were handed in.

use rashin_service::{KeptFile, Store, StoreError};
use rashin_store::Database;

use crate::support::{raw, row_counts};

const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

fn file(sha256: &str, bytes: &[u8]) -> KeptFile {
    KeptFile { sha256: sha256.to_owned(), media_type: "application/pdf".to_owned(), bytes: bytes.to_owned() }
}

pub async fn file_is_kept_once_and_comes_back(address: String) {
    let database = Database::open(&address).await.unwrap();
    assert_eq!(database.file(ABC).await.unwrap(), None);
    database.keep_file(&file(ABC, b"abc")).await.unwrap();
    let again = KeptFile { media_type: "text/plain".to_owned(), ..file(ABC, b"abc") };
    database.keep_file(&again).await.unwrap();
    assert_eq!(database.file(ABC).await.unwrap(), Some(file(ABC, b"abc")));
    assert_eq!(row_counts(&address).await.last().unwrap(), "1");
}

pub async fn file_under_a_wrong_hash_is_refused(address: String) {
    let database = Database::open(&address).await.unwrap();
    let refused = database.keep_file(&file(ABC, b"abd")).await;
    assert!(matches!(refused, Err(StoreError::Database(_))), "{refused:?}");
    assert_eq!(database.file(ABC).await.unwrap(), None);
}

pub async fn file_that_was_tampered_with_is_not_given_out(address: String) {
    let database = Database::open(&address).await.unwrap();
    database.keep_file(&file(ABC, b"abc")).await.unwrap();
    assert!(raw(&address, "UPDATE file SET bytes = media_type").await.is_err());
    let (drop, tamper) = if address.starts_with("postgres") {
        ("DROP TRIGGER file_is_not_updated ON file", "UPDATE file SET bytes = 'abd'::bytea")
    } else {
        ("DROP TRIGGER file_is_not_updated", "UPDATE file SET bytes = x'616264'")
    };
    raw(&address, drop).await.unwrap();
    raw(&address, tamper).await.unwrap();
    let read = database.file(ABC).await;
    assert!(matches!(&read, Err(StoreError::Unreadable(why)) if why.contains(ABC)), "{read:?}");
}
