//! Which entries of the journal are asked for.

use jiff::civil::Date;
use rashin_model::people::Action;
use rashin_model::{AreaCode, Cell as _};
use rashin_service::rights::Subject;
use rashin_service::{JournalChoice, Refusal};

use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;

/// What a query string asks for, as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Beginning of the subject.
    pub subject: String,
    /// Account.
    pub by: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub until: String,
    /// Government, for who sees the journals of several.
    pub government: String,
    /// Only entries below this number.
    pub below: Option<u64>,
}

impl Typed {
    /// From a query string; what is not known is left out.
    pub fn of(query: Option<&str>) -> Self {
        let mut typed = Self::default();
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            let value = value.trim().to_owned();
            match name.as_ref() {
                "subject" => typed.subject = value,
                "by" => typed.by = value,
                "from" => typed.from = value,
                "until" => typed.until = value,
                "government" => typed.government = value,
                "below" => typed.below = value.parse().ok(),
                _ => {}
            }
        }
        typed
    }

    /// The same as a query string, for another page of the journal.
    pub fn query(&self, below: Option<u64>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let parts = [
            ("subject", &self.subject),
            ("by", &self.by),
            ("from", &self.from),
            ("until", &self.until),
            ("government", &self.government),
        ];
        for (name, value) in parts {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if let Some(below) = below {
            query.append_pair("below", &below.to_string());
        }
        query.finish()
    }

    /// What is asked of the service, with what is wrong with what was typed.
    ///
    /// # Errors
    /// For whoever may see no journal at all.
    pub fn choice(&self, staff: &Staff, limit: usize) -> Result<(JournalChoice, Vec<Refusal>), Refused> {
        let own = governments(staff);
        let wanted = own.iter().find(|area| area.to_string() == self.government).or(own.first());
        let government = if let Some(area) = wanted {
            *area
        } else {
            let any = staff.governments().first().copied().unwrap_or(AreaCode::NATION);
            let subject = Subject::of_government(any);
            staff.actor.require(Action::SeeJournal, &subject).map_err(staff.refusal())?;
            any
        };
        let mut refusals = Vec::new();
        let mut day = |name: &str, text: &str| -> Option<Date> {
            if text.is_empty() {
                return None;
            }
            Date::read(text).map_err(|misread| refusals.push(Refusal::new(name, misread.sentence, misread.hint))).ok()
        };
        let (from, until) = (day("from", &self.from), day("until", &self.until));
        let (subject, by) = (self.subject.clone(), self.by.clone());
        Ok((JournalChoice { government, subject, by, from, until, below: self.below, limit }, refusals))
    }
}

/// The governments whose journal a person may see.
pub fn governments(staff: &Staff) -> Vec<AreaCode> {
    let may = |area: &AreaCode| staff.actor.may(Action::SeeJournal, &Subject::of_government(*area));
    staff.governments().into_iter().filter(may).collect()
}
