//! The static copy, as a user makes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn plan_folder() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans/example").display().to_string()
}

/// Publishes the example into a folder.
fn publish(out: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rashin"));
    command.env_remove("RASHIN_DATABASE").args(["publish", &plan_folder(), "--as-of", "2026-11-22", "--lang", "en"]);
    command.arg("--out").arg(out).args(more).output().expect("rashin runs")
}

fn fine(output: &Output) -> String {
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", said(&output.stdout), said(&output.stderr));
    assert_eq!(said(&output.stderr), "", "nothing but the result without a terminal");
    said(&output.stdout)
}

fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Every file below a folder, by its path.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(root).expect("below").display().to_string();
                found.insert(name, fs::read(&path).expect("readable"));
            }
        }
    }
    found
}

/// What stands behind the last point of a name.
fn ending(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

/// The values of an attribute in a page.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let begin = format!(" {attribute}=\"");
    page.split(&begin[..]).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// What is wrong with the links of a copy.
fn faults(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let pages = files.iter().filter(|(name, _)| name.rsplit('.').next() == Some("html"));
    let pages: BTreeMap<&String, &str> =
        pages.map(|(name, bytes)| (name, std::str::from_utf8(bytes).expect("UTF-8"))).collect();
    let ids: BTreeMap<&String, BTreeSet<&str>> =
        pages.iter().map(|(name, page)| (*name, values(page, "id").into_iter().collect())).collect();
    let mut faults = Vec::new();
    for (name, page) in &pages {
        for attribute in ["href", "src", "action", "data-src", "data-href"] {
            for link in values(page, attribute) {
                let (path, id) = link.split_once('#').map_or((link, None), |(path, id)| (path, Some(id)));
                if path.starts_with('/') || path.contains(':') || path.contains('?') {
                    faults.push(format!("{name}: {attribute} {link}"));
                    continue;
                }
                let target = if path.is_empty() { (*name).clone() } else { resolved(name, path) };
                if !files.contains_key(&target) {
                    faults.push(format!("{name}: {link} leads to no file"));
                }
                if let (Some(id), Some(ids)) = (id, ids.get(&target))
                    && !ids.contains(id)
                {
                    faults.push(format!("{name}: {link} leads to no place in {target}"));
                }
            }
        }
        // Nothing of the desk, and no place on the machine that wrote the copy.
        let temporary = std::env::temp_dir().display().to_string();
        for word in ["/desk", "/sign-in", "127.0.0.1", env!("CARGO_MANIFEST_DIR"), &temporary] {
            if page.contains(word) {
                faults.push(format!("{name}: {word}"));
            }
        }
        // Questions are answered in the browser; every other form would need a server.
        if page.matches("<form").count() != page.matches("<form class=\"search-box\"").count() {
            faults.push(format!("{name}: a form that nobody answers"));
        }
        if !page.contains("<meta http-equiv=\"Content-Security-Policy\"") {
            faults.push(format!("{name}: no policy"));
        }
    }
    faults
}

fn resolved(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("under/a/path");
    (folder, out)
}

#[test]
fn every_link_of_the_copy_leads_to_a_file_and_a_second_run_touches_nothing() {
    let (_kept, out) = folder();
    let said = fine(&publish(&out, &["--light"]));
    assert!(said.contains(" 0 unchanged, 0 removed"), "{said}");
    let first = files(&out);
    for name in [
        "index.html",
        "en/index.html",
        "404.html",
        "plans/example/index.html",
        "en/plans/example/indicators/index.html",
        "plans/example/plan.xlsx",
        "plans/example/evaluation.csv",
        "plans/example/snapshots/1/index.html",
        "api/v1/plans.json",
        "api/v1/plans/example/evaluation.json",
        "api/v1/plans/example/evaluation.snapshot-1.json",
        "rashin-files.txt",
    ] {
        assert!(first.contains_key(name), "{name}");
    }
    assert!(!first.contains_key("sitemap.xml"), "a map needs the address of the copy");
    assert!(!first.keys().any(|name| name.contains(".rashin-publish")), "nothing is left over");
    let faults = faults(&first);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults[..faults.len().min(40)].join("\n"));

    let changed = |name: &str| fs::metadata(out.join(name)).expect("a file").modified().expect("a time");
    let before: Vec<_> = first.keys().map(|name| changed(name)).collect();
    // One file that changed is written anew, one that is gone is removed, and a stranger's stays.
    fs::write(out.join("plans/example/index.html"), "old").expect("written");
    fs::create_dir_all(out.join("plans/gone")).expect("a folder");
    fs::write(out.join("plans/gone/index.html"), "gone").expect("written");
    let list = fs::read_to_string(out.join("rashin-files.txt")).expect("a list");
    fs::write(out.join("rashin-files.txt"), format!("{list}plans/gone/index.html\n../escaped.txt\n")).expect("written");
    fs::write(out.join("../escaped.txt"), "not ours").expect("written");
    fs::write(out.join("notes.txt"), "of somebody else").expect("written");
    let said = fine(&publish(&out, &["--light"]));
    assert!(said.contains("(1 written, ") && said.contains(" 1 removed"), "{said}");
    assert!(!out.join("plans/gone").exists());
    assert_eq!(fs::read_to_string(out.join("notes.txt")).expect("kept"), "of somebody else");
    assert!(out.join("../escaped.txt").exists());
    let mut second = files(&out);
    second.remove("notes.txt");
    assert!(first == second, "the same input gives the same bytes");
    let untouched = first.keys().zip(before).filter(|(name, before)| changed(name) == *before).count();
    assert!(untouched >= first.len() - 2, "{untouched} of {}", first.len());
}

