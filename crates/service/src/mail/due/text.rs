//! The words of a mail.

use std::fmt::Write as _;

use jiff::civil::Date;
use rashin_model::mail::MailKind;
use rashin_model::plan::titled;
use rashin_model::review::{Asked, Round};
use rashin_model::{Code, Lang, Period, Plan};

use super::due_mail::{DueMail, Item, Told};
use super::reminder_days::days_between;
use super::situation::Situation;

/// The words of a mail, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailText {
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
}

/// The words of a mail that is due. Links begin with `public_url`, which has no slash at its end.
pub fn text_of(mail: &DueMail, situation: &Situation, public_url: &str, today: Date) -> MailText {
    let home = format!("{public_url}{}/desk", mail.lang.pick("", "/en"));
    let writer = Writer { situation, lang: mail.lang, today, home: &home };
    let list = writer.list(&mail.items);
    let opening = writer.opening(mail.kind);
    let (inbox, closing) = (writer.lang.pick("受付箱を開く：", "Open the inbox:"), writer.closing(mail.kind));
    let settings = writer.lang.pick(
        "このメールが不要なときは、設定のページで止められます：",
        "If you do not want this mail, switch it off on the page of settings:",
    );
    let body =
        format!("{opening}\n\n{list}\n{inbox}\n{home}/inbox\n\n-- \n{closing}\n{settings}\n{home}/settings/mail\n");
    MailText { subject: writer.subject(mail), body }
}

struct Writer<'a> {
    situation: &'a Situation,
    lang: Lang,
    today: Date,
    home: &'a str,
}

