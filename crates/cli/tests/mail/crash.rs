//! A sender that goes away between handing a letter over and noting it.

use std::time::Duration;

use jiff::SignedDuration;
use rashin_mail::Mailer;
use rashin_model::mail::{MailFailure, MailStep};
use rashin_service::mail::{Carrier, Delivery, Letter, deliver_mails, plan_mails};
use rashin_testkit::{SmtpSecurity, SmtpServer};

use crate::support::{Clock, ask, header, mailer_of, mails, moment, plan, stores};

/// Hands the letter over and does nothing more, as a process that was killed.
struct Killed(Mailer);

impl Carrier for Killed {
    async fn carry(&self, letter: &Letter) -> Result<(), MailFailure> {
        self.0.carry(letter).await?;
        std::future::pending().await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_was_handed_over_and_not_noted_goes_out_again_under_the_same_id() {
    for store in stores().await {
        ask(&store, moment("2024-11-25T00:00:00Z")).await;
        let clock = Clock::at(moment("2024-11-25T01:00:00Z"));
        let server = SmtpServer::start(SmtpSecurity::None);
        assert_eq!(plan_mails(&store, &plan(), clock.now()).await.expect("planned"), 1);
        let (read, always) = (clock.read(), || true);
        let killed = Killed(mailer_of(&server));
        let killed = tokio::time::timeout(Duration::from_secs(2), deliver_mails(&store, &killed, &read, &always)).await;
        assert!(killed.is_err(), "it never comes back");
        assert_eq!(server.received().len(), 1);

        // As long as it might still be under way, nobody else sends it.
        let mailer = mailer_of(&server);
        clock.advance(SignedDuration::from_mins(4));
        let nothing = deliver_mails(&store, &mailer, &read, &always).await.expect("a look");
        assert_eq!(nothing, Delivery::default());
        assert_eq!(mails(&store).await[0].state.step(), MailStep::Sending);
        clock.advance(SignedDuration::from_mins(1));
        let again = deliver_mails(&store, &mailer, &read, &always).await.expect("another");
        assert_eq!(again, Delivery { sent: 1, failed: 0 });
        let received = server.received();
        assert_eq!(header(&received[0], "Message-ID"), header(&received[1], "Message-ID"));
        assert_eq!(received[0].data, received[1].data, "mailboxes know it as one");
        clock.advance(SignedDuration::from_hours(1));
        assert_eq!(deliver_mails(&store, &mailer, &read, &always).await.expect("the last"), Delivery::default());
        store.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_to_somebody_without_an_address_is_given_up() {
    for store in stores().await {
        ask(&store, moment("2024-11-25T00:00:00Z")).await;
        let clock = Clock::at(moment("2024-11-25T01:00:00Z"));
        plan_mails(&store, &plan(), clock.now()).await.expect("planned");
        let held = rashin_service::records::find::<rashin_model::people::Person>(&store, "owner").await;
        let held = held.expect("the store").expect("a person");
        let mut changes = rashin_service::records::Changes::new("test", "remove", "owner", clock.now());
        changes.remove(&held);
        changes.commit(&store).await.expect("removed");
        let server = SmtpServer::start(SmtpSecurity::None);
        let delivery = deliver_mails(&store, &mailer_of(&server), &clock.read(), &|| true).await.expect("a look");
        assert_eq!(delivery, Delivery { sent: 0, failed: 1 });
        assert_eq!(mails(&store).await[0].state.step(), MailStep::GivenUp);
        assert!(server.received().is_empty());
        store.close().await;
    }
}
