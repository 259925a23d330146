//! Which mails are due.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp, tz};
use rashin_model::mail::MailKind;
use rashin_model::people::Role;
use rashin_model::review::{AnswerState, AnswerStep, Request, Round};
use rashin_model::{AreaCode, Code, Lang};

use super::due_mail::{DueMail, Item, Told};
use super::reminder_days::{ReminderDays, is_within};
use super::situation::{APPROVERS, OWNERS, Situation};
use crate::mail::deliver_mails::DAYS_BACK;
use crate::mail::queue_mail::day_in_japan;
use crate::review::{Ball, count_steps};

/// The hour in Japan from which reminders and digests go out.
const MORNING: i8 = 8;
/// How long news are held back, so that what happens together is told together.
const GATHERING: SignedDuration = SignedDuration::from_mins(15);

/// The mails that are due at a moment: what was not told before to those who want to know, one mail
/// for a person, kind and day.
pub fn due_mails(situation: &Situation, days: &ReminderDays, now: Timestamp) -> Vec<DueMail> {
    let mut gathered = Gathered { situation, now, told: situation.told(), mails: BTreeMap::new() };
    for request in &situation.requests {
        if situation.round_of(request).is_none() {
            continue;
        }
        if situation.offices.get(&request.office).is_none_or(|office| office.dissolved) {
            continue;
        }
        gathered.tell_owners(request, days);
        gathered.tell_writers(request);
        gathered.tell_approvers(request);
    }
    for round in &situation.rounds {
        gathered.tell_planning_office(round);
    }
    gathered.due()
}

struct Gathered<'a> {
    situation: &'a Situation,
    now: Timestamp,
    told: BTreeSet<(&'a Code, &'a str)>,
    /// The mails, and since when there is something to tell.
    mails: BTreeMap<(MailKind, &'a Code), (DueMail, Timestamp)>,
}

impl<'a> Gathered<'a> {
    fn tell_owners(&mut self, request: &'a Request, days: &ReminderDays) {
        let rows = rows_with(self.situation, request, Ball::Owner);
        if rows == 0 {
            return;
        }
        let (asked, today) = (day_in_japan(request.asked_at), day_in_japan(self.now));
        let key = format!("{}/{}/{}", request.plan, request.review, request.office);
        let owners = self.situation.at_office(&request.office, OWNERS);
        if is_within(asked, today, DAYS_BACK) {
            let item = item(request, format!("request/{key}/{}", request.asked_at), Told::Asked { rows });
            self.tell(&owners, MailKind::Request, &item, request.asked_at);
        }
        if let Some(reminder) = days.latest(asked, request.due, today) {
            let item = item(request, format!("reminder/{key}/{}/{reminder}", request.due), Told::Left { rows });
            self.tell(&owners, MailKind::Reminder, &item, request.asked_at);
        }
    }

    fn tell_writers(&mut self, request: &'a Request) {
        for answer in self.situation.answers_to(request) {
            let AnswerState::Returned { reason, .. } = &answer.state else { continue };
            if !is_within(day_in_japan(answer.at), day_in_japan(self.now), DAYS_BACK) {
                continue;
            }
            let (key, at) = (crate::records::Record::key(answer), answer.at);
            let told = Told::Returned { asked: answer.asked.clone(), reason: reason.clone() };
            let item = item(request, format!("returned/{key}/{at}"), told);
            self.tell(&self.situation.writers_of(answer), MailKind::Returned, &item, at);
        }
    }

    fn tell_approvers(&mut self, request: &'a Request) {
        let rows = rows_with(self.situation, request, Ball::Approver);
        if rows > 0 {
            let approvers = self.situation.at_office(&request.office, APPROVERS);
            let item = item(request, String::new(), Told::ToEndorse { rows });
            self.tell(&approvers, MailKind::Digest, &item, request.asked_at);
        }
    }

    fn tell_planning_office(&mut self, round: &'a Round) {
        let Some(plan) = self.situation.plans.get(&round.plan) else { return };
        let today = day_in_japan(self.now);
        let (mut rows, mut offices, mut late) = (0, 0, 0);
        for request in self.situation.requests.iter().filter(|request| is_of(request, round)) {
            let waiting = rows_with(self.situation, request, Ball::PlanningOffice);
            rows += waiting;
            offices += usize::from(waiting > 0);
            let inside = [Ball::Owner, Ball::Approver].map(|ball| rows_with(self.situation, request, ball));
            late += usize::from(request.due < today && inside.iter().any(|rows| *rows > 0));
        }
        if rows > 0 {
            let item = Item {
                about: String::new(),
                plan: round.plan.clone(),
                review: round.code.clone(),
                office: None,
                due: round.due,
                told: Told::ToApprove { rows, offices, late },
            };
            let planners = self.situation.in_government(plan.area(), Role::PlanningOffice);
            self.tell(&planners, MailKind::Digest, &item, self.now);
        }
    }

    /// Adds an item to the mails of those who want it and were not told.
    fn tell(&mut self, accounts: &[(&'a Code, AreaCode)], kind: MailKind, item: &Item, since: Timestamp) {
        for (account, government) in accounts.iter().copied() {
            let Some(person) = self.situation.persons.get(account) else { continue };
            if !kind.is_wanted(person.mails) || self.told.contains(&(account, item.about.as_str())) {
                continue;
            }
            let lang = if person.english { Lang::En } else { Lang::Ja };
            let empty = || (DueMail { kind, account: account.clone(), government, lang, items: Vec::new() }, since);
            let (mail, oldest) = self.mails.entry((kind, account)).or_insert_with(empty);
            mail.items.push(item.clone());
            *oldest = since.min(*oldest);
        }
    }

    /// Those whose time has come, and of which there was none today.
    fn due(self) -> Vec<DueMail> {
        let (now, today) = (self.now, day_in_japan(self.now));
        let is_morning = now.to_zoned(tz::TimeZone::fixed(tz::offset(9))).hour() >= MORNING;
        let is_due = |kind: MailKind, since: Timestamp| match kind {
            MailKind::Reminder | MailKind::Digest => is_morning,
            _ => since + GATHERING <= now,
        };
        let went = |kind: MailKind, account: &Code| {
            self.situation.mails.iter().any(|mail| mail.day == today && mail.kind == kind && mail.account == *account)
        };
        self.mails
            .into_iter()
            .filter(|((kind, account), (_, since))| is_due(*kind, *since) && !went(*kind, account))
            .map(|(_, (mut mail, _))| {
                mail.items.sort_by(|a, b| (&a.plan, &a.review).cmp(&(&b.plan, &b.review)));
                mail
            })
            .collect()
    }
}

fn is_of(request: &Request, round: &Round) -> bool {
    request.plan == round.plan && request.review == round.code
}

/// How many rows of a request wait for somebody.
fn rows_with(situation: &Situation, request: &Request, ball: Ball) -> usize {
    let steps: BTreeMap<AnswerStep, usize> = count_steps(request, situation.answers_to(request));
    steps.iter().filter(|(step, _)| Ball::at(**step) == ball).map(|(_, rows)| rows).sum()
}

fn item(request: &Request, about: String, told: Told) -> Item {
    Item {
        about,
        plan: request.plan.clone(),
        review: request.review.clone(),
        office: Some(request.office.clone()),
        due: request.due,
        told,
    }
}