impl Writer<'_> {
    fn subject(&self, mail: &DueMail) -> String {
        let round = mail.items.first().map(|item| self.round_name(item)).unwrap_or_default();
        let due = mail.items.iter().map(|item| item.due).min().unwrap_or(self.today);
        let past = days_between(due, self.today);
        let (ja, en) = match mail.kind {
            MailKind::Returned => {
                (format!("{round}：差し戻された回答があります"), format!("{round}: answers were returned to you"))
            }
            MailKind::Reminder if past > 0 => {
                (format!("{round}：締切を過ぎています（{past}日）"), format!("{round}: late by {}", days(past)))
            }
            MailKind::Reminder if past == 0 => (format!("{round}：締切は今日です"), format!("{round}: due today")),
            MailKind::Reminder => {
                (format!("{round}：締切まであと{}日です", -past), format!("{round}: due in {}", days(-past)))
            }
            MailKind::Digest => {
                (format!("{round}：承認を待つ回答があります"), format!("{round}: answers wait for your approval"))
            }
            MailKind::Request | MailKind::Invitation | MailKind::PasswordReset => (
                format!("{round}：照会が届いています（締切 {}月{}日）", due.month(), due.day()),
                format!("{round}: you are asked for figures (due {})", due.strftime("%-d %B")),
            ),
        };
        format!("{}{}", self.lang.pick("【羅針】", "[Rashin] "), self.lang.pick(&ja, &en))
    }

    fn opening(&self, kind: MailKind) -> &'static str {
        match kind {
            MailKind::Returned => self.lang.pick(
                "次の回答が差し戻されました。理由を確かめて直し、もう一度提出してください。",
                "The following answers were returned. Please see the reasons, correct them and hand them in again.",
            ),
            MailKind::Reminder => self.lang.pick(
                "次の照会に、まだ提出されていない回答があります。提出をお願いします。",
                "Some answers to the following have not been handed in yet. Please hand them in.",
            ),
            MailKind::Digest => self.lang.pick(
                "次の回答が承認を待っています。確かめて、承認または差戻しをお願いします。",
                "The following answers wait for approval. Please look at them and approve or return them.",
            ),
            MailKind::Request | MailKind::Invitation | MailKind::PasswordReset => self.lang.pick(
                "次の照会が届いています。締切までに回答をお願いします。",
                "You are asked for the following. Please answer by the day it is due.",
            ),
        }
    }

    fn closing(&self, kind: MailKind) -> &'static str {
        match kind {
            MailKind::Digest => self.lang.pick(
                "承認を担当する方へ、羅針（Rashin）が1日に1回、自動でお送りしています。返信はお受けできません。",
                "Rashin sends this once a day to those who approve. Replies are not read.",
            ),
            _ => self.lang.pick(
                "上の所属の回答担当の方へ、羅針（Rashin）が自動でお送りしています。返信はお受けできません。",
                "Rashin sends this to those who answer for the offices named above. Replies are not read.",
            ),
        }
    }

    /// The items, each review under its name.
    fn list(&self, items: &[Item]) -> String {
        let mut text = String::new();
        let mut last: Option<(&Code, &Code)> = None;
        let mut office: Option<&Code> = None;
        for item in items {
            if last != Some((&item.plan, &item.review)) {
                last = Some((&item.plan, &item.review));
                office = None;
                let title = self.plan(item).map_or(item.plan.as_str(), |plan| plan.title(self.lang).0);
                let (open, close) = (self.lang.pick("「", ", "), self.lang.pick("」", ""));
                let _ = writeln!(text, "{title}{open}{}{close}", self.round_name(item));
            }
            if !matches!(item.told, Told::Returned { .. }) {
                let _ = writeln!(text, "{}\n  {}", self.line(item), self.link(item));
                continue;
            }
            if office != item.office.as_ref() {
                office = item.office.as_ref();
                let (bullet, name, due) = (self.bullet(), self.office_name(item), self.due(item));
                let _ = writeln!(text, "{bullet}{name}　{due}\n  {}", self.link(item));
            }
            let _ = writeln!(text, "{}", self.line(item));
        }
        text
    }

    fn line(&self, item: &Item) -> String {
        let (office, due, bullet) = (self.office_name(item), self.due(item), self.bullet());
        let of_office = |ja: String, en: String| {
            (format!("{bullet}{office}　{ja}　{due}"), format!("{bullet}{office}: {en}, {due}"))
        };
        let (ja, en) = match &item.told {
            Told::Asked { rows } => of_office(format!("{rows}件"), count(*rows, "row")),
            Told::Left { rows } => {
                of_office(format!("未提出 {rows}件"), format!("{} not handed in", count(*rows, "row")))
            }
            Told::ToEndorse { rows } => {
                of_office(format!("承認待ち {rows}件"), format!("{} to approve", count(*rows, "row")))
            }
            Told::ToApprove { rows, offices, late } => (
                format!(
                    "{bullet}企画担当の承認待ち {rows}件（{offices}所属）。締切を過ぎて提出・承認の済んでいない所属 {late}"
                ),
                format!(
                    "{bullet}{} of {} to approve by the planning office; {} late",
                    count(*rows, "row"),
                    count(*offices, "office"),
                    count(*late, "office")
                ),
            ),
            Told::Returned { asked, reason } => {
                let (row, reason) = (self.asked(self.plan(item), asked), one_line(reason));
                (format!("  {bullet}{row}\n    理由：{reason}"), format!("  {bullet}{row}\n    Reason: {reason}"))
            }
        };
        self.lang.pick(&ja, &en).to_owned()
    }

    /// The page on which it is dealt with.
    fn link(&self, item: &Item) -> String {
        let (home, plan, review) = (self.home, &item.plan, &item.review);
        match &item.office {
            Some(office) => format!("{home}/requests/{plan}/{review}/{office}"),
            None => format!("{home}/reviews/{plan}/{review}"),
        }
    }

    fn due(&self, item: &Item) -> String {
        let day = Period::Date(item.due).name(self.lang);
        let left = days_between(self.today, item.due);
        let (ja, en) = match left {
            0 => ("（今日）".to_owned(), " (today)".to_owned()),
            1 => ("（明日）".to_owned(), " (tomorrow)".to_owned()),
            left if left < 0 => (format!("（{}日過ぎています）", -left), format!(" ({} late)", days(-left))),
            left => (format!("（あと{left}日）"), format!(" (in {})", days(left))),
        };
        format!("{}{day}{}", self.lang.pick("締切 ", "due "), self.lang.pick(&ja, &en))
    }

    fn asked(&self, plan: Option<&Plan>, asked: &Asked) -> String {
        let indicator = |code: &Code| plan.and_then(|plan| plan.indicators.iter().find(|row| row.code == *code));
        let node = |code: &Code| plan.and_then(|plan| plan.nodes.iter().find(|row| row.code == *code));
        let name = match asked {
            Asked::Reading { indicator: code, .. } => {
                indicator(code).map(|row| titled(&row.name, row.name_en.as_deref(), self.lang).0)
            }
            Asked::Step { node: code, .. } | Asked::Grade { node: code, .. } => {
                node(code).map(|row| titled(&row.title, row.title_en.as_deref(), self.lang).0)
            }
        };
        let name = one_line(name.unwrap_or(asked.element().as_str()));
        match asked {
            Asked::Reading { period, .. } | Asked::Step { period, .. } => {
                format!("{name}{}{}", self.lang.pick("　", ", "), period.name(self.lang))
            }
            Asked::Grade { .. } => format!("{name}{}", self.lang.pick("　自己評価", ", self-given mark")),
        }
    }

    fn plan(&self, item: &Item) -> Option<&Plan> {
        self.situation.plans.get(&item.plan)
    }

    fn round_name(&self, item: &Item) -> String {
        let is_it = |round: &&Round| round.plan == item.plan && round.code == item.review;
        let round = self.situation.rounds.iter().find(is_it);
        let name =
            round.map_or(item.review.as_str(), |round| titled(&round.name, round.name_en.as_deref(), self.lang).0);
        one_line(name)
    }

    fn office_name(&self, item: &Item) -> String {
        let office = item.office.as_ref().and_then(|code| self.situation.offices.get(code));
        one_line(office.map_or("", |office| titled(&office.name, office.name_en.as_deref(), self.lang).0))
    }

    fn bullet(&self) -> &'static str {
        self.lang.pick("・", "- ")
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn days(count: i32) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

fn count(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}
