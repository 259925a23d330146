//! Files: every one can be written, twice with the same bytes, and with either source of figures.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Mutex;

use rashin_eval::plan::{Evaluator, Series};
use rashin_opendata::{DataFile, Figures, Format, Onlooker, Release, Shelf, Together, files, sizes};

use crate::common::plans;

#[test]
fn same_release_gives_the_same_bytes() {
    for (name, published) in plans() {
        for file in files(&published.release()) {
            assert_eq!(published.file(&file.name), published.file(&file.name), "{name}/{}", file.name);
        }
    }
}

#[test]
fn figures_that_are_made_on_the_way_give_the_same_bytes_as_those_that_are_kept() {
    for (name, published) in plans() {
        let kept = published.release();
        let evaluator = Evaluator::new(&published.plan, kept.snapshot.as_of, rashin_shipped::rubrics());
        let streamed = Release { figures: Figures::Streamed(&evaluator), ..kept };
        for file in files(&streamed) {
            let mut bytes = Vec::new();
            file.write(&streamed, &mut bytes).expect("written");
            assert_eq!(bytes, published.file(&file.name), "{name}/{}", file.name);
        }
    }
}

#[test]
fn names_of_files_are_unique_and_safe_in_addresses() {
    for (name, published) in plans() {
        let files = files(&published.release());
        for file in &files {
            let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
            assert!(file.name.bytes().all(is_safe), "{name}/{}", file.name);
            assert_eq!(files.iter().filter(|other| other.name == file.name).count(), 1, "{name}/{}", file.name);
        }
    }
}

#[test]
fn installation_that_has_not_said_its_terms_names_none() {
    let (_, published) = &plans()[0];
    let release = Release { licence: None, ..published.release() };
    for name in ["dcat.ttl", "dcat.jsonld", "datapackage.json", "ckan.json"] {
        let mut bytes = Vec::new();
        rashin_opendata::file(&release, name).expect("a file").write(&release, &mut bytes).expect("written");
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(!text.contains("creativecommons") && !text.contains("dct:license"), "{name}");
        assert!(String::from_utf8(published.file(name)).expect("UTF-8").contains("creativecommons"), "{name}");
    }
}

#[test]
fn addresses_begin_with_a_slash_where_the_public_address_is_not_known() {
    let (_, published) = &plans()[0];
    let release = Release { base: "", ..published.release() };
    let mut bytes = Vec::new();
    rashin_opendata::file(&release, "dcat.ttl").expect("a file").write(&release, &mut bytes).expect("written");
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(text.contains("</plans/akita/snapshots/4/data#dataset>"), "{text}");
    assert!(!text.contains("plans.example.jp"));
}

/// Keeps the files in memory.
#[derive(Default)]
struct Memory(Mutex<BTreeMap<String, Vec<u8>>>);

/// A file under way: its name, what it holds.
struct Opened(String, Vec<u8>);

impl Write for Opened {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.1.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Shelf for Memory {
    type File = Opened;

    fn open(&self, file: &DataFile) -> std::io::Result<Opened> {
        Ok(Opened(file.name.clone(), Vec::new()))
    }

    fn close(&self, Opened(name, bytes): Opened) -> std::io::Result<()> {
        let before = self.0.lock().expect("whole").insert(name.clone(), bytes);
        assert!(before.is_none(), "{name} is written once");
        Ok(())
    }
}

/// Writes a release together; gives the files and how many series were looked at.
fn together(release: &Release<'_>) -> (BTreeMap<String, Vec<u8>>, usize) {
    let shelf = Memory::default();
    let mut together = Together::new(&shelf);
    let mut looked = 0;
    let look = |series: &[Series], text: &mut Vec<u8>| text.resize(series.len(), b'.');
    let onlooker = Onlooker { look: &look, take: &mut |text| looked += text.len() };
    together.write_values(release, Some(onlooker)).expect("written");
    let sizes = together.write_rest(release).expect("written");
    let files = shelf.0.into_inner().expect("whole");
    let found: BTreeMap<String, u64> = files.iter().map(|(name, bytes)| (name.clone(), bytes.len() as u64)).collect();
    assert_eq!(sizes, found);
    (files, looked)
}

#[test]
fn files_written_together_are_those_that_are_written_one_by_one() {
    for (name, published) in plans() {
        let kept = published.release();
        let sizes = sizes(&kept);
        let kept = Release { sizes: &sizes, ..kept };
        let evaluator = Evaluator::new(&published.plan, kept.snapshot.as_of, rashin_shipped::rubrics());
        for figures in [kept.figures, Figures::Streamed(&evaluator)] {
            let (written, looked) = together(&Release { figures, sizes: &BTreeMap::new(), ..kept });
            assert_eq!(looked, evaluator.len(), "{name}: each series is looked at once");
            let names: Vec<String> = files(&kept).into_iter().map(|file| file.name).collect();
            assert_eq!(written.len(), names.len(), "{name}");
            for file in files(&kept) {
                let mut bytes = Vec::new();
                file.write(&kept, &mut bytes).expect("written");
                assert!(written[&file.name] == bytes, "{name}/{}", file.name);
            }
        }
    }
}

#[test]
fn chosen_formats_alone_are_written_and_described() {
    let (_, published) = &plans()[0];
    let formats = [Format::Csv, Format::Json, Format::DataPackage, Format::Ckan];
    let release = Release { formats: &formats, ..published.release() };
    let (written, _) = together(&release);
    let is_chosen = |name: &String| {
        !name.ends_with("_bom.csv") && ["csv", "json"].contains(&name.rsplit('.').next().unwrap_or_default())
    };
    assert!(written.keys().all(is_chosen), "{:?}", written.keys());
    let json = |name: &str| serde_json::from_slice::<serde_json::Value>(&written[name]).expect("JSON");
    for resource in json("datapackage.json")["resources"].as_array().expect("resources") {
        let path = resource["path"].as_str().expect("a path");
        assert_eq!(resource["bytes"], written[path].len(), "{path}");
    }
    for resource in json("ckan.json")["result"]["resources"].as_array().expect("resources") {
        let name = resource["url"].as_str().and_then(|url| url.rsplit('/').next()).expect("an address");
        assert!(written.contains_key(name), "{name}");
    }
}
