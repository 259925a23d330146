//! Why a copy could not be made.

use rashin_model::{Lang, Sentence};

/// Why a copy could not be made.
#[derive(Debug)]
pub enum CopyFault {
    /// The plans could not be read: why, in Japanese and in English.
    Store(String, String),
    /// The site lists an address, but does not answer there.
    Unanswered {
        /// The address.
        address: String,
        /// What it said instead.
        cause: String,
    },
    /// Two addresses would be one file.
    OneName {
        /// The file.
        path: String,
        /// The addresses.
        addresses: [String; 2],
    },
}

impl CopyFault {
    /// What happened, and what to do.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Store(ja, en) => Sentence::new(ja.clone(), en.clone()),
            Self::Unanswered { address, cause } => Sentence::new(
                format!(
                    "{address} を書き出せません（{cause}）。rashin serve で同じページを開き、記録を確かめてください"
                ),
                format!(
                    "{address} cannot be written ({cause}). Open the same page under `rashin serve` and look at its log."
                ),
            ),
            Self::OneName { path, addresses: [one, other] } => Sentence::new(
                format!(
                    "{one} と {other} が同じファイル {path} になります。大文字と小文字だけが違うコードを改めてください"
                ),
                format!("{one} and {other} would be one file, {path}. Change codes that differ in case alone."),
            ),
        }
    }
}

impl std::fmt::Display for CopyFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.sentence().text(Lang::En))
    }
}

impl std::error::Error for CopyFault {}
