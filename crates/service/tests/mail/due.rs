//! Which mails are due when, and to whom.

use rashin_model::people::{AccountState, MailPreference};
use rashin_model::review::{AnswerState, RequestState, RoundState};
use rashin_service::mail::due::{ReminderDays, Situation, due_mails};

use crate::support::{answer, code, japan, lines, queue, situation, staff};

fn returned() -> AnswerState {
    AnswerState::Returned { by: code("approver"), reason: "単位".to_owned() }
}

fn endorsed() -> AnswerState {
    AnswerState::Endorsed { by: code("approver") }
}

fn locked() -> AnswerState {
    AnswerState::Locked { by: code("planner") }
}

fn due(situation: &Situation, at: &str) -> Vec<String> {
    lines(&due_mails(situation, &ReminderDays::default(), japan(at)))
}

/// Plans at every moment of a list, and queues what is planned.
fn run(situation: &mut Situation, moments: &[&str]) -> Vec<String> {
    let mut all = Vec::new();
    for moment in moments {
        let mails = due_mails(situation, &ReminderDays::default(), japan(moment));
        all.extend(lines(&mails).into_iter().map(|line| format!("{moment} {line}")));
        queue(situation, mails, japan(moment));
    }
    all
}

#[test]
fn a_review_without_answers_asks_once_and_then_reminds() {
    let mut situation = situation();
    let every_morning: Vec<String> = (25..=30)
        .map(|day| format!("2024-11-{day} 09:30"))
        .chain((1..=31).map(|day| format!("2024-12-{day:02} 09:30")))
        .collect();
    let moments: Vec<&str> = every_morning.iter().map(String::as_str).collect();
    let owner: Vec<String> =
        run(&mut situation, &moments).into_iter().filter(|line| line.contains(" owner:")).collect();
    assert_eq!(
        owner,
        [
            "2024-11-25 09:30 request owner: dx asked 10",
            "2024-12-03 09:30 reminder owner: dx left 10",
            "2024-12-09 09:30 reminder owner: dx left 10",
            "2024-12-11 09:30 reminder owner: dx left 10",
            "2024-12-17 09:30 reminder owner: dx left 10",
            "2024-12-24 09:30 reminder owner: dx left 10",
            "2024-12-31 09:30 reminder owner: dx left 10",
        ]
    );
}

#[test]
fn those_who_answer_are_asked_and_nobody_else() {
    assert_eq!(
        due(&situation(), "2024-11-25 09:15"),
        ["request city-owner: city asked 10", "request owner: dx asked 10"]
    );
}

#[test]
fn news_are_gathered_for_a_quarter_of_an_hour() {
    assert_eq!(due(&situation(), "2024-11-25 09:14"), [""; 0]);
    assert_eq!(due(&situation(), "2024-11-25 09:15").len(), 2);
}

#[test]
fn reminders_and_digests_wait_for_the_morning() {
    let mut situation = situation();
    answer(&mut situation, "dx", 1..=3, &AnswerState::Submitted, "2024-12-02 23:00");
    assert_eq!(due(&situation, "2024-12-03 07:59"), [""; 0]);
    assert_eq!(
        due(&situation, "2024-12-03 08:00"),
        ["reminder city-owner: city left 10", "reminder owner: dx left 7", "digest approver: dx to endorse 3"]
    );
}

#[test]
fn digests_go_to_whoever_has_the_ball() {
    let mut situation = situation();
    answer(&mut situation, "dx", 1..=10, &AnswerState::Submitted, "2024-11-26 10:00");
    answer(&mut situation, "city", 1..=4, &AnswerState::Resubmitted, "2024-11-26 10:00");
    answer(&mut situation, "city", 5..=10, &endorsed(), "2024-11-26 10:00");
    // The planner of the city has nothing to do with the review of the prefecture's plan.
    let digests = [
        "digest approver: dx to endorse 10",
        "digest city-approver: city to endorse 4",
        "digest planner: all to approve 6 of 1, late 0",
    ];
    assert_eq!(due(&situation, "2024-12-05 08:00"), digests);
    let late = due(&situation, "2024-12-13 08:00");
    assert!(late.contains(&"digest planner: all to approve 6 of 1, late 2".to_owned()), "{late:?}");
}

#[test]
fn a_digest_comes_once_a_day_as_long_as_something_waits() {
    let mut situation = situation();
    answer(&mut situation, "dx", 1..=10, &AnswerState::Submitted, "2024-11-28 10:00");
    answer(&mut situation, "city", 1..=10, &locked(), "2024-11-28 10:00");
    let moments = ["2024-11-29 08:00", "2024-11-29 08:01", "2024-11-29 17:00", "2024-11-30 08:00"];
    assert_eq!(
        run(&mut situation, &moments),
        ["2024-11-29 08:00 digest approver: dx to endorse 10", "2024-11-30 08:00 digest approver: dx to endorse 10"]
    );
    answer(&mut situation, "dx", 1..=10, &locked(), "2024-11-30 10:00");
    assert_eq!(due(&situation, "2024-12-03 08:00"), [""; 0]);
}

