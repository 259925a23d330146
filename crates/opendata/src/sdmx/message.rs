//! What messages of data and of structures have in common.

use rashin_model::Lang;
use serde_json::{Value as Json, json};

use super::names::agency;
use crate::release::Release;

/// What every message begins with. The time is that of the publication: the same release gives the same bytes.
pub(super) fn meta(release: &Release<'_>, schema: &str, kind: &str) -> Json {
    let snapshot = release.snapshot;
    json!({
        "schema": schema,
        "id": format!("{}-{}-{kind}", snapshot.plan, snapshot.number),
        "test": false,
        "prepared": Release::moment(snapshot),
        "contentLanguages": ["ja", "en"],
        "sender": { "id": agency(release), "name": release.publisher(Lang::Ja) },
    })
}
