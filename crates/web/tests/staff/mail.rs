//! Outgoing mail as administrators see it, and which mail one gets.

use axum::http::StatusCode;
use jiff::SignedDuration;
use rashin_model::AreaCode;
use rashin_model::mail::{Mail, MailFailure, MailKind, MailState, MailStep};
use rashin_model::people::{Action, MailPreference, Person, Role};
use rashin_service::mail::NewMail;
use rashin_service::people::actor_of;
use rashin_service::records::{Changes, find};
use rashin_service::rights::Subject;

use crate::house::{House, city, code, now, prefecture};

async fn add(house: &House, kind: MailKind, id: &str, government: AreaCode, state: MailState) -> String {
    let mail = NewMail {
        kind,
        account: code("owner"),
        id: id.to_owned(),
        government,
        subject: format!("件名 {id}"),
        body: format!("本文 {id} <b>"),
        expires_at: now() + SignedDuration::from_hours(1),
    };
    let mail = Mail { state, ..mail.queued(now()) };
    let mut changes = Changes::new("test", "queue", id, now());
    changes.add(&mail);
    changes.commit(&house.store).await.expect("a mail");
    mail.key()
}

const GIVEN_UP: MailState =
    MailState::GivenUp { at: jiff::Timestamp::UNIX_EPOCH, attempts: 3, failure: MailFailure::Refused };

#[tokio::test]
async fn an_administrator_sees_the_mail_of_their_government_without_texts_that_open_doors() {
    let house = House::new().await;
    house.enrol("owner", &[(Role::Owner, prefecture(), Some("digital"))]).await;
    let administrator = house.enrol("administrator", &[(Role::Administrator, prefecture(), None)]).await;
    add(&house, MailKind::Reminder, "one", prefecture(), MailState::Queued).await;
    add(&house, MailKind::Invitation, "two", prefecture(), MailState::Queued).await;
    add(&house, MailKind::Reminder, "three", city(), MailState::Queued).await;
    let page = house.signed_in(&administrator).await.page("/desk/mails").await;
    assert!(page.contains("件名 one") && page.contains("本文 one &lt;b&gt;"), "{page}");
    assert!(page.contains("件名 two") && !page.contains("本文 two"), "{page}");
    assert!(!page.contains("件名 three"), "{page}");
    assert!(page.contains("RASHIN_SMTP_URL"), "it says that nothing is sent");
}

#[tokio::test]
async fn what_was_given_up_is_tried_again_when_an_administrator_asks() {
    let house = House::new().await;
    house.enrol("owner", &[(Role::Owner, prefecture(), Some("digital"))]).await;
    let administrator = house.enrol("administrator", &[(Role::Administrator, prefecture(), None)]).await;
    let key = add(&house, MailKind::Reminder, "one", prefecture(), GIVEN_UP).await;
    let of_city = add(&house, MailKind::Reminder, "two", city(), GIVEN_UP).await;
    let mut browser = house.signed_in(&administrator).await;
    let page = browser.page("/en/desk/mails?step=given_up").await;
    assert!(page.contains("the mail server refuses the mail (tried 3 times)"), "{page}");
    let page = browser.submit("/en/desk/mails/retry", &[("key", &key)]).await;
    assert!(page.contains("It is tried again."), "{page}");
    let mail = find::<Mail>(&house.store, &key).await.expect("the store").expect("the mail");
    assert_eq!(mail.state.step(), MailStep::Queued);
    assert_eq!(browser.post("/desk/mails/retry", &[("key", &key)]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.post("/desk/mails/retry", &[("key", &of_city)]).await.status, StatusCode::FORBIDDEN);
}

/// Every cell of the table of rights over mail: each role, in the government of the mail and elsewhere.
#[tokio::test]
async fn only_those_who_may_by_the_table_of_rights_see_mail_and_try_it_again() {
    let house = House::new().await;
    let key = add(&house, MailKind::Reminder, "one", prefecture(), GIVEN_UP).await;
    let mut allowed = Vec::new();
    for role in Role::ALL {
        for government in [prefecture(), city()] {
            let office = role.is_of_an_office().then_some("digital");
            let account = house.enrol(&format!("{}-{government}", role.code()), &[(*role, government, office)]).await;
            let actor = find(&house.store, account.as_str()).await.expect("the store").expect("an account");
            let actor = actor_of(&house.store, &actor.value).await.expect("an actor");
            let may = |area| actor.may(Action::ManageMails, &Subject::of_government(area));
            let mut browser = house.signed_in(&account).await;
            let refused = browser.get("/desk/mails").await.status == StatusCode::FORBIDDEN;
            assert_eq!(refused, !may(government), "{role:?} of {government} looks");
            let refused = browser.post("/desk/mails/retry", &[("key", &key)]).await.status == StatusCode::FORBIDDEN;
            assert_eq!(refused, !may(prefecture()), "{role:?} of {government} tries again");
            allowed.extend(may(prefecture()).then_some(*role));
        }
    }
    assert_eq!(allowed, [Role::Administrator]);
    assert_eq!(house.browser().get("/desk/mails").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn everybody_chooses_which_mail_they_get() {
    let house = House::new().await;
    let owner = house.enrol("owner", &[(Role::Owner, prefecture(), Some("digital"))]).await;
    let mut browser = house.signed_in(&owner).await;
    let page = browser.page("/desk/settings/mail").await;
    assert_eq!(page.matches(" checked").count(), 3, "all of it at first: {page}");
    let page = browser.submit("/desk/settings/mail", &[("reminders", "yes")]).await;
    assert_eq!(page.matches(" checked").count(), 1, "{page}");
    let person = find::<Person>(&house.store, "owner").await.expect("the store").expect("the person");
    assert_eq!(person.mails, MailPreference { requests: false, reminders: true, digest: false });
}
