//! Which state of the public pages is the present one.

use std::sync::{PoisonError, RwLock};

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use rashin_model::boundaries::Boundaries;
use rashin_model::snapshot::Snapshot;
use rashin_service::records::Record;
use rashin_service::{Error, Store};
use sha2::{Digest, Sha256};
use tokio::sync::Mutex;

use crate::site::Site;

/// The kinds of records that public pages show: what follows from a publication, and what is shown beside it.
const SHOWN: [&str; 2] = [Snapshot::KIND, Boundaries::KIND];

/// How long a state is taken for the present one without asking, as long as this program itself changed
/// nothing: another program on the same database (`rashin snapshot`) publishes, too.
const TRUST: SignedDuration = SignedDuration::from_millis(200);

/// The state that was seen last. It has a number that grows with every change.
#[derive(Default)]
pub struct PublicState {
    seen: RwLock<Option<Seen>>,
    looking: Mutex<()>,
}

#[derive(Clone, PartialEq, Eq)]
struct Seen {
    number: u64,
    fingerprint: [u8; 32],
    day: Date,
    commits: u64,
    at: Timestamp,
}

impl PublicState {
    /// The number of the present state, and whether it is another than at the last call.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn number(&self, site: &Site) -> Result<(u64, bool), Error> {
        if let Some(number) = self.trusted(site) {
            return Ok((number, false));
        }
        // One looks, the others wait for what it sees.
        let _turn = self.looking.lock().await;
        if let Some(number) = self.trusted(site) {
            return Ok((number, false));
        }
        // Counted before the records are read: a commit in between is looked for again.
        let (commits, at, day) = (site.store().commits(), site.now(), site.today());
        let fingerprint = fingerprint(site).await?;
        let mut seen = self.seen.write().unwrap_or_else(PoisonError::into_inner);
        let before = seen.as_ref();
        let is_same = before.is_some_and(|before| before.fingerprint == fingerprint && before.day == day);
        let number = before.map_or(0, |before| before.number + u64::from(!is_same));
        *seen = Some(Seen { number, fingerprint, day, commits, at });
        Ok((number, !is_same))
    }

    fn trusted(&self, site: &Site) -> Option<u64> {
        let seen = self.seen.read().unwrap_or_else(PoisonError::into_inner);
        let seen = seen.as_ref()?;
        let age = site.now().duration_since(seen.at);
        let is_trusted = seen.commits == site.store().commits()
            && seen.day == site.today()
            && age >= SignedDuration::ZERO
            && age < TRUST;
        is_trusted.then_some(seen.number)
    }
}

async fn fingerprint(site: &Site) -> Result<[u8; 32], Error> {
    let mut hash = Sha256::new();
    for kind in SHOWN {
        for kept in site.store().list(kind, "").await.map_err(Error::Store)? {
            hash.update(format!("{kind}/{}/{};", kept.key, kept.version));
            hash.update(kept.body);
        }
    }
    Ok(hash.finalize().into())
}
