//! Normalisation and aggregation against COINr on 51 countries and 49 indicators.

mod shared;

use std::collections::BTreeMap;

use rashin_eval::aggregate::{Branch, Tree, aggregate};
use rashin_eval::mean::Mean;
use rashin_eval::normalise::{Normalisation, normalise};
use rashin_eval::{Direction, Figure, Reason};

/// Rows of a file as maps from column name to cell.
fn rows(name: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let mut reader = csv::Reader::from_path(shared::methods(name)?).expect("readable");
    Some(reader.deserialize().map(|row| row.expect("a row")).collect())
}

/// A cell as a figure.
fn figure(cell: &str) -> Figure {
    cell.parse().map_err(|_| Reason::NoReading)
}

/// An element of the index: indicator, group or the index itself.
struct Element {
    code: String,
    parent: String,
    weight: f64,
    direction: Direction,
    /// Only indicators have a target.
    target: Figure,
}

/// The elements of the index, and the raw rows of the countries.
struct Asem {
    elements: Vec<Element>,
    countries: Vec<BTreeMap<String, String>>,
}

impl Asem {
    fn read() -> Option<Self> {
        let countries = rows("asem_raw.csv")?;
        let elements = rows("asem_meta.csv")?
            .into_iter()
            .filter(|row| !row["Level"].is_empty())
            .map(|row| Element {
                code: row["iCode"].clone(),
                parent: row["Parent"].clone(),
                weight: row["Weight"].parse().expect("a weight"),
                direction: if row["Direction"] == "-1" { Direction::Lower } else { Direction::Higher },
                target: figure(&row["Target"]),
            })
            .collect();
        Some(Self { elements, countries })
    }

    /// One indicator over the countries.
    fn column(&self, code: &str) -> Vec<Figure> {
        self.countries.iter().map(|country| figure(&country[code])).collect()
    }
}

/// Asserts a figure within 1e-9 (relative) of COINr's, or empty where COINr's is.
fn assert_close(what: &str, ours: Figure, theirs: Figure) {
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => {
            assert!((ours - theirs).abs() <= 1e-9 * theirs.abs().max(1e-9), "{what}: {ours} instead of {theirs}");
        }
        (Err(_), Err(_)) => {}
        _ => panic!("{what}: {ours:?} instead of {theirs:?}"),
    }
}

#[test]
fn distance_to_target_is_that_of_coinr_capped_and_uncapped() {
    let (Some(asem), Some(expected)) = (Asem::read(), rows("asem_normalised_dist2targ.csv")) else {
        return;
    };
    let expected: BTreeMap<(String, String, String), Figure> = expected
        .into_iter()
        .map(|row| {
            let theirs = figure(&row["value"]);
            ((row["method"].clone(), row["iCode"].clone(), row["uCode"].clone()), theirs)
        })
        .collect();
    let mut cells = 0;
    for (method, capped) in [("dist2targ_cap", true), ("dist2targ_nocap", false)] {
        for element in &asem.elements {
            let Ok(target) = element.target else { continue };
            let how = Normalisation::DistanceToTarget { target, capped };
            let ours = normalise(&asem.column(&element.code), element.direction, how);
            for (country, ours) in asem.countries.iter().zip(ours) {
                let key = (method.to_owned(), element.code.clone(), country["uCode"].clone());
                assert_close(&format!("{key:?}"), ours, expected[&key]);
                cells += 1;
            }
        }
    }
    assert_eq!(cells, expected.len());
}

#[test]
fn arithmetic_aggregation_is_that_of_coinr_under_each_threshold() {
    let (Some(asem), Some(expected)) = (Asem::read(), rows("asem_aggregated_arithmetic.csv")) else {
        return;
    };
    let place = |code: &str| asem.elements.iter().position(|element| element.code == code);
    let branches =
        asem.elements.iter().map(|element| Branch { parent: place(&element.parent), weight: element.weight });
    let tree = Tree::new(branches.collect()).expect("a tree");
    let scaled: Vec<Vec<Figure>> = asem
        .elements
        .iter()
        .map(|element| {
            if element.target.is_err() {
                return vec![Err(Reason::NoReading); asem.countries.len()];
            }
            let how = Normalisation::MinMax { low: 1.0, high: 100.0 };
            normalise(&asem.column(&element.code), element.direction, how)
        })
        .collect();
    let mut ours: BTreeMap<(&str, &str, &str), Figure> = BTreeMap::new();
    for (threshold, minimum) in [("", 0.0), ("0.5", 0.5), ("0.9", 0.9)] {
        for (number, country) in asem.countries.iter().enumerate() {
            let leaves: Vec<Figure> = scaled.iter().map(|column| column[number]).collect();
            let figures = aggregate(&tree, &leaves, Mean::Arithmetic, minimum);
            for (element, figure) in asem.elements.iter().zip(figures) {
                ours.insert((threshold, &country["uCode"], &element.code), figure);
            }
        }
    }
    assert_eq!(expected.len(), 3 * 51 * 11);
    for row in &expected {
        let key = (row["dat_thresh"].as_str(), row["uCode"].as_str(), row["code"].as_str());
        assert_close(&format!("{key:?}"), ours[&key], figure(&row["value"]));
    }
}
