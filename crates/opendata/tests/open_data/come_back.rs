//! The values of a release come back into its plan as they were.

use rashin_exchange::Surroundings;
use rashin_exchange::mapped::ValueFile;
use rashin_model::tables::Reading;

use crate::common::plans;

#[test]
fn every_form_with_values_comes_back_without_a_mapping_and_changes_nothing() {
    let is_real = |area| rashin_shipped::areas().contains(area);
    let surroundings =
        Surroundings { is_real_area: &is_real, shipped_rubrics: rashin_shipped::rubrics(), unread_codes: &[] };
    let key = |row: &Reading| (row.indicator.clone(), row.area, row.period);
    for (name, published) in plans() {
        let plan = &published.plan;
        if plan.readings.is_empty() {
            continue;
        }
        for file in
            ["readings.csv", "readings_bom.csv", "values.sdmx.csv", "entities.ngsi.jsonld", "entities.ngsi-v2.json"]
        {
            let values = ValueFile::of(file.to_owned(), published.file(file)).expect("a file of values");
            let loaded = values.read(plan, values.own_mapping().as_ref(), &surroundings).expect("readable");
            let problems: Vec<_> = loaded.problems.iter().map(|one| (&one.at.en, &one.problem.sentence.en)).collect();
            let mut found = loaded.readings.unwrap_or_else(|| panic!("{name}/{file}: {problems:?}"));
            found.sort_by_key(key);
            let mut wanted = plan.readings.clone();
            wanted.sort_by_key(key);
            assert_eq!(found.len(), wanted.len(), "{name}/{file}");
            for (found, wanted) in found.iter().zip(&wanted) {
                assert_eq!(found.value, wanted.value, "{name}/{file}: {:?}", key(wanted));
                assert_eq!(found.denominator, wanted.denominator, "{name}/{file}: {:?}", key(wanted));
                assert_eq!(found.status, wanted.status, "{name}/{file}: {:?}", key(wanted));
            }
        }
    }
}
