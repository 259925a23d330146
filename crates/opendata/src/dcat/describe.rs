//! What is said about catalogue, series, datasets and files.

use std::collections::BTreeSet;
use std::io::{self, Write};

use rashin_model::snapshot::Snapshot;
use rashin_model::{AreaCode, Lang};

use super::graph::Graph;
use crate::files::files;
use crate::release::{Release, area_name};

const JAPANESE: &str = "http://publications.europa.eu/resource/authority/language/JPN";
const ENGLISH: &str = "http://publications.europa.eu/resource/authority/language/ENG";
const GOVERNMENT: &str = "http://publications.europa.eu/resource/authority/data-theme/GOVE";
const MEDIA_TYPES: &str = "https://www.iana.org/assignments/media-types/";
const CSV: &str = "https://www.rfc-editor.org/rfc/rfc4180";
const READABILITY: &str = "https://github.com/digital-go-jp/machine_readability_rule";

/// Writes the description of a plan's data as JSON-LD: its series, a dataset a publication, the files of this one.
///
/// # Errors
/// What the writer says.
pub(crate) fn write_dcat(release: &Release<'_>, out: &mut dyn Write) -> io::Result<()> {
    plan_graph(release).write_json_ld(out)
}

/// The same as Turtle.
///
/// # Errors
/// What the writer says.
pub(crate) fn write_dcat_turtle(release: &Release<'_>, out: &mut dyn Write) -> io::Result<()> {
    plan_graph(release).write_turtle(out)
}