#[test]
fn data_alone_come_without_pages_and_the_address_of_the_copy_gives_it_a_map() {
    let (_kept, out) = folder();
    fine(&publish(&out, &["--only", "data"]));
    let data = files(&out);
    assert!(data.contains_key("plans/example/tables/readings.csv"));
    assert!(!data.keys().any(|name| name.rsplit('.').next() == Some("html") || name.starts_with("assets/")));
    // The whole copy into the same folder, now that its address is known.
    fine(&publish(&out, &["--light", "--base-url", "https://plans.example/dx/"]));
    let whole = files(&out);
    let text = |name: &str| String::from_utf8(whole[name].clone()).expect("UTF-8");
    assert!(text("sitemap.xml").contains("<loc>https://plans.example/dx/plans/example</loc>"));
    assert!(text("robots.txt").contains("https://plans.example/dx/sitemap.xml"));
    assert!(text("404.html").contains("href=\"https://plans.example/dx/index.html\""));
}

#[test]
fn a_folder_of_somebody_else_is_refused_unless_that_is_forced() {
    let (_kept, out) = folder();
    fs::create_dir_all(&out).expect("a folder");
    fs::write(out.join("index.html"), "mine").expect("written");
    let said = refused(&publish(&out, &["--only", "data"]));
    assert!(said.contains("did not write") && said.contains("--force"), "{said}");
    fine(&publish(&out, &["--only", "data", "--force"]));
    assert_eq!(fs::read_to_string(out.join("index.html")).expect("kept"), "mine");
    // It is a copy now, and index.html still is not part of it.
    let said = refused(&publish(&out, &["--light"]));
    assert!(said.contains("index.html was not written by rashin"), "{said}");
}

#[test]
fn what_cannot_be_written_is_said_with_its_place_and_a_way_out() {
    let (_kept, out) = folder();
    fs::create_dir_all(out.parent().expect("above")).expect("a folder");
    fs::write(&out, "a file where the folder should be").expect("written");
    let said = refused(&publish(&out, &["--only", "data"]));
    assert!(said.contains("under/a/path") && said.contains("--out"), "{said}");
    let said = refused(&publish(&out, &["--base-url", "plans.example"]));
    assert!(said.contains("https://plans.example.jp/dx"), "{said}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_rashin"));
    let unknown =
        command.args(["publish", "nowhere", "--lang", "en", "--database", "none.db", "--out"]).arg(&out).output();
    assert!(refused(&unknown.expect("rashin runs")).contains("no such store"));
}

#[test]
fn chosen_formats_alone_are_written_once_with_the_bytes_that_the_whole_data_have() {
    let (_kept, out) = folder();
    fine(&publish(&out, &["--only", "data", "--base-url", "https://plans.example/dx"]));
    let whole = files(&out);
    let (_kept, out) = folder();
    let chosen = ["--only", "data", "--formats", "csv,json,datapackage", "--base-url", "https://plans.example/dx"];
    let said = fine(&publish(&out, &chosen));
    assert!(said.contains(" 0 unchanged, 0 removed"), "{said}");
    let first = files(&out);
    let place = "plans/example/snapshots/1/data/";
    let are_chosen = |name: &&String| {
        name.starts_with(place) && !name.ends_with("_bom.csv") && ["csv", "json"].contains(&ending(name))
    };
    let others = ["ckan.json", "values.sdmx.json", "structure.sdmx.json", "entities.ngsi-v2.json", "values.sdmx.csv"];
    let expected: BTreeSet<&String> = whole.keys().filter(are_chosen).collect();
    let expected = expected.into_iter().filter(|name| !others.iter().any(|other| **name == format!("{place}{other}")));
    let expected: BTreeSet<&String> = expected.collect();
    let found: BTreeSet<&String> = first.keys().filter(|name| *name != "rashin-files.txt").collect();
    assert_eq!(found, expected);
    for name in found {
        assert!(first[name] == whole[name], "{name}");
    }
    // A second run writes nothing, and what was changed by hand is mended: at its beginning, its middle, its end.
    let at = |name: &str| out.join(format!("{place}{name}"));
    let said = fine(&publish(&out, &chosen));
    assert!(said.contains("(0 written, "), "{said}");
    let readings = &first[&format!("{place}readings.csv")];
    let mut changed = readings.clone();
    changed[readings.len() / 2] ^= 1;
    fs::write(at("readings.csv"), changed).expect("written");
    fs::write(at("readings.json"), "[").expect("written");
    fs::write(at("targets.csv"), [&first[&format!("{place}targets.csv")][..], b"more\n"].concat()).expect("written");
    let said = fine(&publish(&out, &chosen));
    assert!(said.contains("(3 written, "), "{said}");
    assert!(files(&out) == first);
    // Fewer formats: what is not wanted any more goes.
    fine(&publish(&out, &["--only", "data", "--formats", "csv"]));
    assert!(files(&out).keys().all(|name| ending(name) == "csv" || name == "rashin-files.txt"));
}

#[test]
fn a_package_without_the_files_it_describes_is_refused() {
    let (_kept, out) = folder();
    let said = refused(&publish(&out, &["--only", "data", "--formats", "datapackage,json"]));
    assert!(said.contains("--formats csv,datapackage"), "{said}");
    assert!(!out.exists());
}

#[test]
fn a_list_of_the_api_is_whole_in_a_copy() {
    let (_kept, out) = folder();
    fine(&publish(&out, &["--only", "data"]));
    let files = files(&out);
    let areas: serde_json::Value = serde_json::from_slice(&files["api/v1/areas.json"]).expect("JSON");
    let rows = areas["rows"].as_array().expect("rows").len();
    assert!(rows > 1000 && areas["total"] == rows, "{rows} of {}", areas["total"]);
}