#[test]
fn returned_answers_go_to_whoever_wrote_them_and_once() {
    let mut situation = situation();
    staff(&mut situation, "owner-2", rashin_model::people::Role::Owner, "990001", Some("dx"));
    answer(&mut situation, "dx", 1..=10, &endorsed(), "2024-12-04 10:00");
    answer(&mut situation, "city", 1..=10, &locked(), "2024-12-04 10:00");
    answer(&mut situation, "dx", 1..=2, &returned(), "2024-12-05 10:00");
    let returns = |situation: &mut Situation, moments: &[&str]| {
        let mut mails = run(situation, moments);
        mails.retain(|line| line.contains(" returned "));
        mails
    };
    let moments = ["2024-12-05 10:10", "2024-12-05 10:16", "2024-12-05 10:17", "2024-12-06 07:00"];
    let first = returns(&mut situation, &moments);
    assert_eq!(first, ["2024-12-05 10:16 returned owner: dx returned 単位; dx returned 単位"]);
    // Returned a second time it is news again; when whoever wrote it has left, for all who answer.
    answer(&mut situation, "dx", 1..=1, &returned(), "2024-12-06 12:00");
    let second = returns(&mut situation, &["2024-12-06 12:20"]);
    assert_eq!(second, ["2024-12-06 12:20 returned owner: dx returned 単位"]);
    situation.accounts.retain(|account| account.id != code("owner"));
    answer(&mut situation, "dx", 3..=3, &returned(), "2024-12-07 12:00");
    situation.answers.retain(|answer| answer.at >= japan("2024-12-07 12:00"));
    let third = returns(&mut situation, &["2024-12-07 12:20"]);
    assert_eq!(third, ["2024-12-07 12:20 returned owner-2: dx returned 単位"]);
}

#[test]
fn several_reviews_and_offices_make_one_mail() {
    let mut situation = situation();
    let mut round = situation.rounds[0].clone();
    round.code = code("r6h2");
    let mut request = situation.requests[0].clone();
    request.review = code("r6h2");
    situation.rounds.push(round);
    situation.requests.push(request);
    let owner = &mut situation.accounts[0];
    let mut second = owner.assignments[0].clone();
    second.office = Some(code("city"));
    owner.assignments.push(second);
    let mails = due(&situation, "2024-11-25 10:00");
    assert!(mails.contains(&"request owner: dx asked 10; city asked 10; dx asked 10".to_owned()), "{mails:?}");
}

#[test]
fn each_wish_switches_off_its_mails() {
    let mut situation = situation();
    answer(&mut situation, "dx", 1..=1, &returned(), "2024-12-03 07:00");
    answer(&mut situation, "dx", 2..=3, &AnswerState::Submitted, "2024-12-02 09:00");
    let kinds = |situation: &Situation| {
        let mails = due_mails(situation, &ReminderDays::default(), japan("2024-12-03 09:00"));
        let of = |name: &str| {
            let kinds = mails.iter().filter(|mail| mail.account == code(name)).map(|mail| mail.kind.code());
            kinds.collect::<Vec<_>>()
        };
        (of("owner"), of("approver"))
    };
    assert_eq!(kinds(&situation), (vec!["returned", "reminder"], vec!["digest"]));
    let mut wish = |wishes: MailPreference| {
        for person in situation.persons.values_mut() {
            person.mails = wishes;
        }
        kinds(&situation)
    };
    let all = MailPreference::default();
    assert_eq!(wish(MailPreference { requests: false, ..all }), (vec!["reminder"], vec!["digest"]));
    assert_eq!(wish(MailPreference { reminders: false, ..all }), (vec!["returned"], vec!["digest"]));
    assert_eq!(wish(MailPreference { digest: false, ..all }), (vec!["returned", "reminder"], vec![]));
    assert_eq!(wish(MailPreference { requests: false, reminders: false, digest: false }), (vec![], vec![]));
}

#[test]
fn nothing_is_due_where_nothing_is_asked() {
    type Change = fn(&mut Situation);
    let changes: [(&str, Change); 6] = [
        ("the request was withdrawn", |it| it.requests.retain(|request| request.state == RequestState::Withdrawn)),
        ("the review was closed", |it| it.rounds.retain(|round| round.state == RoundState::Closed)),
        ("the offices are dissolved", |it| it.offices.values_mut().for_each(|office| office.dissolved = true)),
        ("the accounts are gone", |it| it.accounts.retain(|account| account.state == AccountState::Disabled)),
        ("all is approved", |it| {
            answer(it, "dx", 1..=10, &AnswerState::Approved { by: code("planner") }, "2024-12-01 09:00");
            answer(it, "city", 1..=10, &AnswerState::Approved { by: code("planner") }, "2024-12-01 09:00");
        }),
        ("all is handed in, and the digest went today", |it| {
            answer(it, "dx", 1..=10, &AnswerState::Submitted, "2024-12-01 09:00");
            answer(it, "city", 1..=10, &locked(), "2024-12-01 09:00");
            run(it, &["2024-12-03 08:00"]);
        }),
    ];
    assert_eq!(due(&situation(), "2024-12-03 09:00").len(), 2);
    for (what, change) in changes {
        let mut situation = situation();
        change(&mut situation);
        assert_eq!(due(&situation, "2024-12-03 09:00"), [""; 0], "{what}");
    }
}

#[test]
fn a_new_due_date_has_reminders_of_its_own() {
    let mut situation = situation();
    situation.requests.truncate(1);
    assert_eq!(run(&mut situation, &["2024-12-09 08:00", "2024-12-10 08:00"]).len(), 1);
    situation.requests[0].due = jiff::civil::date(2024, 12, 12);
    assert_eq!(
        run(&mut situation, &["2024-12-10 08:01", "2024-12-11 08:00", "2024-12-12 08:00"]),
        ["2024-12-11 08:00 reminder owner: dx left 10"]
    );
}
