//! Files of boundaries: every form, what is wrong with them, and the real ones where they are there.

use std::io::{Cursor, Write};
use std::path::Path;

use rashin_boundaries::{BoundarySet, Sets, make_sets, read_outlines};
use rashin_model::AreaCode;
use rashin_shipped::{BodyKind, areas};
use shapefile::dbase::encoding::EncodingRs;
use shapefile::dbase::encoding_rs::SHIFT_JIS;
use shapefile::dbase::{FieldName, FieldValue, Record, TableWriterBuilder};
use shapefile::{Point, Polygon, PolygonRing, ShapeWriter};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn code(text: &str) -> AreaCode {
    AreaCode::parse(text).expect("an area code")
}

/// A square of a tenth of a degree as GeoJSON coordinates.
fn square(x: f64, y: f64) -> String {
    let (right, top) = (x + 0.1, y + 0.1);
    format!("[[[{x},{y}],[{right},{y}],[{right},{top}],[{x},{top}],[{x},{y}]]]")
}

fn geojson(features: &[(&str, String)]) -> String {
    let features: Vec<String> = features
        .iter()
        .map(|(properties, coordinates)| {
            format!(
                r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{{"type":"Polygon","coordinates":{coordinates}}}}}"#
            )
        })
        .collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

fn sets(bytes: &[u8]) -> Sets {
    let outlines = read_outlines(bytes, None).unwrap_or_else(|problems| panic!("{problems:?}"));
    make_sets(outlines.outlines, false).unwrap_or_else(|problems| panic!("{problems:?}"))
}

