//! One-time passwords by time (RFC 6238): six digits that change every thirty seconds.

use rashin_model::spelling::narrow;
use totp_rs::{Builder, Secret, Totp};

/// Random bytes for a secret: as many as RFC 4226 recommends for SHA-1.
pub type SecretBytes = [u8; 20];

/// Seconds of a step.
const STEP: u64 = 30;

/// A secret that a person may take into an app, not confirmed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotpOffer {
    /// The secret in base 32, to be typed by hand.
    pub secret: String,
    /// The same as an `otpauth` address, to be shown as a QR code.
    pub address: String,
}

/// Offers a secret made of random bytes to the person with an address.
pub fn offer_totp(bytes: &SecretBytes, mail: &str) -> TotpOffer {
    let secret = Secret::from(bytes.as_slice()).to_base32();
    let address = totp(&secret, mail).and_then(|totp| totp.to_url().ok()).unwrap_or_default();
    TotpOffer { secret, address }
}

/// The offer again, from the secret that a form brought back; `None` if it is not one that was offered.
pub fn same_totp(secret: &str, mail: &str) -> Option<TotpOffer> {
    let secret = Secret::try_from_base32(narrow(secret)).ok()?;
    let bytes = SecretBytes::try_from(secret.as_ref()).ok()?;
    Some(offer_totp(&bytes, mail))
}

/// The step of a code that is right for a secret at a time in seconds. A step on either side is taken,
/// for clocks that differ, but none up to `last`: no code counts twice.
pub(super) fn check_totp(secret: &str, code: &str, seconds: u64, last: u64) -> Option<u64> {
    let code: String = narrow(code).chars().filter(char::is_ascii_digit).collect();
    let totp = totp(secret, "")?;
    let now = seconds / STEP;
    let is_right = |step: &u64| {
        let wanted = totp.generate(step * STEP).to_string();
        // Every digit is looked at, whichever is wrong first.
        let odd = wanted.bytes().zip(code.bytes()).fold(0, |odd, (one, other)| odd | (one ^ other));
        wanted.len() == code.len() && odd == 0
    };
    (now.saturating_sub(1)..=now + 1).filter(|step| *step > last).find(is_right)
}

fn totp(secret: &str, mail: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    // A colon separates the parts of the address, so none may stand in them.
    let name = if mail.is_empty() { "account".to_owned() } else { mail.replace(':', "") };
    Builder::new().with_secret(secret).with_account_name(name).with_issuer(Some("Rashin")).build().ok()
}
