//! The language of the words that a figure brings itself.

/// Language of legends and state words. Labels of the data come from the caller as they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// 日本語.
    #[default]
    Japanese,
    /// English.
    English,
}

impl Language {
    /// The one of the two texts that is in this language.
    pub(crate) fn pick(self, japanese: &'static str, english: &'static str) -> &'static str {
        match self {
            Self::Japanese => japanese,
            Self::English => english,
        }
    }
}