#[test]
fn geojson_gives_a_set_per_prefecture_and_says_which_municipalities_are_missing() {
    let text = geojson(&[
        (r#""N03_007":"16201""#, square(137.0, 36.0)),
        (r#""N03_007":"16202""#, square(137.1, 36.0)),
        (r#""N03_007":"05201""#, square(140.0, 39.0)),
    ]);
    let found = sets(text.as_bytes());
    let above: Vec<AreaCode> = found.sets.iter().map(|set| set.above).collect();
    assert_eq!(above, [code("050008"), code("160008")]);
    assert_eq!(found.missing.len(), 24 + 13);
    assert_eq!(found.sets[1].areas().collect::<Vec<_>>(), [code("162019"), code("162027")]);
}

#[test]
fn topojson_gives_the_same_as_the_geojson_of_the_same_shapes() {
    let topology = r#"{"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[137,36]},
        "arcs":[[[1,0],[0,1]],[[1,1],[-1,0],[0,-1],[1,0]],[[1,0],[1,0],[0,1],[-1,0]]],
        "objects":{"towns":{"type":"GeometryCollection","geometries":[
            {"type":"Polygon","arcs":[[0,1]],"properties":{"code":"162019"}},
            {"type":"MultiPolygon","arcs":[[[2,-1]]],"properties":{"code":"162027"}}]}}}"#;
    let text = geojson(&[(r#""code":"162019""#, square(137.0, 36.0)), (r#""code":"162027""#, square(137.1, 36.0))]);
    assert_eq!(sets(topology.as_bytes()), sets(text.as_bytes()));
}

/// A zip as 国土数値情報 N03 has it: Shift_JIS, five digits in N03_007, one row per polygon.
fn n03(rows: &[(&str, &str, f64, f64)]) -> Vec<u8> {
    let (mut lines, mut index, mut table) = (Cursor::new(Vec::new()), Cursor::new(Vec::new()), Cursor::new(Vec::new()));
    {
        let name = |name: &str| FieldName::try_from(name).expect("a name");
        let builder = TableWriterBuilder::with_encoding(EncodingRs::from(SHIFT_JIS));
        let builder = builder.add_character_field(name("N03_004"), 30).add_character_field(name("N03_007"), 5);
        let mut writer = builder.build_with_dest(&mut table);
        let mut shapes = ShapeWriter::with_shx(&mut lines, &mut index);
        for (municipality, code, x, y) in rows {
            let corners = [(0.0, 0.0), (0.0, 0.1), (0.1, 0.1), (0.1, 0.0), (0.0, 0.0)];
            let ring = corners.iter().map(|(dx, dy)| Point::new(x + dx, y + dy)).collect();
            shapes.write_shape(&Polygon::new(PolygonRing::Outer(ring))).expect("a polygon");
            let mut record = Record::default();
            record.insert("N03_004".to_owned(), FieldValue::Character(Some((*municipality).to_owned())));
            let code = (!code.is_empty()).then(|| (*code).to_owned());
            record.insert("N03_007".to_owned(), FieldValue::Character(code));
            writer.write_record(&record).expect("a row");
        }
        shapes.finalize().expect("the shapes");
        writer.finalize().expect("the table");
    }
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (end, bytes) in [("shp", lines), ("shx", index), ("dbf", table)] {
        archive.start_file(format!("N03-20250101_16.{end}"), SimpleFileOptions::default()).expect("a file");
        archive.write_all(&bytes.into_inner()).expect("its bytes");
    }
    archive.finish().expect("the zip").into_inner()
}

#[test]
fn a_zipped_shapefile_is_read_its_parts_put_together_and_what_belongs_to_nobody_left_out() {
    let bytes = n03(&[
        ("富山市", "16201", 137.0, 36.0),
        ("富山市", "16201", 137.1, 36.0),
        ("高岡市", "16202", 137.0, 36.1),
        ("所属未定地", "", 138.0, 36.0),
    ]);
    let outlines = read_outlines(&bytes, None).expect("readable");
    assert_eq!((outlines.code_property.as_str(), outlines.without_code), ("N03_007", 1));
    let found = make_sets(outlines.outlines, false).expect("known codes");
    assert_eq!(found.sets[0].areas().count(), 2);
    assert_eq!(found.sets[0].plane(code("162019")).expect("Toyama").len(), 1, "two parts that touch are one");
}

#[test]
fn wards_become_their_city() {
    let text = geojson(&[(r#""N03_007":"01101""#, square(141.0, 43.0)), (r#""N03_007":"01102""#, square(141.1, 43.0))]);
    assert_eq!(sets(text.as_bytes()).sets[0].areas().collect::<Vec<_>>(), [code("011002")]);
}

fn problems(text: &str) -> Vec<String> {
    let found = read_outlines(text.as_bytes(), None).and_then(|read| make_sets(read.outlines, false));
    let problems = found.expect_err("problems");
    problems.iter().map(|one| format!("{}: {} ({})", one.place.en, one.sentence.en, one.hint.en)).collect()
}

#[test]
fn every_problem_is_named_at_once_with_its_place_and_the_way_out() {
    let text = geojson(&[
        (r#""code":"162019""#, square(137.0, 36.0)),
        (r#""code":"162018""#, square(137.1, 36.0)),
        (r#""code":"162027""#, "[[[137,36],[137,37]]]".to_owned()),
        (r#""code":"162043""#, "[[[4512,8800],[4513,8800],[4513,8801],[4512,8800]]]".to_owned()),
    ]);
    let found = problems(&text);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].starts_with("feature 2: code \"162018\" is not an area code (correct it"), "{}", found[0]);
    assert!(found[1].starts_with("feature 3: a line has fewer than three points"), "{}", found[1]);
    assert!(found[2].starts_with("feature 4: a coordinate is not a longitude"), "{}", found[2]);
}

#[test]
fn a_code_that_no_area_has_is_a_problem_unless_it_is_to_be_left_out() {
    let text = geojson(&[(r#""code":"990001""#, square(137.0, 36.0)), (r#""code":"162019""#, square(137.0, 36.0))]);
    assert!(problems(&text)[0].contains("--skip-unknown"));
    let outlines = read_outlines(text.as_bytes(), None).expect("readable").outlines;
    assert_eq!(make_sets(outlines, true).expect("the rest").left_out, [code("990001")]);
}

#[test]
fn a_file_without_codes_says_what_it_has_and_a_property_can_be_named() {
    let text = geojson(&[(r#""jichitai":"16201","name":"富山市""#, square(137.0, 36.0))]);
    let found = problems(&text);
    assert!(found[0].contains("--code-property") && found[0].contains("jichitai"), "{found:?}");
    let outlines = read_outlines(text.as_bytes(), Some("jichitai")).expect("readable");
    assert_eq!(outlines.outlines[0].code, code("162019"));
}

#[test]
fn what_holds_no_boundaries_is_refused_with_the_forms_that_can_be_read() {
    for text in ["", "{}", "code,name\n1,2", r#"{"type":"FeatureCollection","features":[]}"#, "PK\u{3}\u{4}broken"] {
        let found = problems(text);
        assert!(found[0].contains("GeoJSON, TopoJSON, or a Shapefile"), "{text}: {found:?}");
    }
}

#[test]
fn what_is_kept_is_read_back() {
    let found = sets(geojson(&[(r#""code":"162019""#, square(137.0, 36.0))]).as_bytes());
    let bytes = found.sets[0].write();
    let again = BoundarySet::read(&bytes).expect("a set");
    assert_eq!(again.write(), bytes);
    assert_eq!(again.plane(code("162019")).expect("Toyama")[0].len(), 5);
    assert!(BoundarySet::read(b"{}").is_err());
    assert!(BoundarySet::read(br#"{"above":"160008","arcs":[],"areas":[{"code":"162019","rings":[[0]]}]}"#).is_err());
}

fn real(file: &str) -> Option<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/boundaries");
    let bytes = std::fs::read(folder.join(file)).ok();
    if bytes.is_none() {
        println!("skipped: {file} is not there");
    }
    bytes
}

#[test]
fn real_files_hold_every_municipality_and_stay_small() {
    for (name, above) in
        [("pref02_aomori", "020001"), ("pref05_akita", "050008"), ("pref16_toyama", "160008"), ("pref24_mie", "240001")]
    {
        let (Some(geojson), Some(topojson)) = (real(&format!("{name}.geojson")), real(&format!("{name}.topojson")))
        else {
            return;
        };
        let found = sets(&topojson);
        assert_eq!((found.sets.len(), found.missing.len()), (1, 0), "{name}");
        let set = &found.sets[0];
        assert_eq!(set.above, code(above));
        let all =
            areas().iter().filter(|(area, body)| body.kind == BodyKind::Municipality && area.prefecture() == set.above);
        assert_eq!(set.areas().count(), all.count(), "{name}");
        println!("{name}: {} points, {} bytes kept", set.points(), set.write().len());
        assert!(set.write().len() < 40_000, "{name}: {}", set.write().len());
        assert_eq!(sets(&geojson).sets[0].areas().count(), set.areas().count(), "{name}");
        for area in set.areas() {
            let rings = set.plane(area).expect("it is in the set");
            assert!(rings[0].len() >= 4 && rings[0].first() == rings[0].last(), "{name} {area}: {:?}", rings[0]);
        }
    }
}

#[test]
fn the_whole_country_gives_47_sets_and_that_of_the_prefectures() {
    let (Some(municipalities), Some(prefectures)) =
        (real("japan_municipalities.topojson"), real("japan_prefectures.topojson"))
    else {
        return;
    };
    let found = sets(&municipalities);
    assert_eq!((found.sets.len(), found.missing.len()), (48, 0), "{:?}", found.missing);
    let whole = &found.sets[0];
    assert_eq!((whole.above, whole.areas().count()), (AreaCode::NATION, 47));
    println!("prefectures from municipalities: {} points, {} bytes", whole.points(), whole.write().len());
    let own = &sets(&prefectures).sets[0];
    println!("prefectures: {} points, {} bytes", own.points(), own.write().len());
    assert_eq!(own.areas().count(), 47);
    assert!(whole.write().len() < 60_000 && own.write().len() < 60_000);
}
