//! Units that stand beside values.

use rashin_model::tables::Scale;
use rashin_model::{Amount, Decimal};

/// A unit with its multiplier: 千件.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Unit {
    scale: Option<Scale>,
    unit: Option<Box<str>>,
}

impl Unit {
    /// Reads a unit as it is written: 千件, %, 百万円.
    pub fn read(text: &str) -> Self {
        match Amount::parse(&format!("0{text}")) {
            Some(parsed) => Self { scale: parsed.scale, unit: parsed.unit },
            None => Self { scale: None, unit: (!text.is_empty()).then(|| text.into()) },
        }
    }

    /// The same unit in thousands, millions ...; `None` for a factor that has no name.
    pub fn times(mut self, factor: Decimal) -> Option<Self> {
        let own = self.scale.unwrap_or(Scale::One).factor();
        let whole = own.checked_mul(factor)?;
        self.scale = Some(*Scale::ALL.iter().find(|scale| scale.factor() == whole)?);
        Some(self)
    }

    /// Writes the unit beside a value, as if it had stood in one cell with it; `false` when the value names
    /// another one itself.
    pub fn join(&self, value: &mut Amount) -> bool {
        if self.scale.is_none() && self.unit.is_none() {
            return true;
        }
        if value.scale.is_none() && value.unit.is_none() {
            (value.scale, value.unit) = (self.scale, self.unit.clone());
            return true;
        }
        (value.scale, &value.unit) == (self.scale, &self.unit)
    }
}
