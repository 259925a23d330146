//! What the artefacts of a release are called in SDMX.

use crate::release::Release;

/// The concept scheme.
pub(super) const CONCEPTS: &str = "CS_PLAN";
/// The data structure.
pub(super) const STRUCTURE: &str = "DSD_PLAN_VALUES";

/// The agency: the government whose plan it is, by its area code.
pub(super) fn agency(release: &Release<'_>) -> String {
    format!("JP{}", release.plan.area())
}

/// The version of every artefact: the number of the publication.
pub(super) fn version(release: &Release<'_>) -> String {
    format!("{}.0.0", release.snapshot.number)
}

/// The dataflow: the plan.
pub(super) fn dataflow<'r>(release: &Release<'r>) -> &'r str {
    release.plan.profile.code.as_str()
}

/// The name of an artefact of a class in a package: `urn:sdmx:org.sdmx.infomodel...`.
pub(super) fn urn(release: &Release<'_>, class: &str, id: &str) -> String {
    format!("urn:sdmx:org.sdmx.infomodel.{class}={}:{id}({})", agency(release), version(release))
}