/// Writes the catalogue of an installation as JSON-LD: the last release of every plan. `base` is what every
/// address begins with, blank if unknown.
///
/// # Errors
/// What the writer says.
pub fn write_catalog(releases: &[Release<'_>], base: &str, out: &mut dyn Write) -> io::Result<()> {
    catalog_graph(releases, base).write_json_ld(out)
}

/// The same as Turtle.
///
/// # Errors
/// What the writer says.
pub fn write_catalog_turtle(releases: &[Release<'_>], base: &str, out: &mut dyn Write) -> io::Result<()> {
    catalog_graph(releases, base).write_turtle(out)
}

fn plan_graph(release: &Release<'_>) -> Graph {
    let mut graph = Graph::default();
    let mut said = BTreeSet::new();
    describe_plan(&mut graph, release, &mut said);
    graph
}

fn catalog_graph(releases: &[Release<'_>], base: &str) -> Graph {
    let mut graph = Graph::default();
    let governments: BTreeSet<AreaCode> = releases.iter().map(|release| release.plan.area()).collect();
    let catalog = format!("{base}/data#catalog");
    let one = governments.first().copied().filter(|_| governments.len() == 1);
    let publisher = one.map_or_else(|| format!("{base}/data#publishers"), |area| agent(base, area));
    let mut subject = graph.subject(&catalog, "dcat:Catalog");
    subject
        .texts("dct:title", "計画のオープンデータ", "Open data of plans")
        .texts(
            "dct:description",
            "公表された計画の実績値・目標値・評価・会議・意見・決定を、機械で読める形で提供します。",
            "Values, targets, evaluation, meetings, comments and decisions of published plans, in machine-readable form.",
        )
        .to("dct:publisher", &publisher)
        .to("dct:language", JAPANESE)
        .to("dct:language", ENGLISH)
        .to("foaf:homepage", &format!("{base}/data"));
    if let Some(licence) = releases.iter().find_map(|release| release.licence) {
        subject.to("dct:license", &licence.address);
    }
    if let Some(last) = releases.iter().map(|release| release.snapshot.at).max() {
        subject.moment("dct:modified", last);
    }
    for release in releases {
        subject.to("dcat:dataset", &series_address(release));
        for snapshot in release.history {
            subject.to("dcat:dataset", &dataset_address(release, snapshot));
        }
    }
    if one.is_none() && !releases.is_empty() {
        let names = |lang: Lang, joint: &str| {
            let mut names: Vec<String> = releases.iter().map(|release| release.publisher(lang)).collect();
            names.dedup();
            names.join(joint)
        };
        graph.subject(&publisher, "foaf:Agent").texts("foaf:name", &names(Lang::Ja, "、"), &names(Lang::En, ", "));
    }
    let mut said = BTreeSet::new();
    for release in releases {
        describe_plan(&mut graph, release, &mut said);
    }
    graph
}

fn agent(base: &str, area: AreaCode) -> String {
    format!("{base}/data#publisher-{area}")
}

fn series_address(release: &Release<'_>) -> String {
    format!("{}/data#series", release.plan_address())
}

fn dataset_address(release: &Release<'_>, snapshot: &Snapshot) -> String {
    format!("{}#dataset", release.address_of(snapshot))
}

/// `said` are the nodes that were described for another plan of the same catalogue.
fn describe_plan(graph: &mut Graph, release: &Release<'_>, said: &mut BTreeSet<String>) {
    let plan = release.plan;
    let (ja, en) = (plan.title(Lang::Ja).0, plan.profile.title_en.as_deref().unwrap_or_default());
    let publisher = agent(release.base, plan.area());
    if said.insert(publisher.clone()) {
        let (name, english) = (release.publisher(Lang::Ja), release.publisher(Lang::En));
        graph
            .subject(&publisher, "foaf:Agent")
            .texts("foaf:name", &name, &english)
            .plain("dct:identifier", &plan.area().to_string());
    }
    let area = format!("{}/data#area-{}", release.base, plan.area());
    if said.insert(area.clone()) {
        let (name, english) = (area_name(plan, plan.area(), Lang::Ja), area_name(plan, plan.area(), Lang::En));
        graph
            .subject(&area, "dct:Location")
            .texts("skos:prefLabel", &name, &english)
            .plain("dct:identifier", &plan.area().to_string());
    }
    let period = format!("{}/data#period", release.plan_address());
    let year = |year: u32| i16::try_from(year).ok();
    let term = year(plan.profile.first_year).zip(year(plan.profile.last_year));
    if let Some((first, last)) = term {
        graph
            .subject(&period, "dct:PeriodOfTime")
            .day("dcat:startDate", rashin_model::Period::FiscalYear(first).start())
            .day("dcat:endDate", rashin_model::Period::FiscalYear(last).end());
    }
    if let Some(licence) = release.licence.filter(|licence| said.insert(licence.address.clone())) {
        graph.subject(&licence.address, "dct:LicenseDocument").texts(
            "dct:title",
            licence.name(Lang::Ja),
            licence.name(Lang::En),
        );
    }
    let about = About { publisher, area, period: term.map(|_| period) };
    let mut series = graph.subject(&series_address(release), "dcat:DatasetSeries");
    series
        .texts("dct:title", &format!("{ja}のデータ"), &titled_en(en, "Data of"))
        .texts(
            "dct:description",
            &format!("「{ja}」の公表版ごとのデータ。公表のたびに1つ加わります。"),
            &titled_en(en, "The data of every publication of"),
        )
        .to("dcat:landingPage", &format!("{}/data", release.plan_address()));
    about.say(&mut series);
    if let Some((first, last)) = release.history.first().zip(release.history.last()) {
        series.moment("dct:issued", first.at).moment("dct:modified", last.at);
        series.to("dcat:first", &dataset_address(release, first)).to("dcat:last", &dataset_address(release, last));
    }
    let mut before: Option<&Snapshot> = None;
    for snapshot in release.history {
        describe_dataset(graph, release, snapshot, before, &about);
        before = Some(snapshot);
    }
    describe_files(graph, release);
}

/// What series and datasets have in common.
struct About {
    publisher: String,
    area: String,
    period: Option<String>,
}

impl About {
    fn say(&self, subject: &mut super::graph::Subject<'_>) {
        subject.to("dct:publisher", &self.publisher).to("dct:spatial", &self.area).to("dcat:theme", GOVERNMENT);
        if let Some(period) = &self.period {
            subject.to("dct:temporal", period);
        }
    }
}

fn titled_en(title: &str, before: &str) -> String {
    if title.is_empty() { String::new() } else { format!("{before} \"{title}\"") }
}

fn describe_dataset(
    graph: &mut Graph,
    release: &Release<'_>,
    snapshot: &Snapshot,
    before: Option<&Snapshot>,
    about: &About,
) {
    let plan = release.plan;
    let (ja, en) = (plan.title(Lang::Ja).0, plan.profile.title_en.as_deref().unwrap_or_default());
    let name_en = snapshot.name_en.as_deref().filter(|_| !en.is_empty());
    let is_this = snapshot.number == release.snapshot.number;
    let files = if is_this { files(release) } else { Vec::new() };
    let mut dataset = graph.subject(&dataset_address(release, snapshot), "dcat:Dataset");
    let title_en = name_en.map_or_else(String::new, |name| format!("{en}: {name}"));
    dataset
        .texts("dct:title", &format!("{ja}（{}）", snapshot.name), &title_en)
        .texts(
            "dct:description",
            &format!(
                "「{ja}」の公表版「{}」のデータ。基準日{}。実績値・目標値・評価・計画の内容・会議・意見・決定・連携推進項目とコード表・テーブル定義。",
                snapshot.name, snapshot.as_of
            ),
            &titled_en(en, "Values, targets, evaluation, content, meetings, code tables and definitions of"),
        )
        .to("dcat:inSeries", &series_address(release))
        .plain("dct:identifier", &format!("{}-{}", plan.profile.code, snapshot.number))
        .plain("dcat:version", &snapshot.number.to_string())
        .moment("dct:issued", snapshot.at)
        .moment("dct:modified", snapshot.at)
        .to("dct:language", JAPANESE)
        .to("dct:conformsTo", READABILITY)
        .to("dcat:landingPage", &release.address_of(snapshot));
    about.say(&mut dataset);
    for (keyword, english) in [("計画", "plan"), ("指標", "indicator"), ("実績値", "reading"), ("目標値", "target")]
    {
        dataset.texts("dcat:keyword", keyword, english);
    }
    if let Some(licence) = release.licence {
        dataset.to("dct:license", &licence.address);
    }
    if let Some(before) = before {
        dataset.to("dcat:prev", &dataset_address(release, before));
    }
    for file in &files {
        dataset.to("dcat:distribution", &distribution(release, &file.name));
    }
    if files.is_empty() {
        // The files of an earlier publication are listed at its own address.
        let whole = format!("{}#distribution", release.address_of(snapshot));
        dataset.to("dcat:distribution", &whole);
        let page = release.address_of(snapshot);
        let mut form = graph.subject(&whole, "dcat:Distribution");
        form.texts("dct:title", "この公表版のファイル一覧", "The files of this publication")
            .to("dcat:accessURL", &page);
        if let Some(licence) = release.licence {
            form.to("dct:license", &licence.address);
        }
    }
}

fn distribution(release: &Release<'_>, name: &str) -> String {
    format!("{}#file-{name}", release.address())
}

fn describe_files(graph: &mut Graph, release: &Release<'_>) {
    for file in files(release) {
        let address = release.file_address(&file.name);
        let format = file.format;
        let (ja, en) = match file.table {
            Some(table) => {
                let layout = table.layout();
                (
                    format!("{} {}", layout.title, format.label(Lang::Ja)),
                    format!("{} {}", layout.title_en, format.label(Lang::En)),
                )
            }
            None => (format.label(Lang::Ja).to_owned(), format.label(Lang::En).to_owned()),
        };
        let mut form = graph.subject(&distribution(release, &file.name), "dcat:Distribution");
        form.texts("dct:title", &ja, &en)
            .to("dcat:accessURL", &address)
            .to("dcat:downloadURL", &address)
            .to("dcat:mediaType", &format!("{MEDIA_TYPES}{}", format.bare_media_type()))
            .moment("dct:issued", release.snapshot.at);
        if let Some(table) = file.table {
            form.texts("dct:description", table.layout().meaning_ja, table.layout().meaning);
        }
        if format.bare_media_type() == "text/csv" {
            form.to("dct:conformsTo", CSV);
        }
        if let Some(licence) = release.licence {
            form.to("dct:license", &licence.address);
        }
        if let Some(size) = release.sizes.get(&file.name) {
            form.count("dcat:byteSize", *size);
        }
    }
}
