//! Files: every one can be written, twice with the same bytes, and with either source of figures.

use rashin_eval::plan::Evaluator;
use rashin_opendata::{Figures, Release, files};

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
