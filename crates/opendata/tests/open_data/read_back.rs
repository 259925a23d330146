//! What is read back from each format is what was written.

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use rashin_model::Decimal;
use rashin_opendata::{Value, tables};
use serde_json::Value as Json;

use crate::common::plans;

#[test]
fn json_gives_back_every_cell() {
    for (name, published) in plans() {
        let release = published.release();
        for table in tables(&release.data()) {
            let layout = table.layout();
            let rows: Vec<serde_json::Map<String, Json>> =
                serde_json::from_slice(&published.file(&format!("{}.json", layout.name))).expect("JSON");
            let mut rows = rows.iter();
            let mut check = |cells: &[Value<'_>]| {
                let row = rows.next().unwrap_or_else(|| panic!("{name}/{}: a row is missing", layout.name));
                assert_eq!(row.len(), layout.fields.len(), "{name}/{}", layout.name);
                for (field, cell) in layout.fields.iter().zip(cells) {
                    let found = &row[field.name];
                    let same = match cell {
                        Value::Blank => found.is_null(),
                        Value::Decimal(number) => found.as_f64() == Some(rashin_model::amount::to_f64(*number)),
                        // serde_json reads the last bit of a number of 17 digits as it likes.
                        Value::Figure(number) => {
                            found.as_f64().is_some_and(|found| (found - number).abs() <= number.abs() * f64::EPSILON)
                        }
                        Value::Integer(number) => found.as_i64() == Some(*number),
                        Value::Flag(flag) => found.as_bool() == Some(*flag),
                        other => found.as_str() == Some(other.to_text().as_str()),
                    };
                    assert!(same, "{name}/{}.{}: {cell:?} became {found}", layout.name, field.name);
                }
                Ok(())
            };
            table.for_each_row(&release.data(), &mut check).expect("rows");
            assert_eq!(rows.next(), None, "{name}/{}", layout.name);
        }
    }
}

#[test]
fn json_keeps_the_digits_of_decimals() {
    let (_, published) = plans().iter().find(|(name, _)| *name == "mie").expect("mie");
    let text = String::from_utf8(published.file("targets.json")).expect("UTF-8");
    let with_zero = published
        .plan
        .targets
        .iter()
        .filter_map(|row| row.value.as_ref())
        .find(|amount| amount.value.scale() > 0 && amount.value.normalize().scale() < amount.value.scale());
    let amount = with_zero.expect("a target that ends in a zero after the point");
    assert!(text.contains(&format!("\"value\":{},", amount.value)), "{}", amount.value);
}

#[test]
fn parquet_gives_back_every_cell() {
    for (name, published) in plans() {
        let release = published.release();
        for table in tables(&release.data()) {
            let layout = table.layout();
            let bytes = published.file(&format!("{}.parquet", layout.name));
            let reader = SerializedFileReader::new(bytes::Bytes::from(bytes)).expect("Parquet");
            let mut rows = reader.get_row_iter(None).expect("rows");
            let mut check = |cells: &[Value<'_>]| {
                let row = rows.next().expect("a row").expect("a row");
                for ((field, cell), (column, found)) in layout.fields.iter().zip(cells).zip(row.get_column_iter()) {
                    assert_eq!(column, field.name, "{name}/{}", layout.name);
                    let same = match (cell, found) {
                        (Value::Blank, Field::Null) => true,
                        (Value::Decimal(number), Field::Decimal(found)) => {
                            let digits =
                                found.data().iter().fold(0_i128, |digits, byte| digits << 8 | i128::from(*byte));
                            let scale = u32::try_from(found.scale()).expect("a scale");
                            Decimal::try_from_i128_with_scale(digits, scale) == Ok(*number)
                        }
                        (Value::Figure(number), Field::Double(found)) => number.to_bits() == found.to_bits(),
                        (Value::Integer(number), Field::Long(found)) => number == found,
                        (Value::Flag(flag), Field::Bool(found)) => flag == found,
                        (Value::Date(day), Field::Date(found)) => {
                            jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(*found)).ok() == Some(*day)
                        }
                        (other, Field::Str(found)) => other.to_text() == *found,
                        _ => false,
                    };
                    assert!(same, "{name}/{}.{}: {cell:?} became {found:?}", layout.name, field.name);
                }
                Ok(())
            };
            table.for_each_row(&release.data(), &mut check).expect("rows");
            assert!(rows.next().is_none(), "{name}/{}", layout.name);
        }
    }
}

