//! The loop that plans and sends mail beside a server.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use rashin_service::mail::{Carrier, MailPlan, deliver_mails, forget_mails, plan_mails};
use rashin_service::{Error, Store};
use tokio::sync::watch;

/// How often the loop looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Between two looks at what is queued.
    pub deliver: Duration,
    /// Between two looks at what is due.
    pub plan: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { deliver: Duration::from_secs(10), plan: Duration::from_mins(1) }
    }
}

/// Plans and sends mail until `stopping` is true; a letter that is being handed over is finished first.
/// Without a carrier mail is planned and stays in the queue.
///
/// Any number of such loops may run over one store, and one may end at any moment: what they
/// remember stands in the store. Failures are logged, and the loop goes on.
pub async fn run_mail(
    store: impl Store,
    carrier: Option<impl Carrier>,
    plan: MailPlan,
    clock: impl Fn() -> Timestamp + Send + Sync,
    pace: Pace,
    mut stopping: watch::Receiver<bool>,
) {
    let mut planning = tokio::time::interval(pace.plan);
    let mut delivering = tokio::time::interval(pace.deliver);
    let mut forgot: Option<Date> = None;
    while !*stopping.borrow() {
        tokio::select! {
            // Whoever stops it may also be gone.
            _ = stopping.changed() => break,
            _ = planning.tick() => {
                note("plan", plan_mails(&store, &plan, clock()).await.map(|_| ()));
                let day = clock().to_zoned(jiff::tz::TimeZone::UTC).date();
                if forgot != Some(day) {
                    forgot = Some(day);
                    note("forget", forget_mails(&store, clock()).await.map(|_| ()));
                }
            }
            _ = delivering.tick() => if let Some(carrier) = &carrier {
                let goes_on = || !*stopping.borrow();
                match deliver_mails(&store, carrier, &clock, &goes_on).await {
                    Ok(delivery) if delivery.failed > 0 => {
                        tracing::warn!(sent = delivery.sent, failed = delivery.failed, "mail could not be sent");
                    }
                    other => note("deliver", other.map(|_| ())),
                }
            },
        }
    }
}

fn note(what: &str, done: Result<(), Error>) {
    if let Err(error) = done {
        tracing::error!(%error, "mail: cannot {what}");
    }
}
