//! Why an action failed.

use rashin_model::{Code, Lang, Sentence};

/// What the database could not do.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else changed the plan in between.
    #[error("the plan changed in between")]
    Conflict,
    /// What is stored cannot be understood: written by a newer program, or damaged.
    #[error("stored data cannot be read: {0}")]
    Unreadable(String),
    /// The database itself failed.
    #[error("database: {0}")]
    Database(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Why an action failed, in words for the person who asked for it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such plan.
    #[error("there is no plan {0}")]
    NoSuchPlan(Code),
    /// Somebody else changed the plan in between.
    #[error("the plan {plan} was changed by somebody else in between")]
    Conflict {
        /// The plan.
        plan: Code,
    },
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

    /// What happened and what to do next, in a language.
    pub fn message(&self, lang: Lang) -> String {
        let sentence = match self {
            Self::NoSuchPlan(plan) => Sentence::new(
                format!("計画「{plan}」はありません。コードを確かめてください"),
                format!("There is no plan \"{plan}\". Check its code."),
            ),
            Self::Conflict { plan } => Sentence::new(
                format!(
                    "計画「{plan}」は、この間に別の人が更新しました。何も変更していません。差分をもう一度確かめてから、やり直してください"
                ),
                format!(
                    "The plan \"{plan}\" was changed by somebody else in between. Nothing was changed; look at the differences again and retry."
                ),
            ),
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
