//! The loop: once, again after a restart, two at once, and with the mail server down.

use jiff::SignedDuration;
use rashin_mail::{Mailer, run_mail};
use rashin_model::mail::{MailFailure, MailState, MailStep};
use rashin_store::Database;
use rashin_testkit::{SmtpSecurity, SmtpServer};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::support::{Clock, QUICK, ask, header, mailer, mailer_of, mails, moment, plan, stores, wait_until};

/// Monday, ten in the morning in Japan, an hour after the review was opened.
const OPENED: &str = "2024-11-25T00:00:00Z";
const LATER: &str = "2024-11-25T01:00:00Z";

fn start(store: &Database, mailer: Mailer, clock: &Clock) -> (watch::Sender<bool>, JoinHandle<()>) {
    let (stop, stopping) = watch::channel(false);
    (stop, tokio::spawn(run_mail(store.clone(), Some(mailer), plan(), clock.read(), QUICK, stopping)))
}

async fn end((stop, ended): (watch::Sender<bool>, JoinHandle<()>)) {
    stop.send(true).expect("the loop runs");
    ended.await.expect("it ends by itself");
}

async fn a_while() {
    tokio::time::sleep(QUICK.deliver * 10).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_loops_over_one_store_send_each_mail_once() {
    for store in stores().await {
        ask(&store, moment(OPENED)).await;
        let (clock, server) = (Clock::at(moment(LATER)), SmtpServer::start(SmtpSecurity::None));
        let loops = [start(&store, mailer_of(&server), &clock), start(&store, mailer_of(&server), &clock)];
        wait_until(&store, |mails| mails.iter().any(|mail| mail.state.step() == MailStep::Sent)).await;
        for day in 1..=9 {
            clock.advance(SignedDuration::from_hours(24));
            // On the eighth day the week before the due date begins.
            let expected = if day < 8 { 1 } else { 2 };
            wait_until(&store, |mails| {
                mails.iter().filter(|mail| mail.state.step() == MailStep::Sent).count() == expected
            })
            .await;
            a_while().await;
            assert_eq!(server.received().len(), expected, "day {day}");
        }
        for one in loops {
            end(one).await;
        }
        let received = server.received();
        assert!(received.iter().all(|mail| mail.to == ["owner@dx.example.lg.jp"]), "{received:?}");
        assert_ne!(header(&received[0], "Message-ID"), header(&received[1], "Message-ID"));
        store.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_sends_nothing_twice() {
    for store in stores().await {
        ask(&store, moment(OPENED)).await;
        let (clock, server) = (Clock::at(moment(LATER)), SmtpServer::start(SmtpSecurity::None));
        let (_stop, first) = start(&store, mailer_of(&server), &clock);
        wait_until(&store, |mails| mails.iter().any(|mail| mail.state.step() == MailStep::Sent)).await;
        // Not asked to stop: dropped where it stands.
        first.abort();
        for _ in 0..3 {
            clock.advance(SignedDuration::from_hours(6));
            let again = start(&store, mailer_of(&server), &clock);
            a_while().await;
            end(again).await;
        }
        assert_eq!(server.received().len(), 1);
        assert_eq!(mails(&store).await.len(), 1);
        store.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_is_down_is_tried_again_later() {
    for store in stores().await {
        ask(&store, moment(OPENED)).await;
        let clock = Clock::at(moment(LATER));
        let server = SmtpServer::start(SmtpSecurity::None);
        let port = server.port();
        drop(server);
        let running = start(&store, mailer(port), &clock);
        let failed = wait_until(&store, |mails| mails.iter().any(|mail| mail.state.step() == MailStep::Failed)).await;
        let next = clock.now() + SignedDuration::from_mins(1);
        assert_eq!(failed[0].state, MailState::Failed { attempts: 1, next, failure: MailFailure::Unreachable });

        let server = SmtpServer::start_at(SmtpSecurity::None, port);
        server.refuse_next(451);
        a_while().await;
        assert_eq!(mails(&store).await, failed, "it waits for its time");
        clock.advance(SignedDuration::from_mins(1));
        wait_until(&store, |mails| mails[0].state.attempts() == 2 && mails[0].state.step() == MailStep::Failed).await;
        clock.advance(SignedDuration::from_mins(2));
        wait_until(&store, |mails| mails[0].state.step() == MailStep::Sent).await;
        assert_eq!(server.received().len(), 1);
        end(running).await;
        store.close().await;
    }
}
