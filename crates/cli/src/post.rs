//! The options for mail.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Args;
use rashin_mail::{MailSettings, Mailer, SettingsProblem};
use rashin_service::mail::ReminderDays;

/// Where mail goes out, and when reminders do.
#[derive(Debug, Args)]
pub struct MailArgs {
    /// Mail server: smtp://USER:PASSWORD@HOST:PORT, with ?tls=starttls (the default), ?tls=tls or
    /// ?tls=none; without one no mail is sent
    #[arg(long, value_name = "URL", env = "RASHIN_SMTP_URL", hide_env_values = true)]
    smtp_url: Option<String>,
    /// Whom the mail is from: an address, or a name with the address behind it in angle brackets
    #[arg(long, value_name = "ADDRESS", env = "RASHIN_MAIL_FROM")]
    mail_from: Option<String>,
    /// Certificates (PEM) of the mail server to trust besides those of the system
    #[arg(long, value_name = "FILE", env = "RASHIN_SMTP_CA")]
    smtp_ca: Option<PathBuf>,
    /// Remind so many days before the due date
    #[arg(long, value_name = "DAYS", env = "RASHIN_REMIND_BEFORE", value_delimiter = ',', default_value = "7,1")]
    remind_before: Vec<u16>,
    /// Remind so many days after the due date
    #[arg(long, value_name = "DAYS", env = "RASHIN_REMIND_AFTER", value_delimiter = ',', default_value = "1,7")]
    remind_after: Vec<u16>,
    /// Then remind again after so many days each; 0 for not again
    #[arg(long, value_name = "DAYS", env = "RASHIN_REMIND_EVERY", default_value_t = 7)]
    remind_every: u16,
}

impl MailArgs {
    /// The mail server; `None` where none is named.
    pub fn mailer(&self) -> Result<Option<Mailer>> {
        let Some(url) = &self.smtp_url else { return Ok(None) };
        let Some(from) = &self.mail_from else {
            bail!("a mail server is named but no sender; name one with --mail-from or RASHIN_MAIL_FROM");
        };
        let mut settings = MailSettings::read(url, from).map_err(|problems| all(&problems))?;
        if let Some(path) = &self.smtp_ca {
            let pem =
                std::fs::read(path).with_context(|| format!("cannot read the certificates {}", path.display()))?;
            settings = settings.trusting(pem);
        }
        Mailer::new(&settings).map(Some).map_err(|problem| all(&[problem]))
    }

    /// When reminders go out.
    pub fn reminder_days(&self) -> ReminderDays {
        ReminderDays {
            before: self.remind_before.clone(),
            after: self.remind_after.clone(),
            then_every: self.remind_every,
        }
    }
}

fn all(problems: &[SettingsProblem]) -> anyhow::Error {
    anyhow::anyhow!(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}
