//! Value classes of a map.

use rust_decimal::Decimal;

use crate::rounding::round_half_up;

/// The most classes of a map: more shades cannot be told apart.
pub const MOST_CLASSES: usize = 5;

/// A class of values: what its areas have, from the lowest to the highest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class {
    /// Lowest value in it, as shown.
    pub from: Decimal,
    /// Highest value in it, as shown.
    pub to: Decimal,
    /// How many areas are in it.
    pub areas: usize,
}

/// Quantile classes (分位) of the values as shown, the lowest first; with each value, its class from 0.
///
/// Formula: the n values, rounded half-up to `decimals`, are sorted; class k of 5 begins at the value
/// in place ⌈k·n / 5⌉ (from 0). Equal values are never parted: they fall into the highest class that
/// begins at or below them, and classes that begin at one value are one. So there are five classes
/// of about n / 5 areas, or fewer when there are fewer different values.
///
/// Unit and range: values in the unit of the indicator; a class is printed with its lowest and highest
/// value, so that there are no bounds that nobody has.
///
/// Source: quantile classification as in Slocum et al., Thematic Cartography, ch. 5.
///
/// ```
/// use rashin_eval::areas::quantile_classes;
/// let values = [8, 3, 3, 10, 5, 6, 7, 9, 2, 4].map(rust_decimal::Decimal::from);
/// let (classes, of) = quantile_classes(&values, 0);
/// assert_eq!(classes.len(), 5);
/// assert_eq!((classes[0].from, classes[0].to, classes[0].areas), (2.into(), 2.into(), 1));
/// assert_eq!(of[1], of[2]);
/// ```
pub fn quantile_classes(values: &[Decimal], decimals: u32) -> (Vec<Class>, Vec<usize>) {
    let shown: Vec<Decimal> = values.iter().map(|value| round_half_up(*value, decimals)).collect();
    let mut sorted = shown.clone();
    sorted.sort_unstable();
    let mut begins: Vec<Decimal> = (0..MOST_CLASSES)
        .filter_map(|class| sorted.get((class * sorted.len()).div_ceil(MOST_CLASSES)).copied())
        .collect();
    begins.dedup();
    let class_of = |value: Decimal| begins.partition_point(|begin| *begin <= value).saturating_sub(1);
    let of: Vec<usize> = shown.iter().map(|value| class_of(*value)).collect();
    let classes = (0..begins.len())
        .map(|class| {
            let within = sorted.iter().filter(|value| class_of(**value) == class);
            let to = within.clone().max().copied().unwrap_or(begins[class]);
            Class { from: begins[class], to, areas: within.count() }
        })
        .collect();
    (classes, of)
}

#[cfg(test)]
mod tests {
    use super::quantile_classes;
    use rust_decimal::Decimal;

    fn of(values: &[i64]) -> (Vec<(Decimal, Decimal, usize)>, Vec<usize>) {
        let values: Vec<Decimal> = values.iter().map(|value| Decimal::new(*value, 1)).collect();
        let (classes, of) = quantile_classes(&values, 0);
        (classes.into_iter().map(|class| (class.from, class.to, class.areas)).collect(), of)
    }

    #[test]
    fn different_values_are_spread_evenly() {
        let (classes, of) = of(&[100, 90, 80, 70, 60, 50, 40, 30, 20, 10]);
        assert_eq!(classes.iter().map(|class| class.2).collect::<Vec<_>>(), [2; 5]);
        assert_eq!(of, [4, 4, 3, 3, 2, 2, 1, 1, 0, 0]);
    }

    #[test]
    fn values_that_look_equal_share_a_class() {
        let (classes, of) = of(&[104, 96, 100, 300]);
        assert_eq!(of[..3], [0, 0, 0]);
        assert_eq!(classes, [(10.into(), 10.into(), 3), (30.into(), 30.into(), 1)]);
    }

    #[test]
    fn one_value_everywhere_is_one_class_and_none_is_none() {
        assert_eq!(of(&[70, 70, 70]).0, [(7.into(), 7.into(), 3)]);
        assert_eq!(of(&[]), (Vec::new(), Vec::new()));
    }

    #[test]
    fn every_area_is_in_the_class_that_spans_its_value() {
        let values: Vec<i64> = (0..43).map(|n| n * n % 37 * 10).collect();
        let (classes, of) = of(&values);
        assert_eq!(classes.iter().map(|class| class.2).sum::<usize>(), 43);
        for (value, class) in values.iter().zip(of) {
            let shown = Decimal::from(value / 10);
            assert!(classes[class].0 <= shown && shown <= classes[class].1);
        }
    }
}
