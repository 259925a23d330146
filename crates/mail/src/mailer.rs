//! Hands letters over to a mail server.

use std::time::{Duration, SystemTime};

use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use rashin_model::Sentence;
use rashin_model::mail::MailFailure;
use rashin_service::mail::{Carrier, Letter};

use crate::failure::failure_of;
use crate::{MailSettings, Protection, SettingsProblem};

/// How long the server may take for one answer.
const ONE_ANSWER: Duration = Duration::from_secs(30);
/// How long one letter may take: less than a mail belongs to whoever began to send it.
const ONE_LETTER: Duration = Duration::from_mins(2);

/// A mail server.
#[derive(Debug, Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mailer {
    /// A mail server with these settings. Nothing is said to it yet.
    ///
    /// # Errors
    /// The certificates to trust cannot be read.
    pub fn new(settings: &MailSettings) -> Result<Self, SettingsProblem> {
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host)
            .port(settings.port)
            .timeout(Some(ONE_ANSWER))
            .tls(match settings.protection {
                Protection::None => Tls::None,
                Protection::StartTls => Tls::Required(parameters(settings)?),
                Protection::Tls => Tls::Wrapper(parameters(settings)?),
            });
        if let Some((user, password)) = settings.credentials.clone() {
            builder = builder.credentials(Credentials::new(user, password));
        }
        Ok(Self { transport: builder.build(), from: settings.from.clone() })
    }

    /// The letter as a message: plain text in UTF-8, with the same Message-ID for each attempt.
    fn message(&self, letter: &Letter) -> Result<Message, MailFailure> {
        let to: Address = letter.to.parse().map_err(|_| MailFailure::NoAddress)?;
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .date(SystemTime::from(letter.date))
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())))
            // One line, whatever a name in it holds.
            .subject(letter.subject.split_whitespace().collect::<Vec<_>>().join(" "))
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body.clone())
            .map_err(|_| MailFailure::NoAddress)
    }
}

impl Carrier for Mailer {
    async fn carry(&self, letter: &Letter) -> Result<(), MailFailure> {
        let message = self.message(letter)?;
        match tokio::time::timeout(ONE_LETTER, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(failure_of(&error)),
            Err(_) => Err(MailFailure::Unreachable),
        }
    }
}

fn parameters(settings: &MailSettings) -> Result<TlsParameters, SettingsProblem> {
    let unreadable = || {
        let ja = "証明書のファイル（RASHIN_SMTP_CA）が読めません。PEM形式のファイルを指定してください";
        let en = "The file of certificates (RASHIN_SMTP_CA) cannot be read. Name a file in the PEM format.";
        SettingsProblem { setting: "smtp_ca", sentence: Sentence::new(ja, en) }
    };
    let mut parameters = TlsParameters::builder(settings.host.clone());
    if let Some(pem) = &settings.authority {
        if !pem.starts_with(b"-----BEGIN") {
            return Err(unreadable());
        }
        parameters = parameters.add_root_certificate(Certificate::from_pem(pem).map_err(|_| unreadable())?);
    }
    parameters.build().map_err(|_| unreadable())
}

/// Tells other programs not to answer (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
