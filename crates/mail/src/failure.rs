//! What an error of the mail server means for the letter.

use lettre::transport::smtp::Error;
use rashin_model::mail::MailFailure;

/// Replies that are about the sign-in, not about the letter (RFC 4954, section 6).
const SIGN_IN: [u16; 6] = [432, 454, 530, 534, 535, 538];

/// What an error means. Its words are left behind: servers put addresses in them.
pub(crate) fn failure_of(error: &Error) -> MailFailure {
    if let Some(code) = error.status() {
        let code = u16::from(code);
        return match code {
            _ if SIGN_IN.contains(&code) => MailFailure::SignIn,
            500.. => MailFailure::Refused,
            _ => MailFailure::Deferred,
        };
    }
    if error.is_client() {
        return unoffered(&error.to_string());
    }
    if error.is_tls() || is_handshake(error) { MailFailure::Insecure } else { MailFailure::Unreachable }
}

/// The server does not offer what it takes: encryption, a way to sign in, or addresses outside ASCII.
fn unoffered(reason: &str) -> MailFailure {
    if reason.contains("STARTTLS") {
        MailFailure::Insecure
    } else if reason.contains("authentication") {
        MailFailure::SignIn
    } else {
        MailFailure::NoAddress
    }
}

/// A handshake that fails comes as an I/O error of this kind, with the reason of the TLS library inside.
fn is_handshake(error: &Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if inner.downcast_ref::<std::io::Error>().is_some_and(|io| io.kind() == std::io::ErrorKind::InvalidData) {
            return true;
        }
        source = inner.source();
    }
    false
}
