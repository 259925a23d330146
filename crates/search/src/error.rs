//! Why an index could not be made or asked.

/// What went wrong inside the index.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The search engine refused.
    #[error("the search index: {0}")]
    Engine(#[from] tantivy::TantivyError),
    /// The index could not be written as a file.
    #[error("the search index as a file: {0}")]
    Json(#[from] serde_json::Error),
}
