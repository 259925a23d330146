//! What several plans measure: the entries of their tables `concepts`, brought together.

use std::sync::Arc;

use rashin_model::plan::titled;
use rashin_model::{Code, Lang, tables};

use crate::plan_view::PlanView;

/// An indicator that measures it.
pub struct Measured<'a> {
    /// The plan.
    pub view: &'a PlanView,
    /// Position of the indicator.
    pub position: usize,
    /// The entry.
    pub entry: &'a tables::Concept,
}

/// Something that is measured.
pub struct Concept<'a> {
    /// Its code.
    pub code: &'a Code,
    /// The indicators, plan by plan; one or more.
    pub rows: Vec<Measured<'a>>,
}

impl<'a> Concept<'a> {
    /// What it is called, by the first plan that is listed.
    pub fn name(&self, lang: Lang) -> (&'a str, Lang) {
        let first = self.rows[0].entry;
        titled(&first.name, first.name_en.as_deref(), lang)
    }

    /// The plans, each once.
    pub fn plans(&self) -> impl Iterator<Item = &'a PlanView> {
        let mut seen: Vec<&PlanView> = Vec::new();
        for row in &self.rows {
            if !seen.iter().any(|view| view.plan.profile.code == row.view.plan.profile.code) {
                seen.push(row.view);
            }
        }
        seen.into_iter()
    }

    /// How many indicators share one definition: those without a difference, if there are two.
    pub fn agreeing(&self) -> usize {
        let same = self.rows.iter().filter(|row| row.entry.difference.is_none()).count();
        if same > 1 { same } else { 0 }
    }
}

/// Everything that is named as measured, by the first plan that names it.
pub fn concepts(plans: &[Arc<PlanView>]) -> Vec<Concept<'_>> {
    let mut found: Vec<Concept<'_>> = Vec::new();
    for view in plans.iter().map(AsRef::as_ref) {
        for entry in &view.plan.concepts {
            let Some(position) = view.position(entry.indicator.as_str()) else { continue };
            let row = Measured { view, position, entry };
            match found.iter_mut().find(|concept| *concept.code == entry.concept) {
                Some(concept) => concept.rows.push(row),
                None => found.push(Concept { code: &entry.concept, rows: vec![row] }),
            }
        }
    }
    found
}
