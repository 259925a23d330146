//! Of which publication something is: in file names, headers and at the foot of pages.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::plan::titled;
use rashin_model::snapshot::Snapshot;

use crate::plan_view::PlanView;
use crate::{link, show};

/// How many letters of a hash tell publications apart at a glance.
const SHORT: usize = 12;

/// The beginning of a hash, to be read by people.
pub fn short_hash(sha256: &str) -> &str {
    sha256.get(..SHORT).unwrap_or(sha256)
}

/// The name of a publication.
pub fn name(snapshot: &Snapshot, lang: Lang) -> Markup {
    show::titled(titled(&snapshot.name, snapshot.name_en.as_deref(), lang), lang)
}

/// The beginning of the name of a file: plan, number of the publication, beginning of its hash.
pub fn file_stem(view: &PlanView) -> String {
    let plan = &view.plan.profile.code;
    view.snapshot.as_ref().map_or_else(
        || plan.to_string(),
        |snapshot| format!("{plan}-{}-{}", snapshot.number, short_hash(&snapshot.sha256)),
    )
}

/// Headers that name the publication: its number and its hash.
pub fn headers(view: &PlanView) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if let Some(snapshot) = &view.snapshot {
        headers.insert(HeaderName::from_static("rashin-snapshot"), HeaderValue::from(snapshot.number));
        if let Ok(hash) = HeaderValue::from_str(&snapshot.sha256) {
            headers.insert(HeaderName::from_static("rashin-sha256"), hash);
        }
    }
    headers
}

/// What stands at the foot of every page of a plan.
pub fn foot(lang: Lang, view: &PlanView) -> Markup {
    html! { p.edition {
        @if let Some(snapshot) = &view.snapshot {
            a href=(link::snapshots(lang, &view.plan.profile.code)) { (name(snapshot, lang)) }
            (lang.pick("（", " (")) (show::day_of(snapshot.at, lang)) (lang.pick("公表）", ")")) " "
            (lang.pick("基準日 ", "as of ")) (show::day(view.evaluation.as_of, lang)) " "
            span.num { "sha256 " (snapshot.sha256) }
        } @else {
            (lang.pick("版", "Revision")) " " (view.header.revision.number) " (" (view.plan.profile.stage.label(lang)) ") "
            (lang.pick("基準日 ", "as of ")) (show::day(view.evaluation.as_of, lang))
        }
    } }
}

/// A band over the pages of a publication that has an address of its own; nothing for the address of the
/// plan itself.
pub fn band(lang: Lang, view: &PlanView) -> Markup {
    let Some(snapshot) = view.snapshot.as_ref().filter(|_| view.place.snapshot().is_some()) else { return html! {} };
    let plan = &view.plan.profile.code;
    let current = link::plan(lang, &link::Place::of(plan));
    html! {
        aside.notice-band.band-earlier aria-label=(lang.pick("公表版", "Publication")) { div.wrap {
            strong {
                @if view.is_last {
                    (lang.pick("いちばん新しい公表版の固定アドレス", "The latest publication, at its lasting address"))
                } @else { (lang.pick("過去の公表版", "Earlier publication")) }
            }
            (lang.pick("：", ": ")) (name(snapshot, lang))
            (lang.pick("（", " (")) (show::day_of(snapshot.at, lang)) (lang.pick("公表）。", "). "))
            @if !view.is_last {
                a href=(current) { (lang.pick("いまの公表版を見る", "See the current publication")) }
                (lang.pick("、", ", "))
            }
            a href=(link::snapshots(lang, plan)) { (lang.pick("公表版の一覧", "all publications")) }
        } }
    }
}