#[test]
fn sdmx_csv_gives_back_every_value_and_every_target() {
    for (name, published) in plans() {
        let bytes = published.file("values.sdmx.csv");
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let head = reader.headers().expect("names").clone();
        let at = |name: &str| head.iter().position(|column| column == name).expect("a column");
        let (indicator, area, measure, value, status) =
            (at("INDICATOR"), at("REF_AREA"), at("MEASURE"), at("OBS_VALUE"), at("VALUE_STATUS"));
        let mut found: Vec<[String; 5]> = reader
            .records()
            .map(|record| {
                let record = record.expect("a record");
                [indicator, area, measure, value, status].map(|place| record[place].to_owned())
            })
            .collect();
        let plan = &published.plan;
        let amount =
            |amount: Option<&rashin_model::Amount>| amount.map_or_else(String::new, |one| one.value.to_string());
        let readings = plan.readings.iter().map(|row| {
            let key = [row.indicator.to_string(), row.area.to_string(), "reading".to_owned()];
            [key[0].clone(), key[1].clone(), key[2].clone(), amount(row.value.as_ref()), row.status.code().to_owned()]
        });
        let targets = plan.targets.iter().map(|row| {
            let key = [row.indicator.to_string(), row.area.to_string(), row.kind.code().to_owned()];
            [key[0].clone(), key[1].clone(), key[2].clone(), amount(row.value.as_ref()), row.status.code().to_owned()]
        });
        let mut expected: Vec<[String; 5]> = readings.chain(targets).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn sdmx_json_gives_back_every_value_and_every_target() {
    for (name, published) in plans() {
        let message: Json = serde_json::from_slice(&published.file("values.sdmx.json")).expect("JSON");
        let structure = &message["data"]["structures"][0];
        let values = |place: usize| structure["dimensions"]["series"][place]["values"].as_array().expect("values");
        let times = structure["dimensions"]["observation"][0]["values"].as_array().expect("values");
        let mut found = Vec::new();
        for (key, series) in message["data"]["dataSets"][0]["series"].as_object().expect("series") {
            let places: Vec<usize> = key.split(':').map(|place| place.parse().expect("a place")).collect();
            let id = |dimension: usize| values(dimension)[places[dimension]]["id"].as_str().expect("an id").to_owned();
            for (time, observation) in series["observations"].as_object().expect("observations") {
                assert!(times.get(time.parse::<usize>().expect("a place")).is_some(), "{name}");
                found.push(([id(0), id(1), id(2)], observation[0].as_f64()));
            }
        }
        let plan = &published.plan;
        let number = |amount: Option<&rashin_model::Amount>| amount.map(rashin_model::Amount::as_f64);
        let readings = plan.readings.iter().map(|row| {
            ([row.indicator.to_string(), row.area.to_string(), "reading".to_owned()], number(row.value.as_ref()))
        });
        let targets = plan.targets.iter().map(|row| {
            ([row.indicator.to_string(), row.area.to_string(), row.kind.code().to_owned()], number(row.value.as_ref()))
        });
        let mut expected: Vec<_> = readings.chain(targets).collect();
        let order = |a: &([String; 3], Option<f64>), b: &([String; 3], Option<f64>)| a.partial_cmp(b).expect("numbers");
        found.sort_by(order);
        expected.sort_by(order);
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn entities_tell_a_value_from_each_kind_of_absence() {
    for (name, published) in plans() {
        let entities: Vec<Json> = serde_json::from_slice(&published.file("entities.ngsi.jsonld")).expect("JSON");
        let values: Vec<&Json> = entities.iter().filter(|entity| entity["type"] == "KeyPerformanceIndicator").collect();
        assert_eq!(values.len(), published.plan.readings.len(), "{name}");
        for (entity, reading) in values.iter().zip(&published.plan.readings) {
            let number = entity.get("kpiValue").and_then(|property| property["value"].as_f64());
            assert_eq!(number, reading.value.as_ref().map(rashin_model::Amount::as_f64), "{name}: {}", entity["id"]);
            assert_eq!(entity["valueStatus"]["value"], reading.status.code(), "{name}: {}", entity["id"]);
        }
        // The model knows these words only, and a provider is a text.
        let frequencies = ["hourly", "daily", "weekly", "monthly", "yearly", "quarterly", "bimonthly", "biweekly"];
        for entity in &values {
            let frequency = entity["calculationFrequency"]["value"].as_str();
            assert!(frequency.is_none_or(|word| frequencies.contains(&word)), "{name}: {}", entity["id"]);
            let provider = entity.get("provider");
            assert!(provider.is_none_or(|provider| provider["value"].is_string()), "{name}: {}", entity["id"]);
        }
        let ids: std::collections::BTreeSet<&str> =
            entities.iter().filter_map(|entity| entity["id"].as_str()).collect();
        assert_eq!(ids.len(), entities.len(), "{name}: identifiers are unique");
        let text = String::from_utf8(published.file("entities.ngsi-v2.json")).expect("UTF-8");
        let entities: Vec<Json> = serde_json::from_str(&text).expect("JSON");
        for entity in &entities {
            for value in
                entity.as_object().expect("an entity").values().filter_map(|attribute| attribute["value"].as_str())
            {
                assert!(!value.contains(['<', '>', '"', '\'', '=', ';', '(', ')']), "{name}: {value}");
            }
        }
    }
}
