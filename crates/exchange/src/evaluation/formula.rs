//! The formulas behind the figures.

use rashin_eval::FORMULAS;
use serde::Serialize;
use utoipa::ToSchema;

/// A formula, named beside its figures.
#[derive(Debug, Serialize, ToSchema)]
pub struct FormulaRecord {
    /// Machine name; the field of the record that it fills has the same name.
    pub name: &'static str,
    /// The formula in symbols: b baseline, T target, y actual, t time, d direction.
    pub formula: &'static str,
    /// Unit of the result.
    pub unit: &'static str,
    /// Source of the formula.
    pub source: &'static str,
    /// What it says, in Japanese.
    pub meaning_ja: &'static str,
    /// What it says, in English.
    pub meaning_en: &'static str,
}

/// Every formula of the engine.
pub fn formula_records() -> Vec<FormulaRecord> {
    let record = |formula: &rashin_eval::Formula| FormulaRecord {
        name: formula.name,
        formula: formula.formula,
        unit: formula.unit,
        source: formula.source,
        meaning_ja: formula.ja,
        meaning_en: formula.en,
    };
    FORMULAS.iter().map(record).collect()
}
