//! Where the mail server is and how it is spoken to.

use std::fmt;

use lettre::message::Mailbox;
use percent_encoding::percent_decode_str;
use rashin_model::{Lang, Sentence};
use url::{Host, Url};

/// How what is said to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// Not at all: for a server on the same machine or in a closed network.
    None,
    /// The connection is encrypted by STARTTLS before anything is said; without it nothing is sent.
    StartTls,
    /// The connection is encrypted from the start.
    Tls,
}

impl Protection {
    /// The port that is usual for it.
    fn port(self) -> u16 {
        match self {
            Self::None => 25,
            Self::StartTls => 587,
            Self::Tls => 465,
        }
    }
}

/// Where the mail server is, how it is spoken to, and who the mail is from.
///
/// ```
/// use rashin_mail::{MailSettings, Protection};
///
/// let settings = MailSettings::read("smtp://desk:s3cret@mail.example.lg.jp", "羅針 <rashin@example.lg.jp>");
/// let settings = settings.expect("both can be read");
/// assert_eq!((settings.port, settings.protection), (587, Protection::StartTls));
/// assert!(!format!("{settings:?}").contains("s3cret"));
/// ```
#[derive(Clone)]
pub struct MailSettings {
    /// Name or address of the server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub protection: Protection,
    /// User and password, where the server asks for them.
    pub(crate) credentials: Option<(String, String)>,
    /// Who the mail is from.
    pub(crate) from: Mailbox,
    /// Certificates to trust besides those of the system, as PEM.
    pub(crate) authority: Option<Vec<u8>>,
}

/// Why settings cannot be used. Holds no part of the address of the server, which may have a
/// password in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsProblem {
    /// The setting: `smtp_url`, `mail_from` or `smtp_ca`.
    pub setting: &'static str,
    /// What is wrong and what is expected.
    pub sentence: Sentence,
}

impl fmt::Display for SettingsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence.text(Lang::En))
    }
}

impl std::error::Error for SettingsProblem {}

impl MailSettings {
    /// Reads the address of a server, `smtp://USER:PASSWORD@HOST:PORT?tls=starttls` (or `tls=none`,
    /// `tls=tls`; `smtps://` says the latter), and the sender, `NAME <ADDRESS>` or `ADDRESS`.
    ///
    /// # Errors
    /// Everything that is wrong, at once.
    pub fn read(url: &str, from: &str) -> Result<Self, Vec<SettingsProblem>> {
        let sender = from.trim().parse::<Mailbox>().map_err(|_| {
            let ja = "送信者（RASHIN_MAIL_FROM）がメールアドレスとして読めません。「羅針 <rashin@example.lg.jp>」のように書いてください";
            let en = "The sender (RASHIN_MAIL_FROM) is not an address. Write it like \"Rashin <rashin@example.lg.jp>\".";
            SettingsProblem { setting: "mail_from", sentence: Sentence::new(ja, en) }
        });
        match (read_server(url), sender) {
            (Ok(server), Ok(from)) => Ok(Self { from, ..server }),
            (server, sender) => Err([server.err(), sender.err()].into_iter().flatten().collect()),
        }
    }

    /// The same, trusting certificates (PEM) besides those of the system: the certificate authority
    /// of a government's own network.
    #[must_use]
    pub fn trusting(mut self, pem: Vec<u8>) -> Self {
        self.authority = Some(pem);
        self
    }
}

/// Says where the mail goes, without user and password.
impl fmt::Debug for MailSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("protection", &self.protection)
            .field("signs_in", &self.credentials.is_some())
            .finish_non_exhaustive()
    }
}

fn read_server(text: &str) -> Result<MailSettings, SettingsProblem> {
    let url = Url::parse(text.trim()).map_err(|_| unreadable())?;
    let tls = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
    let protection = match (url.scheme(), tls.as_deref()) {
        ("smtp", None | Some("starttls")) => Protection::StartTls,
        ("smtp", Some("none")) => Protection::None,
        ("smtp", Some("tls")) | ("smtps", None | Some("tls")) => Protection::Tls,
        _ => return Err(unreadable()),
    };
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(unreadable)?;
    let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
    let credentials = match (url.username(), url.password()) {
        ("", None) => None,
        (user, Some(password)) => Some((decoded(user)?, decoded(password)?)),
        (_, None) => return Err(unreadable()),
    };
    if credentials.is_some() && protection == Protection::None && !is_this_machine(&url) {
        return Err(readable_password());
    }
    let port = url.port().unwrap_or(protection.port());
    // The sender is set by whoever asked; this one is never used.
    let from = Mailbox::new(None, lettre::Address::new("nobody", "localhost").map_err(|_| unreadable())?);
    Ok(MailSettings { host, port, protection, credentials, from, authority: None })
}

