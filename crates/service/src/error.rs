//! Why an action failed.

use rashin_model::people::{Action, Role};
use rashin_model::{Code, Lang, Sentence};

/// What the database could not do.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else changed the plan in between.
    #[error("it was changed by somebody else in between")]
    Conflict,
    /// What is stored cannot be understood: written by a newer program, or damaged.
    #[error("stored data cannot be read: {0}")]
    Unreadable(String),
    /// The database itself failed.
    #[error("database: {0}")]
    Database(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Something that was entered and cannot be taken, with its place and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Where: the name of a field, or what a row is about.
    pub place: String,
    /// What is wrong.
    pub sentence: Sentence,
    /// What to do.
    pub hint: Sentence,
}

impl Refusal {
    /// A refusal at a place.
    pub fn new(place: impl Into<String>, sentence: Sentence, hint: Sentence) -> Self {
        Self { place: place.into(), sentence, hint }
    }
}

/// Why an action failed, in words for the person who asked for it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such plan.
    #[error("there is no plan {0}")]
    NoSuchPlan(Code),
    /// There is no such thing.
    #[error("{}", .0.en)]
    Missing(Sentence),
    /// Somebody else changed the plan in between.
    #[error("the plan {plan} was changed by somebody else in between")]
    Conflict {
        /// The plan.
        plan: Code,
    },
    /// Somebody else changed what was being worked on.
    #[error("it was changed by somebody else in between")]
    Stale,
    /// Whoever asked may not do this.
    #[error("{} is not allowed", .action.code())]
    Forbidden {
        /// What was asked for.
        action: Action,
        /// The roles that may do it.
        roles: Vec<Role>,
    },
    /// What was entered cannot be taken; every problem at once.
    #[error("{} entries cannot be taken", .0.len())]
    Invalid(Vec<Refusal>),
    /// The store failed.
    #[error(transparent)]
    Store(StoreError),
}

impl Error {
    /// From what the store said about a plan.
    pub(crate) fn of(error: StoreError, plan: &Code) -> Self {
        match error {
            StoreError::Conflict => Self::Conflict { plan: plan.clone() },
            other => Self::Store(other),
        }
    }

    /// One thing that cannot be taken.
    pub fn invalid(place: impl Into<String>, sentence: Sentence, hint: Sentence) -> Self {
        Self::Invalid(vec![Refusal::new(place, sentence, hint)])
    }

    /// What happened and what to do next, in a language.
    pub fn message(&self, lang: Lang) -> String {
        let sentence = match self {
            Self::NoSuchPlan(plan) => Sentence::new(
                format!("計画「{plan}」はありません。コードを確かめてください"),
                format!("There is no plan \"{plan}\". Check its code."),
            ),
            Self::Missing(what) => what.clone(),
            Self::Conflict { plan } => Sentence::new(
                format!(
                    "計画「{plan}」は、この間に別の人が更新しました。何も変更していません。差分をもう一度確かめてから、やり直してください"
                ),
                format!(
                    "The plan \"{plan}\" was changed by somebody else in between. Nothing was changed; look at the differences again and retry."
                ),
            ),
            Self::Stale => Sentence::new(
                "この間に別の人が更新しました。何も変更していません。いまの内容を確かめてから、やり直してください",
                "Somebody else changed this in between. Nothing was changed; look at it as it is now and retry.",
            ),
            Self::Forbidden { action, roles } => forbidden(*action, roles),
            Self::Invalid(refusals) => return refusals_text(refusals, lang),
            Self::Store(error) => Sentence::new(
                format!(
                    "データベースで問題が起きました（{error}）。時間をおいてやり直し、続くときは管理者に連絡してください"
                ),
                format!("The database failed ({error}). Try again later; if it persists, tell the administrator."),
            ),
        };
        sentence.text(lang).to_owned()
    }
}

fn forbidden(action: Action, roles: &[Role]) -> Sentence {
    let names = |lang: Lang, between: &str| roles.iter().map(|role| role.label(lang)).collect::<Vec<_>>().join(between);
    Sentence::new(
        format!(
            "「{}」をする権限がないか、いまの段階ではできません。できるのは {} です。必要なときは管理者に相談してください",
            action.label(Lang::Ja),
            names(Lang::Ja, "・")
        ),
        format!(
            "You may not {}, or not at this stage. Those who may: {}. Ask your administrator if you need it.",
            action.label(Lang::En),
            names(Lang::En, ", ")
        ),
    )
}

fn refusals_text(refusals: &[Refusal], lang: Lang) -> String {
    let line = |refusal: &Refusal| {
        format!(
            "{}{}{}{}{}",
            refusal.place,
            lang.pick("：", ": "),
            refusal.sentence.text(lang),
            lang.pick("。", ". "),
            refusal.hint.text(lang)
        )
    };
    refusals.iter().map(line).collect::<Vec<_>>().join("\n")
}
