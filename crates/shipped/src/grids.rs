//! Tile grids: a map in which every area is one square and neighbours stay neighbours as far as a grid
//! allows. The files of `grids/`, named by the area above; adding one is adding a file.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rashin_model::AreaCode;

const FILES: &[&str] = include!(concat!(env!("OUT_DIR"), "/grids.rs"));

/// Where an area stands in a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tile {
    /// The area.
    pub area: AreaCode,
    /// Row from the north, from 1.
    pub row: u32,
    /// Column from the west, from 1.
    pub column: u32,
}

/// The grid of the areas directly below an area: of the prefectures for the nation, of the municipalities
/// for a prefecture. `None` where no grid ships.
///
/// # Panics
/// When a file of `grids/` is no grid; a test reads all of them.
pub fn grid(above: AreaCode) -> Option<&'static [Tile]> {
    static GRIDS: OnceLock<BTreeMap<AreaCode, Vec<Tile>>> = OnceLock::new();
    let grids = GRIDS.get_or_init(|| {
        let grids = FILES.iter().map(|file| read(file));
        grids.filter_map(|grid| Some((above_of(grid.first()?.area), grid))).collect()
    });
    grids.get(&above).map(Vec::as_slice)
}

/// The area whose grid an area is in.
fn above_of(area: AreaCode) -> AreaCode {
    if area == area.prefecture() { AreaCode::NATION } else { area.prefecture() }
}

fn read(file: &str) -> Vec<Tile> {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let records = reader.records().map(|record| record.expect("a grid is CSV"));
    records
        .map(|record| {
            let number = |column: usize| record.get(column).and_then(|cell| cell.parse().ok());
            let tile = || Some(Tile { area: AreaCode::parse(record.get(0)?)?, row: number(2)?, column: number(3)? });
            tile().unwrap_or_else(|| panic!("{record:?} is not: code, name, row, column"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use serde_json::Value;

    use super::{FILES, above_of, grid, read};
    use crate::{BodyKind, areas};
    use rashin_model::AreaCode;

    fn grids() -> impl Iterator<Item = (AreaCode, &'static str)> {
        FILES.iter().map(|file| (above_of(read(file)[0].area), *file))
    }

    #[test]
    fn every_grid_holds_each_area_below_once_and_no_two_on_one_tile() {
        for (above, _) in grids() {
            let tiles = grid(above).unwrap();
            let kind = if above == AreaCode::NATION { BodyKind::Prefecture } else { BodyKind::Municipality };
            let expected: BTreeSet<AreaCode> = areas()
                .iter()
                .filter(|(code, body)| body.kind == kind && above_of(*code) == above)
                .map(|(code, _)| code)
                .collect();
            let found: BTreeSet<AreaCode> = tiles.iter().map(|tile| tile.area).collect();
            assert_eq!(found, expected, "{above}");
            assert_eq!(tiles.len(), expected.len(), "{above}: an area twice");
            let places: BTreeSet<(u32, u32)> = tiles.iter().map(|tile| (tile.row, tile.column)).collect();
            assert_eq!(places.len(), tiles.len(), "{above}: two areas on one tile");
        }
        assert!(grid(AreaCode::NATION).is_some());
    }

    #[test]
    fn the_names_in_the_files_are_those_of_the_codes() {
        for (above, file) in grids() {
            for record in csv::Reader::from_reader(file.as_bytes()).records().map(Result::unwrap) {
                let body = areas().get(AreaCode::parse(&record[0]).unwrap()).unwrap();
                assert_eq!(body.name, &record[1], "{above}");
            }
        }
    }

    /// Each grid, with the file of its boundaries and how many of each hundred pairs of neighbours must
    /// touch in it, by an edge or a corner. Raise it when a grid gets better.
    const KEPT: &[(&str, &str, usize)] = &[
        ("000000", "japan_prefectures.topojson", 94),
        ("020001", "pref02_aomori.topojson", 89),
        ("050008", "pref05_akita.topojson", 92),
        ("160008", "pref16_toyama.topojson", 92),
        ("240001", "pref24_mie.topojson", 94),
    ];

    #[test]
    fn neighbours_stay_neighbours() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/boundaries");
        for (above, file, least) in KEPT {
            let Ok(text) = std::fs::read_to_string(format!("{folder}/{file}")) else {
                println!("skipped: {file} is not there");
                continue;
            };
            let neighbours = neighbours(&serde_json::from_str(&text).unwrap());
            let tiles = grid(AreaCode::parse(above).unwrap()).unwrap();
            let place = |area| tiles.iter().find(|tile| tile.area == area).unwrap();
            let touch = |(a, b): &&(AreaCode, AreaCode)| {
                let (a, b) = (place(*a), place(*b));
                a.row.abs_diff(b.row) <= 1 && a.column.abs_diff(b.column) <= 1
            };
            let kept = neighbours.iter().filter(touch).count();
            println!("{above}: {kept} of {} pairs of neighbours touch", neighbours.len());
            assert!(kept * 100 >= neighbours.len() * least, "{above}: {kept} of {}", neighbours.len());
        }
    }

    /// The pairs of areas whose polygons share an arc.
    fn neighbours(topology: &Value) -> BTreeSet<(AreaCode, AreaCode)> {
        let mut owners: BTreeMap<i64, BTreeSet<AreaCode>> = BTreeMap::new();
        for object in topology["objects"].as_object().unwrap().values() {
            for geometry in object["geometries"].as_array().unwrap() {
                if geometry["properties"]["northern_territory"] == true {
                    continue;
                }
                let code = AreaCode::parse(geometry["properties"]["code"].as_str().unwrap()).unwrap();
                note_arcs(&geometry["arcs"], &mut |arc| {
                    owners.entry(if arc < 0 { !arc } else { arc }).or_default().insert(code);
                });
            }
        }
        let pairs = owners.into_values().filter(|owners| owners.len() == 2);
        pairs.map(|owners| (*owners.first().unwrap(), *owners.last().unwrap())).collect()
    }

    fn note_arcs(arcs: &Value, note: &mut dyn FnMut(i64)) {
        match arcs {
            Value::Array(inner) => inner.iter().for_each(|one| note_arcs(one, note)),
            arc => note(arc.as_i64().unwrap()),
        }
    }
}
