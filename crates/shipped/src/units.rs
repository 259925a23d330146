//! Units of measure in English.

use std::sync::OnceLock;

const UNITS: &str = include_str!("../../../words/units.csv");

/// The English word for a unit that a plan writes in Japanese: the rows of `words/units.csv`. Nothing for one that
/// is not there, which then stays as it is written.
///
/// ```
/// assert_eq!(rashin_shipped::unit_in_english("世帯"), Some("households"));
/// assert_eq!(rashin_shipped::unit_in_english("俵"), None);
/// ```
pub fn unit_in_english(unit: &str) -> Option<&'static str> {
    static ROWS: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| UNITS.lines().skip(1).filter_map(|line| line.split_once(',')).collect());
    rows.iter().find(|(own, _)| *own == unit).map(|(_, english)| *english)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_unit_stands_once_and_has_plain_english() {
        let units: Vec<&str> = UNITS.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
        let different: BTreeSet<&str> = units.iter().copied().collect();
        assert_eq!(units.len(), different.len());
        assert!(
            units
                .iter()
                .all(|unit| unit_in_english(unit).is_some_and(|english| !english.is_empty() && english.is_ascii()))
        );
    }
}
