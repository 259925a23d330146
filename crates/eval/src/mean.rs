//! Weighted means: arithmetic, geometric, harmonic.

use crate::reason::{Figure, Reason, finite};

/// A kind of mean. From the first to the last, a low value is made up for less by high ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mean {
    /// Σ w·x / Σ w.
    Arithmetic,
    /// exp(Σ w·ln x / Σ w).
    Geometric,
    /// Σ w / Σ (w/x).
    Harmonic,
}

/// Weighted mean of `items`, each a pair (value, weight).
///
/// Formula: by [`Mean`]. Unit and range: that of the values, between the least and the greatest.
/// Items of weight 0 do not count. A 0 makes the geometric mean 0.
///
/// Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 6.
///
/// # Errors
/// [`Reason::NoReading`] without items; [`Reason::NoWeight`] when a weight is negative or the
/// weights do not add up to more than 0; [`Reason::NotPositive`] for a negative value in the
/// geometric and a value of 0 or less in the harmonic mean; [`Reason::OutOfRange`].
///
/// ```
/// use rashin_eval::mean::{weighted_mean, Mean};
/// let items = [(2.0, 1.0), (8.0, 1.0)];
/// assert_eq!(weighted_mean(Mean::Arithmetic, &items), Ok(5.0));
/// assert_eq!(weighted_mean(Mean::Geometric, &items), Ok(4.0));
/// assert_eq!(weighted_mean(Mean::Harmonic, &items), Ok(3.2));
/// ```
pub fn weighted_mean(mean: Mean, items: &[(f64, f64)]) -> Figure {
    if items.is_empty() {
        return Err(Reason::NoReading);
    }
    let whole = total_weight(items.iter().map(|item| item.1))?;
    let counted = items.iter().filter(|item| item.1 > 0.0);
    match mean {
        Mean::Arithmetic => finite(counted.map(|(value, weight)| weight / whole * value).sum()),
        Mean::Geometric => {
            let mut exponent = 0.0;
            for (value, weight) in counted {
                if *value < 0.0 {
                    return Err(Reason::NotPositive);
                }
                exponent += weight / whole * value.ln();
            }
            finite(exponent.exp())
        }
        Mean::Harmonic => {
            let mut inverse = 0.0;
            for (value, weight) in counted {
                if *value <= 0.0 {
                    return Err(Reason::NotPositive);
                }
                inverse += weight / whole / value;
            }
            finite(1.0 / inverse)
        }
    }
}

/// The sum of weights, if it can be divided by.
pub(crate) fn total_weight(weights: impl Iterator<Item = f64>) -> Figure {
    let mut whole = 0.0;
    for weight in weights {
        if weight < 0.0 {
            return Err(Reason::NoWeight);
        }
        whole += weight;
    }
    if whole == 0.0 {
        return Err(Reason::NoWeight);
    }
    finite(whole)
}