fn decoded(text: &str) -> Result<String, SettingsProblem> {
    percent_decode_str(text).decode_utf8().map(std::borrow::Cow::into_owned).map_err(|_| unreadable())
}

fn is_this_machine(url: &Url) -> bool {
    // The scheme is not one of the web: the host comes as a name even where it is an address.
    match url.host() {
        Some(Host::Domain(name)) => {
            name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn unreadable() -> SettingsProblem {
    let ja = "メールサーバー（RASHIN_SMTP_URL）が読めません。「smtp://利用者:パスワード@サーバー名:587」のように書き、記号は％の形にしてください。暗号化は ?tls=starttls（既定）、?tls=tls、?tls=none から選べます";
    let en = "The mail server (RASHIN_SMTP_URL) cannot be read. Write it like \"smtp://USER:PASSWORD@HOST:587\", with signs in the %-form. Encryption is one of ?tls=starttls (the default), ?tls=tls and ?tls=none.";
    SettingsProblem { setting: "smtp_url", sentence: Sentence::new(ja, en) }
}

fn readable_password() -> SettingsProblem {
    let ja = "メールサーバー（RASHIN_SMTP_URL）のパスワードが暗号化されずに送られてしまいます。?tls=none を外すか、利用者とパスワードを外してください";
    let en = "The password of the mail server (RASHIN_SMTP_URL) would travel unencrypted. Leave out ?tls=none, or the user and the password.";
    SettingsProblem { setting: "smtp_url", sentence: Sentence::new(ja, en) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(url: &str) -> Result<MailSettings, Vec<SettingsProblem>> {
        MailSettings::read(url, "rashin@example.lg.jp")
    }

    #[test]
    fn the_port_follows_the_protection_unless_it_is_said() {
        let of = |url: &str| read(url).map(|settings| (settings.port, settings.protection)).ok();
        assert_eq!(of("smtp://mail.example.lg.jp"), Some((587, Protection::StartTls)));
        assert_eq!(of("smtp://mail.example.lg.jp?tls=none"), Some((25, Protection::None)));
        assert_eq!(of("smtp://mail.example.lg.jp/?tls=tls"), Some((465, Protection::Tls)));
        assert_eq!(of("smtps://mail.example.lg.jp:4650"), Some((4650, Protection::Tls)));
        assert_eq!(of("smtp://192.0.2.1:2525?tls=none"), Some((2525, Protection::None)));
    }

    #[test]
    fn signs_in_user_and_password_are_decoded() {
        let settings = read("smtp://desk%40example.lg.jp:p%3Ass%2Fword@mail.example.lg.jp").ok();
        let credentials = settings.and_then(|settings| settings.credentials);
        assert_eq!(credentials, Some(("desk@example.lg.jp".to_owned(), "p:ss/word".to_owned())));
    }

    #[test]
    fn a_password_does_not_travel_unencrypted_to_another_machine() {
        assert!(read("smtp://desk:secret@mail.example.lg.jp?tls=none").is_err());
        assert!(read("smtp://desk:secret@127.0.0.1?tls=none").is_ok());
        assert!(read("smtp://desk:secret@[::1]?tls=none").is_ok());
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once_and_no_password_with_it() {
        for url in ["http://desk:secret@mail", "smtp://desk:secret@", "smtp://desk:secret@mail?tls=maybe", "secret"] {
            let problems = MailSettings::read(url, "nobody").err().unwrap_or_default();
            assert_eq!(problems.iter().map(|problem| problem.setting).collect::<Vec<_>>(), ["smtp_url", "mail_from"]);
            assert!(!format!("{problems:?} {}", problems[0]).contains("secret"), "{url}");
        }
    }
}
