//! What the mails say.

use rashin_model::mail::MailKind;
use rashin_model::review::AnswerState;
use rashin_service::mail::due::{MailText, ReminderDays, Situation, due_mails, text_of};

use crate::support::{answer, code, japan, situation};

fn text(situation: &Situation, at: &str, kind: MailKind, account: &str) -> MailText {
    let mails = due_mails(situation, &ReminderDays::default(), japan(at));
    let mail = mails.iter().find(|mail| mail.kind == kind && mail.account == code(account));
    let mail = mail.unwrap_or_else(|| panic!("no {} for {account}", kind.code()));
    let today = japan(at).to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(9))).date();
    text_of(mail, situation, "https://plan.example.lg.jp", today)
}

#[test]
fn a_reminder_says_what_is_missing_until_when_and_how_to_stop_it() {
    let mut situation = situation();
    answer(&mut situation, "dx", 1..=3, &AnswerState::Submitted, "2024-12-02 09:00");
    let mail = text(&situation, "2024-12-03 08:00", MailKind::Reminder, "owner");
    assert_eq!(mail.subject, "【羅針】令和6年度 上期：締切まであと7日です");
    assert_eq!(
        mail.body,
        "次の照会に、まだ提出されていない回答があります。提出をお願いします。

みほん県デジタル計画「令和6年度 上期」
・デジタル戦略課　未提出 7件　締切 令和6年12月10日（2024年12月10日）（あと7日）
  https://plan.example.lg.jp/desk/requests/mihon/r6h1/dx

受付箱を開く：
https://plan.example.lg.jp/desk/inbox

-- 
上の所属の回答担当の方へ、羅針（Rashin）が自動でお送りしています。返信はお受けできません。
このメールが不要なときは、設定のページで止められます：
https://plan.example.lg.jp/desk/settings/mail
"
    );
}

#[test]
fn the_same_in_english_for_those_who_want_it() {
    let mut situation = situation();
    for person in situation.persons.values_mut() {
        person.english = true;
    }
    let mail = text(&situation, "2024-12-11 08:00", MailKind::Reminder, "owner");
    assert_eq!(mail.subject, "[Rashin] First half of FY2024: late by 1 day");
    assert_eq!(
        mail.body,
        "Some answers to the following have not been handed in yet. Please hand them in.

Digital plan of Mihon, First half of FY2024
- デジタル戦略課: 10 rows not handed in, due 10 December 2024 (1 day late)
  https://plan.example.lg.jp/en/desk/requests/mihon/r6h1/dx

Open the inbox:
https://plan.example.lg.jp/en/desk/inbox

-- 
Rashin sends this to those who answer for the offices named above. Replies are not read.
If you do not want this mail, switch it off on the page of settings:
https://plan.example.lg.jp/en/desk/settings/mail
"
    );
}

#[test]
fn returned_answers_are_named_with_the_reason() {
    let mut situation = situation();
    let returned =
        AnswerState::Returned { by: code("approver"), reason: "単位を\n確かめてください".to_owned() };
    answer(&mut situation, "dx", 24..=25, &returned, "2024-12-05 10:00");
    let mail = text(&situation, "2024-12-05 11:00", MailKind::Returned, "owner");
    let name = &situation.plans[&code("mihon")].indicators.iter().find(|row| row.code == code("mihon-sites"));
    let name = name.map(|row| row.name.clone()).unwrap_or_default();
    assert_eq!(mail.subject, "【羅針】令和6年度 上期：差し戻された回答があります");
    let expected = format!(
        "・デジタル戦略課　締切 令和6年12月10日（2024年12月10日）（あと5日）
  https://plan.example.lg.jp/desk/requests/mihon/r6h1/dx
  ・{name}　令和6年度（2024年度）
    理由：単位を 確かめてください
  ・{name}　令和7年度（2025年度）
    理由：単位を 確かめてください
"
    );
    assert!(mail.body.contains(&expected), "{}", mail.body);
}

#[test]
fn digests_and_requests_count() {
    let mut situation = situation();
    let request = text(&situation, "2024-11-25 10:00", MailKind::Request, "owner");
    assert_eq!(request.subject, "【羅針】令和6年度 上期：照会が届いています（締切 12月10日）");
    assert!(request.body.contains("・デジタル戦略課　10件　締切 "), "{}", request.body);
    answer(&mut situation, "dx", 1..=10, &AnswerState::Submitted, "2024-12-02 09:00");
    answer(&mut situation, "city", 1..=9, &AnswerState::Endorsed { by: code("city-approver") }, "2024-12-02 09:00");
    let digest = text(&situation, "2024-12-12 08:00", MailKind::Digest, "approver");
    assert!(digest.body.contains("・デジタル戦略課　承認待ち 10件　締切 "), "{}", digest.body);
    assert!(digest.body.contains("（2日過ぎています）"), "{}", digest.body);
    let planner = text(&situation, "2024-12-12 08:00", MailKind::Digest, "planner");
    let line = "・企画担当の承認待ち 9件（1所属）。締切を過ぎて提出・承認の済んでいない所属 2";
    assert!(planner.body.contains(line), "{}", planner.body);
    assert!(planner.body.contains("https://plan.example.lg.jp/desk/reviews/mihon/r6h1\n"), "{}", planner.body);
}
