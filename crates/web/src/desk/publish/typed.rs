//! What was entered on the page of publishing.

use jiff::civil::Date;
use rashin_model::{Cell as _, Code, Sentence};
use rashin_service::Refusal;
use rashin_service::publish::Publishing;

use crate::desk::fields::Fields;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;

/// What was entered, as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Name.
    pub name: String,
    /// Name in English.
    pub name_en: String,
    /// The day from which figures are evaluated; blank for none.
    pub as_of: String,
    /// Remark for readers.
    pub note: String,
    /// What was looked at.
    pub base: String,
}

impl Typed {
    /// From the fields of a form.
    pub fn of(fields: &Fields) -> Self {
        let text = |name: &str| fields.get(name).to_owned();
        Self {
            name: text("name"),
            name_en: text("name_en"),
            as_of: text("as_of"),
            note: text("note"),
            base: text("base"),
        }
    }

    /// The day, or `today` where none was entered.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn day(&self, today: Date) -> Result<Date, Refusal> {
        let text = self.as_of.trim();
        if text.is_empty() {
            return Ok(today);
        }
        Date::read(text).map_err(|misread| Refusal::new("as_of", misread.sentence, misread.hint))
    }

    /// What is to be published.
    pub fn publishing(&self, as_of: Date) -> Publishing {
        let Self { name, name_en, note, base, .. } = self.clone();
        Publishing { name, name_en, as_of, note, base }
    }
}

/// A code from an address.
///
/// # Errors
/// That there is no such plan.
pub fn plan_code(staff: &Staff, text: &str) -> Result<Code, Refused> {
    Code::new(text).ok_or_else(|| staff.missing("この計画はありません", "There is no such plan."))
}

/// That things changed since they were looked at.
pub fn changed_meanwhile() -> Sentence {
    Sentence::new(
        "確かめていた間に、内容が変わりました。まだ公表していません。いまの内容をもう一度確かめてください。入力したものは残っています",
        "Things changed while you were looking. Nothing was published. Look at it as it is now; what you entered is still here",
    )
}
