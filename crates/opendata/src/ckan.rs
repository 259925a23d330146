//! Records as a CKAN catalogue gives them out.

use std::io::{self, Write};

use rashin_model::Lang;
use serde_json::{Value as Json, json};

use crate::files::{DataFile, files};
use crate::release::Release;

/// The name of the package of a release: that of the plan, in lower case.
pub fn package_name(release: &Release<'_>) -> String {
    release.plan.profile.code.as_str().to_ascii_lowercase()
}

/// Writes the record of a release, as CKAN's `package_show` answers.
///
/// # Errors
/// What the writer says.
pub fn write_package(release: &Release<'_>, out: &mut dyn Write) -> io::Result<()> {
    answer(release.base, "package_show", &ckan_package(release), out)
}

/// Writes what CKAN's `package_list` answers: the names of all packages.
///
/// # Errors
/// What the writer says.
pub fn write_package_list(releases: &[Release<'_>], base: &str, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<String> = releases.iter().map(package_name).collect();
    answer(base, "package_list", &json!(names), out)
}

/// Writes what CKAN's `package_search` answers when everything is asked for.
///
/// # Errors
/// What the writer says.
pub fn write_package_search(releases: &[Release<'_>], base: &str, out: &mut dyn Write) -> io::Result<()> {
    let packages: Vec<Json> = releases.iter().map(ckan_package).collect();
    let found =
        json!({ "count": packages.len(), "sort": "name asc", "facets": {}, "search_facets": {}, "results": packages });
    answer(base, "package_search", &found, out)
}

fn answer(base: &str, action: &str, result: &Json, out: &mut dyn Write) -> io::Result<()> {
    let help = format!("{base}/data/ckan/api/3/action/help_show?name={action}");
    serde_json::to_writer_pretty(&mut *out, &json!({ "help": help, "success": true, "result": result }))?;
    out.write_all(b"\n")
}

/// The package of a release.
pub fn ckan_package(release: &Release<'_>) -> Json {
    let plan = release.plan;
    let snapshot = release.snapshot;
    let name = package_name(release);
    // CKAN writes moments in UTC without saying so.
    let moment = |at: jiff::Timestamp| at.to_zoned(jiff::tz::TimeZone::UTC).strftime("%Y-%m-%dT%H:%M:%S").to_string();
    let organisation = json!({
        "id": format!("jp-{}", plan.area()),
        "name": format!("jp-{}", plan.area()),
        "title": release.publisher(Lang::Ja),
        "type": "organization",
        "state": "active",
        "is_organization": true,
    });
    let resources: Vec<Json> = files(release)
        .iter()
        .enumerate()
        .map(|(position, file)| resource(release, file, position, &name, &moment(snapshot.at)))
        .collect();
    let created = release.history.first().map_or(snapshot.at, |first| first.at);
    let tags: Vec<Json> = ["計画", "指標", "実績値", "目標値"]
        .iter()
        .map(|tag| json!({ "id": tag, "name": tag, "display_name": tag, "state": "active", "vocabulary_id": null }))
        .collect();
    let extra = |key: &str, value: String| json!({ "key": key, "value": value });
    json!({
        "id": name,
        "name": name,
        "title": plan.title(Lang::Ja).0,
        "notes": plan.profile.summary.as_deref().unwrap_or(plan.title(Lang::Ja).0),
        "url": format!("{}/data", release.plan_address()),
        "type": "dataset",
        "state": "active",
        "private": false,
        "isopen": release.licence.is_some(),
        "author": release.publisher(Lang::Ja),
        "author_email": null,
        "maintainer": null,
        "maintainer_email": null,
        "version": snapshot.number.to_string(),
        "license_id": release.licence.map_or("notspecified", |licence| &licence.id),
        "license_title": release.licence.map_or("指定なし", |licence| licence.name(Lang::Ja)),
        "license_url": release.licence.map(|licence| licence.address.as_str()),
        "metadata_created": moment(created),
        "metadata_modified": moment(snapshot.at),
        "owner_org": format!("jp-{}", plan.area()),
        "organization": organisation,
        "groups": [],
        "tags": tags,
        "num_tags": tags.len(),
        "extras": [
            extra("area_code", plan.area().to_string()),
            extra("release_name", snapshot.name.clone()),
            extra("as_of", snapshot.as_of.to_string()),
            extra("sha256", snapshot.sha256.clone()),
            extra("temporal_start", plan.profile.first_year.to_string()),
            extra("temporal_end", plan.profile.last_year.to_string()),
        ],
        "resources": resources,
        "num_resources": resources.len(),
        "relationships_as_object": [],
        "relationships_as_subject": [],
    })
}

fn resource(release: &Release<'_>, file: &DataFile, position: usize, package: &str, at: &str) -> Json {
    let (name, description) = match file.table {
        Some(table) => {
            let layout = table.layout();
            (format!("{} {}", layout.title, file.format.label(Lang::Ja)), layout.meaning_ja)
        }
        None => (file.format.label(Lang::Ja).to_owned(), file.format.about(Lang::Ja)),
    };
    let format = file.name.rsplit('.').next().unwrap_or_default().to_ascii_uppercase();
    json!({
        "id": format!("{package}-{}-{}", release.snapshot.number, file.name),
        "package_id": package,
        "position": position,
        "name": name,
        "description": description,
        "url": release.file_address(&file.name),
        "format": format,
        "mimetype": file.format.bare_media_type(),
        "mimetype_inner": null,
        "size": release.sizes.get(&file.name),
        "hash": "",
        "created": at,
        "last_modified": at,
        "metadata_modified": at,
        "state": "active",
        "resource_type": null,
        "url_type": null,
        "cache_url": null,
        "cache_last_updated": null,
    })
}
