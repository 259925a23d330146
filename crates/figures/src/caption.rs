//! The words that stand for a figure where it cannot be seen.

/// Title and description of a figure, read aloud in place of the drawing.
///
/// The title says what is drawn ("電子申請率の推移"), the description what it shows ("2024年度は
/// 64.0％で、目標への道筋を 6 ポイント下回る").
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caption {
    /// What is drawn.
    pub title: String,
    /// What the drawing shows, in one or two sentences. May be empty.
    pub description: String,
}

impl Caption {
    /// A caption from its two texts.
    pub fn new(title: impl Into<String>, description: impl Into<String>) -> Self {
        Self { title: title.into(), description: description.into() }
    }
}
