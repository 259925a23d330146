//! The fields of a form as they were sent.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};

use crate::desk::refusal::Refused;
use crate::language::Asked;

/// The fields of a form, in their order; a name may come more than once.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Fields with their values, such as those of a form that brought a file.
    pub fn of(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// The first value of a field; blank if it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// Every value of a field.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Whether a field was sent, as ticked boxes and pressed buttons are.
    pub fn has(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }

    /// Every field with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refused> {
        let asked = Asked::of(&request);
        let bytes = Bytes::from_request(request, state).await.map_err(|_| Refused::too_large(&asked))?;
        Ok(Self(form_urlencoded::parse(&bytes).into_owned().collect()))
    }
}
