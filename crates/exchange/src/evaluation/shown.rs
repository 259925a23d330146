//! Values that are written as text.

use rashin_eval::Reason;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// A value that is written as its text.
#[derive(Debug)]
pub struct Shown<T>(pub T);

impl<T: std::fmt::Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Why figures are `null`, by field.
#[derive(Debug)]
pub struct Reasons(pub(super) Vec<(&'static str, Reason)>);

impl Serialize for Reasons {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (field, reason) in &self.0 {
            map.serialize_entry(field, reason.code())?;
        }
        map.end()
    }
}
