//! What both versions of NGSI have in common: an array of entities, and numbers.

use std::io::{self, Write};

use rashin_model::Decimal;
use serde_json::{Value as Json, json};

use super::entities::for_each_entity;
use super::entity::Entity;
use crate::release::Release;

/// Writes the entities of a release as an array, an entity a line.
pub(super) fn write_array(release: &Release<'_>, written: fn(&Entity) -> Json, out: &mut dyn Write) -> io::Result<()> {
    let mut separator: &[u8] = b"[\n";
    for_each_entity(release, &mut |entity| {
        out.write_all(separator)?;
        separator = b",\n";
        serde_json::to_writer(&mut *out, &written(entity))?;
        Ok(())
    })?;
    out.write_all(if separator == b"[\n" { b"[]\n" } else { b"\n]\n" })
}

/// A decimal as a number of JSON.
pub(super) fn json_number(number: Decimal) -> Json {
    // Whole numbers stay whole: 1234, not 1234.0.
    let whole = number.normalize();
    match i64::try_from(whole.mantissa()) {
        Ok(digits) if whole.scale() == 0 => json!(digits),
        _ => json!(rashin_model::amount::to_f64(number)),
    }
}
