//! How much one visitor may ask of the staff pages: enough for any person, too little for a machine
//! that runs wild.

use std::num::NonZeroU32;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// Requests a second of one session, and how many at once.
const SESSION: (u32, u32) = (50, 500);
/// The same for all that come from one address without a session.
const ADDRESS: (u32, u32) = (20, 200);
/// Keys that are kept before those that no longer matter are swept out.
const KEPT: usize = 10_000;

/// The limits of a server.
pub struct Limits {
    sessions: DefaultKeyedRateLimiter<String>,
    addresses: DefaultKeyedRateLimiter<String>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { sessions: RateLimiter::keyed(quota(SESSION)), addresses: RateLimiter::keyed(quota(ADDRESS)) }
    }
}

impl Limits {
    /// Whether a session may ask once more now.
    pub fn allows_session(&self, hash: &str) -> bool {
        allows(&self.sessions, hash)
    }

    /// Whether an address may ask once more now without being signed in.
    pub fn allows_address(&self, address: &str) -> bool {
        allows(&self.addresses, address)
    }
}

fn quota((per_second, burst): (u32, u32)) -> Quota {
    Quota::per_second(NonZeroU32::new(per_second).unwrap_or(NonZeroU32::MIN))
        .allow_burst(NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN))
}

fn allows(limiter: &DefaultKeyedRateLimiter<String>, key: &str) -> bool {
    if limiter.len() > KEPT {
        limiter.retain_recent();
    }
    limiter.check_key(&key.to_owned()).is_ok()
}
